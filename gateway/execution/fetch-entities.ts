import type { EntityFetch, EntityLookup } from '../planning/plan.ts';
import {
  collectEntities,
  commonPath,
  locateEntities,
  type ResponsePath,
} from '../planning/entity-path.ts';
import { renameKeys } from '../planning/key-renames.ts';
import type { RepresentationWriter } from '../planning/representation.ts';
import { isObject, readOwn, type DataObject } from './data.ts';
import type { Execution } from './execution.ts';
import { createFetchRequest, type Representations } from './fetch-request.ts';
import { toClientPath } from './fetch-root.ts';
import { cloneData, mergeObject } from './merge.ts';
import type { SubgraphAnswer } from './subgraph-client.ts';
import { addError, describeFailure, invalidAnswer, relocateError } from './subgraph-errors.ts';

/**
 * Asks a subgraph for more about entities that are already there. Each entity is sent once, however often it occurs;
 * the answer goes to every place. Never rejects: a failure costs the fetched fields alone.
 */
export async function fetchEntities(execution: Execution, fetch: EntityFetch): Promise<void> {
  const batches = fetch.lookups.map((lookup) => collectBatch(execution, lookup));
  if (batches.every(({ places }) => places.length === 0)) return;

  const client = execution.clients.get(fetch.subgraph);
  let answer: SubgraphAnswer;
  try {
    if (client === undefined) throw invalidAnswer(fetch.subgraph, 'there is no way to it');
    answer = await client.execute(createFetchRequest(fetch, execution, batches));
  } catch (failure) {
    for (const batch of batches) reportBatchFailure(execution, fetch, batch, failure);
    return;
  }
  mergeEntities(execution, fetch, batches, answer);
}

/** The entities of one lookup. */
interface EntityBatch extends Representations {
  readonly lookup: EntityLookup;
  /** For each representation sent, every object of the data it stands for. */
  readonly places: readonly DataObject[][];
}

function collectBatch({ data }: Execution, lookup: EntityLookup): EntityBatch {
  const found: DataObject[] = [];
  for (const path of lookup.paths) collectEntities(data, path, found);

  const { representation } = lookup;
  const byKey = new Map<string | number, number>();
  const byText = new Map<string | number, number>();
  /** Null where it was not needed yet: who is asked without text never needs it. */
  const texts: (string | null)[] = [];
  const places: DataObject[][] = [];
  for (const entity of found) {
    const writer = representation.writerOf(entity);
    if (writer === null) continue;
    const key = writer.identify(entity);
    const text = key === null ? writer.write(entity) : null;
    const identity = key ?? text;
    if (identity === null) continue;
    // Kept apart, since a key may have any value, the text of another representation among them.
    const positions = key === null ? byText : byKey;
    const position = positions.get(identity);
    if (position === undefined) {
      positions.set(identity, places.length);
      texts.push(text);
      places.push([entity]);
    } else {
      const same = places[position];
      if (same !== undefined && !same.includes(entity)) same.push(entity);
    }
  }
  return {
    lookup,
    variable: lookup.variable,
    places,
    write: () =>
      represent(lookup, places, (writer, entity, at) => texts[at] ?? writer.write(entity)),
    build: () => represent(lookup, places, (writer, entity) => writer.build(entity)),
  };
}

/** The representation of each place in one of its forms; what told the entities apart is enough to make either. */
function represent<Form>(
  { representation }: EntityLookup,
  places: readonly (readonly DataObject[])[],
  make: (writer: RepresentationWriter, entity: DataObject, at: number) => Form | null,
): Form[] {
  const forms: Form[] = [];
  for (let at = 0; at < places.length; at += 1) {
    const entity = places[at]?.[0];
    const writer = entity === undefined ? null : representation.writerOf(entity);
    const form = entity === undefined || writer === null ? null : make(writer, entity, at);
    if (form !== null) forms.push(form);
  }
  return forms;
}

function mergeEntities(
  execution: Execution,
  fetch: EntityFetch,
  batches: readonly EntityBatch[],
  { data, errors, plain = false }: SubgraphAnswer,
): void {
  execution.plain &&= plain;
  const reported: readonly unknown[] = Array.isArray(errors) ? errors : [];
  for (const error of reported) reportEntityError(execution, fetch, batches, error);

  for (const batch of batches) {
    if (batch.places.length === 0) continue;
    const entities = isObject(data) ? readOwn(data, batch.lookup.alias) : undefined;
    if (!Array.isArray(entities)) {
      // A subgraph that explained itself has said enough.
      if (reported.length > 0) continue;
      const failure = invalidAnswer(fetch.subgraph, 'it answered no list of entities');
      reportBatchFailure(execution, fetch, batch, failure);
    } else if (isComplete(execution, fetch, batch, entities)) {
      mergeBatch(execution, fetch, batch, entities);
    }
  }
}

/** With one too many or too few nobody can tell which is whose. */
function isComplete(
  execution: Execution,
  fetch: EntityFetch,
  batch: EntityBatch,
  entities: readonly unknown[],
): boolean {
  if (entities.length === batch.places.length) return true;
  const failure = invalidAnswer(
    fetch.subgraph,
    `it answered ${entities.length} entities where ${batch.places.length} were asked for`,
  );
  reportBatchFailure(execution, fetch, batch, failure);
  return false;
}

function mergeBatch(
  execution: Execution,
  fetch: EntityFetch,
  batch: EntityBatch,
  entities: readonly unknown[],
): void {
  const { lookup, places } = batch;
  // Iterators of entries cost more here than what is done with them.
  for (let index = 0; index < places.length; index += 1) {
    const entity = entities[index];
    const targets = places[index];
    if (targets === undefined || entity === null || entity === undefined) continue;
    if (!isObject(entity)) {
      const failure = invalidAnswer(fetch.subgraph, 'an entity it answered is not an object');
      reportFailureAt(execution, fetch, batch, { failure, entities: targets });
      continue;
    }
    for (const rename of lookup.renames) renameKeys(entity, rename);
    if (lookup.foreignKeys.size > 0) {
      const typename = String(targets[0]?.['__typename']);
      for (const key of lookup.foreignKeys.get(typename) ?? []) Reflect.deleteProperty(entity, key);
    }
    for (let left = targets.length; left > 0; left -= 1) {
      // The first target takes the object itself, at the end; the others a copy each.
      const target = targets[left - 1] ?? entity;
      mergeObject(target, left === 1 ? entity : cloneData(entity), execution.isAbstract);
    }
  }
}

/** `["_entities", 3, "price"]` belongs wherever the fourth representation's entity stands. */
function reportEntityError(
  execution: Execution,
  fetch: EntityFetch,
  batches: readonly EntityBatch[],
  error: unknown,
): void {
  const reported = isObject(error) ? error['path'] : undefined;
  const [alias, index, ...rest] = Array.isArray(reported) ? (reported as unknown[]) : [];
  const batch = batches.find(({ lookup }) => lookup.alias === alias);
  const targets = typeof index === 'number' ? batch?.places[index] : undefined;
  if (batch === undefined || targets === undefined) {
    const path = placeOf(execution, batch ?? batches[0]);
    addError(execution.errors, relocateError(error, fetch.subgraph, path));
    return;
  }
  for (const place of placesOf(execution, batch, targets)) {
    const path = toClientPath([...place, ...rest]);
    if (!addError(execution.errors, relocateError(error, fetch.subgraph, path))) return;
  }
}

function reportBatchFailure(
  execution: Execution,
  fetch: EntityFetch,
  batch: EntityBatch,
  failure: unknown,
): void {
  if (batch.places.length === 0) return;
  const path = placeOf(execution, batch);
  addError(execution.errors, describeFailure(failure, fetch.subgraph, path));
}

function reportFailureAt(
  execution: Execution,
  fetch: EntityFetch,
  batch: EntityBatch,
  { failure, entities }: { failure: unknown; entities: readonly DataObject[] },
): void {
  for (const place of placesOf(execution, batch, entities)) {
    const error = describeFailure(failure, fetch.subgraph, toClientPath(place));
    if (!addError(execution.errors, error)) return;
  }
}

/** The entity's own place if it has only one, else the way to the list that all are in. */
function placeOf(execution: Execution, batch: EntityBatch | undefined): ResponsePath | null {
  if (batch === undefined) return null;
  const places = placesOf(execution, batch, batch.places.flat());
  const [path] = batch.lookup.paths;
  if (places.length === 1) return toClientPath(places[0] ?? []);
  return path === undefined ? null : toClientPath(commonPath(execution.data, path));
}

/** Where entities stand in the answer: looked up once for all of a batch, and only if something is to be reported. */
function placesOf(
  execution: Execution,
  batch: EntityBatch,
  entities: readonly DataObject[],
): ResponsePath[] {
  let known = PLACES.get(batch);
  if (known === undefined) {
    known = locateEntities(execution.data, batch.lookup.paths, new Set(batch.places.flat()));
    PLACES.set(batch, known);
  }
  const places = known;
  return entities.flatMap((entity) => places.get(entity) ?? []);
}

const PLACES = new WeakMap<EntityBatch, ReadonlyMap<object, ResponsePath[]>>();
