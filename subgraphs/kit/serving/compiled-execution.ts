import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { Caller, Subgraph } from '../subgraph.ts';

/** Lets Apollo Server run a subgraph's operations in their compiled form instead of through graphql-js. */
export function createCompiledExecution(subgraph: Subgraph): GatewayInterface {
  return {
    load: () =>
      Promise.resolve({
        schema: subgraph.schema,
        executor: ({ document, operationName, request, context }) =>
          subgraph.execute({
            document,
            operationName: operationName ?? null,
            variables: request.variables ?? {},
            caller: context as unknown as Caller, // what the HTTP handler put there
          }),
      }),
    onSchemaLoadOrUpdate(listen) {
      listen({ apiSchema: subgraph.schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: () => Promise.resolve(),
  };
}
