import { journalMigration } from '../kit/journal/journal.ts';
import type { Migration } from '../kit/database/migrations.ts';
import { addIdempotencySequences } from '../kit/idempotency.ts';
import { alertTextMigration } from './alert-indexes.ts';
import { alertRulesMigration } from './alert-rules-migration.ts';
import { connectorMigration } from './connector-migration.ts';
import { coreMigration } from './core-migration.ts';
import { healthMigration } from './health-migration.ts';

/** All there are, oldest first. A released one is never changed: a change is a new one. */
export const operationsManagerMigrations: readonly Migration[] = [
  journalMigration,
  coreMigration,
  healthMigration,
  connectorMigration,
  alertRulesMigration,
  { name: '005-idempotency-sequences', up: addIdempotencySequences },
  alertTextMigration,
];
