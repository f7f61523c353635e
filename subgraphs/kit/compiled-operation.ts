import {
  execute,
  getVariableValues,
  Kind,
  print,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { hoistArguments, readHoistedArguments } from './hoisted-arguments.ts';

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
    if (operation === undefined) {
      byName.set(key, (operation = compile(schema, document, operationName)));
    }
    return operation;
  };
}

/**
 * graphql-jit runs the selections; variables and arguments are read as graphql-js reads them. The compiler's own
 * reading knows no defaults of required input fields, and takes a variable left out inside an input object for null,
 * which here would clear what was to stay.
 */
function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
): CompiledOperation {
  const interpret: CompiledOperation = (context, variables, rootValue) =>
    execute({
      schema,
      document,
      operationName,
      rootValue,
      contextValue: context,
      variableValues: variables,
    });
  const operation = findOperation(document, operationName);
  const hoisted = operation === null ? null : hoistArguments(schema, document, operation);
  if (operation === null || hoisted === null) return interpret;

  const query = compileQuery(schema, hoisted.document, operation.name?.value, {
    useExperimentalPathBasedSkipInclude: true,
    disablingCapturingStackErrors: true,
  });
  // What the compiler cannot express, graphql-js still answers, and it words the errors.
  if (!isCompiledQuery(query)) return interpret;

  const readVariables = createVariableReader(schema, operation.variableDefinitions ?? []);
  return (context, variables, rootValue) => {
    const { errors, coerced } = readVariables(variables);
    if (coerced === undefined) return { errors: errors ?? [] };
    const values = readHoistedArguments(hoisted.arguments, coerced);
    if (values === null) return interpret(context, variables, rootValue);
    return query.query(rootValue, context, values);
  };
}

/**
 * Representations come by the hundred and are handed on as they are, so they are only looked at for what graphql-js
 * would refuse: a list that is none, or one with nothing in a place.
 */
function createVariableReader(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
): (variables: Readonly<Record<string, unknown>>) => ReturnType<typeof getVariableValues> {
  const isUnread = ({ type }: VariableDefinitionNode): boolean => print(type) === REPRESENTATIONS;
  const names = definitions.filter(isUnread).map(({ variable }) => variable.name.value);
  const read = definitions.filter((definition) => !isUnread(definition));

  return (variables) => {
    const areWhole = names.every((name) => isWholeList(variables[name]));
    const values = getVariableValues(schema, areWhole ? read : definitions, variables, {
      maxErrors: 50,
    });
    if (!areWhole || names.length === 0 || values.coerced === undefined) return values;
    const handedOn = names.map((name) => [name, variables[name]]);
    return { coerced: { ...values.coerced, ...Object.fromEntries(handedOn) } };
  };
}

/** The type of the variable that every fetch of entities has. */
const REPRESENTATIONS = '[_Any!]!';

function isWholeList(value: unknown): boolean {
  return Array.isArray(value) && !value.includes(null) && !value.includes(undefined);
}

export function findOperation(
  document: DocumentNode,
  operationName: string | null = null,
): OperationDefinitionNode | null {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (operationName === null || definition.name?.value === operationName) return definition;
  }
  return null;
}
