import type { GraphQLError } from 'graphql';
import type { Metrics, Transport } from './http/metrics.ts';
import { withoutSuggestions } from './guard/introspection.ts';
import { createOperationCosts, type OperationCosts } from './guard/operation-cost.ts';
import type { RequestCaller } from './guard/request-caller.ts';
import type { LiveStreams } from './subscriptions/live-streams.ts';
import type { Subscriber } from './subscriptions/live-stream.ts';
import type { CurrentGraph } from './supergraph/current-graph.ts';
import type { Graph, GraphAnswer } from './supergraph/graph.ts';

/** One operation, whatever it came on, once it is known who asks. */
export interface CoreRequest {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>> | null;
  readonly caller: RequestCaller;
  readonly transport: Transport;
}

/** What the operation turned out to be. Nothing runs before it is asked to, so that a mount may still refuse it. */
export type CoreOperation =
  | { readonly kind: 'refused'; readonly errors: readonly GraphQLError[] }
  | { readonly kind: 'query' | 'mutation'; readonly execute: () => Promise<GraphAnswer> }
  | { readonly kind: 'subscription'; readonly join: (subscriber: Subscriber) => () => void };

/** The one road from a client's text to its answer; every mount goes it, so every mount has the same rules. */
export interface RequestCore {
  prepare(request: CoreRequest): CoreOperation;
}

export function createRequestCore({
  graphs,
  streams,
  metrics,
  hideSchema,
  mostObjects,
}: {
  graphs: CurrentGraph;
  streams: LiveStreams;
  metrics: Metrics;
  /** Errors must not tell of the schema what introspection would. */
  hideSchema: boolean;
  /** How many objects one operation may ask for. */
  mostObjects: number;
}): RequestCore {
  const costs = new WeakMap<Graph, OperationCosts>();

  function costsOf(graph: Graph): OperationCosts {
    let known = costs.get(graph);
    if (known === undefined) {
      known = createOperationCosts(graph.apiSchema, mostObjects);
      costs.set(graph, known);
    }
    return known;
  }

  return {
    prepare({ query, operationName, variables, caller, transport }) {
      const { graph } = graphs;
      const prepared = graph.prepare({ query, operationName });
      if (prepared.kind !== 'refused') {
        const refusal = costsOf(graph).refuse(prepared, variables);
        if (refusal !== null) {
          metrics.countRefused(transport);
          return { kind: 'refused', errors: [refusal] };
        }
      }
      switch (prepared.kind) {
        case 'refused':
          metrics.countRefused(transport);
          return {
            kind: 'refused',
            errors: hideSchema ? prepared.errors.map(withoutSuggestions) : prepared.errors,
          };
        case 'query':
        case 'mutation': {
          const { kind } = prepared;
          return {
            kind,
            async execute() {
              const startedAt = performance.now();
              const answer = await prepared.execute(variables, caller);
              metrics.countExecuted(
                transport,
                kind,
                answer.hasErrors,
                performance.now() - startedAt,
              );
              return answer;
            },
          };
        }
        case 'subscription':
          return {
            kind: 'subscription',
            join(subscriber) {
              metrics.countSubscribed(transport);
              const { viewer, headers } = caller;
              return streams.join(
                { graphId: graph.id, prepared, variables, viewer, headers },
                subscriber,
              );
            },
          };
      }
    },
  };
}
