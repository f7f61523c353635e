import type {
  ActivityCondition,
  RunbookActivity,
  RunbookParameterType,
} from '../runbooks/runbook.ts';

/** An activity as the demonstration's runbooks are put together from. */
export type ActivityDraft = Pick<RunbookActivity, 'name' | 'kind'> & {
  readonly settings?: Readonly<Record<string, string>>;
  readonly condition?: ActivityCondition;
  readonly onFailure?: RunbookActivity['onFailure'];
};

/** What the runbooks take: each name means the same in all of them. */
export const PARAMETERS = {
  Computer: ['STRING', 'Fully qualified name of the computer.'],
  Service: ['STRING', 'Name of the Windows service.'],
  Database: ['STRING', 'Name of the database.'],
  Account: ['STRING', 'Name of the account in the directory.'],
  Ticket: ['STRING', 'Number of the ticket this is done under.'],
  AlertId: ['STRING', 'Id of the alert this is about.'],
  Minutes: ['INTEGER', 'For how many minutes.'],
  FreePercent: ['INTEGER', 'Free space as found, in percent.'],
  Approved: ['BOOLEAN', 'Whether a change manager has approved it.'],
  NotBefore: ['DATE_TIME', 'Not to be done before this moment.'],
} as const satisfies Record<string, readonly [RunbookParameterType, string]>;

export type DemonstrationParameter = keyof typeof PARAMETERS;

export const START: ActivityDraft = { name: 'Start', kind: 'Initialize Data' };

/** Does something that takes a while, and says so. */
export function work(
  name: string,
  seconds: number,
  found: Record<string, string>,
): ActivityDraft[] {
  return [
    { name: `${name}: wait`, kind: 'Wait', settings: { Seconds: String(seconds) } },
    { name, kind: 'Publish Data', settings: found },
  ];
}

export function finish(result: string): ActivityDraft {
  return { name: 'Finish', kind: 'Return Data', settings: { Result: result } };
}

/** Goes on only with an approval. */
export const APPROVAL: readonly ActivityDraft[] = [
  {
    name: 'Approved?',
    kind: 'Compare Values',
    settings: {
      'Test value': '{Start.Approved}',
      Condition: 'equals',
      'Comparison value': 'true',
    },
  },
  {
    name: 'Refuse',
    kind: 'Fail',
    settings: { Message: 'The change is not approved' },
    condition: { activity: 'Approved?', data: 'Comparison result', equals: 'false' },
  },
];

/** Takes a remark of the other end for what it is: not worth ending the runbook for. */
export const NOTIFY: ActivityDraft = {
  name: 'Tell the duty phone',
  kind: 'Fail',
  settings: { Message: 'The gateway of the duty phone does not answer' },
  onFailure: 'CONTINUE',
};

export function every(seconds: number, name: string): ActivityDraft {
  return { name, kind: 'Monitor Date/Time', settings: { 'Every seconds': String(seconds) } };
}

/** An activity of another product; it needs that product connected. */
export function call(kind: string, settings: Record<string, string>): ActivityDraft {
  return { name: kind, kind, settings };
}
