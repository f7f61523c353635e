import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { HttpRefusal } from './http-refusal.ts';

/** The text of a JSON body, no longer than the limit even after inflating; throws an HttpRefusal for any other. */
export async function readJsonText(request: IncomingMessage, limitBytes: number): Promise<string> {
  checkJsonType(request.headers['content-type']);
  const inflateBody = chooseInflater(request.headers['content-encoding']);

  const received = await receive(request, limitBytes);
  const body =
    inflateBody === null ? received : await inflateWithin(inflateBody, received, limitBytes);
  if (!isUtf8(body))
    throw new HttpRefusal(400, 'Cannot read the request body: it is not valid UTF-8');
  return body.toString('utf8');
}

/** JSON in UTF-8 and nothing else; how most clients write it is checked without taking it apart. */
export function checkJsonType(contentType: string | undefined): void {
  if (contentType === JSON_TYPE || contentType === `${JSON_TYPE}; charset=utf-8`) return;

  const [type, ...parameters] = (contentType ?? '')
    .split(';')
    .map((part) => part.trim().toLowerCase());
  if (type !== JSON_TYPE) {
    throw new HttpRefusal(
      415,
      `Cannot read the request body: its content-type is ${contentType === undefined ? 'missing' : `"${contentType}"`}, but must be ${JSON_TYPE}`,
      { code: 'UNSUPPORTED_MEDIA_TYPE', headers: { 'accept-post': JSON_TYPE } },
    );
  }
  for (const parameter of parameters) {
    const charset = /^charset\s*=\s*"?([^"]*)"?$/.exec(parameter)?.[1];
    if (charset === undefined || charset === 'utf-8' || charset === 'utf8') continue;
    throw new HttpRefusal(
      415,
      `Cannot read the request body: its charset is "${charset}", but must be utf-8`,
      { code: 'UNSUPPORTED_MEDIA_TYPE' },
    );
  }
}

const JSON_TYPE = 'application/json';

type Inflate = (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const INFLATERS: Readonly<Record<string, Inflate>> = {
  gzip: promisify(gunzip) as Inflate, // promisify picks the overload without options
  'x-gzip': promisify(gunzip) as Inflate,
  deflate: promisify(inflate) as Inflate,
  br: promisify(brotliDecompress) as Inflate,
};

/** One encoding at most: encodings upon encodings are how small bodies become huge ones. */
function chooseInflater(contentEncoding: string | undefined): Inflate | null {
  if (contentEncoding === undefined) return null;
  const encoding = contentEncoding.trim().toLowerCase();
  if (encoding === '' || encoding === 'identity') return null;
  const inflateBody = Object.hasOwn(INFLATERS, encoding) ? INFLATERS[encoding] : undefined;
  if (inflateBody !== undefined) return inflateBody;
  throw new HttpRefusal(
    415,
    `Cannot read the request body: its content-encoding is "${contentEncoding}", but must be one of ${Object.keys(INFLATERS).join(', ')}`,
    { code: 'UNSUPPORTED_MEDIA_TYPE', headers: { 'accept-encoding': 'gzip, deflate, br' } },
  );
}

async function inflateWithin(
  inflateBody: Inflate,
  body: Buffer,
  limitBytes: number,
): Promise<Buffer> {
  try {
    return await inflateBody(body, { maxOutputLength: limitBytes });
  } catch (error) {
    const tooLong =
      error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    if (tooLong) throw bodyTooLong(limitBytes);
    throw new HttpRefusal(
      400,
      'Cannot read the request body: it is not encoded as its content-encoding says',
    );
  }
}

function receive(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limitBytes) return Promise.reject(bodyTooLong(limitBytes));

  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > limitBytes) {
        request.removeAllListeners('data');
        reject(bodyTooLong(limitBytes));
        return;
      }
      chunks.push(chunk);
    });
    request.on('end', () =>
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)),
    );
    request.on('error', () => reject(new ClientGone()));
    request.on('close', () => {
      if (!request.complete) reject(new ClientGone());
    });
  });
}

/** The client left before it had said what it wanted: there is nobody to answer. */
export class ClientGone extends Error {
  constructor() {
    super('Cannot read the request: the client is gone');
    this.name = 'ClientGone';
  }
}

function bodyTooLong(limitBytes: number): HttpRefusal {
  return new HttpRefusal(
    413,
    `Cannot read the request body: it is longer than ${limitBytes} bytes`,
    // The rest of the body is never read, so the connection cannot carry another request.
    { code: 'PAYLOAD_TOO_LARGE', headers: { connection: 'close' } },
  );
}
