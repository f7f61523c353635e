import { stampChange, type MonitoredObject } from '../monitored-objects/monitored-object.ts';
import type { MonitoredObjectStore } from '../monitored-objects/monitored-object-store.ts';
import type { StateCounts } from './health-state.ts';
import { ENTITY_HEALTH, findEntityHealth, rollUpTree } from './health-tree.ts';
import type { Monitor } from './monitor.ts';
import type { MonitorStore } from './monitor-store.ts';
import type { ObjectLedger } from './object-ledger.ts';

export interface HealthStores {
  readonly monitoredObjects: MonitoredObjectStore;
  readonly monitors: MonitorStore;
}

/** No containment of real things is deeper; a circle that slipped in would otherwise never end. */
const LEVELS_AT_MOST = 50;

/**
 * Rolls health up from objects whose monitors, members or maintenance changed: through each object's tree, and on to
 * what contains it for as long as something moves. Nothing beside that path is read or written.
 *
 *   1. Lock the objects of this level, then read their trees: whoever moves a sibling at the same moment has either
 *      committed and is seen, or waits for us and sees us.
 *   2. Count the states of what they contain, where a dependency monitor asks.
 *   3. Save the monitors that moved and the objects whose health did.
 *   4. Go on with the containers of objects in which a monitor moved.
 *
 * An object in maintenance keeps its state, and does not count for what contains it.
 */
export async function rollUpHealth(
  stores: HealthStores,
  objectIds: Iterable<string>,
  { at, ledger }: { readonly at: string; readonly ledger: ObjectLedger },
): Promise<void> {
  let level = new Set(objectIds);
  for (let depth = 0; level.size > 0 && depth < LEVELS_AT_MOST; depth += 1) {
    const objects = (await stores.monitoredObjects.findManyForUpdate([...level])).filter(
      (object) => !object.inMaintenance && object.removedAt === null,
    );
    const trees = await stores.monitors.listOfObjects(objects.map((object) => object.id));
    const members = await countMembers(stores.monitors, trees);

    const moved: Monitor[] = [];
    const changed: MonitoredObject[] = [];
    const above = new Set<string>();
    for (const object of objects) {
      const before = trees.get(object.id) ?? [];
      const after = rollUpTree(before, members.get(object.id) ?? new Map(), at);
      const movedHere = after.filter((monitor, index) => monitor !== before[index]);
      if (movedHere.length === 0) continue;
      moved.push(...movedHere);
      if (object.containerId !== null) above.add(object.containerId);
      const healed = stampChange(object, { ...object, health: findEntityHealth(after) }, at);
      if (healed === object) continue;
      changed.push(healed);
      ledger.record(object, healed);
    }
    await stores.monitors.saveStates(moved);
    await stores.monitoredObjects.saveStates(changed);
    level = above;
  }
}

async function countMembers(
  monitors: MonitorStore,
  trees: ReadonlyMap<string, readonly Monitor[]>,
): Promise<ReadonlyMap<string, ReadonlyMap<string, StateCounts>>> {
  const asking = [...trees.values()].flat().filter((monitor) => monitor.kind === 'DEPENDENCY');
  if (asking.length === 0) return new Map();
  return await monitors.countMemberStates(
    [...new Set(asking.map((monitor) => monitor.objectId))],
    [...new Set(asking.map((monitor) => monitor.memberMonitorName ?? ENTITY_HEALTH))],
  );
}
