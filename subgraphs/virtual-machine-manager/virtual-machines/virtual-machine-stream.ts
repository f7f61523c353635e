import type { StreamedNoun } from '../../kit/journal/change-event.ts';
import type { VirtualMachineManagerContext } from '../context.ts';
import type { VirtualMachine } from './virtual-machine.ts';
import { VIRTUAL_MACHINE_NOUN } from './virtual-machine-change.ts';
import { VIRTUAL_MACHINE_FILTERS } from './virtual-machine-filter.ts';

/** Every change to virtual machines that match. */
export function streamVirtualMachines({
  stores,
  now,
}: VirtualMachineManagerContext): StreamedNoun<VirtualMachine> {
  return {
    noun: VIRTUAL_MACHINE_NOUN,
    filterTable: VIRTUAL_MACHINE_FILTERS,
    idOf: (machine) => machine.id,
    isVisible: () => true,
    listAfter: (id, filter, limit) => stores.virtualMachines.listAfter(id, filter, limit),
    now,
  };
}
