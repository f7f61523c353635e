import type { Random } from '../../demonstration/random.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { OrchestratorContext } from '../context.ts';
import { isRunnable, STARTERS } from './jobs.ts';
import { isLong } from './runbooks.ts';
import { fits, inventParameters } from './subjects.ts';
import { startRunbook } from '../jobs/job-actions.ts';
import type { Job } from '../jobs/job.ts';
import type { Runbook } from '../runbooks/runbook.ts';
import type { JobFilter, RunbookFilter } from '../schema-types.generated.ts';

/** In whose name runbooks start by themselves; not among those who started the jobs of the beginning. */
export const SCHEDULER = {
  name: 'CONTOSO\\svc-schedule',
  profile: 'ADMINISTRATOR',
  groupIds: null,
} as const;

/** How often a step starts a runbook, how often a long one, and how many jobs may run for it to start any. */
const START_SHARE = 0.08;
const LONG_SHARE = 0.2;
const RUNNING_AT_MOST = 60;
/** How often that is on account of something. */
const SUBJECT_SHARE = 0.8;
const NOTHING = {
  alertId: null,
  incidentId: null,
  virtualMachineId: null,
  parameters: [],
} as const;

/** What a believable data centre does by itself: now and then somebody or something starts a runbook. */
export function createOrchestratorActivity(
  createContext: () => Pick<
    OrchestratorContext,
    'stores' | 'transaction' | 'viewer' | 'now' | 'jobRunner' | 'outside'
  >,
): { step(random: Random): Promise<void> } {
  let subjects: readonly Job[] | null = null;
  let runbooks: readonly Runbook[] | null = null;
  return {
    async step(random) {
      if (!random.chance(START_SHARE)) return;
      const context = createContext();
      const { stores } = context;
      subjects ??= await listSubjects(context);
      runbooks ??= await listStartable(context);
      const load = await stores.runbookServers.readLoad();
      const running = load.values().reduce((sum, jobs) => sum + jobs, 0);
      if (subjects.length === 0 || runbooks.length === 0 || running >= RUNNING_AT_MOST) return;

      const wantsLong = random.chance(LONG_SHARE);
      const subject = random.chance(SUBJECT_SHARE) ? random.pick(subjects) : NOTHING;
      const fitting = runbooks.filter((one) => isLong(one) === wantsLong && fits(one, subject));
      const runbook = random.pick(fitting);
      const { alertId, incidentId, virtualMachineId, parameters } = subject;
      const computerName = parameters.find(({ name }) => name === 'Computer')?.value ?? '';
      const about = { alertId, incidentId, computerName };
      const start = {
        runbookId: runbook.id,
        parameters: inventParameters(runbook, about, { random, at: context.now() }),
        runbookServerIds: [],
        alertId,
        incidentId,
        virtualMachineId,
        comment: null,
      };
      try {
        await startRunbook(context, start, null);
      } catch (error) {
        // Somebody edits the runbook, or has removed what it would be about: then it does not happen.
        if (!(error instanceof Refusal)) throw error;
      }
    },
  };
}

/** The newest jobs of the beginning: what they were about is what new ones are about, too. */
async function listSubjects({
  stores,
}: Pick<OrchestratorContext, 'stores'>): Promise<readonly Job[]> {
  const filter: JobFilter = { createdBy: { in: STARTERS }, alertId: { isNull: false } };
  const page = await stores.jobs.list({
    filter,
    orderBy: { field: 'CREATED_AT', direction: 'DESC' },
    first: 200,
  });
  return page.nodes;
}

/** Only what can run to a good end here, and what does not run for ever. */
async function listStartable({
  stores,
}: Pick<OrchestratorContext, 'stores'>): Promise<readonly Runbook[]> {
  const filter: RunbookFilter = { isMonitor: false, isCheckedOut: false };
  const page = await stores.runbooks.list({
    filter,
    orderBy: { field: 'PATH', direction: 'ASC' },
    first: 200,
  });
  return page.nodes.filter(isRunnable);
}
