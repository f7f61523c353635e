import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { compilePlan, inSequence } from './compile-plan.ts';
import type { ConditionValues } from './conditions.ts';
import type { OperationPlan } from './plan.ts';
import { compileProjection, type ObjectProjection } from './projection.ts';
import type { QueryPlanner } from './query-planner.ts';
import { selectOperation, type OperationParts } from './selected-operation.ts';
import type { TypeConditions } from './type-conditions.ts';

/** Everything about an operation that is the same for all executions whose conditions are decided alike. */
export interface OperationForm {
  readonly plan: OperationPlan;
  readonly projection: ObjectProjection;
}

export interface FormContext {
  readonly planner: QueryPlanner;
  /** Everything the subgraphs know, inaccessible parts included. */
  readonly schema: GraphQLSchema;
  readonly apiSchema: GraphQLSchema;
  readonly typeConditions: TypeConditions;
  /** Between 0 and 1; decides @override by percentage. */
  readonly random: () => number;
}

/** Twelve conditions make four thousand forms, of which few are ever in use together. */
const MAX_FORMS = 64;

/** Finds or makes the form of an operation for given variables. Throws PlanningFailure. */
export type FormFinder = (variables: ConditionValues) => OperationForm;

export function createFormFinder(
  context: FormContext,
  parts: OperationParts,
  conditionVariables: readonly string[],
): FormFinder {
  const forms = new LRUCache<string, OperationForm>({ max: MAX_FORMS });

  return (variables) => {
    const draw = context.random() * 100;
    let key = String(context.planner.sideOf(draw));
    for (const name of conditionVariables) key += variables[name] === true ? '+' : '-';
    let form = forms.get(key);
    if (form === undefined) {
      form = createForm(context, parts, { variables, draw });
      forms.set(key, form);
    }
    return form;
  };
}

function createForm(
  { planner, schema, apiSchema, typeConditions }: FormContext,
  parts: OperationParts,
  { variables, draw }: { variables: ConditionValues; draw: number },
): OperationForm {
  const plans = selectOperation(parts, variables).map((step) => {
    const planned = planner.plan(step, draw);
    return compilePlan(planned, {
      schema,
      conditions: typeConditions,
      toSubgraph: planner.toSubgraph,
    });
  });
  return {
    plan: inSequence(plans),
    projection: compileProjection({ parts, conditions: variables, schema: apiSchema }),
  };
}
