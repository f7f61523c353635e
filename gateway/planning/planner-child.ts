import { QueryPlanner } from '@graphql-hive/router-query-planner';
import type { PlannerReply, PlannerRequest } from './planner-process.ts';

/**
 * The native planner in a process of its own: some operations, valid ones among them, end the process they are planned in.
 * Requests are answered in their order, so whoever sees this process end knows which of them did it.
 */
const planners = new Map<string, QueryPlanner>();

process.on('message', (request: PlannerRequest) => {
  process.send?.(reply(request));
});
// The gateway is gone, and nobody else will ask.
process.on('disconnect', () => process.exit(0));
// A signal meant for the gateway's group lets it finish first; the channel's end is what ends this process.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);

function reply(request: PlannerRequest): PlannerReply {
  try {
    switch (request.kind) {
      case 'load':
        planners.set(request.planner, new QueryPlanner(request.supergraphSdl));
        return { number: request.number, plan: null };
      case 'drop':
        planners.delete(request.planner);
        return { number: request.number, plan: null };
      case 'plan': {
        const planner = planners.get(request.planner);
        if (planner === undefined) throw new Error(`no planner "${request.planner}"`);
        const { operation, labels, draw } = request;
        const plan = planner.plan(operation, null, new Set(labels), draw);
        return { number: request.number, plan };
      }
    }
  } catch (error) {
    return { number: request.number, error: (error as Error).message };
  }
}
