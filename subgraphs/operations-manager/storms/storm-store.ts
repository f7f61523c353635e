import type { Knex } from 'knex';
import { rawRows } from '../../kit/database/raw-rows.ts';
import { readPagesOfParents } from '../../kit/paging/pages-of-parents.ts';
import type { Page, PageArguments } from '../../kit/paging/page.ts';
import type { FieldNames } from '../../kit/wanted-fields.ts';
import {
  ALERT_PRIORITIES,
  ALERT_SEVERITIES,
  type Alert,
  type Modification,
} from '../alerts/alert.ts';
import { whereInGroups, type Sight } from '../alerts/alert-filter.ts';
import {
  ALERT_COLUMNS,
  IS_OPEN,
  pickAlertColumns,
  toAlert,
  toAlertRow,
  type AlertRow,
} from '../alerts/alert-store.ts';

/** Alerts of one name in one management group, and the problem that their storm would be. */
export interface StormKey {
  readonly managementGroupId: string;
  readonly name: string;
  readonly problemId: string;
}

/** How things stand for one key; counted no further than asked. */
export interface StormStanding {
  readonly parentId: string | null;
  /** Open alerts since then that are part of no storm. */
  readonly strayCount: number;
  /** Open alerts since then that are part of this one. */
  readonly memberCount: number;
}

export interface StormStore {
  /** By the problem of each key, in one statement. */
  findStandings(
    keys: readonly StormKey[],
    request: { readonly since: string; readonly most: number },
  ): Promise<ReadonlyMap<string, StormStanding>>;
  /** Open alerts since then that are part of no storm, locked until the transaction ends. */
  findStraysForUpdate(key: StormKey, since: string): Promise<Alert[]>;
  /** Open alerts that are part of any of these storms, locked until the transaction ends. */
  findOpenMembersForUpdate(parentIds: readonly string[]): Promise<Alert[]>;
  /** Open parents, locked until the transaction ends. */
  findParentsForUpdate(parentIds: readonly string[]): Promise<Alert[]>;
  /** Inserts a parent, unless somebody else's for the same storm is there first. */
  insertParent(parent: Alert): Promise<void>;
  saveParent(parent: Alert): Promise<void>;
  /** Which of these storms still have an open member. */
  listWithOpenMembers(parentIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Writes down that alerts, which are locked, joined or left a storm. */
  move(
    alertIds: readonly string[],
    parentId: string | null,
    modification: Modification,
  ): Promise<void>;
  /** The members of each storm, newest first: the same page of each. */
  listMembers(
    parentIds: readonly string[],
    request: PageArguments & {
      readonly sight: Sight;
      readonly wanted?: FieldNames | undefined;
    },
  ): Promise<Page<Alert>[]>;
  countMembers(parentIds: readonly string[], sight: Sight): Promise<number[]>;
}

/** More strays than this join with the next alerts. */
const STRAYS_AT_ONCE = 1_000;

export function createStormStore(knex: Knex): StormStore {
  const isPostgres = knex.client.dialect === 'postgresql';
  // In the order of ids, so that two transactions never wait for each other crosswise.
  const findLocked = async (query: Knex.QueryBuilder): Promise<Alert[]> => {
    query.select(ALERT_COLUMNS).orderBy('alerts.id');
    const rows = (await (isPostgres ? query.forUpdate() : query)) as AlertRow[];
    return rows.map(toAlert);
  };
  const fromOpen = (): Knex.QueryBuilder => knex('alerts').whereRaw(IS_OPEN);
  const fromMembers = (sight: Sight): Knex.QueryBuilder => {
    const query = knex('alerts').whereNotNull('alerts.storm_parent_id');
    if (sight !== null) whereInGroups(query, sight);
    return query;
  };

  return {
    findStandings: (keys, request) => findStandings(knex, keys, request),
    async findStraysForUpdate({ managementGroupId, name }, since) {
      return await findLocked(
        fromOpen()
          .where({ 'alerts.management_group_id': managementGroupId, 'alerts.name': name })
          .whereNull('alerts.storm_parent_id')
          .where('alerts.added_at', '>=', since)
          .limit(STRAYS_AT_ONCE),
      );
    },
    async findOpenMembersForUpdate(parentIds) {
      return await findLocked(fromOpen().whereIn('alerts.storm_parent_id', [...parentIds]));
    },
    async findParentsForUpdate(parentIds) {
      return await findLocked(fromOpen().whereIn('alerts.id', [...parentIds]));
    },
    async insertParent(parent) {
      await knex('alerts')
        .insert(toAlertRow(parent))
        .onConflict(knex.raw('(problem_id) where is_open = 1') as unknown as string)
        .ignore();
    },
    async saveParent(parent) {
      await knex('alerts')
        .where({ id: parent.id })
        .update({
          description: parent.description,
          parameters: JSON.stringify(parent.parameters),
          severity: ALERT_SEVERITIES.indexOf(parent.severity),
          priority: ALERT_PRIORITIES.indexOf(parent.priority),
          repeat_count: parent.repeatCount,
          last_modified_at: parent.lastModifiedAt,
          last_modified_by: parent.lastModifiedBy,
          last_modified_by_non_connector_at: parent.lastModifiedByNonConnectorAt,
          version: parent.version,
        });
    },
    async listWithOpenMembers(parentIds) {
      const rows = (await knex('alerts as parents')
        .select('parents.id')
        .whereIn('parents.id', [...parentIds])
        .whereExists((members: Knex.QueryBuilder) => {
          members
            .select(knex.raw('1'))
            .from('alerts')
            .whereRaw('alerts.storm_parent_id = parents.id')
            .whereRaw(IS_OPEN);
        })) as { id: string }[];
      return new Set(rows.map(({ id }) => id));
    },
    async move(alertIds, parentId, { by, at, isConnector }) {
      await knex('alerts')
        .whereIn('id', [...alertIds])
        .update({
          storm_parent_id: parentId,
          last_modified_at: at,
          last_modified_by: by,
          ...(isConnector ? {} : { last_modified_by_non_connector_at: at }),
          version: knex.raw('version + 1'),
        });
    },
    async listMembers(parentIds, { sight, wanted, ...page }) {
      return await readPagesOfParents<AlertRow, Alert>({
        knex,
        parentIds,
        parentColumn: 'alerts.storm_parent_id',
        arguments: page,
        query: fromMembers(sight),
        columns: pickAlertColumns(wanted, ['alerts.raised_at']),
        order: {
          field: 'RAISED_AT',
          direction: 'DESC',
          column: 'alerts.raised_at',
          idColumn: 'alerts.id',
          of: (alert) => alert.raisedAt,
          idOf: (alert) => alert.id,
        },
        toObject: toAlert,
      });
    },
    async countMembers(parentIds, sight) {
      const rows = (await fromMembers(sight)
        .select('alerts.storm_parent_id')
        .count({ members: '*' })
        .whereIn('alerts.storm_parent_id', [...parentIds])
        .groupBy('alerts.storm_parent_id')) as {
        storm_parent_id: string;
        members: number | string;
      }[];
      const counts = new Map(rows.map((row) => [row.storm_parent_id, Number(row.members)]));
      return parentIds.map((id) => counts.get(id) ?? 0);
    },
  };
}

/** Both counts stop at what decides, so that the tenth alert of a storm and the ten thousandth cost the same. */
async function findStandings(
  knex: Knex,
  keys: readonly StormKey[],
  { since, most }: { readonly since: string; readonly most: number },
): Promise<ReadonlyMap<string, StormStanding>> {
  const count = (belonging: string): string =>
    `(select count(*) from (
        select 1 from alerts
         where alerts.is_open = 1 and alerts.management_group_id = storms.management_group_id
           and alerts.name = storms.name and ${belonging} and alerts.added_at >= ?
         limit ${Math.trunc(most)}) as counted)`;
  const rows = await rawRows<{
    problem_id: string;
    parent_id: string | null;
    strays: number | string;
    members: number | string;
  }>(
    knex,
    `with wanted(management_group_id, name, problem_id) as (
       values ${keys.map(() => '(?, ?, ?)').join(', ')}
     ), storms as (
       select wanted.management_group_id, wanted.name, wanted.problem_id, alerts.id as parent_id
         from wanted left join alerts
           on alerts.problem_id = wanted.problem_id and alerts.is_open = 1
     )
     select storms.problem_id, storms.parent_id,
            ${count('alerts.storm_parent_id is null')} as strays,
            ${count('alerts.storm_parent_id = storms.parent_id')} as members
       from storms`,
    [
      ...keys.flatMap(({ managementGroupId, name, problemId }) => [
        managementGroupId,
        name,
        problemId,
      ]),
      since,
      since,
    ],
  );
  return new Map(
    rows.map((row) => [
      row.problem_id,
      {
        parentId: row.parent_id,
        strayCount: Number(row.strays),
        memberCount: Number(row.members),
      },
    ]),
  );
}
