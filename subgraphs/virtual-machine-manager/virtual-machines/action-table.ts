import { listEither } from '../../kit/list-either.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { VirtualMachine } from './virtual-machine.ts';
import type { KnownStatus, VirtualMachineStatus } from './virtual-machine-status.ts';

export type MachineAction = keyof typeof MACHINE_ACTIONS;

export interface ActionRule {
  /** As operators read it in the list of jobs. */
  readonly jobName: string;
  /** As messages say it: "Cannot start virtual machine …". */
  readonly verb: string;
  /** From which statuses it may be asked for, and the passing status that each of them leads through. */
  readonly through: Readonly<Partial<Record<KnownStatus, KnownStatus>>>;
  /** Where it ends. */
  readonly to: KnownStatus | 'AS_BEFORE' | 'GONE';
  /** Where it ends if its job fails. */
  readonly onFailure: KnownStatus | 'AS_BEFORE';
}

/**
 * What may be done to a virtual machine, in which status, and what becomes of it. The guard, the field
 * `allowedActions`, the jobs and the tests all read this one table.
 */
export const MACHINE_ACTIONS = {
  START: {
    jobName: 'Start virtual machine',
    verb: 'start',
    through: { POWER_OFF: 'STARTING', SAVED: 'RESTORING' },
    to: 'RUNNING',
    onFailure: 'AS_BEFORE',
  },
  STOP: {
    jobName: 'Turn off virtual machine',
    verb: 'turn off',
    through: { RUNNING: 'POWERING_OFF', PAUSED: 'POWERING_OFF' },
    to: 'POWER_OFF',
    onFailure: 'AS_BEFORE',
  },
  SHUT_DOWN: {
    jobName: 'Shut down virtual machine',
    verb: 'shut down',
    // A paused guest would never hear the request.
    through: { RUNNING: 'POWERING_OFF' },
    to: 'POWER_OFF',
    onFailure: 'AS_BEFORE',
  },
  SAVE: {
    jobName: 'Save state of virtual machine',
    verb: 'save',
    through: { RUNNING: 'SAVING', PAUSED: 'SAVING' },
    to: 'SAVED',
    onFailure: 'AS_BEFORE',
  },
  PAUSE: {
    jobName: 'Pause virtual machine',
    verb: 'pause',
    through: { RUNNING: 'PAUSING' },
    to: 'PAUSED',
    onFailure: 'AS_BEFORE',
  },
  RESUME: {
    jobName: 'Resume virtual machine',
    verb: 'resume',
    through: { PAUSED: 'STARTING' },
    to: 'RUNNING',
    onFailure: 'AS_BEFORE',
  },
  RESET: {
    jobName: 'Reset virtual machine',
    verb: 'reset',
    through: { RUNNING: 'RESET', PAUSED: 'RESET' },
    to: 'RUNNING',
    onFailure: 'AS_BEFORE',
  },
  CREATE_CHECKPOINT: {
    jobName: 'Create checkpoint',
    verb: 'take a checkpoint of',
    through: {
      RUNNING: 'CREATING_CHECKPOINT',
      POWER_OFF: 'CREATING_CHECKPOINT',
      SAVED: 'CREATING_CHECKPOINT',
      PAUSED: 'CREATING_CHECKPOINT',
    },
    to: 'AS_BEFORE',
    onFailure: 'CHECKPOINT_FAILED',
  },
  RESTORE_CHECKPOINT: {
    jobName: 'Restore checkpoint',
    verb: 'restore a checkpoint of',
    through: {
      RUNNING: 'RECOVERING_CHECKPOINT',
      POWER_OFF: 'RECOVERING_CHECKPOINT',
      SAVED: 'RECOVERING_CHECKPOINT',
      PAUSED: 'RECOVERING_CHECKPOINT',
    },
    // A checkpoint that holds memory ends as SAVED instead: statusAfterRestore in checkpoint.ts.
    to: 'POWER_OFF',
    onFailure: 'CHECKPOINT_FAILED',
  },
  DELETE_CHECKPOINT: {
    jobName: 'Delete checkpoint',
    verb: 'delete a checkpoint of',
    through: {
      RUNNING: 'DELETING_CHECKPOINT',
      POWER_OFF: 'DELETING_CHECKPOINT',
      SAVED: 'DELETING_CHECKPOINT',
      PAUSED: 'DELETING_CHECKPOINT',
    },
    to: 'AS_BEFORE',
    onFailure: 'CHECKPOINT_FAILED',
  },
  MIGRATE: {
    jobName: 'Live migrate virtual machine',
    verb: 'migrate',
    // A paused machine has its memory in its host and nobody to hand it over.
    through: {
      RUNNING: 'UNDER_MIGRATION',
      POWER_OFF: 'UNDER_MIGRATION',
      SAVED: 'UNDER_MIGRATION',
    },
    to: 'AS_BEFORE',
    onFailure: 'MIGRATION_FAILED',
  },
  DELETE: {
    jobName: 'Remove virtual machine',
    verb: 'delete',
    through: {
      POWER_OFF: 'DELETING',
      SAVED: 'DELETING',
      STORED: 'DELETING',
      CREATION_FAILED: 'DELETING',
      MISSING: 'DELETING',
      INCOMPLETE_VM_CONFIG: 'DELETING',
    },
    to: 'GONE',
    onFailure: 'AS_BEFORE',
  },
  REPAIR: {
    jobName: 'Repair virtual machine',
    verb: 'repair',
    through: { MIGRATION_FAILED: 'UNDER_UPDATE', CHECKPOINT_FAILED: 'UNDER_UPDATE' },
    // The status before the job that failed, which that job remembers: repairVirtualMachine looks there.
    to: 'POWER_OFF',
    onFailure: 'AS_BEFORE',
  },
} as const satisfies Record<string, ActionRule>;

export function listAllowedActions(status: VirtualMachineStatus): MachineAction[] {
  return (Object.keys(MACHINE_ACTIONS) as MachineAction[]).filter(
    (action) => passingStatus(action, status) !== null,
  );
}

/** Where a job brings a machine: at once, and when it ends well or badly. */
export interface Passage {
  readonly through: KnownStatus;
  /** Null when the machine is gone then. */
  readonly after: KnownStatus | null;
  readonly onFailure: KnownStatus;
}

/** The way that an action takes from the machine's status, or a refusal. */
export function planPassage(machine: VirtualMachine, action: MachineAction): Passage {
  const { verb, through: ways, to, onFailure }: ActionRule = MACHINE_ACTIONS[action];
  const through = passingStatus(action, machine.status);
  if (through === null || machine.status === 'UNKNOWN') {
    const wanted = listEither(Object.keys(ways));
    throw new Refusal(
      'NOT_ALLOWED_IN_STATUS',
      `Cannot ${verb} virtual machine "${machine.name}": it is ${machine.status}, it must be ${wanted}`,
      ['input'],
    );
  }
  const before = machine.status;
  return {
    through,
    after: to === 'GONE' ? null : to === 'AS_BEFORE' ? before : to,
    onFailure: onFailure === 'AS_BEFORE' ? before : onFailure,
  };
}

function passingStatus(action: MachineAction, status: VirtualMachineStatus): KnownStatus | null {
  const { through }: ActionRule = MACHINE_ACTIONS[action];
  return status === 'UNKNOWN' ? null : (through[status] ?? null);
}
