import { LRUCache } from 'lru-cache';

export const JSON_TYPE = 'application/json';
export const GRAPHQL_RESPONSE_TYPE = 'application/graphql-response+json';

/** In what form a client takes its answer, read from `Accept`. */
export interface AcceptedTypes {
  /** For one answer; null if the client takes neither form. */
  readonly single: typeof JSON_TYPE | typeof GRAPHQL_RESPONSE_TYPE | null;
  /** For many answers. */
  readonly stream: 'event-stream' | 'multipart' | null;
  /** A browser that wants to see a page. */
  readonly prefersPage: boolean;
}

/** Clients send few different texts, so each is read once. */
const seen = new LRUCache<string, AcceptedTypes>({ max: 500 });

/** https://graphql.github.io/graphql-over-http/draft/#sec-Media-Types; who says nothing takes JSON. */
export function readAccept(accept: string | undefined): AcceptedTypes {
  const text = accept ?? '*/*';
  const known = seen.get(text);
  if (known !== undefined) return known;

  const ranges = parseRanges(text);
  const accepted = {
    single: prefer(ranges, [JSON_TYPE, GRAPHQL_RESPONSE_TYPE]),
    stream: chooseStream(ranges),
    prefersPage: prefer(ranges, [JSON_TYPE, GRAPHQL_RESPONSE_TYPE, 'text/html']) === 'text/html',
  };
  if (text.length <= 1_000) seen.set(text, accepted);
  return accepted;
}

interface MediaRange {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly quality: number;
  readonly position: number;
}

function parseRanges(accept: string): MediaRange[] {
  // A comma or semicolon inside quotes is part of a parameter: multipart/mixed;boundary="a,b".
  const items = accept.match(/(?:[^,"]|"(?:[^"\\]|\\.)*")+/g) ?? [];
  return items.map((item, position) => {
    const [type = '', ...pairs] = item.match(/(?:[^;"]|"(?:[^"\\]|\\.)*")+/g) ?? [];
    const parameters = new Map(
      pairs.map((pair) => {
        const [name = '', value = ''] = pair.split('=', 2);
        return [name.trim().toLowerCase(), value.trim().replace(/^"(.*)"$/, '$1')];
      }),
    );
    const quality = Number(parameters.get('q') ?? '1');
    return {
      type: type.trim().toLowerCase(),
      parameters,
      quality: quality >= 0 ? quality : 0,
      position,
    };
  });
}

/** The type with the highest quality; among equals the one named more exactly, then the one named first. */
function prefer<Type extends string>(
  ranges: readonly MediaRange[],
  types: readonly Type[],
): Type | null {
  let best: { type: Type; quality: number; exactness: number; position: number } | null = null;
  for (const type of types) {
    const match = matchBest(ranges, type);
    if (match === null || match.quality === 0) continue;
    const better =
      best === null ||
      match.quality > best.quality ||
      (match.quality === best.quality &&
        (match.exactness > best.exactness ||
          (match.exactness === best.exactness && match.position < best.position)));
    if (better) best = { type, ...match };
  }
  return best?.type ?? null;
}

function matchBest(ranges: readonly MediaRange[], type: string) {
  const wildcard = `${type.slice(0, type.indexOf('/'))}/*`;
  let best: { quality: number; exactness: number; position: number } | null = null;
  for (const range of ranges) {
    const exactness = [`*/*`, wildcard, type].indexOf(range.type);
    if (exactness === -1 || (best !== null && best.exactness >= exactness)) continue;
    best = { quality: range.quality, exactness, position: range.position };
  }
  return best;
}

/** Streams are only for those who name them: a wildcard does not ask for one. */
function chooseStream(ranges: readonly MediaRange[]): AcceptedTypes['stream'] {
  for (const range of ranges) {
    if (range.quality === 0) continue;
    if (range.type === 'text/event-stream') return 'event-stream';
    if (range.type === 'multipart/mixed' && range.parameters.has('subscriptionspec'))
      return 'multipart';
  }
  return null;
}
