import { createHash } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import { probeSubgraphs } from '../execution/probe-subgraphs.ts';
import type { SubgraphClient } from '../execution/subgraph-client.ts';
import { AccessRules } from '../planning/access-rules.ts';
import { createQueryPlanner } from '../planning/query-planner.ts';
import { createOperationStore } from '../planning/operation-store.ts';
import { readInterfaceObjectKeys } from '../planning/interface-object-keys.ts';
import { RunningCount } from '../planning/running-count.ts';
import { createSourceKeys } from '../planning/source-keys.ts';
import { createTypeConditions } from '../planning/type-conditions.ts';
import type { Graph, GraphOptions, Rights } from './graph.ts';
import { buildApiSchema, readSupergraph, UnusableSupergraph } from './supergraph.ts';

/** Refuses with UnusableSupergraph what it cannot serve truthfully. */
export function createGraph(options: GraphOptions): Graph {
  const { supergraphSdl, overrideLabels, random = Math.random } = options;
  const supergraph = readSupergraph(supergraphSdl);
  const planner = createQueryPlanner(supergraph, overrideLabels);
  const clients = new Map<string, SubgraphClient>();
  for (const subgraph of supergraph.subgraphs) {
    clients.set(subgraph.name, options.createClient(subgraph));
  }
  const running = new RunningCount();
  let introspected: GraphQLSchema | undefined;
  const introspectionSchema = () => (introspected ??= buildApiSchema(supergraph));
  const { schema, document, features } = supergraph;
  const operations = createOperationStore(
    {
      planner,
      schema,
      apiSchema: buildApiSchema(supergraph),
      accessRules: new AccessRules(document, features, schema),
      rightsOf: options.rightsOf ?? (() => NO_RIGHTS),
      typeConditions: createTypeConditions(schema),
      interfaceObjectKeys: readInterfaceObjectKeys(document),
      sourceKeys: createSourceKeys(document),
      clients,
      random,
      onUnplanned: options.onUnplanned ?? (() => undefined),
      introspectionSchema,
      running,
    },
    options,
  );

  return {
    id: createHash('sha256').update(supergraphSdl).digest('hex').slice(0, 16),
    apiSchema: buildApiSchema(supergraph),
    subgraphs: supergraph.subgraphs,
    ready: refuseUnplannable(planner.ready),
    prepare: operations.prepare,
    probe: (viewer) => probeSubgraphs(clients.values(), viewer),
    async close() {
      await running.untilIdle();
      planner.close();
      await Promise.all([...clients.values()].map((client) => client.close()));
    },
  };
}

const NO_RIGHTS: Rights = { authenticated: false, scopes: new Set() };

function refuseUnplannable(planned: Promise<void>): Promise<void> {
  const ready = planned.catch((cause: unknown) => {
    const reason = (cause as Error).message;
    throw new UnusableSupergraph(`Cannot serve this supergraph: ${reason}`, { cause });
  });
  // Whoever does not ask is told by each operation.
  ready.catch(() => undefined);
  return ready;
}
