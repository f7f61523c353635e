import type { FlattenNodePathSegment } from '@graphql-hive/router-query-planner';
import { isObject, readOwn, type DataObject } from '../execution/data.ts';
import type { TypeConditions } from './type-conditions.ts';

/** The way from the data's root to the entities of a fetch. Lists on the way are walked through wherever they are. */
export type EntityPath = readonly PathStep[];

type PathStep =
  | { readonly kind: 'field'; readonly key: string }
  | { readonly kind: 'types'; readonly names: ReadonlySet<string> };

export function compileEntityPath(
  segments: readonly FlattenNodePathSegment[],
  conditions: TypeConditions,
): EntityPath {
  const steps: PathStep[] = [];
  for (const segment of segments) {
    if (segment === '@') continue;
    if ('Field' in segment) steps.push({ kind: 'field', key: segment.Field });
    else steps.push({ kind: 'types', names: namesMatchingAny(segment.TypeCondition, conditions) });
  }
  return steps;
}

/** Adds the entities at the end of the path to `found`, in the order of the data. */
export function collectEntities(
  value: unknown,
  path: EntityPath,
  found: DataObject[],
  depth = 0,
): void {
  let current = value;
  for (let index = depth; ; index += 1) {
    if (typeof current !== 'object' || current === null) return;
    if (Array.isArray(current)) {
      for (const item of current) collectEntities(item, path, found, index);
      return;
    }
    const step = path[index];
    if (step === undefined) break;
    if (step.kind === 'field') current = readOwn(current as DataObject, step.key);
    else if (!matchesTypes(current as DataObject, step.names)) return;
  }
  found.push(current as DataObject);
}

export type ResponsePath = readonly (string | number)[];

/** Where entities stand in the answer. Walks the path again, which only an error makes necessary. */
export function locateEntities(
  root: unknown,
  paths: readonly EntityPath[],
  wanted: ReadonlySet<object>,
): Map<object, ResponsePath[]> {
  const places = new Map<object, ResponsePath[]>();
  for (const path of paths) locate(path, root, 0, []);
  return places;

  function locate(path: EntityPath, value: unknown, index: number, place: ResponsePath): void {
    if (Array.isArray(value)) {
      for (const [position, item] of value.entries())
        locate(path, item, index, [...place, position]);
      return;
    }
    if (!isObject(value)) return;
    const step = path[index];
    if (step === undefined) {
      if (!wanted.has(value)) return;
      const known = places.get(value);
      if (known === undefined) places.set(value, [place]);
      else known.push(place);
    } else if (step.kind === 'field') {
      locate(path, readOwn(value, step.key), index + 1, [...place, step.key]);
    } else if (matchesTypes(value, step.names)) {
      locate(path, value, index + 1, place);
    }
  }
}

/** The response keys from the root up to the first list: the place to name when it is about all entities of a path. */
export function commonPath(root: unknown, path: EntityPath): ResponsePath {
  const place: string[] = [];
  let current = root;
  for (const step of path) {
    if (!isObject(current)) break;
    if (step.kind !== 'field') continue;
    place.push(step.key);
    current = readOwn(current, step.key);
  }
  return place;
}

/** An entity that does not say what it is was fetched where only one type is possible. */
function matchesTypes(entity: DataObject, names: ReadonlySet<string>): boolean {
  const typename = entity['__typename'];
  return typeof typename !== 'string' || names.has(typename);
}

function namesMatchingAny(
  types: readonly string[],
  conditions: TypeConditions,
): ReadonlySet<string> {
  return new Set(types.flatMap((type) => [...conditions.namesMatching(type)]));
}
