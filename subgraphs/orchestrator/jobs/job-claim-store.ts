import type { Knex } from 'knex';

/**
 * Which process carries a running job out. A claim is a lease: a process that is gone stops renewing it, and another
 * one (or the same one, started again) takes the job up when it has ended.
 */
export interface JobClaimStore {
  /** Running jobs that nobody carries out, oldest first. */
  listUnclaimed(now: string, limit: number): Promise<InterruptedJob[]>;
  /** Waiting jobs that one of these servers may run, oldest first. */
  listPending(serverIds: readonly string[], limit: number): Promise<WaitingJob[]>;
  /** Takes a job unless somebody else holds it; only within a transaction that has locked the job. */
  claim(id: string, lease: JobLease & { now: string }): Promise<boolean>;
  /** Whether a running job is still held by this runner. */
  isHeld(id: string, runnerId: string): Promise<boolean>;
  /** Prolongs what is still held and tells which those are. */
  renew(ids: readonly string[], lease: JobLease): Promise<string[]>;
  /** Gives back everything a runner holds. */
  release(runnerId: string): Promise<void>;
}

export interface InterruptedJob {
  readonly id: string;
  readonly runbookServerId: string | null;
}

export interface WaitingJob {
  readonly id: string;
  readonly candidateServerIds: readonly string[];
}

export interface JobLease {
  readonly runnerId: string;
  readonly endsAt: string;
}

export function createJobClaimStore(knex: Knex): JobClaimStore {
  return {
    async listUnclaimed(now, limit) {
      const rows = (await knex('jobs')
        .select('id', 'runbook_server_id')
        .where('status', 'RUNNING')
        .where((lease) => lease.whereNull('lease_ends_at').orWhere('lease_ends_at', '<=', now))
        .orderBy([{ column: 'created_at' }, { column: 'id' }])
        .limit(limit)) as { id: string; runbook_server_id: string | null }[];
      return rows.map((row) => ({ id: row.id, runbookServerId: row.runbook_server_id }));
    },
    async listPending(serverIds, limit) {
      const rows = (await knex('jobs')
        .select('id', 'candidate_server_ids')
        .where('status', 'PENDING')
        .where((candidates) => {
          candidates.where('candidate_server_ids', '[]');
          for (const id of serverIds) candidates.orWhereLike('candidate_server_ids', `%"${id}"%`);
        })
        .orderBy([{ column: 'created_at' }, { column: 'id' }])
        .limit(limit)) as { id: string; candidate_server_ids: string }[];
      return rows.map((row) => ({
        id: row.id,
        candidateServerIds: JSON.parse(row.candidate_server_ids) as string[],
      }));
    },
    async claim(id, { runnerId, endsAt, now }) {
      const changed = await knex('jobs')
        .where({ id })
        .where((lease) => lease.whereNull('lease_ends_at').orWhere('lease_ends_at', '<=', now))
        .update({ runner_id: runnerId, lease_ends_at: endsAt });
      return changed === 1;
    },
    async isHeld(id, runnerId) {
      const rows = (await knex('jobs')
        .select('id')
        .where({ id, status: 'RUNNING', runner_id: runnerId })) as { id: string }[];
      return rows.length === 1;
    },
    async renew(ids, { runnerId, endsAt }) {
      const rows = (await knex('jobs')
        .whereIn('id', [...ids])
        .where({ status: 'RUNNING', runner_id: runnerId })
        .update({ lease_ends_at: endsAt })
        .returning('id')) as { id: string }[];
      return rows.map(({ id }) => id);
    },
    async release(runnerId) {
      await knex('jobs')
        .where({ status: 'RUNNING', runner_id: runnerId })
        .update({ runner_id: null, lease_ends_at: null });
    },
  };
}
