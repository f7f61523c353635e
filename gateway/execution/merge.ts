import { isObject, readOwn, writeOwn, type DataObject } from './data.ts';
import { Passage } from './passage.ts';

/** Names of interfaces and unions: what a subgraph that knows an interface as an object calls its objects. */
export type AbstractNames = (name: string) => boolean;

/**
 * Adds what one fetch found to what others found, in place. The order of answers makes no difference: objects and lists
 * are merged, a value wins over null, and a concrete type's name wins over that of an interface.
 */
export function mergeObject(
  target: DataObject,
  source: DataObject | Passage,
  isAbstract: AbstractNames,
): void {
  if (source instanceof Passage) return mergePassage(target, source, isAbstract);
  for (const key in source) {
    const incoming = source[key];
    if (incoming instanceof Passage) {
      if (incoming.startsAt(key)) mergePassage(target, incoming, isAbstract);
      continue;
    }
    if (target[key] === undefined && key !== '__proto__') {
      // The usual case: each fetch brings keys that no other does.
      target[key] = incoming;
      continue;
    }
    const existing = unfoldAt(target, key);
    if (existing === undefined) {
      writeOwn(target, key, incoming);
    } else if (key === '__typename') {
      if (typeof incoming === 'string' && !isAbstract(incoming)) target['__typename'] = incoming;
    } else if (existing === null) {
      writeOwn(target, key, incoming);
    } else if (incoming !== null && incoming !== undefined) {
      writeOwn(target, key, mergeValue(existing, incoming, isAbstract));
    }
  }
}

/** What others have something to say about is not passed on unread. */
function unfoldAt(target: DataObject, key: string): unknown {
  const existing = readOwn(target, key);
  if (!(existing instanceof Passage)) return existing;
  // A copy, since the passage may stand in other places too.
  Object.assign(target, cloneData(existing.members));
  return target[key];
}

/** All of its fields at once: as text if nothing is there to merge any of them with. */
function mergePassage(target: DataObject, passage: Passage, isAbstract: AbstractNames): void {
  if (!passage.standIn(target)) mergeObject(target, cloneData(passage.members), isAbstract);
}

function mergeValue(existing: unknown, incoming: unknown, isAbstract: AbstractNames): unknown {
  if (isObject(existing) && isObject(incoming)) {
    mergeObject(existing, incoming, isAbstract);
    return existing;
  }
  if (Array.isArray(existing) && Array.isArray(incoming)) {
    for (const [index, item] of incoming.entries()) {
      const before: unknown = existing[index];
      if (before === undefined || before === null) existing[index] = item;
      else if (item !== null && item !== undefined) {
        existing[index] = mergeValue(before, item, isAbstract);
      }
    }
    return existing;
  }
  // Two subgraphs that disagree about a value: the later fetch knows what the earlier one did not.
  return incoming;
}

/** One entity may belong in several places of the answer, and later fetches may add to each of them alone. */
export function cloneData<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map((item: unknown) => cloneData(item)) as Value;
  if (!isObject(value) || value instanceof Passage) return value;
  const clone: DataObject = {};
  for (const key of Object.keys(value)) writeOwn(clone, key, cloneData(value[key]));
  return clone as Value;
}
