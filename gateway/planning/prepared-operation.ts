import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { createAnswer, createFailedAnswer, createRefusal } from '../execution/answer.ts';
import { executePlan } from '../execution/execute-plan.ts';
import { executeSubscription } from '../execution/execute-subscription.ts';
import type { Execution } from '../execution/execution.ts';
import type { Caller, SubgraphClient } from '../execution/subgraph-client.ts';
import type { GraphAnswer, PreparedOperation, Variables } from '../supergraph/graph.ts';
import { listConditionVariables } from './conditions.ts';
import { createFormFinder, type FormContext, type OperationForm } from './operation-form.ts';
import type { RunningCount } from './running-count.ts';
import { createSchemaAnswers } from './schema-answers.ts';
import type { OperationParts } from './selected-operation.ts';
import { compileCoercion } from './variable-coercion.ts';

export interface OperationContext extends FormContext {
  readonly clients: ReadonlyMap<string, SubgraphClient>;
  /** An instance that nobody else has, since introspection runs on it. */
  readonly introspectionSchema: () => GraphQLSchema;
  readonly running: RunningCount;
}

export interface NamedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | null;
}

/** What is done with one operation of a validated document, again and again. */
export function createPreparedOperation(
  context: OperationContext,
  { document, operation, operationName }: NamedOperation,
): PreparedOperation {
  const { clients, running, typeConditions, apiSchema } = context;
  const { sourceKeys } = context;
  const parts: OperationParts = { operation, fragments: indexFragments(document), sourceKeys };
  const findForm = createFormFinder(context, parts, listConditionVariables(document));
  const answerSchema = createSchemaAnswers(parts, context.introspectionSchema);
  const coerce = compileCoercion(apiSchema, operation.variableDefinitions ?? []);

  /** Everything that can be said before anything is fetched. */
  function begin(variables: Variables, caller: Caller): Beginning | Promise<Beginning> {
    const { coerced, errors } = coerce(variables);
    if (errors !== undefined) {
      const refusals = errors.map((error) => error.toJSON());
      return {
        kind: 'over',
        answer: createRefusal(
          refusals.map((error) => ({
            ...error,
            extensions: { code: 'BAD_USER_INPUT', ...error.extensions },
          })),
        ),
      };
    }
    const form = findForm(coerced, caller);
    return form instanceof Promise
      ? afterPlanning(form, coerced)
      : { kind: 'ready', form, variables: coerced };
  }

  function createExecution(variables: Record<string, unknown>, caller: Caller): Execution {
    const { isAbstract } = typeConditions;
    const kind = operation.operation;
    // Events come as they are, without anybody having looked at their text.
    const plain = kind !== 'subscription';
    return { kind, clients, isAbstract, variables, caller, data: {}, errors: [], plain };
  }

  async function finish(
    { plan, projection }: OperationForm,
    execution: Execution,
  ): Promise<GraphAnswer> {
    if (plan.root !== null) await executePlan(execution, plan.root);
    const { data, errors, plain, variables } = execution;
    return createAnswer({
      projection,
      data,
      errors,
      plain,
      answerSchema: (field) => answerSchema(field, variables),
    });
  }

  return {
    kind: operation.operation,
    document,
    operation,
    operationName,

    async execute(variables, caller) {
      running.enter();
      try {
        const begun = begin(variables, caller);
        const beginning = begun instanceof Promise ? await begun : begun;
        if (beginning.kind === 'over') return beginning.answer;
        return await finish(beginning.form, createExecution(beginning.variables, caller));
      } finally {
        running.leave();
      }
    },

    async subscribe(variables, caller) {
      running.enter();
      const answer = await openStream(variables, caller);
      if (!(Symbol.asyncIterator in answer)) running.leave();
      return answer;
    },
  };

  async function openStream(
    variables: Variables,
    caller: Caller,
  ): Promise<AsyncIterableIterator<GraphAnswer> | GraphAnswer> {
    const beginning = await begin(variables, caller);
    if (beginning.kind === 'over') return beginning.answer;
    const { form, variables: coerced } = beginning;
    const { primary } = form.plan;
    if (primary === null) {
      // The field of the subscription was skipped, or may not be seen: nothing will ever come.
      const answer = await finish(form, createExecution(coerced, caller));
      return answer.hasErrors ? answer : createFailedAnswer([NOTHING_SELECTED]);
    }
    return executeSubscription({
      primary,
      createExecution: () => createExecution(coerced, caller),
      finish: (execution) => finish(form, execution),
      onEnd: () => running.leave(),
    });
  }
}

const NOTHING_SELECTED: GraphQLFormattedError = {
  message: 'Cannot subscribe: the operation selects no field of the subscription root',
  extensions: { code: 'BAD_USER_INPUT' },
};

type Beginning =
  | { readonly kind: 'over'; readonly answer: GraphAnswer }
  | {
      readonly kind: 'ready';
      readonly form: OperationForm;
      readonly variables: Record<string, unknown>;
    };

async function afterPlanning(
  planning: Promise<OperationForm>,
  variables: Record<string, unknown>,
): Promise<Beginning> {
  try {
    return { kind: 'ready', form: await planning, variables };
  } catch (failure) {
    return { kind: 'over', answer: createFailedAnswer([describePlanningFailure(failure)]) };
  }
}

function describePlanningFailure(failure: unknown) {
  const message = failure instanceof Error ? failure.message : String(failure);
  return { message, extensions: { code: 'PLANNING_FAILED' } };
}

function indexFragments(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  return fragments;
}
