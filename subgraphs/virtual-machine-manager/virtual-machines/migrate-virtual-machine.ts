import { Refusal } from '../../kit/refusal.ts';
import type { ActionContext, VirtualMachineManagerUnit } from '../context.ts';
import { findRooms } from '../hosts/find-rooms.ts';
import type { Host } from '../hosts/host.ts';
import { choosePlace, findObstacle, type HostRoom } from '../hosts/placement.ts';
import { beginMachineJob } from '../jobs/begin-job.ts';
import { findMachineFor, type MachineRequest } from './find-machine.ts';
import { toOccasion, type MachineOutcome } from './virtual-machine-actions.ts';
import type { VirtualMachine } from './virtual-machine.ts';

/** Sets a machine on its way to another host; its room there is taken from this moment. */
export async function migrateVirtualMachine(
  context: ActionContext,
  request: MachineRequest & { readonly hostId: string | null },
): Promise<MachineOutcome> {
  return await context.transaction(async (unit) => {
    await unit.placement.lock();
    const machine = await findMachineFor(unit, 'MIGRATE', request);
    const target = await chooseTarget(unit, machine, request.hostId);
    const begun = await beginMachineJob(
      unit,
      { machine, action: 'MIGRATE' },
      { ...toOccasion(context, request.comment), with: toMigration(machine, target) },
    );
    return { ...begun, sequence: await unit.journal.append(begun.changes) };
  });
}

/** What a machine on its way says of it. */
export function toMigration(machine: VirtualMachine, target: Host): Partial<VirtualMachine> {
  return {
    migrationTargetId: target.id,
    isUndergoingLiveMigration: machine.status === 'RUNNING',
  };
}

async function chooseTarget(
  unit: VirtualMachineManagerUnit,
  machine: VirtualMachine,
  hostId: string | null,
): Promise<Host> {
  const cloud = machine.cloudId === null ? null : await unit.clouds.find(machine.cloudId);
  const rooms = (await findRooms(unit, cloud)).filter(({ host }) => host.id !== machine.hostId);
  if (hostId !== null) {
    return await checkTarget(unit, machine, { hostId, room: findRoom(rooms, hostId) });
  }
  const place = choosePlace(rooms, machine);
  if (place === null) {
    throw new Refusal(
      'NO_ROOM',
      `Cannot migrate virtual machine "${machine.name}": no other host responds and has room for its ${machine.memoryMb} MB`,
      ['input', 'hostId'],
    );
  }
  return place;
}

function findRoom(rooms: readonly HostRoom[], hostId: string): HostRoom | undefined {
  return rooms.find(({ host }) => host.id === hostId);
}

async function checkTarget(
  { hosts }: VirtualMachineManagerUnit,
  machine: VirtualMachine,
  { hostId, room }: { hostId: string; room: HostRoom | undefined },
): Promise<Host> {
  const refuse = (code: string, state: string): Refusal =>
    new Refusal(code, `Cannot migrate virtual machine "${machine.name}": ${state}`, [
      'input',
      'hostId',
    ]);
  if (room === undefined) {
    const host = await hosts.find(hostId);
    if (host === null) throw refuse('NOT_FOUND', `there is no host "${hostId}"`);
    if (host.id === machine.hostId) {
      throw refuse('ALREADY_THERE', `it is on host "${host.name}" already`);
    }
    throw refuse('HOST_NOT_IN_CLOUD', `host "${host.name}" is not one of its cloud`);
  }
  const obstacle = findObstacle(room, machine);
  if (obstacle !== null) throw refuse(obstacle.code, obstacle.words);
  return room.host;
}
