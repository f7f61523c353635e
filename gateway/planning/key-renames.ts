import type { FetchNodePathSegment, OutputRewrite } from '@graphql-hive/router-query-planner';
import { isObject, readOwn, writeOwn, type DataObject } from '../execution/data.ts';
import { PlanningFailure } from './planning-failure.ts';
import type { TypeConditions } from './type-conditions.ts';

/**
 * Renames a key of what a subgraph answered: where two types of one selection set have fields of one name and
 * different types, the plan asks for them under names of its own.
 */
export interface KeyRename {
  readonly steps: readonly RenameStep[];
  readonly from: string;
  readonly to: string;
}

type RenameStep =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'types'; readonly names: ReadonlySet<string> };

export function compileKeyRename(rewrite: OutputRewrite, conditions: TypeConditions): KeyRename {
  if (!('KeyRenamer' in rewrite)) {
    throw new PlanningFailure(`output rewrite ${JSON.stringify(rewrite)} is not a KeyRenamer`);
  }
  const { path, renameKeyTo } = rewrite.KeyRenamer;
  const steps = path.map((segment) => compileStep(segment, conditions));
  const last = steps.pop();
  if (last?.kind !== 'key') throw new PlanningFailure('an output rewrite does not end at a key');
  return { steps, from: last.key, to: renameKeyTo };
}

/** Paths of an entity fetch start at the entity, those of a root fetch at the data. Lists are walked through. */
export function renameKeys(value: unknown, rename: KeyRename, depth = 0): void {
  if (Array.isArray(value)) {
    for (const item of value) renameKeys(item, rename, depth);
    return;
  }
  if (!isObject(value)) return;
  const step = rename.steps[depth];
  if (step === undefined) {
    const renamed = readOwn(value, rename.from);
    if (renamed === undefined) return;
    delete value[rename.from];
    writeOwn(value, rename.to, renamed);
  } else if (step.kind === 'key') {
    renameKeys(readOwn(value, step.key), rename, depth + 1);
  } else if (hasType(value, step.names)) {
    renameKeys(value, rename, depth + 1);
  }
}

function hasType(value: DataObject, names: ReadonlySet<string>): boolean {
  const typename = value['__typename'];
  return typeof typename !== 'string' || names.has(typename);
}

function compileStep(segment: FetchNodePathSegment, conditions: TypeConditions): RenameStep {
  if ('Key' in segment) return { kind: 'key', key: segment.Key };
  const names = segment.TypenameEquals.flatMap((type) => [...conditions.namesMatching(type)]);
  return { kind: 'types', names: new Set(names) };
}
