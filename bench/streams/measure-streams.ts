import type { Table } from '../harness/report.ts';
import { formatNumber } from '../harness/comparison-table.ts';
import { readCpuMs, readResidentMb } from '../harness/cpu-time.ts';
import { median, spread } from '../harness/statistics.ts';
import type { OpenOrder, RunOrder, RunResult, Subscribers } from './subscribers.ts';

/** One server whose subscribers are counted. */
export interface StreamContestant extends Pick<
  OpenOrder,
  'port' | 'path' | 'payloads' | 'marker' | 'stalled'
> {
  readonly name: string;
  readonly pids: readonly number[];
  readonly publish: Pick<RunOrder, 'publishPort' | 'publishPath' | 'bodies'>;
  /** Throws if a message is not what it should be. */
  readonly checkSample?: (sample: string) => void;
}

export interface StreamScenario {
  readonly subscribers: number;
  readonly window: number;
  readonly rounds: number;
  readonly roundMs: number;
}

export interface StreamMeasurement {
  readonly name: string;
  /** Why there are no rounds; null if there are. */
  readonly failure: string | null;
  readonly rounds: readonly StreamRound[];
  readonly kilobytesPerSubscriber: number;
}

interface StreamRound extends RunResult {
  readonly cpuMicrosPerMessage: number;
}

/** Opens the contestants' subscribers, then lets events run through one contestant after the other, there and back. */
export async function compareStreams(
  subscribers: Subscribers,
  contestants: readonly StreamContestant[],
  scenario: StreamScenario,
): Promise<StreamMeasurement[]> {
  const standings: Standing[] = [];
  for (const contestant of contestants)
    standings.push(await enter(subscribers, contestant, scenario));
  for (let round = 0; round < scenario.rounds; round += 1) {
    const order = round % 2 === 0 ? standings : standings.toReversed();
    for (const standing of order) await runOnce(subscribers, standing, scenario, true);
  }
  for (const { contestant } of standings) await subscribers.close(contestant.name);
  return standings.map(({ contestant, failure, rounds, kilobytesPerSubscriber }) => ({
    name: contestant.name,
    failure,
    rounds,
    kilobytesPerSubscriber,
  }));
}

interface Standing {
  readonly contestant: StreamContestant;
  failure: string | null;
  readonly rounds: StreamRound[];
  readonly kilobytesPerSubscriber: number;
}

async function enter(
  subscribers: Subscribers,
  contestant: StreamContestant,
  scenario: StreamScenario,
): Promise<Standing> {
  const { name, pids, port, path, payloads, marker, stalled = 0 } = contestant;
  const beforeMb = readResidentMb(pids);
  const standing = (failure: string | null): Standing => ({
    contestant,
    failure,
    rounds: [],
    kilobytesPerSubscriber: ((readResidentMb(pids) - beforeMb) * 1_024) / scenario.subscribers,
  });
  try {
    const { subscribers: count } = scenario;
    await subscribers.open({
      key: name,
      port,
      path,
      payloads,
      marker,
      stalled,
      subscribers: count,
    });
    const entered = standing(null);
    // Also warms up what runs for every event.
    await runOnce(subscribers, entered, scenario, false);
    return entered;
  } catch (error) {
    return standing(String(error));
  }
}

async function runOnce(
  subscribers: Subscribers,
  standing: Standing,
  { window, roundMs }: StreamScenario,
  counts: boolean,
): Promise<void> {
  if (standing.failure !== null) return;
  const { name, pids, publish, checkSample } = standing.contestant;
  const cpuBeforeMs = readCpuMs(pids);
  try {
    const result = await subscribers.run({ key: name, ...publish, window, durationMs: roundMs });
    const cpuMs = readCpuMs(pids) - cpuBeforeMs;
    checkSample?.(result.sample);
    if (counts) {
      standing.rounds.push({ ...result, cpuMicrosPerMessage: (cpuMs * 1_000) / result.delivered });
    }
  } catch (error) {
    standing.failure = String(error).slice(0, 160);
  }
}

/** Ratios are told against the contestant at the index. */
export function toStreamTable(
  measurements: readonly StreamMeasurement[],
  { comparedWith, label }: { comparedWith: number; label: string },
): Table {
  const base = measurements[comparedWith];
  const baseCpu = base === undefined ? Number.NaN : medianOf(base, 'cpuMicrosPerMessage');
  return {
    columns: [
      '',
      'messages per second',
      'CPU µs per message',
      '±',
      label,
      'p50 ms',
      'p99 ms',
      'KB per subscriber',
    ],
    rows: measurements.map((measurement) => {
      if (measurement.failure !== null) {
        return [measurement.name, `disqualified: ${measurement.failure}`, '', '', '', '', '', ''];
      }
      const perSecond = measurement.rounds.map(
        ({ delivered, elapsedMs }) => (delivered * 1_000) / elapsedMs,
      );
      const cpu = measurement.rounds.map((round) => round.cpuMicrosPerMessage);
      return [
        measurement.name,
        formatNumber(median(perSecond)),
        formatNumber(median(cpu)),
        `${Math.round(spread(cpu) * 100)}%`,
        formatNumber(median(cpu) / baseCpu),
        formatNumber(medianOf(measurement, 'p50Ms')),
        formatNumber(medianOf(measurement, 'p99Ms')),
        formatNumber(measurement.kilobytesPerSubscriber),
      ];
    }),
  };
}

function medianOf(
  { rounds }: StreamMeasurement,
  key: 'cpuMicrosPerMessage' | 'p50Ms' | 'p99Ms',
): number {
  return median(rounds.map((round) => round[key]));
}
