import { QueryPlanner as NativePlanner, type QueryPlan } from '@graphql-hive/router-query-planner';
import { print, type DocumentNode } from 'graphql';
import type { Supergraph } from '../supergraph/supergraph.ts';
import { PlanningFailure } from './planning-failure.ts';
import { setRequiresApart, toComposedName } from './requires-apart.ts';

/** Decides which subgraphs are asked for what. Only operations that passed validation may come here. */
export interface QueryPlanner {
  /** Throws PlanningFailure when there is no plan. */
  readonly plan: (operation: DocumentNode, draw: number) => QueryPlan;
  /** Operations drawn on different sides of a percentage have different plans: the number of the side. */
  readonly sideOf: (draw: number) => number;
  /** The subgraph that serves what a plan calls by this name. */
  readonly toSubgraph: (serviceName: string) => string;
}

/** Validation is what keeps the native planner from ending the process; this limit is its own, met before it. */
export function createQueryPlanner(
  supergraphSdl: string,
  supergraph: Supergraph,
  overrideLabels: ReadonlySet<string> = new Set(),
): QueryPlanner {
  const planner = new NativePlanner(supergraphSdl);
  const labels = new Set(overrideLabels);
  const percentages = [...planner.overridePercentages].sort((a, b) => a - b);
  let secondPlanner: NativePlanner | null | undefined;

  /** Knows the fields that require others as subgraphs of their own: some plans exist only this way. */
  function findSecondPlanner(): NativePlanner | null {
    if (secondPlanner === undefined) {
      const rewritten = setRequiresApart(supergraph.document);
      secondPlanner = rewritten === null ? null : new NativePlanner(print(rewritten));
    }
    return secondPlanner;
  }

  return {
    plan(operation, draw) {
      const text = print(operation);
      try {
        return planner.plan(text, null, labels, draw);
      } catch (firstFailure) {
        try {
          const plan = findSecondPlanner()?.plan(text, null, labels, draw);
          if (plan !== undefined) return plan;
        } catch {
          // The first planner's reason is the one that speaks about the supergraph as it was composed.
        }
        throw new PlanningFailure(
          `Cannot plan this operation: ${(firstFailure as Error).message}`,
          {
            cause: firstFailure,
          },
        );
      }
    },
    sideOf: (draw) => percentages.filter((percentage) => draw < percentage).length,
    toSubgraph: toComposedName,
  };
}
