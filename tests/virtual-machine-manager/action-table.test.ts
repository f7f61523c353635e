import { describe, expect, test } from 'vitest';
import {
  listAllowedActions,
  planPassage,
} from '../../subgraphs/virtual-machine-manager/virtual-machines/action-table.ts';
import {
  STATUSES,
  type VirtualMachineStatus,
} from '../../subgraphs/virtual-machine-manager/virtual-machines/virtual-machine-status.ts';
import { machineOf } from './support/fabric.ts';

const ALLOWED: Partial<Record<VirtualMachineStatus, readonly string[]>> = {
  RUNNING: [
    'STOP',
    'SHUT_DOWN',
    'SAVE',
    'PAUSE',
    'RESET',
    'CREATE_CHECKPOINT',
    'RESTORE_CHECKPOINT',
    'DELETE_CHECKPOINT',
    'MIGRATE',
  ],
  POWER_OFF: [
    'START',
    'CREATE_CHECKPOINT',
    'RESTORE_CHECKPOINT',
    'DELETE_CHECKPOINT',
    'MIGRATE',
    'DELETE',
  ],
  SAVED: [
    'START',
    'CREATE_CHECKPOINT',
    'RESTORE_CHECKPOINT',
    'DELETE_CHECKPOINT',
    'MIGRATE',
    'DELETE',
  ],
  PAUSED: [
    'STOP',
    'SAVE',
    'RESUME',
    'RESET',
    'CREATE_CHECKPOINT',
    'RESTORE_CHECKPOINT',
    'DELETE_CHECKPOINT',
  ],
  MIGRATION_FAILED: ['REPAIR'],
  CHECKPOINT_FAILED: ['REPAIR'],
  STORED: ['DELETE'],
  CREATION_FAILED: ['DELETE'],
  MISSING: ['DELETE'],
  INCOMPLETE_VM_CONFIG: ['DELETE'],
};

describe('the table of actions', () => {
  test.each([...STATUSES.names, 'UNKNOWN'] as const)(
    'says what may be done to a machine that is %s',
    (status) => {
      expect(listAllowedActions(status)).toEqual(ALLOWED[status] ?? []);
    },
  );

  test.each([
    ['START', 'POWER_OFF', 'STARTING', 'RUNNING', 'POWER_OFF'],
    ['START', 'SAVED', 'RESTORING', 'RUNNING', 'SAVED'],
    ['STOP', 'RUNNING', 'POWERING_OFF', 'POWER_OFF', 'RUNNING'],
    ['STOP', 'PAUSED', 'POWERING_OFF', 'POWER_OFF', 'PAUSED'],
    ['SHUT_DOWN', 'RUNNING', 'POWERING_OFF', 'POWER_OFF', 'RUNNING'],
    ['SAVE', 'RUNNING', 'SAVING', 'SAVED', 'RUNNING'],
    ['PAUSE', 'RUNNING', 'PAUSING', 'PAUSED', 'RUNNING'],
    ['RESUME', 'PAUSED', 'STARTING', 'RUNNING', 'PAUSED'],
    ['RESET', 'RUNNING', 'RESET', 'RUNNING', 'RUNNING'],
    ['CREATE_CHECKPOINT', 'SAVED', 'CREATING_CHECKPOINT', 'SAVED', 'CHECKPOINT_FAILED'],
    ['DELETE_CHECKPOINT', 'RUNNING', 'DELETING_CHECKPOINT', 'RUNNING', 'CHECKPOINT_FAILED'],
    ['MIGRATE', 'RUNNING', 'UNDER_MIGRATION', 'RUNNING', 'MIGRATION_FAILED'],
    ['MIGRATE', 'POWER_OFF', 'UNDER_MIGRATION', 'POWER_OFF', 'MIGRATION_FAILED'],
    ['DELETE', 'POWER_OFF', 'DELETING', null, 'POWER_OFF'],
  ] as const)(
    'leads %s of a %s machine through %s to %s, or to %s when it fails',
    (action, status, through, after, onFailure) => {
      const machine = machineOf({ id: 'web-1', status });

      expect(planPassage(machine, action)).toEqual({ through, after, onFailure });
    },
  );

  test('refuses in words that say what was asked and how things stand', () => {
    const machine = machineOf({ id: 'web-1', status: 'UNDER_MIGRATION' });

    expect(() => planPassage(machine, 'START')).toThrow(
      expect.objectContaining({
        code: 'NOT_ALLOWED_IN_STATUS',
        message:
          'Cannot start virtual machine "web-1": it is UNDER_MIGRATION, it must be POWER_OFF or SAVED',
      }),
    );
  });
});
