/** RFC 6455, section 5.2: a server's frames are whole, and not masked. */
const FINAL = 0x80;
const OPCODES = { text: 0x1, pong: 0xa } as const;

export function frameText(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const header = frameHeader('text', length);
  const frame = Buffer.allocUnsafeSlow(header.length + length);
  header.copy(frame);
  frame.write(text, header.length);
  return frame;
}

export function framePong(data: Buffer): Buffer {
  return Buffer.concat([frameHeader('pong', data.length), data]);
}

export function frameHeader(kind: keyof typeof OPCODES, length: number): Buffer {
  const first = FINAL | OPCODES[kind];
  if (length < 126) return Buffer.from([first, length]);
  if (length < 65_536) return Buffer.from([first, 126, length >> 8, length & 0xff]);
  const header = Buffer.alloc(10);
  header[0] = first;
  header[1] = 127;
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}
