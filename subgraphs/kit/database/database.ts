import type { Knex } from 'knex';
import type { Migration } from './migrations.ts';

/** A store's tables, in whichever database the operator chose. */
export interface Database {
  readonly kind: 'sqlite' | 'postgres';
  /** What messages call it. */
  readonly store: string;
  /** For reading outside a transaction: sees only what is committed, and cannot write. */
  readonly reader: Knex;
  /** All of it or nothing, on disk when the promise resolves. Never nest: an inner one is refused. */
  transaction<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T>;
  /** Several reads of one moment: the moment of the first one. */
  snapshot<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T>;
  /** Waits for the transactions that were already asked for. */
  close(): Promise<void>;
}

export type DatabaseLocation =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string; readonly schema: string };

export interface DatabaseOptions {
  readonly location: DatabaseLocation;
  /** All there are, oldest first; those that the store lacks are applied. */
  readonly migrations: readonly Migration[];
  readonly log?: DatabaseLog;
  /** Hears the text of every statement, those that begin and end transactions included. */
  readonly onQuery?: (sql: string) => void;
  /** A transaction whose work takes longer is rolled back; 60 s when not given. */
  readonly transactionTimeoutMs?: number;
}

/** What a database says about itself; a pino logger fits. */
export interface DatabaseLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}
