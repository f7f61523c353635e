import type { Migration } from '../kit/database/migrations.ts';
import { addIdempotencySequences } from '../kit/idempotency.ts';
import { journalMigration } from '../kit/journal/journal.ts';
import { coreMigration } from './core-migration.ts';

/** All there are, oldest first. A released one is never changed: a change is a new one. */
export const serviceManagerMigrations: readonly Migration[] = [
  journalMigration,
  coreMigration,
  { name: '002-idempotency-sequences', up: addIdempotencySequences },
];
