import {
  execute,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';

/** What runs one operation of one schema, again and again, each time with a fresh context. */
export type CompiledOperation = (
  context: unknown,
  variables: Readonly<Record<string, unknown>>,
  rootValue?: unknown,
) => Promise<ExecutionResult> | ExecutionResult;

/**
 * Compiles each operation once. Compiled forms are kept by the identity of the parsed document: whoever keeps a
 * document (a plan, Apollo Server's document store) keeps its compiled form alive, and nobody else does.
 */
export function createOperationCompiler(schema: GraphQLSchema) {
  const compiled = new WeakMap<DocumentNode, Map<string, CompiledOperation>>();

  return function compileOperation(
    document: DocumentNode,
    operationName: string | null = null,
  ): CompiledOperation {
    let byName = compiled.get(document);
    if (byName === undefined) compiled.set(document, (byName = new Map()));
    const key = operationName ?? '';
    let operation = byName.get(key);
    if (operation === undefined)
      byName.set(key, (operation = compile(schema, document, operationName)));
    return operation;
  };
}

function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
): CompiledOperation {
  // The same options as graphql-js behaves: leaves are serialized, @skip and @include are decided by path.
  const query = compileQuery(schema, document, operationName ?? undefined, {
    useExperimentalPathBasedSkipInclude: true,
    disablingCapturingStackErrors: true,
  });
  if (isCompiledQuery(query)) {
    return (context, variables, rootValue) => query.query(rootValue, context, variables);
  }
  // What the compiler cannot express, graphql-js still answers, and it words the errors.
  return (context, variables, rootValue) =>
    execute({
      schema,
      document,
      operationName,
      rootValue,
      contextValue: context,
      variableValues: variables,
    });
}

export function findOperation(
  document: DocumentNode,
  operationName: string | null = null,
): OperationDefinitionNode | null {
  for (const definition of document.definitions) {
    if (definition.kind !== 'OperationDefinition') continue;
    if (operationName === null || definition.name?.value === operationName) return definition;
  }
  return null;
}
