import type {
  FlattenNodePathSegment,
  InputRewrite,
  PlanNode,
  RequiresSelection,
} from '@graphql-hive/router-query-planner';
import { print, type OperationDefinitionNode } from 'graphql';
import type { JoinKnowledge } from './join-knowledge.ts';

type Path = readonly FlattenNodePathSegment[];

export interface EntitiesWanted {
  readonly graph: string;
  /** What the entities are called there. */
  readonly as: string;
  readonly selections: readonly string[];
  readonly requires: RequiresSelection[];
}

/** Says the plain planner's fetches in the other planner's words. */
export class PlainFetches {
  readonly #operation: OperationDefinitionNode;
  readonly #knowledge: Pick<JoinKnowledge, 'nameOf'>;

  constructor(operation: OperationDefinitionNode, knowledge: Pick<JoinKnowledge, 'nameOf'>) {
    this.#operation = operation;
    this.#knowledge = knowledge;
  }

  ofRoot(graph: string, selections: readonly string[]): PlanNode {
    const { operation } = this.#operation;
    const body = `{ ${selections.join(' ')} }`;
    const fetch = {
      kind: 'Fetch' as const,
      serviceName: this.#knowledge.nameOf(graph),
      operationKind: operation,
      operation: `${operation}${this.#header(body, [])} ${body}`,
      variableUsages: this.#variablesIn(body),
    };
    return operation === 'subscription' ? { kind: 'Subscription', primary: fetch } : fetch;
  }

  ofEntities(typename: string, path: Path, fetch: EntitiesWanted): PlanNode {
    const body = `{ _entities(representations: $${REPRESENTATIONS}) { ... on ${fetch.as} { ${fetch.selections.join(' ')} } } }`;
    return {
      kind: 'BatchFetch',
      serviceName: this.#knowledge.nameOf(fetch.graph),
      operationKind: 'query',
      operation: `query${this.#header(body, [`$${REPRESENTATIONS}: [_Any!]!`])} ${body}`,
      variableUsages: this.#variablesIn(body),
      entityBatch: {
        aliases: [
          {
            alias: '_entities',
            representationsVariableName: REPRESENTATIONS,
            paths: [[...path]],
            requires: [
              { kind: 'InlineFragment', typeCondition: typename, selections: fetch.requires },
            ],
            ...(fetch.as === typename ? {} : { inputRewrites: [callIt(fetch.as)] }),
          },
        ],
      },
    };
  }

  #variablesIn(body: string): string[] {
    const used = new Set([...body.matchAll(/\$(\w+)/g)].map(([, name]) => name));
    return (this.#operation.variableDefinitions ?? [])
      .map(({ variable }) => variable.name.value)
      .filter((name) => used.has(name));
  }

  #header(body: string, own: readonly string[]): string {
    const used = new Set(this.#variablesIn(body));
    const definitions = (this.#operation.variableDefinitions ?? [])
      .filter(({ variable }) => used.has(variable.name.value))
      .map((definition) => print(definition));
    const all = [...own, ...definitions];
    return all.length === 0 ? '' : `(${all.join(', ')})`;
  }
}

/** No client's variable can be called so and be used: those that begin with two underscores are left to the engine. */
const REPRESENTATIONS = '__representations';

function callIt(typename: string): InputRewrite {
  return { ValueSetter: { path: [{ Key: '__typename' }], setValueTo: typename } };
}
