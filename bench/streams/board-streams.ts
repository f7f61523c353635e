import type { PartRun } from '../harness/part.ts';
import { startService } from '../harness/start-contestant.ts';
import { listObjectIds } from '../stack/raise-alerts.ts';
import { startOursInOne } from '../stack/stack-candidates.ts';
import { openSqliteStore } from '../stores/filled-store.ts';
import { join } from 'node:path';
import { compareStreams, toStreamTable, type StreamContestant } from './measure-streams.ts';
import { EVENT_NUMBER, startSubscribers, type Subscribers } from './subscribers.ts';

interface BoardScenario {
  readonly subscribers: number;
  readonly filters: number;
  readonly window: number;
}

const SCENARIOS: Readonly<Record<PartRun['mode'], readonly BoardScenario[]>> = {
  full: [
    { subscribers: 1_000, filters: 1, window: 1 },
    { subscribers: 5_000, filters: 1, window: 1 },
    { subscribers: 5_000, filters: 1, window: 8 },
    { subscribers: 1_000, filters: 50, window: 1 },
  ],
  short: [
    { subscribers: 100, filters: 1, window: 1 },
    { subscribers: 500, filters: 1, window: 8 },
    { subscribers: 100, filters: 10, window: 1 },
  ],
};
const ROUNDS = { full: { rounds: 3, roundMs: 1_500 }, short: { rounds: 2, roundMs: 300 } } as const;
const ALERTS = { full: 100_000, short: 10_000 } as const;

/** Alerts are raised in the product and reach boards; beside it `ws` sends the same bytes without any product. */
export async function measureBoards({ report, mode, directory }: PartRun): Promise<void> {
  await using running = new AsyncDisposableStack();
  const alerts = ALERTS[mode];
  const { subscribers, toContestant } = await openBoards({ running, directory, alerts });

  for (const scenario of SCENARIOS[mode]) {
    report.ask(describe(scenario));
    const contestant = toContestant(scenario.filters);
    const sample = await takeSample(subscribers, contestant);
    const floor = await startFloor(sample, scenario, { running, directory });
    const measurements = await compareStreams(subscribers, [contestant, floor], {
      ...scenario,
      ...ROUNDS[mode],
    });
    report.table(toStreamTable(measurements, { comparedWith: 1, label: 'x bare ws' }));
  }
  await measureStalled({ report, mode, directory });
  report.note(
    'Time runs from sending the mutation, which in the product writes the alert and its journal entry to disk, to the ' +
      "arrival at each subscriber. The mutations' CPU is counted in.",
  );
}

const STALLED = {
  full: { readers: 500, stalled: 50, rounds: 4, roundMs: 3_000 },
  short: { readers: 50, stalled: 5, rounds: 2, roundMs: 300 },
} as const;

/** Two servers of the same product: before the one everybody reads, before the other some have stopped to. */
async function measureStalled({ report, mode, directory }: PartRun): Promise<void> {
  const { readers, stalled, rounds, roundMs } = STALLED[mode];
  report.ask(`What do ${readers} readers notice of ${stalled} more who have stopped reading?`);
  await using running = new AsyncDisposableStack();
  const alerts = ALERTS.short;
  const { subscribers, toContestant } = await openBoards({ running, directory, alerts });
  const other = await openBoards({ running, directory, alerts });
  const contestants: StreamContestant[] = [
    { ...toContestant(1, LONG_TEXT), name: 'everybody reads' },
    { ...other.toContestant(1, LONG_TEXT), name: `${stalled} more do not`, stalled },
  ];
  const scenario = { subscribers: readers, window: 1, rounds, roundMs };
  const measurements = await compareStreams(subscribers, contestants, scenario);
  report.table(toStreamTable(measurements, { comparedWith: 0, label: 'x without them' }));
}

/** The longer an event, the sooner it fills what the operating system keeps for a reader. */
const LONG_TEXT = 'Free space on the volume fell below ten percent. '.repeat(80);

export interface Boards {
  readonly subscribers: Subscribers;
  /** Subscribers of one board of all open alerts, or of as many boards as there are filters. */
  readonly toContestant: (filters: number, description?: string) => StreamContestant;
}

/** Starts the product and the process that its subscribers live in. */
export async function openBoards({
  running,
  directory,
  alerts,
}: {
  running: AsyncDisposableStack;
  directory: string;
  alerts: number;
}): Promise<Boards> {
  const store = running.use(await openSqliteStore(alerts));
  const subscribers = running.use(startSubscribers(directory));
  const ours = await startOursInOne({ store, databasePids: [], running, directory });
  const [objectId = ''] = await listObjectIds(store, 1);
  return {
    subscribers,
    toContestant(filters, description = '') {
      const owners = Array.from({ length: filters }, (_, index) => `Operator ${index}`);
      return {
        ...ours,
        payloads: owners.map((owner) => toSubscription(filters === 1 ? null : owner)),
        marker: '"kind":"CREATED"',
        publish: {
          publishPort: ours.port,
          publishPath: ours.path,
          bodies: owners.map((owner) => toMutation(objectId, owner, description)),
        },
        checkSample: (sample) => checkSample(sample, objectId),
      };
    },
  };
}

function describe({ subscribers, filters, window }: BoardScenario): string {
  const who = `${subscribers.toLocaleString('en')} subscribers`;
  const what = filters === 1 ? 'one board' : `${filters} different filters`;
  const how = window === 1 ? 'event by event' : `bursts of ${window} events`;
  return `What does a change cost on its way to ${who} of ${what}, ${how}?`;
}

function toSubscription(owner: string | null): Readonly<Record<string, unknown>> {
  return {
    query: `subscription Board($filter: AlertFilter) {
      alertChanges(filter: $filter) {
        kind id cursor at
        alert {
          id name description severity priority raisedAt owner repeatCount resolutionState { value name }
          monitoredObject { id displayName health virtualMachine { id name status } }
        }
      }
    }`,
    variables: { filter: owner === null ? { isOpen: true } : { owner: { eq: owner } } },
  };
}

function toMutation(monitoredObjectId: string, owner: string, description: string): string {
  // Many alerts of one name would be gathered under a parent, which is an alert too.
  const name = `Problem ${EVENT_NUMBER}`;
  return JSON.stringify({
    query: `mutation Raise($input: RaiseAlertInput!) {
      raiseAlert(input: $input) { cursor userErrors { code } }
    }`,
    variables: { input: { monitoredObjectId, name, owner, description } },
  });
}

function checkSample(sample: string, objectId: string): void {
  const { payload } = JSON.parse(sample) as {
    payload: { data?: { alertChanges?: { alert?: { monitoredObject?: { id: string } } } } };
  };
  if (payload.data?.alertChanges?.alert?.monitoredObject?.id !== objectId) {
    throw new Error(`Cannot measure a wrong message: ${sample.slice(0, 300)}`);
  }
}

async function takeSample(
  subscribers: Subscribers,
  { port, path, payloads, marker, publish }: StreamContestant,
): Promise<string> {
  const key = 'sample';
  await subscribers.open({ key, port, path, payloads, marker, subscribers: payloads.length });
  const { sample } = await subscribers.run({ key, ...publish, window: 1, durationMs: 1 });
  await subscribers.close(key);
  return sample;
}

async function startFloor(
  sample: string,
  { filters }: BoardScenario,
  { running, directory }: { running: AsyncDisposableStack; directory: string },
): Promise<StreamContestant> {
  const script = join(import.meta.dirname, 'broadcast-floor.ts');
  const name = 'bare ws broadcast';
  const started = await startService(
    { name, path: '/', directory, args: (port) => [script, String(port), String(filters), sample] },
    running,
    directory,
  );
  return {
    name,
    port: started.port,
    path: '/',
    pids: [started.process.pid],
    payloads: Array.from({ length: filters }, (_, group) => ({ extensions: { group } })),
    marker: '"kind":"CREATED"',
    publish: { publishPort: started.port, publishPath: '/', bodies: ['{}'] },
  };
}
