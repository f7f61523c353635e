import { formatNumber } from '../harness/comparison-table.ts';
import type { PartRun } from '../harness/part.ts';
import { drawGrowth, type Series } from '../harness/plot.ts';
import { fitExponent, median } from '../harness/statistics.ts';
import { openBoards } from '../streams/board-streams.ts';
import { compareStreams } from '../streams/measure-streams.ts';

const MODES = {
  full: { sizes: [10, 100, 1_000], rounds: 3, roundMs: 1_000, alerts: 100_000 },
  short: { sizes: [10, 30, 100], rounds: 2, roundMs: 200, alerts: 10_000 },
} as const;

/** One change on its way to so many subscribers of one board. */
export async function measureSubscriberGrowth({ report, mode, directory }: PartRun): Promise<void> {
  const { sizes, rounds, roundMs, alerts } = MODES[mode];
  await using running = new AsyncDisposableStack();
  const { subscribers, toContestant } = await openBoards({ running, directory, alerts });
  const contestant = toContestant(1);
  const perChange: [number, number][] = [];
  const perMessage: [number, number][] = [];
  for (const size of sizes) {
    const [measured] = await compareStreams(subscribers, [contestant], {
      subscribers: size,
      window: 1,
      rounds,
      roundMs,
    });
    if (measured === undefined || measured.failure !== null) {
      throw new Error(`Cannot measure ${size} subscribers: ${measured?.failure}`);
    }
    const cpu = median(measured.rounds.map((round) => round.cpuMicrosPerMessage));
    perMessage.push([size, cpu]);
    perChange.push([size, cpu * size]);
  }

  const series: Series[] = [
    { name: 'one change', points: perChange },
    { name: 'one message', points: perMessage },
  ];
  report.ask('How many CPU microseconds does a change take, by the number of subscribers?');
  report.table({
    columns: ['', ...sizes.map((size) => size.toLocaleString('en')), 'exponent'],
    rows: series.map(({ name, points }) => [
      name,
      ...points.map(([, cost]) => formatNumber(cost)),
      fitExponent(points).toFixed(2),
    ]),
  });
  report.plot({
    file: 'growth-subscribers.svg',
    title: 'Cost by the number of subscribers',
    svg: drawGrowth('Cost by the number of subscribers', {
      series,
      sizeLabel: 'subscribers',
      costLabel: 'CPU microseconds',
    }),
  });
}
