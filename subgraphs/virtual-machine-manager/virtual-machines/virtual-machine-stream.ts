import { checkFilter } from '../../kit/filter/check-filter.ts';
import {
  openChangeStream,
  type ChangeEvent,
  type StreamRequest,
} from '../../kit/journal/change-stream.ts';
import type { VirtualMachineManagerContext } from '../context.ts';
import type { VirtualMachine } from './virtual-machine.ts';
import { VIRTUAL_MACHINE_NOUN } from './virtual-machine-change.ts';
import { VIRTUAL_MACHINE_FILTERS } from './virtual-machine-filter.ts';

/** Every change to virtual machines that match. */
export async function openVirtualMachineChanges(
  { journal, stores, now }: VirtualMachineManagerContext,
  request: StreamRequest,
): Promise<AsyncIterableIterator<ChangeEvent<VirtualMachine>>> {
  if (request.filter !== null) checkFilter(request.filter, VIRTUAL_MACHINE_FILTERS, ['filter']);
  return await openChangeStream<VirtualMachine>(
    journal,
    {
      noun: VIRTUAL_MACHINE_NOUN,
      filterTable: VIRTUAL_MACHINE_FILTERS,
      idOf: (machine) => machine.id,
      isVisible: () => true,
      listAfter: (id, filter, limit) => stores.virtualMachines.listAfter(id, filter, limit),
      now,
    },
    request,
  );
}
