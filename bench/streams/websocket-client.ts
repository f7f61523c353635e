import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** Only what counting the messages of thousands of subscribers takes, since it runs beside what is measured. */
export interface WebsocketClient {
  send(text: string): void;
  /** Leaves whatever comes unread from now on. */
  stall(): void;
  close(): void;
}

export interface WebsocketHandlers {
  readonly onText: (payload: Buffer) => void;
  readonly onClose: () => void;
}

const TEXT = 0x1;
const CLOSE = 0x8;
const PING = 0x9;
const PONG = 0xa;

/** https://www.rfc-editor.org/rfc/rfc6455, without fragments, which nobody here sends. */
export function openWebsocket(
  { port, path }: { port: number; path: string },
  handlers: WebsocketHandlers,
): Promise<WebsocketClient> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(
        `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nconnection: upgrade\r\nupgrade: websocket\r\n` +
          `sec-websocket-version: 13\r\nsec-websocket-key: ${randomBytes(16).toString('base64')}\r\n` +
          'sec-websocket-protocol: graphql-transport-ws\r\n\r\n',
      );
    });
    socket.setNoDelay(true);
    socket.on('error', reject);
    socket.on('close', handlers.onClose);
    let isOpen = false;
    let rest: Buffer = Buffer.alloc(0);
    socket.on('data', (data) => {
      const chunk = data as Buffer; // no encoding was set
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      if (!isOpen) {
        const end = rest.indexOf('\r\n\r\n');
        if (end === -1) return;
        if (!rest.subarray(0, 12).toString('latin1').endsWith(' 101')) {
          reject(new Error(`Cannot open a websocket: ${rest.subarray(0, 200).toString('latin1')}`));
          return;
        }
        isOpen = true;
        rest = rest.subarray(end + 4);
        resolve({
          send: (text) => socket.write(toFrame(TEXT, Buffer.from(text))),
          stall: () => socket.pause(),
          close: () => socket.destroy(),
        });
      }
      rest = readFrames(rest, socket, handlers);
    });
  });
}

/** Hands on every whole frame; gives what is left. */
function readFrames(bytes: Buffer, socket: Socket, handlers: WebsocketHandlers): Buffer {
  let position = 0;
  while (bytes.length - position >= 2) {
    const opcode = (bytes[position] ?? 0) & 0x0f;
    let length = (bytes[position + 1] ?? 0) & 0x7f;
    let start = position + 2;
    if (length === 126) {
      if (bytes.length < start + 2) break;
      length = bytes.readUInt16BE(start);
      start += 2;
    } else if (length === 127) {
      if (bytes.length < start + 8) break;
      length = Number(bytes.readBigUInt64BE(start));
      start += 8;
    }
    if (bytes.length < start + length) break;
    const payload = bytes.subarray(start, start + length);
    position = start + length;
    if (opcode === TEXT) handlers.onText(payload);
    else if (opcode === PING) socket.write(toFrame(PONG, payload));
    else if (opcode === CLOSE) socket.end();
  }
  return bytes.subarray(position);
}

/** What clients send is masked; a mask of zeros is one, too. */
function toFrame(opcode: number, payload: Buffer): Buffer {
  const head =
    payload.length < 126
      ? Buffer.from([0x80 | opcode, 0x80 | payload.length])
      : Buffer.from([0x80 | opcode, 0x80 | 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([head, Buffer.alloc(4), payload]);
}
