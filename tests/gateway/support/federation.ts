import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { execute, parse, subscribe, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { Caller, SubgraphClient } from '../../../gateway/execution/subgraph-client.ts';
import { createGraph } from '../../../gateway/supergraph/create-graph.ts';
import type { Graph, GraphOptions } from '../../../gateway/supergraph/graph.ts';
import { createHttpSubgraphClient } from '../../../gateway/transport/http-client.ts';
import { createInProcessClient } from '../../../gateway/transport/in-process-client.ts';
import { serveSchema, type HttpSubgraph } from './http-subgraphs.ts';

/** One subgraph of a fixture: its SDL without the `@link`, and what answers it. */
export interface TestSubgraph {
  readonly name: string;
  readonly typeDefs: string;
  readonly resolvers?: Record<string, unknown>;
}

export const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@requires", "@external", "@provides", "@shareable", "@override", "@interfaceObject",
  "@inaccessible", "@tag", "@authenticated", "@requiresScopes", "@policy"
])
`;

export interface Federation extends AsyncDisposable {
  readonly graph: Graph;
  readonly supergraphSdl: string;
  /** The operations that reached subgraphs, as `name: text`, since the last look. */
  takeFetches(): string[];
  ask(query: string, variables?: Record<string, unknown>): Promise<unknown>;
}

export const ANYONE: Caller = { viewer: null };

/** Composes the subgraphs and serves them in this process, each by Apollo's own subgraph library. */
export function createFederation(
  subgraphs: readonly TestSubgraph[],
  options: Partial<GraphOptions> = {},
): Federation {
  const supergraphSdl = compose(subgraphs);
  const fetches: string[] = [];
  function createClientFor(name: string): SubgraphClient {
    const subgraph = subgraphs.find((candidate) => candidate.name === name);
    if (subgraph === undefined) throw new Error(`Cannot serve subgraph "${name}": no fixture`);
    return createTestClient(subgraph);
  }
  const graph = createGraph({
    supergraphSdl,
    ...options,
    createClient: (address) =>
      recording(options.createClient?.(address) ?? createClientFor(address.name), fetches),
  });
  return {
    graph,
    supergraphSdl,
    takeFetches: () => fetches.splice(0),
    ask: (query, variables) => ask(graph, query, variables),
    [Symbol.asyncDispose]: () => graph.close(),
  };
}

/** The same, each subgraph on a socket of its own. */
export async function createHttpFederation(
  subgraphs: readonly TestSubgraph[],
  options: Partial<GraphOptions> = {},
): Promise<Federation> {
  const served = new Map<string, HttpSubgraph>();
  for (const subgraph of subgraphs) {
    served.set(subgraph.name, await serveSchema(buildTestSchema(subgraph)));
  }
  const federation = createFederation(subgraphs, {
    createClient: ({ name }) =>
      createHttpSubgraphClient({ name, url: served.get(name)?.url ?? 'http://nowhere.test' }),
    ...options,
  });
  return {
    ...federation,
    async [Symbol.asyncDispose]() {
      await federation[Symbol.asyncDispose]();
      for (const subgraph of served.values()) await subgraph[Symbol.asyncDispose]();
    },
  };
}

export async function ask(
  graph: Graph,
  query: string,
  variables?: Record<string, unknown>,
): Promise<unknown> {
  const prepared = graph.prepare({ query });
  if (prepared.kind === 'refused')
    return { errors: prepared.errors.map((error) => error.toJSON()) };
  const answer = await prepared.execute(variables, ANYONE);
  return JSON.parse(answer.toJson());
}

export function compose(subgraphs: readonly TestSubgraph[]): string {
  const composed = composeServices(
    subgraphs.map(({ name, typeDefs }) => ({
      name,
      url: `http://${name}.test/graphql`,
      typeDefs: parse(LINK + typeDefs),
    })),
  );
  if (compositionHasErrors(composed)) {
    throw new Error(composed.errors.map(({ message }) => message).join('\n'));
  }
  return composed.supergraphSdl;
}

export function buildTestSchema({ typeDefs, resolvers = {} }: TestSubgraph): GraphQLSchema {
  return buildSubgraphSchema([{ typeDefs: parse(LINK + typeDefs), resolvers: resolvers as never }]);
}

export function createTestClient(subgraph: TestSubgraph): SubgraphClient {
  const schema = buildTestSchema(subgraph);
  return createInProcessClient({
    name: subgraph.name,
    async execute({ document, variables, caller }) {
      return await execute({
        schema,
        document,
        variableValues: variables,
        contextValue: caller,
      });
    },
    async subscribe({ document, variables, caller }) {
      const stream = await subscribe({
        schema,
        document,
        variableValues: variables,
        contextValue: caller,
      });
      return stream as AsyncIterableIterator<ExecutionResult> | ExecutionResult;
    },
    close: () => Promise.resolve(),
  });
}

function recording(client: SubgraphClient, fetches: string[]): SubgraphClient {
  return {
    name: client.name,
    execute(request) {
      fetches.push(`${client.name}: ${request.operation.text} ${request.variablesText}`);
      return client.execute(request);
    },
    subscribe(request) {
      fetches.push(`${client.name}: ${request.operation.text} ${request.variablesText}`);
      return client.subscribe(request);
    },
    close: () => client.close(),
  };
}
