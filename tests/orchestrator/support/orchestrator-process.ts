import { createOrchestrator } from '../../../subgraphs/orchestrator/orchestrator.ts';
import { quietLog } from '../../support/quiet-log.ts';

/** Orchestrator over an SQLite file, in a process of its own that a test can kill. */
const [file = ''] = process.argv.slice(2);
await createOrchestrator({
  location: { kind: 'sqlite', file },
  log: quietLog,
  running: { pace: 0.02, pollMs: 20, leaseMs: 150 },
});
// Its timers do not keep it alive; this does, until it is killed.
process.stdin.resume();
process.stdout.write('ready\n');
