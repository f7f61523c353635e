import type { LoadGenerator } from '../load/load-generator.ts';
import { checkAnswers, type Address, type CheckedRequest } from './check-answers.ts';
import { readCpuMs, readResidentMb } from './cpu-time.ts';

/** One of those compared, already running. */
export interface Contestant extends Address {
  readonly name: string;
  readonly isFloor: boolean;
  /** All processes that work for it; their descendants are found. */
  readonly pids: readonly number[];
}

export interface Comparison {
  readonly contestants: readonly Contestant[];
  /** The same for all, or made for one contestant and one occasion. */
  readonly requests: readonly CheckedRequest[] | MakeRequests;
  /** Each request is sent once and the round ends with the last: for changes that cannot be made twice. */
  readonly once?: boolean;
  readonly connections: number;
  readonly rounds: number;
  readonly roundMs: number;
  readonly warmUpMs: number;
}

export type Occasion = 'check' | 'warm-up' | 'round';
export type MakeRequests = (
  contestant: Contestant,
  occasion: Occasion,
) => Promise<readonly CheckedRequest[]>;

export type Measurement = {
  readonly name: string;
  readonly isFloor: boolean;
} & (
  | { readonly kind: 'measured'; readonly rounds: readonly Round[]; readonly residentMb: number }
  | { readonly kind: 'disqualified'; readonly reason: string }
);

export interface Round {
  /** CPU milliseconds per operation, which are seconds per 1,000 of them. */
  readonly cpuMs: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/**
 * Loads the contestants in turn, A B C, then C B A: what else the machine does falls on all alike. Who answered
 * anything wrong does not take part.
 */
export async function compare(load: LoadGenerator, comparison: Comparison): Promise<Measurement[]> {
  const standings: Standing[] = [];
  for (const contestant of comparison.contestants) {
    const requests = await requestsOf(comparison, contestant, 'check');
    const verdict = await checkAnswers(contestant, requests);
    standings.push({
      contestant,
      envelopeBytes: verdict.kind === 'right' ? envelopeOf(requests[0], verdict.bytes[0]) : 0,
      reason: verdict.kind === 'right' ? null : verdict.reason,
      rounds: [],
    });
  }
  for (const standing of standings) await loadOnce(load, comparison, standing, 'warm-up');
  for (let round = 0; round < comparison.rounds; round += 1) {
    const order = round % 2 === 0 ? standings : standings.toReversed();
    for (const standing of order) await loadOnce(load, comparison, standing, 'round');
  }
  return standings.map(toMeasurement);
}

interface Standing {
  readonly contestant: Contestant;
  /** What its answers are longer than their data. */
  readonly envelopeBytes: number;
  /** Why it is out; null while it is in. */
  reason: string | null;
  readonly rounds: Round[];
}

async function loadOnce(
  load: LoadGenerator,
  comparison: Comparison,
  standing: Standing,
  occasion: Exclude<Occasion, 'check'>,
): Promise<void> {
  if (standing.reason !== null) return;
  const { port, path, pids } = standing.contestant;
  const requests = await requestsOf(comparison, standing.contestant, occasion);
  if (requests.length === 0) return;
  const cpuBeforeMs = readCpuMs(pids);
  const result = await load.run({
    port,
    path,
    bodies: requests.map(({ body }) => body),
    expectedBytes: requests.map((request) => bytesOf(request) + standing.envelopeBytes),
    connections: comparison.connections,
    durationMs: occasion === 'warm-up' ? comparison.warmUpMs : comparison.roundMs,
    once: comparison.once === true,
  });
  const cpuMs = readCpuMs(pids) - cpuBeforeMs;
  if (result.failures > 0) {
    standing.reason = `${result.failures} of ${result.completed} answers under load were wrong`;
  } else if (occasion === 'round') {
    standing.rounds.push({
      cpuMs: cpuMs / result.completed,
      perSecond: (result.completed * 1_000) / result.elapsedMs,
      p50Ms: result.p50Ms,
      p99Ms: result.p99Ms,
    });
  }
}

function envelopeOf(request: CheckedRequest | undefined, bytes = 0): number {
  return request === undefined ? 0 : bytes - bytesOf(request);
}

/** Data of the same content is as long, in whatever order its keys come. */
function bytesOf({ expectedData }: CheckedRequest): number {
  return Buffer.byteLength(JSON.stringify(expectedData));
}

async function requestsOf(
  { requests }: Comparison,
  contestant: Contestant,
  occasion: Occasion,
): Promise<readonly CheckedRequest[]> {
  return typeof requests === 'function' ? await requests(contestant, occasion) : requests;
}

function toMeasurement({ contestant, reason, rounds }: Standing): Measurement {
  const { name, isFloor, pids } = contestant;
  if (reason !== null) return { kind: 'disqualified', name, isFloor, reason };
  return { kind: 'measured', name, isFloor, rounds, residentMb: readResidentMb(pids) };
}
