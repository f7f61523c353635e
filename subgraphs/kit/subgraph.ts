import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph';
import { parse, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { createOperationCompiler } from './compiled-operation.ts';
import { resolveEntitiesInBatches, type EntityLookups } from './entities.ts';
import { mapStream, subscribeWithFreshContexts } from './event-stream.ts';
import { createErrorHider, type ErrorLog } from './unexpected-errors.ts';
import type { Viewer } from './viewer.ts';
import { createWrongValueFinder } from './wrong-values.ts';
import { createWantedFieldsReader, type WantedFields } from './wanted-fields.ts';

/** Who asks. */
export interface Caller {
  readonly viewer: Viewer;
}

export interface SubgraphRequest {
  readonly document: DocumentNode;
  readonly operationName?: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
}

/** One product's part of the graph, ready to answer; the same whether a gateway lives beside it or calls over HTTP. */
export interface Subgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  execute(request: SubgraphRequest): Promise<ExecutionResult>;
  subscribe(
    request: SubgraphRequest,
  ): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>;
  /** Null while all is well, else what is wrong. */
  findTrouble(): Promise<string | null>;
  close(): Promise<void>;
}

export interface SubgraphParts<Context> {
  readonly name: string;
  /** The text of the subgraph's file in schema/. */
  readonly typeDefs: string;
  /** As the generated resolver types of the product have them. */
  readonly resolvers: object;
  readonly entities: EntityLookups<Context>;
  readonly log: ErrorLog;
  /** Called for every execution, so that loaders live exactly as long as one. */
  readonly createContext: (caller: Caller, wanted: WantedFields) => Context;
  readonly findTrouble: () => Promise<string | null>;
  readonly close: () => Promise<void>;
}

export function createSubgraph<Context>(parts: SubgraphParts<Context>): Subgraph {
  const { name, typeDefs, resolvers, entities, log, createContext } = parts;
  const schema = buildSubgraphSchema([
    {
      typeDefs: parse(typeDefs, { noLocation: true }),
      // The generated types and Apollo's describe the same object; neither is assignable to the other.
      resolvers: resolvers as GraphQLResolverMap<unknown>,
    },
  ]);
  resolveEntitiesInBatches(schema, entities);
  checkRoots(schema);
  const compileOperation = createOperationCompiler(schema);
  const findWrongValues = createWrongValueFinder(schema);
  const readWantedFields = createWantedFieldsReader(schema);
  const hideErrors = createErrorHider(name, log);

  return {
    name,
    schema,
    async execute({ document, operationName = null, variables, caller }) {
      const wrong = findWrongValues(document);
      if (wrong.length > 0) return { errors: wrong };
      const execute = compileOperation(document, operationName);
      const context = createContext(caller, readWantedFields(document));
      return hideErrors(await execute(context, variables));
    },
    async subscribe({ document, operationName = null, variables, caller }) {
      const wrong = findWrongValues(document);
      if (wrong.length > 0) return { errors: wrong };
      const stream = await subscribeWithFreshContexts({
        schema,
        document,
        variables,
        execute: compileOperation(document, operationName),
        createContext: () => createContext(caller, readWantedFields(document)),
      });
      return Symbol.asyncIterator in stream ? mapStream(stream, hideErrors) : hideErrors(stream);
    },
    findTrouble: parts.findTrouble,
    close: parts.close,
  };
}

/** The generated types leave every resolver optional; a root field that nobody answers is found here, at the start. */
function checkRoots(schema: GraphQLSchema): void {
  for (const root of [
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      if (field.resolve === undefined && field.subscribe === undefined) {
        throw new Error(`Cannot serve ${root?.name}.${field.name}: it has no resolver`);
      }
    }
  }
}
