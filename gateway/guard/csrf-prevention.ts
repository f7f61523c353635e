import type { IncomingHttpHeaders } from 'node:http';
import { HttpRefusal } from '../http/http-refusal.ts';

/** Any of these makes a browser ask first; the names are Apollo Server's, so its clients already send them. */
const PREFLIGHT_HEADERS = ['x-apollo-operation-name', 'apollo-require-preflight'];

/** What a page may send to a foreign site without asking. */
const SIMPLE_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

/** Refuses what any page on the web could make a browser send, https://www.apollographql.com/docs/apollo-server/security/cors. */
export function preventCsrf(headers: IncomingHttpHeaders): void {
  const contentType = headers['content-type'];
  if (contentType === 'application/json') return;
  if (contentType !== undefined && !isSimple(contentType)) return;
  if (PREFLIGHT_HEADERS.some((name) => (headers[name]?.length ?? 0) > 0)) return;
  throw new HttpRefusal(
    400,
    'This operation has been blocked as a potential Cross-Site Request Forgery (CSRF). Please either specify a ' +
      `'content-type' header (with a type that is not one of ${SIMPLE_TYPES.join(', ')}) or provide a non-empty ` +
      `value for one of the following headers: ${PREFLIGHT_HEADERS.join(', ')}\n`,
  );
}

/** A type that no parser understands is simple too: browsers and servers disagree about such texts. */
function isSimple(contentType: string): boolean {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return (
    SIMPLE_TYPES.includes(type) ||
    !/^[!#$%&'*+.^_`|~0-9a-z-]+\/[!#$%&'*+.^_`|~0-9a-z-]+$/.test(type)
  );
}
