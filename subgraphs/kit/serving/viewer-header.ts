import { createHmac, timingSafeEqual } from 'node:crypto';
import { LOCAL_ADMINISTRATOR, type Viewer } from '../viewer.ts';

/**
 * Who asks, as the gateway says it: in two headers over HTTP, in two entries of `connection_init` over a websocket.
 *
 *     x-graph-viewer:    base64url(JSON of the viewer)
 *     x-graph-signature: t=<seconds since 1970>,v1=<hex of HMAC-SHA256(secret, t + "." + value of x-graph-viewer)>
 *
 * With a secret, only what it signed within the last minutes is believed. Without one the process listens on loopback
 * alone, and whoever reaches it is its administrator.
 */
export const VIEWER_HEADER = 'x-graph-viewer';
export const SIGNATURE_HEADER = 'x-graph-signature';

const LEEWAY_SECONDS = 300;

export type ViewerVerdict = { readonly viewer: Viewer } | { readonly refusal: string };

export function readViewer(
  values: { readonly viewer: string | null; readonly signature: string | null },
  { secret, nowMs }: { secret: string | null; nowMs: number },
): ViewerVerdict {
  if (secret !== null && !isSigned(values, { secret, nowMs })) {
    return { refusal: 'Cannot answer: the request is not signed by the gateway' };
  }
  if (values.viewer === null) {
    if (secret === null) return { viewer: LOCAL_ADMINISTRATOR };
    return { refusal: 'Cannot answer: the request does not say who asks' };
  }
  const viewer = parseViewer(values.viewer);
  return viewer === null
    ? { refusal: `Cannot answer: ${VIEWER_HEADER} is not a viewer` }
    : { viewer };
}

function isSigned(
  { viewer, signature }: { readonly viewer: string | null; readonly signature: string | null },
  { secret, nowMs }: { secret: string; nowMs: number },
): boolean {
  const parts = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature ?? '');
  if (parts === null || viewer === null) return false;
  const [, seconds = '', given = ''] = parts;
  if (Math.abs(nowMs / 1_000 - Number(seconds)) > LEEWAY_SECONDS) return false;
  const right = createHmac('sha256', secret).update(`${seconds}.${viewer}`).digest();
  return timingSafeEqual(Buffer.from(given, 'hex'), right);
}

const PROFILES: ReadonlySet<unknown> = new Set<Viewer['profile']>([
  'READ_ONLY_OPERATOR',
  'OPERATOR',
  'ADVANCED_OPERATOR',
  'ADMINISTRATOR',
  'CONNECTOR',
]);

function parseViewer(value: string): Viewer | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(value, 'base64url').toString());
  } catch {
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null) return null;
  const { name, profile, groupIds, connectorId } = parsed as Record<string, unknown>;
  if (typeof name !== 'string' || !PROFILES.has(profile)) return null;
  if (groupIds !== null && !isTexts(groupIds)) return null;
  if (connectorId !== undefined && typeof connectorId !== 'string') return null;
  return {
    name,
    profile: profile as Viewer['profile'], // one of the set above
    groupIds,
    ...(connectorId === undefined ? {} : { connectorId }),
  };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
