import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { compilePlan, inSequence } from './compile-plan.ts';
import type { ConditionValues } from './conditions.ts';
import type { InterfaceObjectKeys } from './interface-object-keys.ts';
import type { OperationPlan } from './plan.ts';
import { compileProjection, type ObjectProjection } from './projection.ts';
import type { QueryPlanner } from './query-planner.ts';
import { selectOperation, type OperationParts } from './selected-operation.ts';
import type { SourceKeys } from './source-keys.ts';
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
  readonly sourceKeys: SourceKeys;
  readonly interfaceObjectKeys: InterfaceObjectKeys;
  /** Between 0 and 1; decides @override by percentage. */
  readonly random: () => number;
}

/** Twelve conditions make four thousand forms, of which few are ever in use together. */
const MAX_FORMS = 64;

/** Finds or makes the form of an operation for given variables. Rejects with PlanningFailure. */
export type FormFinder = (variables: ConditionValues) => OperationForm | Promise<OperationForm>;

export function createFormFinder(
  context: FormContext,
  parts: OperationParts,
  conditionVariables: readonly string[],
): FormFinder {
  // A failure is kept like a form: what ends the planner's process once should not do so at every request.
  const forms = new LRUCache<string, OperationForm | Promise<OperationForm>>({ max: MAX_FORMS });

  return (variables) => {
    const draw = context.random() * 100;
    let key = String(context.planner.sideOf(draw));
    for (const name of conditionVariables) key += variables[name] === true ? '+' : '-';
    const known = forms.get(key);
    if (known !== undefined) return known;
    const making = createForm(context, parts, { variables, draw });
    forms.set(key, making);
    making.then(
      (form) => forms.set(key, form),
      () => undefined,
    );
    return making;
  };
}

async function createForm(
  { planner, schema, apiSchema, typeConditions, interfaceObjectKeys }: FormContext,
  parts: OperationParts,
  { variables, draw }: { variables: ConditionValues; draw: number },
): Promise<OperationForm> {
  const projection = compileProjection({ parts, conditions: variables, schema: apiSchema });
  const compilation = {
    schema,
    conditions: typeConditions,
    interfaceObjectKeys,
    wanted: { schema: apiSchema, projection },
  };
  const plans = await Promise.all(
    selectOperation(parts, variables).map(async (step) => {
      const { plan, toSubgraph } = await planner.plan(step, draw);
      return compilePlan(plan, { ...compilation, toSubgraph });
    }),
  );
  return { plan: inSequence(plans), projection };
}
