import DataLoader from 'dataloader';
import { batchById } from './batch-by-id.ts';
import { FEDERATION, type PeerContext, type PeerSubgraph } from './peer-subgraph.ts';

/** By the product's numbers. */
const STATUSES: Readonly<Record<number, string>> = {
  0: 'RUNNING',
  1: 'POWER_OFF',
  2: 'POWERING_OFF',
  3: 'SAVED',
  4: 'SAVING',
  5: 'RESTORING',
  6: 'PAUSED',
  10: 'DISCARD_SAVED_STATE',
  11: 'STARTING',
  12: 'MERGING_DRIVES',
  13: 'DELETING',
  14: 'RESET',
  80: 'DISCARDING_DRIVES',
  81: 'PAUSING',
  100: 'UNDER_CREATION',
  101: 'CREATION_FAILED',
  102: 'STORED',
  103: 'UNDER_TEMPLATE_CREATION',
  104: 'TEMPLATE_CREATION_FAILED',
  105: 'CUSTOMIZATION_FAILED',
  106: 'UNDER_UPDATE',
  107: 'UPDATE_FAILED',
  108: 'REPLACEMENT_FAILED',
  109: 'UNDER_REPLACEMENT',
  200: 'UNDER_MIGRATION',
  201: 'MIGRATION_FAILED',
  210: 'CREATING_CHECKPOINT',
  211: 'DELETING_CHECKPOINT',
  212: 'RECOVERING_CHECKPOINT',
  213: 'CHECKPOINT_FAILED',
  214: 'INITIALIZING_CHECKPOINT_OPERATION',
  215: 'FINISHING_CHECKPOINT_OPERATION',
  220: 'MISSING',
  221: 'HOST_NOT_RESPONDING',
  222: 'UNSUPPORTED',
  223: 'INCOMPLETE_VM_CONFIG',
  224: 'UNSUPPORTED_SHARED_FILES',
  225: 'UNSUPPORTED_CLUSTER',
  226: 'UNDER_LIVE_CLONING',
  227: 'DB_ONLY',
  240: 'P2V_CREATION_FAILED',
  250: 'V2V_CREATION_FAILED',
};

const typeDefs = `${FEDERATION}
  enum VirtualMachineStatus { ${Object.values(STATUSES).join(' ')} UNKNOWN }
  type Query { virtualMachine(id: ID!): VirtualMachine }
  type MonitoredObject @key(fields: "id") {
    id: ID!
    principalName: String @external
    virtualMachine: VirtualMachine @requires(fields: "principalName")
  }
  type VirtualMachine @key(fields: "id") {
    id: ID!
    name: String!
    status: VirtualMachineStatus!
    host: Host
  }
  type Host @key(fields: "id") { id: ID! name: String! }
`;

interface MachineRow {
  readonly id: string;
  readonly name: string;
  readonly computer_name: string;
  readonly status: number;
  readonly host_id: string | null;
}

const MACHINE_COLUMNS = ['id', 'name', 'computer_name', 'status', 'host_id'] as const;

interface HostRow {
  readonly id: string;
  readonly name: string;
}

interface Loaders {
  readonly machine: DataLoader<string, MachineRow | null>;
  readonly machineOfComputer: DataLoader<string, MachineRow | null>;
  readonly host: DataLoader<string, HostRow | null>;
}

type Context = PeerContext<Loaders>;

export const virtualMachineManager: PeerSubgraph = {
  name: 'virtual-machine-manager',
  typeDefs,
  createLoaders: (knex): Loaders => ({
    machine: batchById<MachineRow>(knex, 'virtual_machines', MACHINE_COLUMNS),
    machineOfComputer: new DataLoader(async (names) => {
      const rows = (await knex('virtual_machines')
        .select([...MACHINE_COLUMNS])
        .whereIn('computer_name', [...names])
        .orderBy('name')) as MachineRow[];
      const byName = new Map(rows.map((row) => [row.computer_name, row]));
      return names.map((name) => byName.get(name) ?? null);
    }),
    host: batchById<HostRow>(knex, 'hosts', ['id', 'name']),
  }),
  resolvers: {
    Query: {
      virtualMachine: (_root: unknown, { id }: { id: string }, { loaders }: Context) =>
        loaders.machine.load(id),
    },
    MonitoredObject: {
      virtualMachine: (
        { principalName }: { principalName: string | null },
        _args: unknown,
        { loaders }: Context,
      ) => (principalName === null ? null : loaders.machineOfComputer.load(principalName)),
    },
    VirtualMachine: {
      status: ({ status }: MachineRow) => STATUSES[status] ?? 'UNKNOWN',
      host: (machine: MachineRow, _args: unknown, { loaders }: Context) =>
        machine.host_id === null ? null : loaders.host.load(machine.host_id),
      __resolveReference: ({ id }: { id: string }, { loaders }: Context) =>
        loaders.machine.load(id),
    },
    Host: {
      __resolveReference: ({ id }: { id: string }, { loaders }: Context) => loaders.host.load(id),
    },
  },
};
