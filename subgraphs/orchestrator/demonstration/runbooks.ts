import { demonstrationId } from '../../demonstration/random.ts';
import { PARAMETERS, type ActivityDraft } from './activities.ts';
import { listRunbookDrafts, type RunbookDraft } from './runbook-drafts.ts';
import { MAX_CONCURRENT_JOBS, type RunbookServer } from '../runbook-servers/runbook-server.ts';
import type { NamedValue } from '../named-value.ts';
import type {
  ActivityCondition,
  Runbook,
  RunbookActivity,
  RunbookParameter,
} from '../runbooks/runbook.ts';

/** The forty runbooks of the demonstration data centre, saved at this moment. */
export function createDemonstrationRunbooks(savedAt: string): Runbook[] {
  return listRunbookDrafts().map((draft, index) => toRunbook(draft, index, savedAt));
}

/** The third one is stopped, so that jobs that want it can be seen waiting. */
export const DEMONSTRATION_SERVERS: readonly RunbookServer[] = [
  { name: 'orch-east-1', isPrimary: true, state: 'RUNNING' as const },
  { name: 'orch-west-1', isPrimary: false, state: 'RUNNING' as const },
  { name: 'orch-west-2', isPrimary: false, state: 'STOPPED' as const },
].map((server, index) => ({
  id: demonstrationId('runbook-server', index),
  maxConcurrentJobs: MAX_CONCURRENT_JOBS,
  ...server,
}));

/** Which of them wait long, so that their jobs can be watched running. */
export function isLong(runbook: Runbook): boolean {
  return runbook.activities.some(({ settings }) =>
    settings.some(({ name, value }) => name === 'Seconds' && Number(value) >= 600),
  );
}

function toRunbook(
  [folder, name, description, takes, drafts]: RunbookDraft,
  index: number,
  savedAt: string,
): Runbook {
  const taken = takes.map((parameter) => {
    const [type, meaning] = PARAMETERS[parameter];
    return { name: parameter, type, direction: 'IN' as const, description: meaning };
  });
  const returnsResult = drafts.some(({ kind }) => kind === 'Return Data');
  const returned = returnsResult ? [RESULT] : [];
  const isMonitor = drafts[0]?.kind.startsWith('Monitor ') ?? false;
  return {
    id: demonstrationId('runbook', index),
    name,
    folder,
    description,
    isMonitor,
    parameters: [...taken, ...returned].map((parameter, number) => ({
      id: demonstrationId(`parameter-of-runbook-${index}`, number),
      ...parameter,
    })),
    activities: drafts.map((draft, number) => toActivity(draft, index, number)),
    createdAt: savedAt,
    createdBy: AUTHORS[index % AUTHORS.length] ?? 'CONTOSO\\admin',
    lastModifiedAt: savedAt,
    lastModifiedBy: AUTHORS[(index + 1) % AUTHORS.length] ?? 'CONTOSO\\admin',
    // One is being edited, so that a start can be seen refused.
    checkedOutBy: index === CHECKED_OUT_INDEX ? 'CONTOSO\\jmeyer' : null,
    checkedOutAt: index === CHECKED_OUT_INDEX ? savedAt : null,
    version: 1 + (index % 7),
  };
}

const RESULT: Omit<RunbookParameter, 'id'> = {
  name: 'Result',
  type: 'STRING',
  direction: 'OUT',
  description: 'What was done, in a sentence.',
};
const AUTHORS = ['CONTOSO\\jmeyer', 'CONTOSO\\asingh', 'CONTOSO\\lcosta'];
const CHECKED_OUT_INDEX = 20;

function toActivity(
  {
    name,
    kind,
    settings = {},
    condition = null,
    onFailure = 'STOP',
  }: {
    readonly condition?: ActivityCondition | null;
  } & Omit<ActivityDraft, 'condition'>,
  runbookIndex: number,
  index: number,
): RunbookActivity {
  return {
    id: demonstrationId(`activity-of-runbook-${runbookIndex}`, index),
    name,
    kind,
    settings: Object.entries(settings).map(([key, value]): NamedValue => ({ name: key, value })),
    condition,
    onFailure,
  };
}
