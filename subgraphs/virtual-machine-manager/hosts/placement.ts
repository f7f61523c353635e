import type {
  VirtualizationPlatform,
  VirtualMachine,
} from '../virtual-machines/virtual-machine.ts';
import type { Host } from './host.ts';

/** A host and the memory of all machines that are placed on it or on their way to it. */
export interface HostRoom {
  readonly host: Host;
  readonly memoryAssignedMb: number;
}

/** What a machine asks of a host. */
export interface Load {
  readonly memoryMb: number;
  /** Null for a machine that is yet to be made: it becomes one of the host's platform. */
  readonly platform: VirtualizationPlatform | null;
}

/** Why a host cannot take a machine. */
export interface Obstacle {
  readonly code: 'HOST_NOT_AVAILABLE' | 'PLATFORM_DIFFERS' | 'NO_ROOM';
  /** Ends the message of a refusal. */
  readonly words: string;
}

/**
 * Memory for further machines. Machines that are off count too: whoever turned one off may start it again and must
 * not find its place taken.
 */
export function roomOf({ host, memoryAssignedMb }: HostRoom): number {
  return Math.max(0, host.memoryMb - host.memoryReserveMb - memoryAssignedMb);
}

/** Null when the host can take the machine. */
export function findObstacle(room: HostRoom, { memoryMb, platform }: Load): Obstacle | null {
  const { host } = room;
  if (host.state !== 'RESPONDING') {
    return { code: 'HOST_NOT_AVAILABLE', words: `host "${host.name}" is ${host.state}` };
  }
  if (platform !== null && host.platform !== platform) {
    return { code: 'PLATFORM_DIFFERS', words: `host "${host.name}" runs ${host.platform}` };
  }
  const available = roomOf(room);
  if (available >= memoryMb) return null;
  return {
    code: 'NO_ROOM',
    words: `host "${host.name}" has room for ${available} MB of the ${memoryMb} MB it needs`,
  };
}

/** The host with the most room, by name among equals; null when none can take the machine. */
export function choosePlace(rooms: readonly HostRoom[], load: Load): Host | null {
  const able = rooms.filter((room) => findObstacle(room, load) === null);
  const [best] = able.toSorted(
    (a, b) => roomOf(b) - roomOf(a) || (a.host.name < b.host.name ? -1 : 1),
  );
  return best?.host ?? null;
}

/** A machine that is to leave its host, and the hosts it could go to. */
export interface Leaver {
  readonly machine: VirtualMachine;
  readonly rooms: readonly HostRoom[];
}

/**
 * Finds a place for each machine, the largest first because they are the hardest to place. Each takes its room from
 * those after it. Answers with null for machines without a place.
 */
export function planEvacuation(leavers: readonly Leaver[]): Map<VirtualMachine, Host | null> {
  const takenMb = new Map<string, number>();
  const places = new Map<VirtualMachine, Host | null>();
  const largestFirst = leavers.toSorted((a, b) => b.machine.memoryMb - a.machine.memoryMb);
  for (const { machine, rooms } of largestFirst) {
    const left = rooms.map(({ host, memoryAssignedMb }) => ({
      host,
      memoryAssignedMb: memoryAssignedMb + (takenMb.get(host.id) ?? 0),
    }));
    const place = choosePlace(left, machine);
    places.set(machine, place);
    if (place !== null) {
      takenMb.set(place.id, (takenMb.get(place.id) ?? 0) + machine.memoryMb);
    }
  }
  return places;
}
