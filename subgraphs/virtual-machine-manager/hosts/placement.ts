import type { Host } from './host.ts';

/** A host and the memory of all machines that are placed on it or on their way to it. */
export interface HostRoom {
  readonly host: Host;
  readonly memoryAssignedMb: number;
}

/**
 * Memory for further machines. Machines that are off count too: whoever turned one off may start it again and must
 * not find its place taken.
 */
export function roomOf({ host, memoryAssignedMb }: HostRoom): number {
  return Math.max(0, host.memoryMb - host.memoryReserveMb - memoryAssignedMb);
}

/** Why a host cannot take a machine, in words that end a refusal; null when it can. */
export function findObstacle(room: HostRoom, memoryMb: number): string | null {
  const { host } = room;
  if (host.state !== 'RESPONDING') return `host "${host.name}" is ${host.state}`;
  const available = roomOf(room);
  if (available < memoryMb) {
    return `host "${host.name}" has room for ${available} MB of the ${memoryMb} MB it needs`;
  }
  return null;
}

/** The host with the most room, by name among equals; null when none can take the machine. */
export function choosePlace(rooms: readonly HostRoom[], memoryMb: number): Host | null {
  const able = rooms.filter((room) => findObstacle(room, memoryMb) === null);
  const [best] = able.toSorted(
    (a, b) => roomOf(b) - roomOf(a) || (a.host.name < b.host.name ? -1 : 1),
  );
  return best?.host ?? null;
}
