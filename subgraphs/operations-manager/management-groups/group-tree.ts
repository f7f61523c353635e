import type { GroupLink } from './group-membership-store.ts';

/** How groups nest: small enough to be walked in memory. */
export interface GroupTree {
  listChildren(groupId: string): readonly string[];
  /** The group and everything inside it. */
  listWithin(groupId: string): string[];
  /** The group and everything around it. */
  listAround(groupId: string): string[];
}

export function createGroupTree(links: readonly GroupLink[]): GroupTree {
  const children = Map.groupBy(links, ({ groupId }) => groupId);
  const parents = Map.groupBy(links, ({ childGroupId }) => childGroupId);
  const listChildren = (groupId: string): string[] =>
    (children.get(groupId) ?? []).map(({ childGroupId }) => childGroupId);
  const listParents = (groupId: string): string[] =>
    (parents.get(groupId) ?? []).map((link) => link.groupId);
  return {
    listChildren,
    listWithin: (groupId) => walk(groupId, listChildren),
    listAround: (groupId) => walk(groupId, listParents),
  };
}

function walk(start: string, step: (groupId: string) => readonly string[]): string[] {
  const seen = new Set([start]);
  // A set gives what is added on the way its turn too.
  for (const groupId of seen) for (const next of step(groupId)) seen.add(next);
  return [...seen];
}
