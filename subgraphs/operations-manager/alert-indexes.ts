import type { Knex } from 'knex';
import { rawRows } from '../kit/database/raw-rows.ts';
import {
  createSharedTextIndex,
  createTextIndex,
  dropTextIndexes,
} from '../kit/filter/text-index.ts';
import { ALERT_RULES_INDEX_STEPS } from './alert-rules-migration.ts';
import { ALERT_INDEX_STEPS as CORE_INDEX_STEPS } from './core-migration.ts';

const TEXT_INDEXES = { table: 'alerts', shared: ['object_name'] } as const;

/** Objects have many alerts each: their names are searched apart from what every alert says anew. */
export const alertTextMigration = {
  name: '006-alert-texts',
  async up(knex: Knex): Promise<void> {
    if (knex.client.dialect === 'postgresql') return; // there each column has an index of its own already
    await dropTextIndexes(knex, { table: 'alerts' });
    for (const step of TEXT_INDEX_STEPS) await step(knex);
  },
};

const TEXT_INDEX_STEPS: readonly ((knex: Knex) => Promise<void>)[] = [
  (knex) => createTextIndex(knex, { table: 'alerts', columns: ['name', 'description'] }),
  (knex) => createSharedTextIndex(knex, { table: 'alerts', column: 'object_name' }),
];

/** Everything that makes alerts quick to find, one thing a step: whoever loads very many does this afterwards. */
export const ALERT_INDEX_STEPS = [
  ...CORE_INDEX_STEPS,
  ...ALERT_RULES_INDEX_STEPS,
  ...TEXT_INDEX_STEPS,
];

/** Whatever the steps made; the keys stay. */
export async function dropAlertIndexes(knex: Knex): Promise<void> {
  const isPostgres = knex.client.dialect === 'postgresql';
  const indexes = await rawRows<{ name: string }>(
    knex,
    isPostgres
      ? `select indexname as name from pg_indexes where schemaname = current_schema() and tablename = 'alerts'`
      : `select name from sqlite_master where type = 'index' and tbl_name = 'alerts'`,
  );
  for (const { name } of indexes) {
    if (!/_(unique|pkey)$/.test(name)) await knex.raw('drop index ??', [name]);
  }
  await dropTextIndexes(knex, TEXT_INDEXES);
}
