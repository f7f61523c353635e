import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  choosePlace,
  findObstacle,
  planEvacuation,
  roomOf,
} from '../../subgraphs/virtual-machine-manager/hosts/placement.ts';
import { hostOf, machineOf } from './support/fabric.ts';

const HYPER_V = { platform: 'HYPER_V' } as const;

describe('placing a machine', () => {
  test('keeps the reserve of the host and what is placed on it free', () => {
    const host = hostOf({ id: 'hv-1', memoryMb: 64_000, memoryReserveMb: 4_000 });

    expect(roomOf({ host, memoryAssignedMb: 10_000 })).toBe(50_000);
    expect(roomOf({ host, memoryAssignedMb: 90_000 })).toBe(0);
  });

  test('chooses the host with the most room, by name among equals', () => {
    const rooms = [
      { host: hostOf({ id: 'hv-3' }), memoryAssignedMb: 20_000 },
      { host: hostOf({ id: 'hv-2' }), memoryAssignedMb: 10_000 },
      { host: hostOf({ id: 'hv-1' }), memoryAssignedMb: 10_000 },
    ];

    expect(choosePlace(rooms, { ...HYPER_V, memoryMb: 8_000 })?.id).toBe('hv-1');
  });

  test.each([
    ['MAINTENANCE_MODE', 'host "hv-1" is MAINTENANCE_MODE'],
    ['NOT_RESPONDING', 'host "hv-1" is NOT_RESPONDING'],
    ['UPDATING', 'host "hv-1" is UPDATING'],
  ] as const)('leaves out a host that is %s', (state, words) => {
    const room = { host: hostOf({ id: 'hv-1', state }), memoryAssignedMb: 0 };
    const load = { ...HYPER_V, memoryMb: 1_000 };

    expect(findObstacle(room, load)).toEqual({ code: 'HOST_NOT_AVAILABLE', words });
    expect(choosePlace([room], load)).toBeNull();
  });

  test('leaves out a host without room or of another platform', () => {
    const room = { host: hostOf({ id: 'hv-1' }), memoryAssignedMb: 59_000 };

    expect(findObstacle(room, { ...HYPER_V, memoryMb: 2_000 })).toEqual({
      code: 'NO_ROOM',
      words: 'host "hv-1" has room for 1000 MB of the 2000 MB it needs',
    });
    expect(findObstacle(room, { platform: 'VMWARE_ESX', memoryMb: 500 })).toEqual({
      code: 'PLATFORM_DIFFERS',
      words: 'host "hv-1" runs HYPER_V',
    });
  });
});

describe('planning an evacuation', () => {
  test('places the largest first, so that no room is wasted on the small', () => {
    const rooms = [
      { host: hostOf({ id: 'hv-2' }), memoryAssignedMb: 20_000 },
      { host: hostOf({ id: 'hv-3' }), memoryAssignedMb: 50_000 },
    ];
    const small = machineOf({ id: 'small', memoryMb: 10_000 });
    const large = machineOf({ id: 'large', memoryMb: 40_000 });
    const giant = machineOf({ id: 'giant', memoryMb: 41_000 });

    const places = planEvacuation([small, large, giant].map((machine) => ({ machine, rooms })));

    expect([...places].map(([machine, host]) => [machine.id, host?.id ?? null])).toEqual([
      ['giant', null],
      ['large', 'hv-2'],
      ['small', 'hv-3'],
    ]);
  });

  test('never gives a host more than it has room for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 512, max: 64_000 }), { maxLength: 30 }),
        fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1, maxLength: 6 }),
        (memories, assigned) => {
          const rooms = assigned.map((memoryAssignedMb, index) => ({
            host: hostOf({ id: `hv-${index}` }),
            memoryAssignedMb,
          }));
          const machines = memories.map((memoryMb, index) =>
            machineOf({ id: `vm-${index}`, memoryMb }),
          );

          const places = planEvacuation(machines.map((machine) => ({ machine, rooms })));

          expect(places.size).toBe(machines.length);
          for (const room of rooms) {
            const coming = [...places].filter(([, host]) => host?.id === room.host.id);
            const sum = coming.reduce((total, [machine]) => total + machine.memoryMb, 0);
            expect(sum).toBeLessThanOrEqual(roomOf(room));
          }
        },
      ),
    );
  });
});
