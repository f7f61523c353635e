import type { Migration } from '../kit/database/migrations.ts';
import { addIdempotencySequences } from '../kit/idempotency.ts';
import { journalMigration } from '../kit/journal/journal.ts';
import { fabricMigration } from './fabric-migration.ts';

/** All there are, oldest first. A released one is never changed: a change is a new one. */
export const virtualMachineManagerMigrations: readonly Migration[] = [
  journalMigration,
  fabricMigration,
  { name: '002-idempotency-sequences', up: addIdempotencySequences },
];
