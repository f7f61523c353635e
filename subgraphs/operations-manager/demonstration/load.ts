import type { Knex } from 'knex';
import type { Database } from '../../kit/database/database.ts';
import { insertMany } from '../../kit/database/insert-many.ts';
import { ALERT_INDEX_STEPS, dropAlertIndexes } from '../alert-indexes.ts';
import type { AlertHistory } from './alerts.ts';

/** Ids are in no order, so every commit writes most pages of their index again: few commits are far cheaper. */
const ALERTS_PER_TRANSACTION = 100_000;
const ALERTS_PER_INSERT = 1_000;
/** From so many on, building the indexes once in the end is quicker than keeping them up to date with every row. */
const MANY_ALERTS = 50_000;

/** Stores the alerts of the demonstration; the tables are in the end as migrations made them. */
export async function loadAlerts(
  database: Database,
  history: AlertHistory,
  { manyAlerts = MANY_ALERTS }: { manyAlerts?: number } = {},
): Promise<void> {
  const isLarge = history.count >= manyAlerts;
  if (isLarge) await database.transaction(dropAlertIndexes);
  for (let start = 0; start < history.count; start += ALERTS_PER_TRANSACTION) {
    const end = Math.min(start + ALERTS_PER_TRANSACTION, history.count);
    await database.transaction((transaction) => insertAlerts(transaction, history, { start, end }));
  }
  if (!isLarge) return;
  for (const step of ALERT_INDEX_STEPS) {
    await database.transaction((transaction) => buildIndex(transaction, step));
  }
}

/** A transaction for each: together they may take longer than one transaction may. */
async function buildIndex(
  transaction: Knex.Transaction,
  step: (knex: Knex) => Promise<void>,
): Promise<void> {
  if (transaction.client.dialect === 'postgresql') {
    await transaction.raw('set local statement_timeout = 0');
  }
  await step(transaction);
}

async function insertAlerts(
  transaction: Knex.Transaction,
  history: AlertHistory,
  { start, end }: { start: number; end: number },
): Promise<void> {
  for (let from = start; from < end; from += ALERTS_PER_INSERT) {
    const count = Math.min(ALERTS_PER_INSERT, end - from);
    const rows = Array.from({ length: count }, (_, index) => ({
      ...history.describe(from + index),
    }));
    await insertMany(transaction, 'alerts', rows);
  }
}
