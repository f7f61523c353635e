import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import type { VirtualMachineManagerUnit } from '../context.ts';
import type { HostState } from '../hosts/host.ts';
import { MACHINE_ACTIONS, planPassage, type MachineAction } from './action-table.ts';
import type { VirtualMachine } from './virtual-machine.ts';

/** What every action on one machine is told. */
export interface MachineRequest {
  readonly virtualMachineId: string;
  readonly expectedVersion: number | null;
  readonly comment: string | null;
}

export const COMMENT_CHARACTERS = 2_000;

/** The machine that an action is asked for, locked; a refusal when it may not be done as things stand. */
export async function findMachineFor(
  unit: VirtualMachineManagerUnit,
  action: MachineAction,
  request: MachineRequest,
): Promise<VirtualMachine> {
  const { virtualMachineId, expectedVersion, comment } = request;
  const { verb } = MACHINE_ACTIONS[action];
  checkText(comment, { what: 'comment', most: COMMENT_CHARACTERS, field: ['input', 'comment'] });
  const machine = await unit.virtualMachines.findForUpdate(virtualMachineId);
  if (machine === null) {
    throw new Refusal(
      'NOT_FOUND',
      `Cannot ${verb} virtual machine "${virtualMachineId}": there is none`,
      ['input', 'virtualMachineId'],
    );
  }
  if (expectedVersion !== null && expectedVersion !== machine.version) {
    throw new Refusal(
      'CONCURRENT_UPDATE',
      `Cannot ${verb} virtual machine "${machine.name}": it has changed since version ${expectedVersion} and is at version ${machine.version}`,
      ['input', 'expectedVersion'],
    );
  }
  planPassage(machine, action);
  await checkHost(unit, action, machine);
  return machine;
}

/** The host must be there to do it; one under maintenance takes part only in what does not make a machine run. */
async function checkHost(
  { hosts }: VirtualMachineManagerUnit,
  action: MachineAction,
  machine: VirtualMachine,
): Promise<void> {
  const host = machine.hostId === null ? null : await hosts.find(machine.hostId);
  if (host === null) return;
  const wanted = MAKES_RUN.has(action) ? FIT_TO_RUN : FIT_TO_WORK;
  if (wanted.has(host.state)) return;
  throw new Refusal(
    'HOST_NOT_AVAILABLE',
    `Cannot ${MACHINE_ACTIONS[action].verb} virtual machine "${machine.name}": its host "${host.name}" is ${host.state}`,
    ['input'],
  );
}

const MAKES_RUN: ReadonlySet<MachineAction> = new Set(['START', 'RESUME', 'RESET']);
const FIT_TO_RUN: ReadonlySet<HostState> = new Set(['RESPONDING']);
const FIT_TO_WORK: ReadonlySet<HostState> = new Set(['RESPONDING', 'MAINTENANCE_MODE']);
