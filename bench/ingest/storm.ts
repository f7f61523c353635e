import type { Contestant } from '../harness/compare.ts';
import { formatNumber } from '../harness/comparison-table.ts';
import { readCpuMs } from '../harness/cpu-time.ts';
import type { PartRun } from '../harness/part.ts';
import { EVENT_NUMBER, type Subscribers } from '../streams/subscribers.ts';

const MODES = {
  full: { alerts: 50_000, seconds: 60, watchers: 100 },
  short: { alerts: 2_000, seconds: 4, watchers: 10 },
} as const;

const ALERTS_A_BATCH = 100;

/** Alerts come at a fixed pace, whether or not the earlier ones were answered, and every watcher must get each. */
export async function measureStorm(
  { report, mode }: PartRun,
  {
    ours,
    objectIds,
    subscribers,
  }: { ours: Contestant; objectIds: readonly string[]; subscribers: Subscribers },
): Promise<void> {
  const { alerts, seconds, watchers } = MODES[mode];
  report.ask(
    `SQLite: ${alerts.toLocaleString('en')} alerts come in ${seconds} seconds. How late do ${watchers} watchers hear of them?`,
  );
  await subscribers.open({
    key: 'storm',
    port: ours.port,
    path: ours.path,
    subscribers: watchers,
    payloads: [{ query: STORM_BOARD }],
    marker: '"kind":"CREATED"',
  });
  const cpuBeforeMs = readCpuMs(ours.pids);
  const result = await subscribers.run({
    key: 'storm',
    publishPort: ours.port,
    publishPath: ours.path,
    bodies: [toBatch(objectIds)],
    window: Number.MAX_SAFE_INTEGER,
    durationMs: seconds * 1_000,
    everyMs: (seconds * 1_000 * ALERTS_A_BATCH) / alerts,
    messagesPerEvent: ALERTS_A_BATCH,
  });
  const cpuMs = readCpuMs(ours.pids) - cpuBeforeMs;
  await subscribers.close('storm');
  report.table({
    columns: [
      'alerts',
      'messages',
      'lag p50 ms',
      'lag p99 ms',
      'longest ms',
      'last message, ms after the end',
      'CPU seconds',
    ],
    rows: [
      [
        (result.events * ALERTS_A_BATCH).toLocaleString('en'),
        result.delivered.toLocaleString('en'),
        formatNumber(result.p50Ms),
        formatNumber(result.p99Ms),
        formatNumber(result.longestMs),
        formatNumber(Math.max(0, result.elapsedMs - seconds * 1_000)),
        formatNumber(cpuMs / 1_000),
      ],
    ],
  });
}

const STORM_BOARD = `subscription Storm {
  alertChanges(filter: { owner: { eq: "Storm watch" } }) { kind cursor alert { id name severity raisedAt } }
}`;

function toBatch(objectIds: readonly string[]): string {
  const alerts = Array.from({ length: ALERTS_A_BATCH }, (_, index) => ({
    monitoredObjectId: objectIds[index % objectIds.length],
    name: 'Storm',
    owner: 'Storm watch',
    severity: 'CRITICAL',
    suppressionValues: [EVENT_NUMBER, String(index)],
  }));
  return JSON.stringify({
    query: `mutation Raise($input: RaiseAlertsInput!) {
      raiseAlerts(input: $input) { userErrors { code } }
    }`,
    variables: { input: { alerts } },
  });
}
