import DataLoader from 'dataloader';
import { batchById } from './batch-by-id.ts';
import { FEDERATION, type PeerContext, type PeerSubgraph } from './peer-subgraph.ts';

const typeDefs = `${FEDERATION}
  enum VirtualMachineStatus { RUNNING POWER_OFF SAVED PAUSED UNKNOWN }
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

/** The product's numbers for the states machines rest in; no other stays long enough to be seeded. */
const STATUSES: Readonly<Record<number, string>> = {
  0: 'RUNNING',
  1: 'POWER_OFF',
  3: 'SAVED',
  6: 'PAUSED',
};

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
