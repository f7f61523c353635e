import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  HttpResponseReader,
  MalformedResponse,
  TooManyBytes,
} from '../../../gateway/transport/http-response.ts';

const OK = 'HTTP/1.1 200 OK\r\n';

interface Read {
  readonly status: number;
  readonly type: string | undefined;
  readonly body: string;
  readonly reusableMs: number;
}

/** Reads pieces that share one piece of memory, as they do when they come from a socket. */
function read(pieces: readonly Buffer[], maxBytes = 1_000_000): Read | null {
  const memory = Buffer.alloc(Math.max(0, ...pieces.map(({ length }) => length)));
  const reader = new HttpResponseReader(maxBytes);
  let whole: Read | null = null;
  for (const piece of pieces) {
    memory.fill('#');
    piece.copy(memory);
    const response = reader.push(memory.subarray(0, piece.length));
    if (response === null) continue;
    const { status, contentType: type, body } = response;
    whole = { status, type, body: body.toString(), reusableMs: reader.reusableMs };
  }
  return whole;
}

function cut(text: string, at: readonly number[]): Buffer[] {
  const bytes = Buffer.from(text);
  const places = [...new Set(at.map((place) => place % bytes.length))].sort((a, b) => a - b);
  return [...places, bytes.length].map((end, index) => bytes.subarray(places[index - 1] ?? 0, end));
}

describe('one response', () => {
  test.each<[string, string, Partial<Read>]>([
    [
      'of a length',
      `${OK}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`,
      { status: 200, type: 'application/json', body: '{}', reusableMs: Infinity },
    ],
    ['without a body', `${OK}content-length:0\r\n\r\n`, { body: '' }],
    [
      'of the same length twice',
      `${OK}content-length: 1\r\ncontent-length: 1\r\n\r\nx`,
      { body: 'x' },
    ],
    [
      'in chunks',
      `${OK}transfer-encoding: chunked\r\n\r\n3\r\nabc\r\nA;note=1\r\n0123456789\r\n0\r\nX: y\r\n\r\n`,
      { body: 'abc0123456789', reusableMs: Infinity },
    ],
    [
      'after word that it is on its way',
      `HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\nHTTP/1.1 500 No\r\ncontent-length: 1\r\n\r\nx`,
      { status: 500, body: 'x' },
    ],
    [
      'that has no body by its status',
      'HTTP/1.1 204 No Content\r\n\r\n',
      { status: 204, body: '' },
    ],
    [
      'of an old server',
      'HTTP/1.0 200 OK\r\ncontent-length: 1\r\n\r\nx',
      { body: 'x', reusableMs: 0 },
    ],
    [
      'the last of its connection',
      `${OK}connection: close\r\ncontent-length: 1\r\n\r\nx`,
      { body: 'x', reusableMs: 0 },
    ],
    [
      'whose connection stays for a while',
      `${OK}connection: keep-alive\r\nkeep-alive: timeout=5, max=9\r\ncontent-length: 1\r\n\r\nx`,
      { body: 'x', reusableMs: 4_000 },
    ],
  ])('%s, however it is cut', (_what, text, expected) => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 6 }), (at) => {
        expect(read(cut(text, at))).toMatchObject(expected);
      }),
    );
    const bytes = [...Buffer.from(text)].map((byte) => Buffer.of(byte));
    expect(read(bytes)).toMatchObject(expected);
  });

  test('any body, of a length or in any chunks, arrives as it was sent', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), { maxLength: 8 }),
        fc.array(fc.nat(), { maxLength: 10 }),
        (parts, at) => {
          const body = parts.join('');
          const length = `${OK}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
          const chunks = parts.map(
            (part) => `${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`,
          );
          const chunked = `${OK}transfer-encoding: chunked\r\n\r\n${chunks.join('')}0\r\n\r\n`;
          expect(read(cut(length, at))?.body).toBe(body);
          expect(read(cut(chunked, at))?.body).toBe(body);
        },
      ),
    );
  });

  test('that only the end of its connection ends', () => {
    const reader = new HttpResponseReader(100);
    expect(reader.push(Buffer.from(`${OK}\r\nab`))).toBeNull();
    expect(reader.push(Buffer.from('c'))).toBeNull();
    expect(reader.end()?.body.toString()).toBe('abc');
    expect(reader.reusableMs).toBe(0);
  });

  test('whose connection ends too early is none', () => {
    const reader = new HttpResponseReader(100);
    expect(reader.push(Buffer.from(`${OK}content-length: 5\r\n\r\nab`))).toBeNull();
    expect(reader.end()).toBeNull();
  });
});

describe('refused', () => {
  test.each([
    ['another protocol', 'SSH-2.0-OpenSSH\r\n\r\n'],
    ['another version', 'HTTP/2 200 OK\r\n\r\n'],
    ['a change of protocol', 'HTTP/1.1 101 Switching\r\n\r\n'],
    ['two lengths', `${OK}content-length: 1\r\ncontent-length: 2\r\n\r\nab`],
    ['a list of lengths', `${OK}content-length: 1, 1\r\n\r\na`],
    ['a length below zero', `${OK}content-length: -1\r\n\r\n`],
    ['a length in another notation', `${OK}content-length: 0x1\r\n\r\na`],
    [
      'a length and chunks',
      `${OK}content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['an unknown encoding', `${OK}transfer-encoding: gzip, chunked\r\n\r\n`],
    ['chunks twice', `${OK}transfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n\r\n`],
    ['a folded line', `${OK}content-type: application/json\r\n ;x=1\r\n\r\n`],
    ['a space before the colon', `${OK}content-length : 1\r\n\r\na`],
    ['a line without a name', `${OK}: 1\r\n\r\n`],
    ['a line that is none', `${OK}nothing\r\n\r\n`],
    ['a line that ends otherwise', `${OK}a: 1\nb: 2\r\n\r\n`],
    ['a chunk without a size', `${OK}transfer-encoding: chunked\r\n\r\nxyz\r\n`],
    ['a chunk of an endless size', `${OK}transfer-encoding: chunked\r\n\r\n${'f'.repeat(20)}\r\n`],
    [
      'a chunk that is longer than it says',
      `${OK}transfer-encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n`,
    ],
    ['more than the response', `${OK}content-length: 1\r\n\r\nab`],
    ['a head without an end', `${OK}a: ${'x'.repeat(20_000)}`],
    [
      'a chunk size without an end',
      `${OK}transfer-encoding: chunked\r\n\r\n1;${'x'.repeat(20_000)}`,
    ],
  ])('%s', (_what, text) => {
    expect(() => read([Buffer.from(text)])).toThrow(MalformedResponse);
  });

  test.each([
    ['a length beyond the limit, before it comes', `${OK}content-length: 11\r\n\r\n`],
    [
      'chunks beyond the limit',
      `${OK}transfer-encoding: chunked\r\n\r\n6\r\nabcdef\r\n6\r\nabcdef\r\n`,
    ],
    ['a stream beyond the limit', `${OK}\r\nabcdefghijk`],
  ])('%s', (_what, text) => {
    expect(() => read([Buffer.from(text)], 10)).toThrow(TooManyBytes);
  });
});
