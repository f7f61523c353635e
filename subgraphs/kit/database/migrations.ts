import type { Knex } from 'knex';
import { StoreUnavailable } from './errors.ts';

/** One step forward of a store's tables. What a released migration does never changes again. */
export interface Migration {
  /** Begins with its number, as in "001-alerts"; this is what the store remembers. */
  readonly name: string;
  up(knex: Knex): Promise<void>;
}

/** Brings the tables up to date, within a transaction that holds the store's migration lock. */
export async function migrate(
  trx: Knex.Transaction,
  { migrations, store }: { readonly migrations: readonly Migration[]; readonly store: string },
): Promise<readonly string[]> {
  if (!(await trx.schema.hasTable('migrations'))) {
    await trx.schema.createTable('migrations', (table) => {
      table.text('name').notNullable().primary();
      table.text('applied_at').notNullable();
    });
  }
  const rows: { name: string }[] = await trx('migrations').select('name').orderBy('name');
  const applied = new Set(rows.map((row) => row.name));
  refuseNewerStore(applied, { migrations, store });

  const missing = migrations.filter((migration) => !applied.has(migration.name));
  for (const migration of missing) {
    await applyMigration(trx, { migration, store });
  }
  return missing.map((migration) => migration.name);
}

function refuseNewerStore(
  applied: ReadonlySet<string>,
  { migrations, store }: { readonly migrations: readonly Migration[]; readonly store: string },
): void {
  const known = new Set(migrations.map((migration) => migration.name));
  for (const name of applied) {
    if (known.has(name)) continue;
    throw new StoreUnavailable(
      `Cannot open store "${store}": it was written by a newer version (migration "${name}" is unknown here)`,
    );
  }
}

async function applyMigration(
  trx: Knex.Transaction,
  { migration, store }: { readonly migration: Migration; readonly store: string },
): Promise<void> {
  try {
    await migration.up(trx);
  } catch (cause) {
    throw new StoreUnavailable(
      `Cannot open store "${store}": migration "${migration.name}" failed and was undone`,
      { cause },
    );
  }
  await trx('migrations').insert({ name: migration.name, applied_at: new Date().toISOString() });
}
