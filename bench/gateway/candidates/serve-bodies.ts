import { createServer } from 'node:http';

/** Answers POST requests by the text of their body; null is a body that nobody prepared. */
export function serveBodies(port: number, answer: (body: string) => Promise<Buffer | null>): void {
  createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [first = Buffer.alloc(0)] = chunks;
      const body = chunks.length === 1 ? first : Buffer.concat(chunks);
      void answer(body.toString('utf8')).then((bytes) => {
        response.writeHead(bytes === null ? 400 : 200, {
          'content-type': 'application/json',
          'content-length': bytes?.length ?? 0,
        });
        response.end(bytes ?? undefined);
      });
    });
  }).listen(port, '127.0.0.1');
}
