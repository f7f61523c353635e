import type { Measurement, Round } from './compare.ts';
import type { Table } from './report.ts';
import { median, spread } from './statistics.ts';

/**
 * The first contestant is ours; the others are told by how many times more CPU they took than it. One operation may do
 * as much as many, such as a batch.
 */
export function toComparisonTable(
  measurements: readonly Measurement[],
  { unitsPerOperation = 1, label = 'x ours' } = {},
): Table {
  const [first] = measurements;
  const ours = first?.kind === 'measured' ? medianOf(first.rounds, 'cpuMs') : Number.NaN;
  return {
    columns: ['', 'CPU s per 1,000', '±', label, 'per second', 'p50 ms', 'p99 ms', 'RSS MB'],
    rows: measurements.map((measurement) => {
      if (measurement.kind === 'disqualified') {
        return [measurement.name, `disqualified: ${measurement.reason}`, '', '', '', '', '', ''];
      }
      const { name, rounds, residentMb } = measurement;
      const cpuMs = medianOf(rounds, 'cpuMs');
      return [
        name,
        formatNumber(cpuMs / unitsPerOperation),
        `${Math.round(spread(rounds.map((round) => round.cpuMs)) * 100)}%`,
        formatNumber(cpuMs / ours),
        Math.round(medianOf(rounds, 'perSecond') * unitsPerOperation).toLocaleString('en'),
        formatNumber(medianOf(rounds, 'p50Ms')),
        formatNumber(medianOf(rounds, 'p99Ms')),
        String(Math.round(residentMb)),
      ];
    }),
  };
}

/** Three digits that mean something. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return value >= 100
    ? Math.round(value).toLocaleString('en')
    : String(Number(value.toPrecision(3)));
}

export function medianOf(rounds: readonly Round[], key: keyof Round): number {
  return median(rounds.map((round) => round[key]));
}
