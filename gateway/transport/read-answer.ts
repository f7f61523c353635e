import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { isObject } from '../execution/data.ts';
import {
  SubgraphUnavailable,
  type AnswerReader,
  type SubgraphAnswer,
  type UnavailableCode,
} from '../execution/subgraph-client.ts';
import type { PackedResponse, PostResponse } from './post-request.ts';

/** The text of a packed answer. */
export async function unpack(
  { status, contentType, contentEncoding, body }: PackedResponse,
  limits: { readonly subgraph: string; readonly maxBytes: number },
): Promise<PostResponse> {
  const encoding = contentEncoding.toLowerCase();
  const decode = DECODERS.get(encoding);
  if (decode === undefined) {
    throw unusable(
      limits.subgraph,
      'SUBGRAPH_ANSWER_INVALID',
      `it answered in the unknown encoding "${encoding}"`,
    );
  }
  try {
    const bytes = await decode(body, { maxOutputLength: limits.maxBytes });
    return { status, contentType, text: bytes.toString('utf8') };
  } catch (cause) {
    const isTooLarge = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw isTooLarge
      ? tooLarge(limits.subgraph, limits.maxBytes)
      : unusable(
          limits.subgraph,
          'SUBGRAPH_ANSWER_INVALID',
          `its ${encoding} answer cannot be unpacked`,
          cause,
        );
  }
}

type Decoder = (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const DECODERS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['identity', (body) => Promise.resolve(body)],
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
]);

/** Refuses what does not even say that it is JSON, such as a page of whatever stands before the subgraph. */
export function checkContentType(
  { status, contentType = 'application/json' }: Pick<PostResponse, 'status' | 'contentType'>,
  subgraph: string,
): void {
  if (/[/+]json\b/i.test(contentType)) return;
  throw unusable(
    subgraph,
    'SUBGRAPH_ANSWER_INVALID',
    `it answered status ${status} with ${quoteType(contentType)} instead of JSON`,
  );
}

/** A well-formed answer counts whatever the status says: GraphQL reports its errors inside. */
export function readAnswer(
  { status, text }: PostResponse,
  subgraph: string,
  reader: AnswerReader | null = null,
): SubgraphAnswer {
  const heading = `it answered status ${status}`;
  // Some servers begin with a byte order mark, which is no part of JSON.
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  // JSON has no other way to say what it escapes.
  const plain = !text.includes('\\');
  let answer: unknown;
  try {
    answer = reader?.read(json) ?? JSON.parse(json);
  } catch (cause) {
    throw unusable(subgraph, 'SUBGRAPH_ANSWER_INVALID', `${heading} with invalid JSON`, cause);
  }
  if (!isAnswer(answer)) {
    throw unusable(
      subgraph,
      'SUBGRAPH_ANSWER_INVALID',
      `${heading} with JSON that is no GraphQL answer`,
    );
  }
  // No more of it than this: the rest would pass for something that we say.
  return { data: answer.data, errors: answer.errors, plain };
}

function isAnswer(value: unknown): value is SubgraphAnswer {
  if (!isObject(value)) return false;
  const { data, errors } = value;
  const dataFits = data === undefined || data === null || isObject(data);
  const errorsFit = errors === undefined || errors === null || Array.isArray(errors);
  return dataFits && errorsFit && (isObject(data) || Array.isArray(errors) || 'data' in value);
}

function quoteType(type: string): string {
  return JSON.stringify(type.split(';')[0]?.trim().slice(0, 60) ?? '');
}

export function tooLarge(subgraph: string, maxBytes: number): SubgraphUnavailable {
  return unusable(subgraph, 'SUBGRAPH_ANSWER_TOO_LARGE', `it answered more than ${maxBytes} bytes`);
}

export function unusable(
  subgraph: string,
  code: UnavailableCode,
  message: string,
  cause?: unknown,
): SubgraphUnavailable {
  return new SubgraphUnavailable(subgraph, { code, message, cause });
}
