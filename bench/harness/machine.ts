import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, release, totalmem } from 'node:os';

/** Where and with what was measured; figures without it are worth nothing. */
export function describeMachine(): string {
  const require = createRequire(import.meta.url);
  const versions = COMPARED.map((name) => `${name} ${readVersion(require, name)}`);
  return [
    `- Machine: ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, ` +
      `${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}`,
    `- Node ${process.versions.node}, commit ${readCommit()}`,
    `- ${versions.join(', ')}`,
  ].join('\n');
}

const COMPARED = [
  'graphql',
  '@apollo/server',
  '@apollo/gateway',
  '@graphql-hive/gateway-runtime',
  '@graphql-hive/router-runtime',
  'mercurius',
  '@mercuriusjs/gateway',
  '@grafbase/cli-x86_64-unknown-linux-musl',
  'undici',
  'ws',
  'graphql-ws',
] as const;

function readVersion(require: NodeJS.Require, name: string): string {
  // Not through the package's exports, which often hide its manifest.
  for (const folder of require.resolve.paths(name) ?? []) {
    try {
      const manifest = JSON.parse(readFileSync(`${folder}/${name}/package.json`, 'utf8')) as {
        version: string; // every installed package has one
      };
      return manifest.version;
    } catch {
      continue;
    }
  }
  return 'not installed';
}

function readCommit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      cwd: import.meta.dirname,
    }).trim();
  } catch {
    return 'unknown';
  }
}
