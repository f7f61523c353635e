import {
  getVariableValues,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { createAnswer, createFailedAnswer, createRefusal } from '../execution/answer.ts';
import { completeAnswer, type SchemaAnswers } from '../execution/completion.ts';
import { executePlan } from '../execution/execute-plan.ts';
import type { Execution } from '../execution/execution.ts';
import type { Caller, SubgraphClient } from '../execution/subgraph-client.ts';
import type { GraphAnswer, PreparedOperation, Variables } from '../supergraph/graph.ts';
import { compilePlan, inSequence } from './compile-plan.ts';
import { listConditionVariables } from './conditions.ts';
import type { OperationPlan } from './plan.ts';
import { compileProjection, type ObjectProjection } from './projection.ts';
import type { QueryPlanner } from './query-planner.ts';
import { selectOperation, type OperationParts } from './selected-operation.ts';
import type { TypeConditions } from './type-conditions.ts';

export interface OperationContext {
  readonly planner: QueryPlanner;
  /** Everything the subgraphs know. */
  readonly schema: GraphQLSchema;
  readonly apiSchema: GraphQLSchema;
  readonly typeConditions: TypeConditions;
  readonly clients: ReadonlyMap<string, SubgraphClient>;
  readonly random: () => number;
}

interface OperationForm {
  readonly plan: OperationPlan;
  readonly projection: ObjectProjection;
  readonly schemaAnswers: SchemaAnswers;
}

const MAX_FORMS = 64;

export function createPreparedOperation(
  context: OperationContext,
  {
    document,
    operation,
    operationName,
  }: {
    document: DocumentNode;
    operation: OperationDefinitionNode;
    operationName: string | null;
  },
): PreparedOperation {
  const parts: OperationParts = { operation, fragments: indexFragments(document) };
  const conditionVariables = listConditionVariables(document);
  const forms = new LRUCache<string, OperationForm>({ max: MAX_FORMS });

  function findForm(variables: Record<string, unknown>): OperationForm {
    const draw = context.random() * 100;
    let key = String(context.planner.sideOf(draw));
    for (const name of conditionVariables) key += variables[name] === true ? '+' : '-';
    let form = forms.get(key);
    if (form === undefined) {
      form = createForm(context, parts, { variables, draw });
      forms.set(key, form);
    }
    return form;
  }

  async function execute(variables: Variables, caller: Caller): Promise<GraphAnswer> {
    const { coerced, errors } = getVariableValues(
      context.apiSchema,
      operation.variableDefinitions ?? [],
      variables ?? {},
      { maxErrors: 50 },
    );
    if (errors !== undefined) {
      return createRefusal(
        errors.map((error) => ({
          ...error.toJSON(),
          extensions: { code: 'BAD_USER_INPUT', ...error.extensions },
        })),
      );
    }
    let form: OperationForm;
    try {
      form = findForm(coerced);
    } catch (error) {
      return createFailedAnswer([
        { message: (error as Error).message, extensions: { code: 'PLANNING_FAILED' } },
      ]);
    }
    const execution: Execution = {
      clients: context.clients,
      isAbstract: context.typeConditions.isAbstract,
      variables: coerced,
      caller,
      data: {},
      errors: [],
    };
    if (form.plan.root !== null) await executePlan(execution, form.plan.root);
    const completion = completeAnswer(form.projection, execution.data, form.schemaAnswers);
    return createAnswer(completion, execution.errors);
  }

  return {
    kind: operation.operation,
    document,
    operation,
    operationName,
    execute,
    subscribe: execute,
  };
}

function createForm(
  context: OperationContext,
  parts: OperationParts,
  { variables, draw }: { variables: Record<string, unknown>; draw: number },
): OperationForm {
  const { planner, schema, typeConditions } = context;
  const selected = selectOperation(parts, variables);
  const plans = selected.steps.map((step) =>
    compilePlan(planner.plan(step, draw), {
      schema,
      conditions: typeConditions,
      toSubgraph: (name) => name,
    }),
  );
  return {
    plan: inSequence(plans),
    projection: compileProjection({ parts, conditions: variables, schema: context.apiSchema }),
    schemaAnswers: { answer: () => null },
  };
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
