import {
  GraphQLError,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type {
  GraphOptions,
  OperationRequest,
  PreparedOperation,
  RefusedOperation,
} from '../supergraph/graph.ts';
import { createPreparedOperation, type OperationContext } from './prepared-operation.ts';

export interface OperationStore {
  readonly prepare: (request: OperationRequest) => PreparedOperation | RefusedOperation;
}

const DEFAULT_MAX_TOKENS = 15_000;
const DEFAULT_MAX_OPERATIONS = 2_000;
/** Together the kept texts are at most this long, so that few huge ones cannot take what many small ones may. */
const MAX_TEXT_LENGTH = 16_000_000;

interface KnownText {
  readonly document: DocumentNode | null;
  readonly errors: readonly GraphQLError[];
  readonly operations: Map<string, PreparedOperation | RefusedOperation>;
}

/**
 * Planning, chapter by chapter. A text is parsed, checked and validated here; nothing else may reach the planner.
 *
 * - `prepared-operation.ts` is one operation of a text, executed again and again: variables (`variable-coercion.ts`), then its form.
 * - `operation-form.ts` keeps the forms of an operation, one for each way its conditions (`conditions.ts`), rights
 *   (`access-rules.ts`) and overrides can fall: a plan and a projection.
 * - `selected-operation.ts` is the operation with all that decided: what is left to plan.
 * - `query-planner.ts` finds a plan, in a process of its own (`planner-process.ts`), over the supergraph as the planner
 *   can take it (`planner-supergraph.ts`); where there is none, over the same graph told otherwise (`requires-apart.ts`, `common-keys.ts`),
 *   and where there is none either, by going from key to key (`plain-planner.ts`).
 * - `compile-plan.ts` turns it into ours (`plan.ts`): fetches with their text (`fetch-operation.ts`), where entities stand
 *   (`entity-path.ts`), what is sent of them (`representation.ts`, `wanted-types.ts`), which keys are renamed (`key-renames.ts`).
 * - `projection.ts` is the shape of the answer; `schema-answers.ts` answers introspection.
 *
 * Keeps what was learned about operations by their text. Refusals are kept too: a text that costs a lot to refuse is
 * refused at that price once.
 */
export function createOperationStore(
  context: OperationContext,
  options: Pick<GraphOptions, 'maxTokens' | 'maxOperations' | 'checks'>,
): OperationStore {
  const { maxTokens = DEFAULT_MAX_TOKENS, maxOperations = DEFAULT_MAX_OPERATIONS } = options;
  const texts = new LRUCache<string, KnownText>({
    max: maxOperations,
    maxSize: MAX_TEXT_LENGTH,
    sizeCalculation: (_known, text) => text.length + 1,
  });

  function readText(text: string): KnownText {
    const known = texts.get(text);
    if (known !== undefined) return known;
    const read = { operations: new Map(), ...parseAndValidate(text) };
    texts.set(text, read);
    return read;
  }

  function parseAndValidate(text: string): Pick<KnownText, 'document' | 'errors'> {
    const { apiSchema } = context;
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens });
    } catch (error) {
      return { document: null, errors: [withCode(toGraphQLError(error), 'GRAPHQL_PARSE_FAILED')] };
    }
    for (const check of options.checks ?? []) {
      const errors = check(document, apiSchema);
      if (errors.length > 0) return { document: null, errors: withCodes(errors) };
    }
    try {
      const errors = validate(apiSchema, document);
      return errors.length > 0
        ? { document: null, errors: withCodes(errors) }
        : { document, errors };
    } catch (error) {
      return { document: null, errors: withCodes([toGraphQLError(error)]) };
    }
  }

  return {
    prepare({ query, operationName }) {
      const known = readText(query);
      if (known.document === null) return { kind: 'refused', errors: known.errors };
      const name = operationName ?? null;
      const key = name ?? '';
      let prepared = known.operations.get(key);
      if (prepared === undefined) {
        prepared = prepareNamed(context, known.document, name);
        // Unknown names are a stranger's choice and would pile up here.
        if (prepared.kind !== 'refused') known.operations.set(key, prepared);
      }
      return prepared;
    },
  };
}

function prepareNamed(
  context: OperationContext,
  document: DocumentNode,
  name: string | null,
): PreparedOperation | RefusedOperation {
  const operation = findOperation(document, name);
  if (typeof operation === 'string') {
    const error = new GraphQLError(operation);
    return { kind: 'refused', errors: [withCode(error, 'OPERATION_RESOLUTION_FAILURE')] };
  }
  return createPreparedOperation(context, { document, operation, operationName: name });
}

/** https://spec.graphql.org/October2021/#GetOperation() */
function findOperation(
  document: DocumentNode,
  name: string | null,
): OperationDefinitionNode | string {
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const [first] = operations;
  if (name !== null && name !== '') {
    const named = operations.find((operation) => operation.name?.value === name);
    return named ?? `Unknown operation named "${name}".`;
  }
  if (first === undefined) return 'Must provide an operation.';
  return operations.length === 1
    ? first
    : 'Must provide operation name if query contains multiple operations.';
}

/** Deep nesting overflows the parser's stack, which is an error of the request like any other. */
function toGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError('Cannot read this operation: it is nested too deeply');
}

function withCodes(errors: readonly GraphQLError[]): GraphQLError[] {
  return errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  if (error.extensions['code'] === undefined) error.extensions['code'] = code;
  return error;
}
