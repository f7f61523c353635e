import type { QueryPlan } from '@graphql-hive/router-query-planner';
import { print, visit, type DocumentNode } from 'graphql';
import type { Supergraph } from '../supergraph/supergraph.ts';
import { readArguments } from '../supergraph/directive-arguments.ts';
import { keepCommonKeys } from './common-keys.ts';
import { PlanningFailure } from './planning-failure.ts';
import { readJoinKnowledge, type JoinKnowledge } from './join-knowledge.ts';
import { planPlainly } from './plain-planner.ts';
import { plannerProcess } from './planner-process.ts';
import { createPlannerSupergraph } from './planner-supergraph.ts';
import { setRequiresApart, toOriginalName } from './requires-apart.ts';
import { createUnlikeBranchSearch } from './unlike-branches.ts';

/** Decides which subgraphs are asked for what. Only operations that passed validation may come here. */
export interface QueryPlanner {
  /** Rejects when the planner cannot take the supergraph; nothing can be planned then. */
  readonly ready: Promise<void>;
  /**
   * Hands plans to `compile` until it takes one: some plans say what no subgraph can be asked. Rejects with
   * PlanningFailure when there is none.
   */
  readonly plan: <Compiled>(
    operation: DocumentNode,
    draw: number,
    compile: (planned: PlannedOperation) => Compiled,
  ) => Promise<Compiled>;
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
  { document, schema }: Supergraph,
  overrideLabels: ReadonlySet<string> = new Set(),
): QueryPlanner {
  planners += 1;
  const first = `${planners}`;
  const labels = [...overrideLabels];
  const percentages = listOverridePercentages(document);
  const composed = createPlannerSupergraph(document);
  const ready = plannerProcess.load(first, composed.sdl);
  // Whoever plans hears of it; whoever only waits to close the graph need not.
  ready.catch(() => undefined);
  const spares = Object.entries(SPARES).map(([name, rewrite]) =>
    createSparePlanner(`${first} ${name}`, document, rewrite),
  );

  let knowledge: JoinKnowledge | undefined;
  const readKnowledge = (): JoinKnowledge => (knowledge ??= readJoinKnowledge(document));
  let hasUnlikeBranches: ((operation: DocumentNode) => boolean) | undefined;

  function toPlainPlan(operation: DocumentNode): PlannedOperation {
    const plan = planPlainly(operation, schema, readKnowledge());
    return { plan, toSubgraph: (name) => name };
  }

  function isToBePlannedPlainly(operation: DocumentNode): boolean {
    try {
      hasUnlikeBranches ??= createUnlikeBranchSearch(schema, readKnowledge());
    } catch {
      // What moves between subgraphs by a label only the kept planner knows.
      hasUnlikeBranches = () => false;
    }
    return hasUnlikeBranches(operation);
  }

  return {
    ready,
    async plan(operation, draw, compile) {
      const text = print(operation);
      await ready;
      if (isToBePlannedPlainly(operation)) {
        try {
          return compile(toPlainPlan(operation));
        } catch {
          // A plan that asks for too much is better than none.
        }
      }
      try {
        const plan = await plannerProcess.plan(first, text, { labels, draw });
        return compile({ plan, toSubgraph: composed.toSubgraph });
      } catch (cause) {
        for (const spare of spares) {
          try {
            const toSubgraph = await spare.load();
            if (toSubgraph === null) continue;
            const plan = await plannerProcess.plan(spare.name, text, { labels, draw });
            return compile({ plan, toSubgraph });
          } catch {
            // The first planner's reason is the one that speaks about the supergraph as it was composed.
          }
        }
        try {
          return compile(toPlainPlan(operation));
        } catch {
          // Nor that way.
        }
        const reason = (cause as Error).message;
        throw new PlanningFailure(`Cannot plan this operation: ${reason}`, { cause });
      }
    },
    sideOf: (draw) => percentages.filter((percentage) => draw < percentage).length,
    close() {
      plannerProcess.drop(first);
      for (const { name } of spares) plannerProcess.drop(name);
    },
  };
}

type Rewriting = (supergraph: DocumentNode) => DocumentNode | null;

/**
 * The same graph told otherwise, for operations that the planner has no way for as it was composed. Each finds plans that the
 * others do not; all of them are tried, and loaded, only after the first planner has failed.
 */
const SPARES: Readonly<Record<string, Rewriting>> = {
  'requires apart': (supergraph) => setRequiresApart(supergraph, 'shared'),
  'requires apart by each key': (supergraph) => setRequiresApart(supergraph, 'each'),
  'common keys': keepCommonKeys,
  'common keys, requires apart': (supergraph) => {
    const common = keepCommonKeys(supergraph);
    return common === null ? null : setRequiresApart(common, 'shared');
  },
};

interface SparePlanner {
  readonly name: string;
  /** Null when the rewriting changes nothing about this supergraph. */
  readonly load: () => Promise<PlannedOperation['toSubgraph'] | null>;
}

function createSparePlanner(
  name: string,
  document: DocumentNode,
  rewrite: Rewriting,
): SparePlanner {
  let loaded: Promise<PlannedOperation['toSubgraph'] | null> | undefined;

  async function load(): Promise<PlannedOperation['toSubgraph'] | null> {
    const rewritten = rewrite(document);
    if (rewritten === null) return null;
    const { sdl, toSubgraph } = createPlannerSupergraph(rewritten);
    await plannerProcess.load(name, sdl);
    return (serviceName) => toOriginalName(toSubgraph(serviceName));
  }

  return { name, load: () => (loaded ??= load()) };
}

/** `@override(from: "a", label: "percent(30)")` sends 30 in a hundred operations to the new subgraph. */
function listOverridePercentages(supergraph: DocumentNode): number[] {
  const percentages = new Set<number>();
  visit(supergraph, {
    Directive(node) {
      if (node.name.value !== 'join__field') return;
      const { overrideLabel } = readArguments(node as never);
      if (typeof overrideLabel !== 'string') return;
      const match = /^percent\((\d+(?:\.\d+)?)\)$/.exec(overrideLabel);
      if (match?.[1] !== undefined) percentages.add(Number(match[1]));
    },
  });
  return [...percentages];
}
