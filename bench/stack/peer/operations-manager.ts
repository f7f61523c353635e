import DataLoader from 'dataloader';
import type { Knex } from 'knex';
import { batchById } from './batch-by-id.ts';
import { FEDERATION, type PeerContext, type PeerSubgraph } from './peer-subgraph.ts';

const SEVERITIES = ['INFORMATION', 'WARNING', 'CRITICAL'];
const PRIORITIES = ['LOW', 'MEDIUM', 'HIGH'];
const HEALTH_STATES = ['UNINITIALIZED', 'SUCCESS', 'WARNING', 'ERROR'];
const CLOSED = 255;

const typeDefs = `${FEDERATION}
  scalar DateTime
  enum AlertSeverity { INFORMATION WARNING CRITICAL }
  enum AlertPriority { LOW MEDIUM HIGH }
  enum AlertDimension { SEVERITY PRIORITY }
  enum HealthState { UNINITIALIZED SUCCESS WARNING ERROR }
  input StringFilter { contains: String }
  input KeywordFilter { eq: String }
  input DateTimeFilter { lt: DateTime }
  input AlertFilter {
    isOpen: Boolean
    owner: KeywordFilter
    monitoredObjectName: StringFilter
    raisedAt: DateTimeFilter
  }
  input ResolveAlertInput { alertId: ID! }
  input ResolveAlertsInput { filter: AlertFilter! limit: Int! = 10000 }
  type Query {
    alert(id: ID!): Alert
    alerts(filter: AlertFilter, first: Int = 50): AlertConnection!
    alertStatistics(by: [AlertDimension!]!): AlertStatistics!
  }
  type Mutation {
    resolveAlert(input: ResolveAlertInput!): ResolveAlertPayload!
    resolveAlerts(input: ResolveAlertsInput!): ResolveAlertsPayload!
  }
  type UserError @shareable { code: String! message: String! }
  type ResolveAlertPayload { alert: Alert userErrors: [UserError!]! }
  type ResolveAlertsPayload { resolvedCount: Int! userErrors: [UserError!]! }
  type AlertConnection { nodes: [Alert!]! }
  type AlertStatistics { total: Int! buckets: [AlertBucket!]! }
  type AlertBucket { severity: AlertSeverity priority: AlertPriority count: Int! }
  type ResolutionState { value: Int! name: String! }
  type Alert @key(fields: "id") {
    id: ID!
    name: String!
    description: String!
    severity: AlertSeverity!
    priority: AlertPriority!
    repeatCount: Int!
    owner: String
    raisedAt: DateTime!
    resolutionState: ResolutionState!
    monitoredObject: MonitoredObject
  }
  type MonitoredObject @key(fields: "id") {
    id: ID!
    displayName: String!
    health: HealthState!
    principalName: String
  }
`;

interface AlertRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly severity: number;
  readonly priority: number;
  readonly repeat_count: number;
  readonly owner: string | null;
  readonly raised_at: string;
  readonly resolution_state: number;
  readonly monitored_object_id: string;
}

const ALERT_COLUMNS = [
  'id',
  'name',
  'description',
  'severity',
  'priority',
  'repeat_count',
  'owner',
  'raised_at',
  'resolution_state',
  'monitored_object_id',
] as const;

interface ObjectRow {
  readonly id: string;
  readonly display_name: string;
  readonly health_state: number;
  readonly principal_name: string | null;
}

interface StateRow {
  readonly value: number;
  readonly name: string;
}

interface Loaders {
  readonly alert: DataLoader<string, AlertRow | null>;
  readonly monitoredObject: DataLoader<string, ObjectRow | null>;
  readonly resolutionState: DataLoader<number, StateRow | null>;
}

type Context = PeerContext<Loaders>;

interface AlertFilter {
  readonly isOpen?: boolean;
  readonly owner?: { readonly eq?: string };
  readonly monitoredObjectName?: { readonly contains?: string };
  readonly raisedAt?: { readonly lt?: string };
}

export const operationsManager: PeerSubgraph = {
  name: 'operations-manager',
  typeDefs,
  createLoaders: (knex): Loaders => ({
    alert: batchById<AlertRow>(knex, 'alerts', ALERT_COLUMNS),
    monitoredObject: batchById<ObjectRow>(knex, 'monitored_objects', [
      'id',
      'display_name',
      'health_state',
      'principal_name',
    ]),
    resolutionState: new DataLoader(async (values) => {
      const rows = (await knex('resolution_states').whereIn('value', [...values])) as StateRow[];
      return values.map((value) => rows.find((row) => row.value === value) ?? null);
    }),
  }),
  resolvers: {
    Query: {
      alert: (_root: unknown, { id }: { id: string }, { loaders }: Context) =>
        loaders.alert.load(id),
      alerts: listAlerts,
      alertStatistics: countAlerts,
    },
    Mutation: { resolveAlert, resolveAlerts },
    Alert: {
      severity: ({ severity }: AlertRow) => SEVERITIES[severity],
      priority: ({ priority }: AlertRow) => PRIORITIES[priority],
      repeatCount: (alert: AlertRow) => alert.repeat_count,
      raisedAt: (alert: AlertRow) => alert.raised_at,
      resolutionState: (alert: AlertRow, _args: unknown, { loaders }: Context) =>
        loaders.resolutionState.load(alert.resolution_state),
      monitoredObject: (alert: AlertRow, _args: unknown, { loaders }: Context) =>
        loaders.monitoredObject.load(alert.monitored_object_id),
      __resolveReference: ({ id }: { id: string }, { loaders }: Context) => loaders.alert.load(id),
    },
    MonitoredObject: {
      displayName: (object: ObjectRow) => object.display_name,
      health: (object: ObjectRow) => HEALTH_STATES[object.health_state],
      principalName: (object: ObjectRow) => object.principal_name,
      __resolveReference: ({ id }: { id: string }, { loaders }: Context) =>
        loaders.monitoredObject.load(id),
    },
  },
};

async function listAlerts(
  _root: unknown,
  { filter, first }: { filter: AlertFilter | null; first: number },
  { knex }: Context,
): Promise<{ nodes: AlertRow[] }> {
  const nodes = (await whereFilter(knex, knex('alerts'), filter)
    .select(ALERT_COLUMNS)
    .orderBy([
      { column: 'raised_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(first)) as AlertRow[];
  return { nodes };
}

async function countAlerts(
  _root: unknown,
  { by }: { by: readonly string[] },
  { knex }: Context,
): Promise<unknown> {
  const columns = by.map((dimension) => dimension.toLowerCase());
  const rows = (await knex('alerts')
    .select(columns)
    .count({ count: '*' })
    .groupBy(columns)
    .orderBy('count', 'desc')) as { severity?: number; priority?: number; count: number }[];
  const buckets = rows.map(({ severity, priority, count }) => ({
    severity: severity === undefined ? null : SEVERITIES[severity],
    priority: priority === undefined ? null : PRIORITIES[priority],
    count: Number(count),
  }));
  return { buckets, total: buckets.reduce((total, { count }) => total + count, 0) };
}

async function resolveAlert(
  _root: unknown,
  { input }: { input: { alertId: string } },
  { knex }: Context,
): Promise<unknown> {
  return await knex.transaction(async (transaction) => {
    const alert = (await transaction('alerts')
      .select(ALERT_COLUMNS)
      .where({ id: input.alertId })
      .first()) as AlertRow | undefined;
    if (alert === undefined || alert.resolution_state === CLOSED) {
      return { alert, userErrors: [{ code: 'REFUSED', message: 'There is no such open alert' }] };
    }
    await transaction('alerts').where({ id: input.alertId }).update(closing());
    return { alert: { ...alert, resolution_state: CLOSED }, userErrors: [] };
  });
}

async function resolveAlerts(
  _root: unknown,
  { input }: { input: { filter: AlertFilter } },
  { knex }: Context,
): Promise<unknown> {
  const open = knex('alerts').where({ is_open: 1 });
  const resolvedCount = await whereFilter(knex, open, input.filter).update(closing());
  return { resolvedCount, userErrors: [] };
}

function closing() {
  const now = new Date().toISOString();
  return {
    resolution_state: CLOSED,
    is_open: 0,
    resolved_at: now,
    resolved_by: 'bench',
    last_modified_at: now,
    last_modified_by: 'bench',
    resolution_state_last_modified_at: now,
  };
}

function whereFilter(
  knex: Knex,
  query: Knex.QueryBuilder,
  filter: AlertFilter | null,
): Knex.QueryBuilder {
  const { isOpen, owner, monitoredObjectName, raisedAt } = filter ?? {};
  if (isOpen !== undefined) query.where('is_open', isOpen ? 1 : 0);
  if (owner?.eq !== undefined) query.where('owner', owner.eq);
  if (raisedAt?.lt !== undefined) query.where('raised_at', '<', raisedAt.lt);
  if (monitoredObjectName?.contains !== undefined) {
    const like = knex.client.config.client === 'pg' ? 'ilike' : 'like';
    query.where('object_name', like, `%${monitoredObjectName.contains}%`);
  }
  return query;
}
