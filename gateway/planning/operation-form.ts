import { print, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Caller } from '../execution/subgraph-client.ts';
import type { Rights } from '../supergraph/graph.ts';
import {
  createAccess,
  listDemands,
  satisfies,
  UNLIMITED,
  type Access,
  type AccessRules,
} from './access-rules.ts';
import { compilePlan, inSequence } from './compile-plan.ts';
import type { ConditionValues } from './conditions.ts';
import type { InterfaceObjectKeys } from './interface-object-keys.ts';
import { withPassages } from './passages.ts';
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
  readonly accessRules: AccessRules;
  readonly rightsOf: (caller: Caller) => Rights;
  readonly onUnplanned: (failure: unknown, operation: string) => void;
}

/** Twelve conditions make four thousand forms, of which few are ever in use together. */
const MAX_FORMS = 64;

/** Finds or makes the form of an operation for given variables and rights. Rejects with PlanningFailure. */
export type FormFinder = (
  variables: ConditionValues,
  caller: Caller,
) => OperationForm | Promise<OperationForm>;

export function createFormFinder(
  context: FormContext,
  parts: OperationParts,
  conditionVariables: readonly string[],
): FormFinder {
  const { planner, accessRules, apiSchema, random, rightsOf, onUnplanned } = context;
  // A failure is kept like a form: what ends the planner's process once should not do so at every request.
  const forms = new LRUCache<string, OperationForm | Promise<OperationForm>>({ max: MAX_FORMS });
  const demands = listDemands(accessRules, parts, apiSchema);

  return (variables, caller) => {
    const draw = random() * 100;
    const rights = demands.length > 0 ? rightsOf(caller) : NO_RIGHTS;
    let key = String(planner.sideOf(draw));
    for (const name of conditionVariables) key += variables[name] === true ? '+' : '-';
    for (const demand of demands) key += satisfies(rights, demand) ? 'y' : 'n';
    const known = forms.get(key);
    if (known !== undefined) return known;
    const access = demands.length > 0 ? createAccess(accessRules, rights, apiSchema) : UNLIMITED;
    const making = createForm(context, parts, { variables, access, draw });
    forms.set(key, making);
    making.then(
      (form) => forms.set(key, form),
      (failure: unknown) => onUnplanned(failure, printOperation(parts)),
    );
    return making;
  };
}

function printOperation({ operation, fragments }: OperationParts): string {
  return [operation, ...fragments.values()].map(print).join('\n');
}

const NO_RIGHTS: Rights = { authenticated: false, scopes: new Set() };

async function createForm(
  { planner, schema, apiSchema, typeConditions, interfaceObjectKeys }: FormContext,
  parts: OperationParts,
  { variables, access, draw }: { variables: ConditionValues; access: Access; draw: number },
): Promise<OperationForm> {
  const decisions = { conditions: variables, access, apiSchema };
  const projection = compileProjection({ parts, conditions: variables, access, schema: apiSchema });
  const compilation = {
    schema,
    conditions: typeConditions,
    interfaceObjectKeys,
    wanted: { schema: apiSchema, projection },
  };
  const plans = await Promise.all(
    selectOperation(parts, decisions).map((step) =>
      planner.plan(step, draw, ({ plan, toSubgraph }) =>
        compilePlan(plan, { ...compilation, toSubgraph }),
      ),
    ),
  );
  return { plan: withPassages(inSequence(plans), projection, apiSchema), projection };
}
