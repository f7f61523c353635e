import type { QueryPlan } from '@graphql-hive/router-query-planner';
import { print, visit, type DocumentNode } from 'graphql';
import type { Supergraph } from '../supergraph/supergraph.ts';
import { readArguments } from '../supergraph/directive-arguments.ts';
import { PlanningFailure } from './planning-failure.ts';
import { plannerProcess } from './planner-process.ts';
import { createPlannerSupergraph, type PlannerSupergraph } from './planner-supergraph.ts';
import { setRequiresApart, toOriginalName } from './requires-apart.ts';

/** Decides which subgraphs are asked for what. Only operations that passed validation may come here. */
export interface QueryPlanner {
  /** Rejects when the planner cannot take the supergraph; nothing can be planned then. */
  readonly ready: Promise<void>;
  /** Rejects with PlanningFailure when there is no plan. */
  readonly plan: (operation: DocumentNode, draw: number) => Promise<PlannedOperation>;
  /** Operations drawn on different sides of a percentage have different plans: the number of the side. */
  readonly sideOf: (draw: number) => number;
  readonly close: () => void;
}

export interface PlannedOperation {
  readonly plan: QueryPlan;
  /** The subgraph that serves what the plan calls by this name. */
  readonly toSubgraph: (serviceName: string) => string;
}

let planners = 0;

export function createQueryPlanner(
  { document }: Supergraph,
  overrideLabels: ReadonlySet<string> = new Set(),
): QueryPlanner {
  planners += 1;
  const first = `${planners}`;
  const second = `${planners} requires apart`;
  const labels = [...overrideLabels];
  const percentages = listOverridePercentages(document);
  const composed = createPlannerSupergraph(document);
  const ready = plannerProcess.load(first, composed.sdl);
  // Whoever plans hears of it; whoever only waits to close the graph need not.
  ready.catch(() => undefined);
  let secondReady: Promise<PlannerSupergraph | null> | undefined;

  /** Knows the fields that require others as subgraphs of their own: some plans exist only this way. */
  async function loadSecond(): Promise<PlannerSupergraph | null> {
    const rewritten = setRequiresApart(document);
    if (rewritten === null) return null;
    const apart = createPlannerSupergraph(rewritten);
    await plannerProcess.load(second, apart.sdl);
    return apart;
  }

  async function planOtherwise(text: string, draw: number): Promise<PlannedOperation | null> {
    try {
      secondReady ??= loadSecond();
      const apart = await secondReady;
      if (apart === null) return null;
      const plan = await plannerProcess.plan(second, text, { labels, draw });
      return { plan, toSubgraph: (name) => toOriginalName(apart.toSubgraph(name)) };
    } catch {
      // The first planner's reason is the one that speaks about the supergraph as it was composed.
      return null;
    }
  }

  return {
    ready,
    async plan(operation, draw) {
      const text = print(operation);
      await ready;
      try {
        const plan = await plannerProcess.plan(first, text, { labels, draw });
        return { plan, toSubgraph: composed.toSubgraph };
      } catch (cause) {
        const planned = await planOtherwise(text, draw);
        if (planned !== null) return planned;
        const reason = (cause as Error).message;
        throw new PlanningFailure(`Cannot plan this operation: ${reason}`, { cause });
      }
    },
    sideOf: (draw) => percentages.filter((percentage) => draw < percentage).length,
    close() {
      plannerProcess.drop(first);
      plannerProcess.drop(second);
    },
  };
}

/** `@override(from: "a", label: "percent(30)")` sends 30 in a hundred operations to the new subgraph. */
function listOverridePercentages(supergraph: DocumentNode): number[] {
  const percentages = new Set<number>();
  visit(supergraph, {
    Directive(node) {
      if (node.name.value !== 'join__field') return;
      const { overrideLabel } = readArguments(node as never);
      const match = /^percent\((\d+(?:\.\d+)?)\)$/.exec(String(overrideLabel ?? ''));
      if (match?.[1] !== undefined) percentages.add(Number(match[1]));
    },
  });
  return [...percentages];
}
