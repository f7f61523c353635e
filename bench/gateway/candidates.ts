import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { GatewayFixture } from './fixture.ts';

/** One way to put a gateway in front of the subgraphs: the process that serves it. */
export interface GatewayCandidate {
  readonly name: string;
  readonly path: string;
  /** Where it serves subscriptions over websockets; null if it does not. */
  readonly streamPath: string | null;
  readonly isFloor?: boolean;
  readonly command: (fixture: GatewayFixture, port: number) => CandidateCommand;
}

export interface CandidateCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly directory?: string;
}

const BENCH = dirname(import.meta.dirname);
const GRAFBASE = findGrafbase();

/** Ours first: the others' ratios are told against it. */
export const GATEWAY_CANDIDATES: readonly GatewayCandidate[] = [
  {
    name: 'ours',
    path: '/graphql',
    streamPath: '/graphql',
    command: ({ supergraphFile }, port) => ({
      command: process.execPath,
      args: ['gateway/main.ts', '--supergraph', supergraphFile, '--port', String(port)],
      directory: dirname(BENCH),
    }),
  },
  { name: '@apollo/gateway', path: '/', streamPath: null, command: script('apollo-gateway.ts') },
  {
    name: 'Hive Gateway, default engine',
    path: '/graphql',
    streamPath: '/graphql',
    command: script('hive-gateway.ts', 'default'),
  },
  {
    name: 'Hive Gateway, Rust planner',
    path: '/graphql',
    streamPath: '/graphql',
    command: script('hive-gateway.ts', 'router'),
  },
  {
    name: 'Mercurius gateway',
    path: '/graphql',
    streamPath: null,
    command: script('mercurius-gateway.ts'),
  },
  ...(GRAFBASE === null
    ? []
    : [
        {
          name: 'Grafbase (Rust)',
          path: '/graphql',
          streamPath: '/ws',
          command: (fixture: GatewayFixture, port: number) => grafbase(GRAFBASE, fixture, port),
        },
      ]),
  {
    name: 'floor: the HTTP calls alone',
    path: '/graphql',
    streamPath: null,
    isFloor: true,
    command: script('fan-out-floor.ts'),
  },
  {
    name: 'floor: answers from memory',
    path: '/graphql',
    streamPath: null,
    isFloor: true,
    command: script('memory-floor.ts'),
  },
];

function script(file: string, ...args: string[]): GatewayCandidate['command'] {
  return ({ fixtureFile }, port) => ({
    command: process.execPath,
    args: [join(import.meta.dirname, 'candidates', file), fixtureFile, String(port), ...args],
  });
}

/** Its development server is the only way to serve with the binary that npm has. */
function grafbase(binary: string, fixture: GatewayFixture, port: number): CandidateCommand {
  const configFile = join(fixture.directory, 'grafbase.toml');
  const subgraphs = fixture.subgraphs.map(
    ({ name, url, schemaFile }) =>
      `[subgraphs.${name}]\nurl = "${url}"\nwebsocket_url = "${url.replace('http', 'ws')}"\n` +
      `schema_path = "${schemaFile}"\n`,
  );
  writeFileSync(configFile, subgraphs.join('\n'));
  return {
    command: binary,
    args: ['dev', '--config', configFile, '--listen-address', `127.0.0.1:${port}`],
    directory: fixture.directory,
  };
}

/** Null where npm has no binary for the machine. */
function findGrafbase(): string | null {
  try {
    const require = createRequire(import.meta.url);
    const manifest = require.resolve('@grafbase/cli-x86_64-unknown-linux-musl/package.json');
    const binary = join(dirname(manifest), 'grafbase');
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}
