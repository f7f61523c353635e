import { createRandom, demonstrationId, type Random } from '../../demonstration/random.ts';
import { addMs } from '../../kit/clock.ts';
import type { EstateObject } from './estate.ts';
import {
  endWindow,
  startWindow,
  type MaintenanceReason,
  type MaintenanceWindow,
} from '../maintenance/maintenance-window.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** One computer in so many was maintained in the last month, and one in so many is just now. */
const PAST_SHARE = 1 / 6;
const PRESENT_SHARE = 1 / 200;

const OCCASIONS: readonly (readonly [MaintenanceReason, string])[] = [
  ['PLANNED_OPERATING_SYSTEM_RECONFIGURATION', 'Monthly updates'],
  ['PLANNED_APPLICATION_MAINTENANCE', 'New release'],
  ['PLANNED_HARDWARE_MAINTENANCE', 'Firmware of the controllers'],
  ['APPLICATION_UNSTABLE', 'Restarts every hour since the last release'],
  ['SECURITY_ISSUE', 'Certificate renewed ahead of time'],
];
const PEOPLE = ['CONTOSO\\k.abel', 'CONTOSO\\r.moreau', 'CONTOSO\\svc-updates'] as const;

/** Who was maintained in the last month and who is now; a virtual machine takes all that is on it along. */
export function describeMaintenance(
  estate: readonly EstateObject[],
  { seed, now }: { seed: number; now: string },
): MaintenanceWindow[] {
  const random = createRandom(seed + 1);
  const onMachine = Map.groupBy(estate, ({ machine }) => machine.monitoredObjectId);
  const computers = estate.filter(({ kind }) => kind === 'computer');
  let count = 0;
  const describe = (computer: EstateObject, startedAt: string, minutes: number) => {
    const [reason, comment] = random.pick(OCCASIONS);
    const plan = {
      scheduledEndAt: addMs(startedAt, minutes * MINUTE_MS),
      reason,
      comment,
      user: random.pick(PEOPLE),
    };
    return (onMachine.get(computer.machine.monitoredObjectId) ?? []).map(({ object }) =>
      startWindow(
        { id: demonstrationId('maintenance-window', (count += 1)), objectId: object.id },
        plan,
        startedAt,
      ),
    );
  };

  const past = pickSome(computers, PAST_SHARE, random).flatMap((computer) => {
    const startedAt = addMs(now, -Math.floor((1 + random.next() * 29) * DAY_MS));
    return describe(computer, startedAt, 30 + random.below(210)).map((window) =>
      endWindow(window, { by: null, at: window.scheduledEndAt }),
    );
  });
  const present = pickSome(computers, PRESENT_SHARE, random).flatMap((computer) =>
    describe(computer, addMs(now, -random.below(30) * MINUTE_MS), 60 + random.below(400)),
  );
  return [...past, ...present];
}

function pickSome<T>(values: readonly T[], share: number, random: Random): T[] {
  return values.filter(() => random.chance(share));
}
