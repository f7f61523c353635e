import type { Caller } from '../execution/subgraph-client.ts';
import type { Rights } from '../supergraph/graph.ts';
import type { Profile, Viewer } from './viewer.ts';

/** Holds whatever scope a schema may name: an administrator's rights do not depend on our knowing it. */
class EveryScope extends Set<string> {
  override has(_scope: string): boolean {
    return true;
  }
}

/** What each profile may do besides reading, in the scopes that a schema demands by @requiresScopes. */
const RIGHTS: Readonly<Record<Profile, Rights>> = {
  READ_ONLY_OPERATOR: hold([]),
  OPERATOR: hold(['operate']),
  ADVANCED_OPERATOR: hold(['operate']),
  ADMINISTRATOR: {
    authenticated: true,
    scopes: new EveryScope(),
    policies: new EveryScope(),
  },
  CONNECTOR: hold(['connect']),
};

/** What a caller may see and do where the schema asks for rights. */
export function rightsOf(caller: Caller): Rights {
  const viewer = caller.viewer as Viewer; // made by this guard, carried through the engine unread
  return RIGHTS[viewer.profile];
}

function hold(scopes: readonly string[]): Rights {
  return { authenticated: true, scopes: new Set(scopes) };
}
