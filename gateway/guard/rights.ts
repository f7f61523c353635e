import type { Caller } from '../execution/subgraph-client.ts';
import type { Rights } from '../supergraph/graph.ts';
import type { Viewer } from './viewer.ts';

/** Holds whatever scope a schema may name: an administrator's rights do not depend on our knowing it. */
class EveryScope extends Set<string> {
  override has(_scope: string): boolean {
    return true;
  }
}

const EVERYTHING: Rights = {
  authenticated: true,
  scopes: new EveryScope(),
  policies: new EveryScope(),
};
const NOTHING_BUT_KNOWN: Rights = { authenticated: true, scopes: new Set() };

/** What a caller may see where the schema asks for rights. */
export function rightsOf(caller: Caller): Rights {
  const viewer = caller.viewer as Viewer; // made by this guard, carried through the engine unread
  return viewer.profile === 'ADMINISTRATOR' ? EVERYTHING : NOTHING_BUT_KNOWN;
}
