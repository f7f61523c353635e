import type { Knex } from 'knex';
import { insertMany } from '../../kit/database/insert-many.ts';
import { listInChunks } from '../chunks.ts';

/** One group directly inside another. */
export interface GroupLink {
  readonly groupId: string;
  readonly childGroupId: string;
}

/** Objects that came to be members of a group, or ceased to be, directly or through groups inside. */
export interface MembershipChange {
  readonly groupId: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Who is in which group by itself, and the flat list of all members that everything else reads. */
export interface GroupMembershipStore {
  /** Nobody else changes membership until the transaction ends. */
  lock(): Promise<void>;
  listLinks(): Promise<GroupLink[]>;
  addChildren(groupId: string, childGroupIds: readonly string[]): Promise<void>;
  removeChildren(groupId: string, childGroupIds: readonly string[]): Promise<void>;
  addMembers(groupId: string, objectIds: readonly string[]): Promise<void>;
  removeMembers(groupId: string, objectIds: readonly string[]): Promise<void>;
  /** Takes members that no group inside accounts for as direct, where none are written down yet. */
  adoptMembers(groupId: string, childGroupIds: readonly string[]): Promise<void>;
  /** Brings the flat list of a group in line with the direct members of it and of all groups inside. */
  flatten(groupId: string, withinIds: readonly string[]): Promise<MembershipChange>;
}

interface MemberRow {
  readonly object_id: string;
}

export function createGroupMembershipStore(knex: Knex): GroupMembershipStore {
  const directOf = (groupIds: readonly string[]): Knex.QueryBuilder =>
    knex('group_direct_members')
      .distinct('object_id')
      .whereIn('group_id', [...groupIds]);
  const membersOf = (groupIds: readonly string[]): Knex.QueryBuilder =>
    knex('group_members')
      .select('object_id')
      .whereIn('group_id', [...groupIds]);
  const removeFrom = async (table: string, groupId: string, ids: readonly string[]) => {
    await listInChunks(ids, (some) =>
      knex(table).where({ group_id: groupId }).whereIn('object_id', some).delete(['object_id']),
    );
  };

  return {
    async lock() {
      if (knex.client.dialect !== 'postgresql') return;
      await knex.raw('lock table group_children in share row exclusive mode');
    },
    async listLinks() {
      return (await knex('group_children').select({
        groupId: 'group_id',
        childGroupId: 'child_group_id',
      })) as GroupLink[];
    },
    async addChildren(groupId, childGroupIds) {
      for (const childGroupId of childGroupIds) {
        await knex('group_children')
          .insert({ group_id: groupId, child_group_id: childGroupId })
          .onConflict(['group_id', 'child_group_id'])
          .ignore();
      }
    },
    async removeChildren(groupId, childGroupIds) {
      await knex('group_children')
        .where({ group_id: groupId })
        .whereIn('child_group_id', [...childGroupIds])
        .delete();
    },
    async addMembers(groupId, objectIds) {
      const known = new Set(
        (
          await listInChunks<MemberRow>(objectIds, (some) =>
            knex('group_direct_members')
              .select('object_id')
              .where({ group_id: groupId })
              .whereIn('object_id', some),
          )
        ).map(({ object_id }) => object_id),
      );
      const rows = [...new Set(objectIds)]
        .filter((id) => !known.has(id))
        .map((id) => ({ group_id: groupId, object_id: id }));
      await insertMany(knex, 'group_direct_members', rows);
    },
    async removeMembers(groupId, objectIds) {
      await removeFrom('group_direct_members', groupId, objectIds);
    },
    async adoptMembers(groupId, childGroupIds) {
      const known = (await directOf([groupId]).first()) as MemberRow | undefined;
      if (known !== undefined) return;
      const rows = (await membersOf([groupId]).whereNotIn(
        'object_id',
        membersOf(childGroupIds),
      )) as MemberRow[];
      await insertMany(
        knex,
        'group_direct_members',
        rows.map(({ object_id }) => ({ group_id: groupId, object_id })),
      );
    },
    async flatten(groupId, withinIds) {
      const members = directOf(withinIds);
      const gone = (await membersOf([groupId]).whereNotIn(
        'object_id',
        members.clone(),
      )) as MemberRow[];
      const come = (await members
        .clone()
        .whereNotIn('object_id', membersOf([groupId]))) as MemberRow[];
      const removed = gone.map(({ object_id }) => object_id);
      const added = come.map(({ object_id }) => object_id);
      await removeFrom('group_members', groupId, removed);
      await insertMany(
        knex,
        'group_members',
        added.map((id) => ({ group_id: groupId, object_id: id })),
      );
      return { groupId, added, removed };
    },
  };
}
