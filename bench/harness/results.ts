import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describeMachine } from './machine.ts';
import type { Part } from './part.ts';
import type { Chapter } from './report.ts';

const BENCH = dirname(import.meta.dirname);
const RESULTS = join(BENCH, 'results.md');

/**
 * Writes one part's chapter into the results and leaves the others as they are. What bounds the figures is written by
 * hand in the part's findings.md and put below its tables, so that measuring again does not lose it.
 */
export function writeResults(part: Part, chapter: Chapter, parts: readonly Part[]): void {
  const chapters = readChapters();
  const findingsFile = join(BENCH, part.name, 'findings.md');
  const findings = existsSync(findingsFile)
    ? `\n\n### What bounds it\n\n${readFileSync(findingsFile, 'utf8').trim()}`
    : '';
  const measured = `Measured ${new Date().toISOString().slice(0, 10)}:\n\n${describeMachine()}`;
  chapters.set(part.name, `${chapter.markdown}${findings}\n\n${measured}`);
  for (const { file, svg } of chapter.plots) writeFileSync(join(BENCH, file), svg);

  const ordered = parts.flatMap(({ name }) => {
    const text = chapters.get(name);
    return text === undefined ? [] : [`${markOf(name)}\n\n${text}`];
  });
  writeFileSync(RESULTS, `${INTRODUCTION}\n\n${ordered.join('\n\n')}\n`);
}

const INTRODUCTION = `# Measured, side by side

Written by \`npm run bench\`; \`npm run bench -- gateway\` measures one part again and replaces its chapter.

Method: all candidates run at once and are loaded in turn, A B C, then C B A, from a process of its own; candidates are
pinned to one core, what loads them and what stands behind them to the others. Figures are medians over the rounds, and
± is half of the distance between the extremes. CPU is user and system time of all processes of a candidate as the
operating system counts them. Absolute times do not carry over to another machine; ratios do. Before anything is timed
each candidate is asked everything once, and whoever answers anything wrong is disqualified.`;

function markOf(name: string): string {
  return `<!-- part: ${name} -->`;
}

function readChapters(): Map<string, string> {
  const chapters = new Map<string, string>();
  if (!existsSync(RESULTS)) return chapters;
  const [, ...pieces] = readFileSync(RESULTS, 'utf8').split(/^<!-- part: ([\w-]+) -->$/m);
  for (let index = 0; index + 1 < pieces.length; index += 2) {
    chapters.set(pieces[index] ?? '', (pieces[index + 1] ?? '').trim());
  }
  return chapters;
}
