import DataLoader from 'dataloader';
import type { Knex } from 'knex';
import { batchById } from './batch-by-id.ts';
import { FEDERATION, type PeerContext, type PeerSubgraph } from './peer-subgraph.ts';

const typeDefs = `${FEDERATION}
  type Query { incident(id: ID!): Incident }
  type Alert @key(fields: "id") { id: ID! incident: Incident }
  type ListItem { id: ID! name: String! }
  type Incident @key(fields: "id") {
    id: ID!
    title: String!
    priority: Int!
    status: ListItem!
  }
`;

interface IncidentRow {
  readonly id: string;
  readonly title: string;
  readonly priority: number;
  readonly status: string;
}

const INCIDENT_COLUMNS = ['id', 'title', 'priority', 'status'] as const;

interface ListItemRow {
  readonly id: string;
  readonly name: string;
}

interface Loaders {
  readonly incident: DataLoader<string, IncidentRow | null>;
  readonly incidentOfAlert: DataLoader<string, IncidentRow | null>;
  readonly listItem: DataLoader<string, ListItemRow | null>;
}

type Context = PeerContext<Loaders>;

export const serviceManager: PeerSubgraph = {
  name: 'service-manager',
  typeDefs,
  createLoaders: (knex): Loaders => ({
    incident: batchById<IncidentRow>(knex, 'incidents', INCIDENT_COLUMNS),
    incidentOfAlert: new DataLoader((alertIds) => findIncidents(knex, alertIds)),
    listItem: batchById<ListItemRow>(knex, 'list_items', ['id', 'name']),
  }),
  resolvers: {
    Query: {
      incident: (_root: unknown, { id }: { id: string }, { loaders }: Context) =>
        loaders.incident.load(id),
    },
    Alert: {
      incident: ({ id }: { id: string }, _args: unknown, { loaders }: Context) =>
        loaders.incidentOfAlert.load(id),
    },
    Incident: {
      status: ({ status }: IncidentRow, _args: unknown, { loaders }: Context) =>
        loaders.listItem.load(status),
      __resolveReference: ({ id }: { id: string }, { loaders }: Context) =>
        loaders.incident.load(id),
    },
  },
};

/** The newest open incident of each alert, or else the newest. */
async function findIncidents(
  knex: Knex,
  alertIds: readonly string[],
): Promise<(IncidentRow | null)[]> {
  const rows = (await knex('incidents')
    .select([...INCIDENT_COLUMNS, 'alert_id'])
    .whereIn('alert_id', [...alertIds])
    .orderBy([
      { column: 'is_open', order: 'desc' },
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])) as (IncidentRow & { alert_id: string })[];
  return alertIds.map((alertId) => rows.find((row) => row.alert_id === alertId) ?? null);
}
