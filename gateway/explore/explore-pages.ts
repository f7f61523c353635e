import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CurrentGraph } from '../supergraph/current-graph.ts';
import { readAsset, page } from './explore-assets.ts';
import { findFirstOperations } from './first-operations.ts';

export interface ExplorePages {
  /** Apollo Sandbox, embedded from its own network; says so when that cannot be reached. */
  answerSandbox(response: ServerResponse): void;
  /** GraphiQL, wholly from here. */
  answerGraphiql(response: ServerResponse): void;
  answerAsset(request: IncomingMessage, response: ServerResponse, name: string): Promise<void>;
}

const SANDBOX_CDN = 'https://embeddable-sandbox.cdn.apollographql.com';

/** What each page may load and do; nobody may frame them, or a click on them could be somebody else's. */
const POLICIES = {
  sandbox: [
    `script-src 'self' ${SANDBOX_CDN}`,
    `style-src 'self' 'unsafe-inline' ${SANDBOX_CDN}`,
    'frame-src https://sandbox.embed.apollographql.com',
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  graphiql: [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
};

export function createExplorePages(graphs: CurrentGraph): ExplorePages {
  const templates = {
    sandbox: readFileSync(page('sandbox.html'), 'utf8'),
    graphiql: readFileSync(page('graphiql.html'), 'utf8'),
  };

  function answerPage(response: ServerResponse, kind: keyof typeof templates): void {
    const operations = findFirstOperations(graphs.graph.apiSchema);
    const texts = [operations.query, operations.subscription].filter((text) => text !== null);
    const settings = { document: texts.length === 0 ? '{ __typename }\n' : texts.join('\n') };
    // As a function, since "$" in a replacement text has a meaning.
    const html = templates[kind].replace('{{settings}}', () => toScriptJson(settings));
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': Buffer.byteLength(html),
      'content-security-policy': POLICIES[kind],
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    response.end(html);
  }

  return {
    answerSandbox: (response) => answerPage(response, 'sandbox'),
    answerGraphiql: (response) => answerPage(response, 'graphiql'),
    answerAsset,
  };
}

async function answerAsset(
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
): Promise<void> {
  const asset = await readAsset(name);
  const headers = {
    etag: asset.etag,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
  };
  if (request.headers['if-none-match'] === asset.etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const zipped = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const body = zipped ? asset.zipped : asset.body;
  response.writeHead(200, {
    ...headers,
    'content-type': asset.contentType,
    'content-length': body.length,
    ...(zipped ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(body);
}

/** JSON that cannot end the script element it stands in. */
function toScriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
