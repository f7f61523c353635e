import type { IncomingHttpHeaders } from 'node:http';
import { isLoopback } from './loopback.ts';

/** Which pages may call this server from a browser, and under which names it may be called. */
export interface OriginPolicy {
  /** Clients that are no browser send no origin, and are free to pretend one: this protects users, not the server. */
  isAllowedOrigin(headers: IncomingHttpHeaders): boolean;
  isAllowedHost(headers: IncomingHttpHeaders): boolean;
  /** The value of `access-control-allow-origin`; null to send none. */
  toAllowOrigin(headers: IncomingHttpHeaders): string | null;
}

export function createOriginPolicy(options: {
  allowedOrigins: readonly string[];
  /** While nobody is identified and the server listens on loopback only. */
  loopbackNamesOnly: boolean;
}): OriginPolicy {
  const anyOrigin = options.allowedOrigins.includes('*');
  const allowed = new Set(options.allowedOrigins.map((origin) => origin.toLowerCase()));

  function isListed(origin: string): boolean {
    return anyOrigin || allowed.has(origin.toLowerCase());
  }

  // Nearly every request names the host that the last one named.
  let lastLoopback: string | null = null;
  function isLoopbackHost(host: string): boolean {
    if (host === lastLoopback) return true;
    if (!isLoopback(withoutPort(host))) return false;
    lastLoopback = host;
    return true;
  }

  return {
    isAllowedOrigin({ origin, host }) {
      return origin === undefined || isSameOrigin(origin, host) || isListed(origin);
    },
    isAllowedHost({ host }) {
      // A page whose name was made to point at 127.0.0.1 is of "the same origin" for its browser, but not for us.
      return !options.loopbackNamesOnly || (host !== undefined && isLoopbackHost(host));
    },
    toAllowOrigin({ origin }) {
      if (origin === undefined || !isListed(origin)) return null;
      return anyOrigin ? '*' : origin;
    },
  };
}

function isSameOrigin(origin: string, host: string | undefined): boolean {
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}

function withoutPort(host: string): string {
  return host.replace(/:\d*$/, '');
}
