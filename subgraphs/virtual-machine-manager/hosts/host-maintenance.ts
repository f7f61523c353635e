import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import type { Change } from '../../kit/journal/journal.ts';
import type { ActionContext, VirtualMachineManagerUnit } from '../context.ts';
import { beginHostJob, beginMachineJob, type Occasion } from '../jobs/begin-job.ts';
import type { VmmJob } from '../jobs/vmm-job.ts';
import { COMMENT_CHARACTERS } from '../virtual-machines/find-machine.ts';
import { toMigration } from '../virtual-machines/migrate-virtual-machine.ts';
import { toOccasion } from '../virtual-machines/virtual-machine-actions.ts';
import type { VirtualMachine } from '../virtual-machines/virtual-machine.ts';
import type { VirtualMachineStatus } from '../virtual-machines/virtual-machine-status.ts';
import { findRooms } from './find-rooms.ts';
import { checkHostAction, HOST_ACTIONS, type Host, type HostAction } from './host.ts';
import { planEvacuation, type HostRoom } from './placement.ts';

export interface HostRequest {
  readonly hostId: string;
  readonly expectedVersion: number | null;
  readonly comment: string | null;
}

export type WithoutPlaceAction = 'REFUSE' | 'SAVE';

export interface HostOutcome {
  readonly host: Host;
  readonly job: VmmJob;
  readonly sequence: number;
}

/**
 * Begins to empty a host: running machines migrate to hosts with room, machines that are off stay. From this moment
 * nothing is placed on the host; it is in maintenance when the last machine has left.
 */
export async function startHostMaintenance(
  context: ActionContext,
  request: HostRequest & { readonly withoutPlace: WithoutPlaceAction },
): Promise<HostOutcome> {
  return await context.transaction(async (unit) => {
    await unit.placement.lock();
    const host = await findHostFor(unit, 'START_MAINTENANCE', request);
    const machines = await unit.virtualMachines.listOfHostForUpdate(host.id);
    const leaving = machines.filter(({ status }) => STAYS_OR_LEAVES[status] === 'LEAVES');
    checkNoneUnderWay(host, machines);
    const places = planEvacuation(await findPlaces(unit, host, leaving));
    checkPlaces(host, places, request.withoutPlace);

    const occasion = toOccasion(context, request.comment);
    const begun = await beginHostJob(
      unit,
      { host, action: 'START_MAINTENANCE' },
      { ...occasion, hasChildren: leaving.length > 0 },
    );
    const changes = [...begun.changes];
    for (const [machine, place] of places) {
      changes.push(
        ...(await leave(unit, { machine, place }, { ...occasion, parentId: begun.job.id })),
      );
    }
    return { ...begun, sequence: await unit.journal.append(changes) };
  });
}

/** Begins to take a host back into service. */
export async function stopHostMaintenance(
  context: ActionContext,
  request: HostRequest,
): Promise<HostOutcome> {
  return await context.transaction(async (unit) => {
    const host = await findHostFor(unit, 'STOP_MAINTENANCE', request);
    const occasion = toOccasion(context, request.comment);
    const begun = await beginHostJob(
      unit,
      { host, action: 'STOP_MAINTENANCE' },
      { ...occasion, hasChildren: false },
    );
    return { ...begun, sequence: await unit.journal.append(begun.changes) };
  });
}

async function findHostFor(
  { hosts }: VirtualMachineManagerUnit,
  action: HostAction,
  { hostId, expectedVersion, comment }: HostRequest,
): Promise<Host> {
  const { verb } = HOST_ACTIONS[action];
  checkText(comment, { what: 'comment', most: COMMENT_CHARACTERS, field: ['input', 'comment'] });
  const host = await hosts.findForUpdate(hostId);
  if (host === null) {
    throw new Refusal('NOT_FOUND', `Cannot ${verb} host "${hostId}": there is none`, [
      'input',
      'hostId',
    ]);
  }
  if (expectedVersion !== null && expectedVersion !== host.version) {
    throw new Refusal(
      'CONCURRENT_UPDATE',
      `Cannot ${verb} host "${host.name}": it has changed since version ${expectedVersion} and is at version ${host.version}`,
      ['input', 'expectedVersion'],
    );
  }
  checkHostAction(host, action);
  return host;
}

/** What a machine does when its host is evacuated; in any other status it has to come to rest first. */
const STAYS_OR_LEAVES: Partial<Record<VirtualMachineStatus, 'STAYS' | 'LEAVES'>> = {
  RUNNING: 'LEAVES',
  PAUSED: 'LEAVES',
  POWER_OFF: 'STAYS',
  SAVED: 'STAYS',
  CREATION_FAILED: 'STAYS',
  MISSING: 'STAYS',
  INCOMPLETE_VM_CONFIG: 'STAYS',
  DB_ONLY: 'STAYS',
};

function checkNoneUnderWay(host: Host, machines: readonly VirtualMachine[]): void {
  const busy = machines.find(({ status }) => STAYS_OR_LEAVES[status] === undefined);
  if (busy === undefined) return;
  throw new Refusal(
    'MACHINE_NOT_AT_REST',
    `Cannot start maintenance of host "${host.name}": virtual machine "${busy.name}" is ${busy.status}`,
    ['input', 'hostId'],
  );
}

/** Machines of one cloud share the hosts they can go to. A paused machine cannot be handed over to any. */
async function findPlaces(
  unit: VirtualMachineManagerUnit,
  host: Host,
  leaving: readonly VirtualMachine[],
): Promise<{ machine: VirtualMachine; rooms: readonly HostRoom[] }[]> {
  const roomsOfCloud = new Map<string | null, HostRoom[]>();
  for (const cloudId of new Set(leaving.map((machine) => machine.cloudId))) {
    const cloud = cloudId === null ? null : await unit.clouds.find(cloudId);
    const rooms = await findRooms(unit, cloud);
    roomsOfCloud.set(
      cloudId,
      rooms.filter((room) => room.host.id !== host.id),
    );
  }
  return leaving.map((machine) => ({
    machine,
    rooms: machine.status === 'RUNNING' ? (roomsOfCloud.get(machine.cloudId) ?? []) : [],
  }));
}

function checkPlaces(
  host: Host,
  places: ReadonlyMap<VirtualMachine, Host | null>,
  withoutPlace: WithoutPlaceAction,
): void {
  const stranded = [...places].filter(([, place]) => place === null).map(([machine]) => machine);
  const [first] = stranded;
  if (first === undefined || withoutPlace === 'SAVE') return;
  throw new Refusal(
    'NO_ROOM',
    `Cannot start maintenance of host "${host.name}": ${stranded.length} of its virtual machines have no place on another host, "${first.name}" first; they could be saved instead`,
    ['input', 'withoutPlace'],
  );
}

async function leave(
  unit: VirtualMachineManagerUnit,
  { machine, place }: { machine: VirtualMachine; place: Host | null },
  occasion: Occasion & { readonly parentId: string },
): Promise<readonly Change[]> {
  const begun =
    place === null
      ? await beginMachineJob(unit, { machine, action: 'SAVE' }, occasion)
      : await beginMachineJob(
          unit,
          { machine, action: 'MIGRATE' },
          { ...occasion, with: toMigration(machine, place) },
        );
  return begun.changes;
}
