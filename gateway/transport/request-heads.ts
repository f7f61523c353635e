import type { Caller } from '../execution/subgraph-client.ts';
import type { ViewerEncoder, ViewerHeaders } from './viewer-header.ts';

export interface RequestHeads {
  /** The head of a request but for the length of its body; throws if a header is none. */
  headFor(caller: Caller): string;
}

/** Writes the heads of the requests to one subgraph. What is the same for all, or for one viewer, is written once. */
export function createRequestHeads(
  url: URL,
  { encodeViewer, compress }: { encodeViewer: ViewerEncoder; compress: boolean },
): RequestHeads {
  const start =
    `POST ${url.pathname}${url.search} HTTP/1.1\r\nhost: ${url.host}\r\nconnection: keep-alive\r\n` +
    'content-type: application/json\r\n' +
    'accept: application/graphql-response+json, application/json;q=0.9\r\n' +
    (compress ? 'accept-encoding: gzip, br\r\n' : '');
  const starts = new WeakMap<ViewerHeaders, string>();

  function startFor(viewerHeaders: ViewerHeaders): string {
    let known = starts.get(viewerHeaders);
    if (known === undefined) {
      known = start;
      for (let index = 0; index < viewerHeaders.length; index += 2) {
        known += writeHeader(viewerHeaders[index], viewerHeaders[index + 1]);
      }
      starts.set(viewerHeaders, known);
    }
    return known;
  }

  return {
    headFor({ viewer, headers }) {
      let head = startFor(encodeViewer(viewer));
      for (const name in headers) head += writeHeader(name, headers[name]);
      return head;
    },
  };
}

function writeHeader(name = '', value = ''): string {
  // Whatever else it was, the rest of the request would be read out of it.
  if (!NAME.test(name) || !VALUE.test(value)) throw new TypeError(`"${name}" is no header`);
  return `${name}: ${value}\r\n`;
}

const NAME = /^[\w!#$%&'*+.^`|~-]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
