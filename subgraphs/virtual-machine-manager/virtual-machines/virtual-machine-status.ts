import { createCodeTable } from '../documented-codes.ts';

/** What a virtual machine is doing, by the product's numbers (VMComputerSystemState). */
export const STATUSES = createCodeTable({
  RUNNING: 0,
  POWER_OFF: 1,
  POWERING_OFF: 2,
  SAVED: 3,
  SAVING: 4,
  RESTORING: 5,
  PAUSED: 6,
  DISCARD_SAVED_STATE: 10,
  STARTING: 11,
  MERGING_DRIVES: 12,
  DELETING: 13,
  RESET: 14,
  DISCARDING_DRIVES: 80,
  PAUSING: 81,
  UNDER_CREATION: 100,
  CREATION_FAILED: 101,
  STORED: 102,
  UNDER_TEMPLATE_CREATION: 103,
  TEMPLATE_CREATION_FAILED: 104,
  CUSTOMIZATION_FAILED: 105,
  UNDER_UPDATE: 106,
  UPDATE_FAILED: 107,
  REPLACEMENT_FAILED: 108,
  UNDER_REPLACEMENT: 109,
  UNDER_MIGRATION: 200,
  MIGRATION_FAILED: 201,
  CREATING_CHECKPOINT: 210,
  DELETING_CHECKPOINT: 211,
  RECOVERING_CHECKPOINT: 212,
  CHECKPOINT_FAILED: 213,
  INITIALIZING_CHECKPOINT_OPERATION: 214,
  FINISHING_CHECKPOINT_OPERATION: 215,
  MISSING: 220,
  HOST_NOT_RESPONDING: 221,
  UNSUPPORTED: 222,
  INCOMPLETE_VM_CONFIG: 223,
  UNSUPPORTED_SHARED_FILES: 224,
  UNSUPPORTED_CLUSTER: 225,
  UNDER_LIVE_CLONING: 226,
  DB_ONLY: 227,
  P2V_CREATION_FAILED: 240,
  V2V_CREATION_FAILED: 250,
});

/** A status that has a number, so that a machine can be put into it. */
export type KnownStatus = (typeof STATUSES)['names'][number];
export type VirtualMachineStatus = KnownStatus | 'UNKNOWN';

/** Statuses in which a machine is at rest and no job is at work on it. */
export const STATUSES_AT_REST = [
  'RUNNING',
  'POWER_OFF',
  'SAVED',
  'PAUSED',
] as const satisfies readonly KnownStatus[];
