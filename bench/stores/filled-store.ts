import { createHash } from 'node:crypto';
import {
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  globSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { startProcess } from '../harness/processes.ts';
import { once } from 'node:events';
import type { PostgresServer } from './postgres-server.ts';

export const ROOT = dirname(dirname(import.meta.dirname));
/** Kept from run to run, because filling takes longer than measuring. The folder is git's to ignore. */
export const KEPT = join(ROOT, 'data/bench');

/** Where a product finds its rows, and by which variable of the environment it is told. */
export interface FilledStore extends AsyncDisposable {
  readonly location: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** A copy of its own of an embedded store with so many alerts, filled once by `npm run seed`. */
export async function openSqliteStore(alerts: number): Promise<FilledStore> {
  const kept = join(KEPT, `sqlite-${alerts}-${SEED_HASH}`);
  if (!existsSync(kept)) {
    removeOutdated(`sqlite-${alerts}-*`);
    const filling = `${kept}.filling`;
    rmSync(filling, { recursive: true, force: true });
    await fill(alerts, { DATA_DIR: filling });
    renameSync(filling, kept);
  }
  // Left behind where a run was interrupted.
  if (copies === 0) removeOutdated('work-*');
  const location = join(KEPT, `work-${process.pid}-${(copies += 1)}`);
  cpSync(kept, location, { recursive: true });
  bringToDisk(location);
  return {
    location,
    environment: { DATA_DIR: location },
    [Symbol.asyncDispose]: async () => rmSync(location, { recursive: true, force: true }),
  };
}

/** Whoever commits next to the store would otherwise wait until all of the copy is written. */
function bringToDisk(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = openSync(join(folder, name), 'r+');
    fsyncSync(file);
    closeSync(file);
  }
}

/** The same as a database of its own. */
export async function openPostgresStore(
  postgres: PostgresServer,
  alerts: number,
): Promise<FilledStore> {
  const kept = `alerts_${alerts}_${SEED_HASH}`;
  const databases = await postgres.query('select datname from pg_database');
  if (!databases.some(({ datname }) => datname === kept)) {
    for (const { datname } of databases) {
      const isOutdated = String(datname).startsWith('work_') || kept.startsWith(sizeOf(datname));
      if (isOutdated) await postgres.query(`drop database "${String(datname)}" with (force)`);
    }
    const filling = `${kept}_filling`;
    await postgres.query(`drop database if exists ${filling}`);
    await postgres.query(`create database ${filling}`);
    await fill(alerts, { DATABASE_URL: postgres.toUrl(filling) });
    await postgres.query(`alter database ${filling} rename to ${kept}`);
  }
  const copy = `work_${process.pid}_${(copies += 1)}`;
  await postgres.query(`create database ${copy} template ${kept} strategy file_copy`);
  return {
    location: postgres.toUrl(copy),
    environment: { DATABASE_URL: postgres.toUrl(copy) },
    async [Symbol.asyncDispose]() {
      await postgres.query(`drop database ${copy} with (force)`);
    },
  };
}

let copies = 0;

/** What a database's name begins with if it was filled by an earlier version; no other name begins so. */
function sizeOf(database: unknown): string {
  return /^alerts_\d+_/.exec(String(database))?.[0] ?? 'not filled here';
}

function removeOutdated(pattern: string): void {
  for (const name of globSync(pattern, { cwd: KEPT })) {
    rmSync(join(KEPT, name), { recursive: true, force: true });
  }
}

/** The demonstration data centre has 3,000 alerts at scale 1. */
const ALERTS_AT_SCALE_ONE = 3_000;

async function fill(alerts: number, environment: Record<string, string>): Promise<void> {
  mkdirSync(KEPT, { recursive: true });
  console.log(
    `Filling a store with ${alerts.toLocaleString('en')} alerts; it is kept for later runs`,
  );
  const logFile = join(KEPT, 'seed.log');
  await using seeding = startProcess({
    command: process.execPath,
    args: ['subgraphs/seed.ts', '--scale', String(alerts / ALERTS_AT_SCALE_ONE)],
    directory: ROOT,
    environment,
    cores: 'any',
    logFile,
  });
  const [code] = await once(seeding.child, 'exit');
  if (code !== 0) throw new Error(`Cannot fill the store:\n${seeding.readLog()}`);
}

/** What the stores look like and hold: when that changes in the product, they are filled anew. */
const SEED_HASH = hashOf(
  globSync('subgraphs/**/*.ts', { cwd: ROOT }).filter((file) =>
    /demonstration|migration|indexes|seed\.ts$/.test(file),
  ),
);

function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files.toSorted()) hash.update(readFileSync(join(ROOT, file)));
  return hash.digest('hex').slice(0, 10);
}
