import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { CriticalityLevel, diff, DiffRule } from '@graphql-inspector/core';
import { composeServices } from '@theguild/federation-composition';
import { buildSchema, parse, printSchema } from 'graphql';
import { parse as parseYaml } from 'yaml';
import { buildApiSchema, readSupergraph } from '../gateway/supergraph/supergraph.ts';

/**
 * Composes the subgraphs that rover.yaml names into supergraph.graphql, and the API that clients see of it into
 * api.graphql. With --check it writes nothing and fails where the committed files are not what would be written.
 *
 * Either way it refuses to take away what clients may use. What counts is the API at the git revision SCHEMA_BASE
 * (HEAD when unset); what was deprecated there may go, and --allow-breaking lets everything go.
 */
const root = dirname(import.meta.dirname);
const FILES = { supergraph: 'schema/supergraph.graphql', api: 'schema/api.graphql' };

const { values: flags } = parseArgs({
  options: { check: { type: 'boolean' }, 'allow-breaking': { type: 'boolean' } },
});
const composed = compose();
const faults = flags.check === true ? listStaleFiles(composed) : [];
if (flags['allow-breaking'] !== true) faults.push(...(await listBreakingChanges(composed.api)));

if (faults.length > 0) {
  for (const fault of faults) console.error(fault);
  process.exitCode = 1;
} else if (flags.check !== true) {
  writeFileSync(join(root, FILES.supergraph), composed.supergraph);
  writeFileSync(join(root, FILES.api), composed.api);
  console.log(`Composed ${FILES.supergraph} and ${FILES.api}`);
}

interface Composed {
  readonly supergraph: string;
  readonly api: string;
}

function compose(): Composed {
  const config = parseYaml(readFileSync(join(root, 'rover.yaml'), 'utf8')) as {
    subgraphs: Record<string, { routing_url: string; schema: { file: string } }>;
  };
  const result = composeServices(
    Object.entries(config.subgraphs).map(([name, { routing_url, schema }]) => ({
      name,
      url: routing_url,
      typeDefs: parse(readFileSync(join(root, schema.file), 'utf8')),
    })),
  );
  if (result.supergraphSdl === undefined) {
    for (const error of result.errors) console.error(error.message);
    console.error(
      `Cannot compose the subgraphs of rover.yaml: ${result.errors.length} faults, above`,
    );
    process.exit(1);
  }
  const api = printSchema(buildApiSchema(readSupergraph(result.supergraphSdl)));
  return { supergraph: `${result.supergraphSdl.trimEnd()}\n`, api: `${api.trimEnd()}\n` };
}

function listStaleFiles(composed: Composed): string[] {
  return (['supergraph', 'api'] as const)
    .filter((kind) => readFileSync(join(root, FILES[kind]), 'utf8') !== composed[kind])
    .map((kind) => `${FILES[kind]} is not what the subgraphs compose to: run "npm run compose"`);
}

async function listBreakingChanges(api: string): Promise<string[]> {
  const base = readCommittedApi(process.env['SCHEMA_BASE'] ?? 'HEAD');
  if (base === null) return [];
  const changes = await diff(buildSchema(base), buildSchema(api), [
    DiffRule.suppressRemovalOfDeprecatedField,
  ]);
  return changes
    .filter((change) => change.criticality.level === CriticalityLevel.Breaking)
    .map((change) => `Clients would break: ${change.message}`);
}

/** Null where there is no such revision, or no API in it yet. */
function readCommittedApi(revision: string): string | null {
  try {
    return execFileSync('git', ['show', `${revision}:${FILES.api}`], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return null;
  }
}
