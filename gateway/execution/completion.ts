import type { FieldNode, GraphQLFormattedError } from 'graphql';
import type { ObjectProjection, ValueProjection } from '../planning/projection.ts';
import { isObject, readOwn, writeOwn, type DataObject } from './data.ts';
import { unfold } from './passage.ts';

/**
 * Shapes the answer: what was fetched, seen through the operation. Agrees with graphql-js on every value
 * (https://spec.graphql.org/October2021/#sec-Value-Completion).
 */
export interface Completion {
  /** Null when a null reached the root. */
  readonly data: DataObject | null;
  /** Values that do not fit the schema. Subgraphs report their own errors, so these are told apart. */
  readonly problems: readonly GraphQLFormattedError[];
  /** Fields that were asked for by somebody who may not see them. */
  readonly denials: readonly GraphQLFormattedError[];
}

/** Answers `__schema` and `__type`. */
export type SchemaAnswer = (field: FieldNode) => unknown;

/** More would only repeat what the first ones say, at the client's and our expense. */
const MAX_PROBLEMS = 50;

/** A value that may not be null came to be: the object or list around it becomes null instead. */
const BUBBLE = Symbol('null in place of a non-null value');

type Path = { readonly previous: Path | null; readonly key: string | number } | null;

interface Run {
  readonly answerSchema: SchemaAnswer;
  /** Null in the first run, which only notes that something is wrong: paths cost more than all the rest. */
  readonly problems: GraphQLFormattedError[] | null;
  readonly denials: GraphQLFormattedError[];
  failed: boolean;
}

/** What an answer is made from. */
export interface Fetched {
  readonly projection: ObjectProjection;
  readonly data: DataObject;
  readonly answerSchema: SchemaAnswer;
}

export function completeAnswer({ projection, data, answerSchema }: Fetched): Completion {
  const run: Run = { answerSchema, problems: null, denials: [], failed: false };
  const completed = completeObject(run, projection, data, null);
  if (!run.failed) return { data: toData(completed), problems: [], denials: [] };

  const problems: GraphQLFormattedError[] = [];
  const denials: GraphQLFormattedError[] = [];
  completeObject({ answerSchema, problems, denials, failed: false }, projection, data, null);
  return { data: toData(completed), problems, denials };
}

function toData(completed: DataObject | typeof BUBBLE): DataObject | null {
  return completed === BUBBLE ? null : completed;
}

function completeObject(
  run: Run,
  projection: ObjectProjection,
  source: DataObject,
  path: Path,
): DataObject | typeof BUBBLE {
  const completed: DataObject = {};
  for (const field of projection.fields) {
    const { responseKey, value: projected } = field;
    const value = field.inherited ? readOwn(source, field.sourceKey) : source[field.sourceKey];
    const fieldPath = run.problems === null ? null : { previous: path, key: responseKey };
    const fieldValue =
      projected.kind === 'schema'
        ? run.answerSchema(projected.field)
        : completeValue(run, projected, unfold(value, field.sourceKey), fieldPath);
    if (fieldValue === BUBBLE) return BUBBLE;
    if (field.inherited) writeOwn(completed, responseKey, fieldValue);
    else completed[responseKey] = fieldValue;
  }
  return completed;
}

function completeValue(run: Run, projected: ValueProjection, value: unknown, path: Path): unknown {
  switch (projected.kind) {
    case 'string':
    case 'id':
      if (typeof value === 'string') return value;
      break;
    case 'int':
      // 32 bits, as the specification has it.
      if (typeof value === 'number' && (value | 0) === value) return value;
      break;
    case 'float':
      if (typeof value === 'number' && Number.isFinite(value)) return value;
      break;
    case 'boolean':
      if (typeof value === 'boolean') return value;
      break;
    case 'enum':
      if (typeof value === 'string' && projected.names.has(value)) return value;
      break;
    case 'scalar':
      if (value !== null && value !== undefined) return value;
      break;
    case 'typename':
      return projected.typename;
    case 'denied':
      deny(run, projected, path);
      return projected.nonNull ? BUBBLE : null;
    case 'list':
    case 'object':
    case 'abstract':
    case 'schema':
      break;
  }
  if (value === null || value === undefined) {
    if (!projected.nonNull) return null;
    return report(run, path, `Cannot return null for non-nullable field ${projected.coordinate}.`);
  }
  const completed = completePresent(run, projected, value, path);
  return completed === BUBBLE && !projected.nonNull ? null : completed;
}

function completePresent(
  run: Run,
  projected: ValueProjection,
  value: unknown,
  path: Path,
): unknown {
  switch (projected.kind) {
    case 'list':
      return completeList(run, projected.item, value, path);
    case 'object':
      return isObject(value)
        ? completeObject(run, projected.object(), value, path)
        : reportShape(run, path, projected, 'an object');
    case 'abstract': {
      if (!isObject(value)) return reportShape(run, path, projected, 'an object');
      const object = projected.select(value['__typename']);
      if (object !== null) return completeObject(run, object, value, path);
      return report(
        run,
        path,
        `Field ${projected.coordinate} holds an object that is not of a known type of ${projected.typename}.`,
      );
    }
    case 'string':
    case 'id':
    case 'int':
    case 'float':
    case 'boolean':
    case 'enum':
    case 'scalar':
      try {
        return projected.type.serialize(value) ?? BUBBLE;
      } catch (error) {
        return report(run, path, (error as Error).message);
      }
    case 'typename':
    case 'schema':
    case 'denied':
      return BUBBLE;
  }
}

function completeList(
  run: Run,
  item: ValueProjection,
  value: unknown,
  path: Path,
): unknown[] | typeof BUBBLE {
  if (!Array.isArray(value)) return reportShape(run, path, item, 'a list');
  const completed: unknown[] = [];
  for (let index = 0; index < value.length; index += 1) {
    const itemPath = run.problems === null ? null : { previous: path, key: index };
    const itemValue = completeValue(run, item, value[index], itemPath);
    if (itemValue === BUBBLE) return BUBBLE;
    completed.push(itemValue);
  }
  return completed;
}

function reportShape(
  run: Run,
  path: Path,
  { coordinate }: ValueProjection,
  expected: string,
): typeof BUBBLE {
  return report(run, path, `Field ${coordinate} should hold ${expected}.`);
}

function report(run: Run, path: Path, message: string): typeof BUBBLE {
  run.failed = true;
  if (run.problems !== null && run.problems.length < MAX_PROBLEMS) {
    run.problems.push({ message, path: toResponsePath(path) });
  }
  return BUBBLE;
}

function deny(run: Run, { coordinate }: ValueProjection, path: Path): void {
  run.failed = true;
  if (run.problems === null || run.denials.length >= MAX_PROBLEMS) return;
  run.denials.push({
    message: `Not allowed to see ${coordinate}`,
    path: toResponsePath(path),
    extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' },
  });
}

function toResponsePath(path: Path): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let step = path; step !== null; step = step.previous) keys.push(step.key);
  return keys.reverse();
}
