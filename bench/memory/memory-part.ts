import { toCheckedRequests } from '../gateway/expected-answers.ts';
import { GATEWAY_OPERATIONS } from '../gateway/operations.ts';
import { compare } from '../harness/compare.ts';
import { toComparisonTable } from '../harness/comparison-table.ts';
import type { Part, PartRun } from '../harness/part.ts';
import { startLoadGenerator } from '../load/load-generator.ts';
import { startMemoryCandidates } from './memory-candidates.ts';

/**
 * What does a whole stack cost when its data is at hand: gateway and subgraphs, really executing, without a database?
 * Ours in one process and apart, beside Apollo Server subgraphs behind Apollo's gateway, with the same resolvers.
 */
export const memoryPart: Part = {
  name: 'memory',
  title: 'The whole stack with its data in memory',
  run: measureInMemory,
};

const MODES = {
  full: { rounds: 3, roundMs: 1_500, warmUpMs: 2_000, connections: 8 },
  short: { rounds: 2, roundMs: 500, warmUpMs: 1_000, connections: 8 },
} as const;

async function measureInMemory({ report, mode, directory }: PartRun): Promise<void> {
  await using running = new AsyncDisposableStack();
  const load = running.use(startLoadGenerator(directory));
  const contestants = await startMemoryCandidates(running, directory);

  // One alert costs next to nothing in any of them, and a wide board is a board.
  for (const operation of GATEWAY_OPERATIONS.filter(({ name }) => name === 'dashboard')) {
    report.ask(`What does "${operation.name}" cost: ${operation.about}?`);
    const requests = await toCheckedRequests(operation);
    report.table(toComparisonTable(await compare(load, { contestants, requests, ...MODES[mode] })));
  }
}
