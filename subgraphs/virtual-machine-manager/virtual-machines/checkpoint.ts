import type { VirtualMachine } from './virtual-machine.ts';
import type { KnownStatus } from './virtual-machine-status.ts';

/** A moment of a virtual machine to which it can be put back. */
export interface Checkpoint {
  readonly id: string;
  readonly virtualMachineId: string;
  readonly name: string;
  readonly description: string;
  readonly parentId: string | null;
  readonly hasMemory: boolean;
  readonly sizeMb: number;
  readonly createdBy: string;
  readonly createdAt: string;
  /** False while the job that takes it runs: it is not listed until then. */
  readonly isComplete: boolean;
}

/** Hyper-V keeps at most so many of one machine. */
export const MOST_CHECKPOINTS = 50;

/** A machine that is off has no memory to keep. */
export function holdsMemory(machine: Pick<VirtualMachine, 'status'>): boolean {
  return machine.status !== 'POWER_OFF';
}

/** Disks that changed since, about a hundredth of the whole, and the memory if it is kept. */
export function estimateSizeMb(machine: VirtualMachine): number {
  const changedMb = Math.ceil(machine.totalSizeMb / 100);
  return changedMb + (holdsMemory(machine) ? machine.memoryMb : 0);
}

/** Memory is put back as a saved state, from which the machine goes on when it is started. */
export function statusAfterRestore(checkpoint: Checkpoint): KnownStatus {
  return checkpoint.hasMemory ? 'SAVED' : 'POWER_OFF';
}
