import type { QueryPlan } from '@graphql-hive/router-query-planner';
import { Kind, print, visit, type DocumentNode } from 'graphql';
import type { Supergraph } from '../supergraph/supergraph.ts';
import { readArguments } from '../supergraph/directive-arguments.ts';
import { PlanningFailure } from './planning-failure.ts';
import { plannerProcess } from './planner-process.ts';
import { setRequiresApart, toComposedName } from './requires-apart.ts';

/** Decides which subgraphs are asked for what. Only operations that passed validation may come here. */
export interface QueryPlanner {
  /** Rejects when the planner cannot take the supergraph; nothing can be planned then. */
  readonly ready: Promise<void>;
  /** Rejects with PlanningFailure when there is no plan. */
  readonly plan: (operation: DocumentNode, draw: number) => Promise<QueryPlan>;
  /** Operations drawn on different sides of a percentage have different plans: the number of the side. */
  readonly sideOf: (draw: number) => number;
  /** The subgraph that serves what a plan calls by this name. */
  readonly toSubgraph: (serviceName: string) => string;
  readonly close: () => void;
}

let planners = 0;

export function createQueryPlanner(
  supergraphSdl: string,
  supergraph: Supergraph,
  overrideLabels: ReadonlySet<string> = new Set(),
): QueryPlanner {
  planners += 1;
  const first = `${planners}`;
  const second = `${planners} requires apart`;
  const labels = [...overrideLabels];
  const percentages = listOverridePercentages(supergraph.document);
  const ready = plannerProcess.load(first, supergraphSdl);
  // Whoever plans hears of it; whoever only waits to close the graph need not.
  ready.catch(() => undefined);
  let secondReady: Promise<boolean> | undefined;

  /** Knows the fields that require others as subgraphs of their own: some plans exist only this way. */
  async function loadSecond(): Promise<boolean> {
    const rewritten = setRequiresApart(supergraph.document);
    if (rewritten === null) return false;
    await plannerProcess.load(second, print(rewritten));
    return true;
  }

  async function planOtherwise(text: string, draw: number): Promise<QueryPlan | null> {
    try {
      secondReady ??= loadSecond();
      return (await secondReady) ? await plannerProcess.plan(second, text, { labels, draw }) : null;
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
        return await plannerProcess.plan(first, text, { labels, draw });
      } catch (cause) {
        const plan = await planOtherwise(text, draw);
        if (plan !== null) return plan;
        const reason = (cause as Error).message;
        throw new PlanningFailure(`Cannot plan this operation: ${reason}`, { cause });
      }
    },
    sideOf: (draw) => percentages.filter((percentage) => draw < percentage).length,
    toSubgraph: toComposedName,
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
      const { overrideLabel } = readArguments({ ...node, kind: Kind.DIRECTIVE } as never);
      const match = /^percent\((\d+(?:\.\d+)?)\)$/.exec(String(overrideLabel ?? ''));
      if (match?.[1] !== undefined) percentages.add(Number(match[1]));
    },
  });
  return [...percentages];
}
