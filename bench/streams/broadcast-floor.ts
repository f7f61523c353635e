import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

/** What sending costs without GraphQL: every event's bytes lie ready, and `ws` sends them to whom it concerns. */
const [port = '', groupCount = '1', ...messages] = process.argv.slice(2);
const groups = Array.from({ length: Number(groupCount) }, () => new Set<WebSocket>());
const frames = messages.map((message) => Buffer.from(message));

const server = createServer((request, response) => {
  const event = Number(request.headers['x-event'] ?? 0);
  request.resume();
  request.on('end', () => {
    response.end('{"data":{"__typename":"Query"}}');
    const frame = frames[event % frames.length] ?? Buffer.alloc(0);
    for (const socket of groups[event % groups.length] ?? []) {
      socket.send(frame, { binary: false });
    }
  });
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket) => {
  socket.on('message', (data) => {
    const { type, payload } = JSON.parse((data as Buffer).toString()) as {
      type: string;
      payload?: { extensions?: { group?: number } };
    };
    if (type === 'connection_init') socket.send('{"type":"connection_ack"}');
    if (type === 'subscribe') groups[payload?.extensions?.group ?? 0]?.add(socket);
  });
});
server.listen(Number(port), '127.0.0.1');
