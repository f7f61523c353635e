import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gatewayPart } from './gateway/gateway-part.ts';
import type { Part } from './harness/part.ts';
import { growthPart } from './growth/growth-part.ts';
import { ingestPart } from './ingest/ingest-part.ts';
import { memoryPart } from './memory/memory-part.ts';
import { startPart } from './start/start-part.ts';
import { stackPart } from './stack/stack-part.ts';
import { streamsPart } from './streams/streams-part.ts';
import { createChapter } from './harness/report.ts';
import { writeResults } from './harness/results.ts';

/**
 * `npm run bench` measures everything and writes bench/results.md; `npm run bench -- gateway` one part of it, whose
 * chapter alone is written anew. With --short it runs each part for a moment and writes nothing.
 */
const PARTS: readonly Part[] = [
  gatewayPart,
  memoryPart,
  stackPart,
  streamsPart,
  ingestPart,
  growthPart,
  startPart,
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { short: { type: 'boolean', default: false } },
});
const unknown = positionals.filter((name) => !PARTS.some((part) => part.name === name));
if (unknown.length > 0) {
  const known = PARTS.map(({ name }) => name).join(', ');
  console.error(`Cannot measure ${unknown.join(', ')}: the parts are ${known}`);
  process.exit(1);
}
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

for (const part of PARTS) {
  if (positionals.length > 0 && !positionals.includes(part.name)) continue;
  await runPart(part);
}

async function runPart(part: Part): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), `bench-${part.name}-`));
  const startedAt = performance.now();
  const chapter = createChapter(part.title);
  try {
    await part.run({ report: chapter, mode: values.short ? 'short' : 'full', directory });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  console.log(`\n(${seconds} s)`);
  if (!values.short) writeResults(part, chapter, PARTS);
}
