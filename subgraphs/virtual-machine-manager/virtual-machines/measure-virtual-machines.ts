import type { ActionContext } from '../context.ts';
import { stampMachine, type VirtualMachine } from './virtual-machine.ts';
import { toMachineChange } from './virtual-machine-change.ts';

/** How busy a machine was found to be. */
export interface Measurement {
  readonly virtualMachineId: string;
  readonly cpuUtilizationPercent: number;
  readonly memoryAvailablePercent: number;
}

/** Takes over what was measured; machines that no longer run are passed over, for they use nothing. */
export async function measureVirtualMachines(
  { transaction, now }: Pick<ActionContext, 'transaction' | 'now'>,
  measurements: readonly Measurement[],
): Promise<number> {
  return await transaction(async ({ virtualMachines, journal }) => {
    const at = now();
    const changes = [];
    // In the order of ids, so that two transactions never wait for each other crosswise.
    for (const measured of measurements.toSorted(byMachine)) {
      const before = await virtualMachines.findForUpdate(measured.virtualMachineId);
      if (before?.status !== 'RUNNING') continue;
      const after = stampMachine(applyMeasurement(before, measured), at);
      await virtualMachines.save(after);
      changes.push(toMachineChange(before, after, null));
    }
    if (changes.length > 0) await journal.append(changes);
    return changes.length;
  });
}

function byMachine(a: Measurement, b: Measurement): number {
  return a.virtualMachineId < b.virtualMachineId ? -1 : 1;
}

function applyMeasurement(machine: VirtualMachine, measured: Measurement): VirtualMachine {
  const { cpuUtilizationPercent, memoryAvailablePercent } = measured;
  return { ...machine, cpuUtilizationPercent, memoryAvailablePercent };
}
