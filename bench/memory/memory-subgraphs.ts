import type { GraphQLResolverMap } from '@apollo/subgraph';
import { ALERT_COUNT, alertAt, incidentAt, jobAt, machineAt } from '../gateway/estate-data.ts';
import { ESTATE_SCHEMAS, toFederation2 } from '../gateway/estate-schemas.ts';

/** One subgraph over maps. Its resolvers are the same whoever executes them; nothing is answered from a cache. */
export interface MemorySubgraph {
  readonly name: string;
  readonly typeDefs: string;
  readonly resolvers: GraphQLResolverMap<unknown>;
  /** The type that others refer to, and the objects of it by their ids. */
  readonly entity: { readonly typename: string; readonly byId: ReadonlyMap<string, object> };
}

/** The objects are made here, so a process makes those of the subgraphs it serves and of no others. */
export function createMemorySubgraph(name: string): MemorySubgraph {
  const schema = ESTATE_SCHEMAS.find((candidate) => candidate.name === name);
  const kept = ENTITIES[name];
  if (schema === undefined || kept === undefined) {
    throw new Error(`Cannot serve "${name}": there is no such subgraph`);
  }
  const { typename, field, make } = kept;
  const all = Array.from({ length: ALERT_COUNT }, (_, index) => make(index));
  const byId = new Map<string, object>(all.map((object) => [object.id, object]));
  const find = (id: string): object | null => byId.get(id) ?? null;

  return {
    name,
    typeDefs: toFederation2(schema),
    resolvers: {
      Query: {
        [field]: (_root: unknown, { id }: { id: string }) => find(id),
        ...(name === 'ops'
          ? {
              alerts: (_root: unknown, { after, first }: { after: number; first: number }) =>
                all.slice(after, after + first),
            }
          : {}),
      },
      [typename]: { __resolveReference: ({ id }: { id: string }) => find(id) },
    },
    entity: { typename, byId },
  };
}

interface Kept {
  readonly typename: string;
  readonly field: string;
  readonly make: (index: number) => { readonly id: string };
}

const ENTITIES: Readonly<Record<string, Kept>> = {
  ops: { typename: 'Alert', field: 'alert', make: alertAt },
  sm: { typename: 'Incident', field: 'incident', make: incidentAt },
  vmm: { typename: 'VirtualMachine', field: 'virtualMachine', make: machineAt },
  orch: { typename: 'Job', field: 'job', make: jobAt },
};
