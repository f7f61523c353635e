import type {
  InlineFragmentRequiresNode,
  RequiresSelection,
} from '@graphql-hive/router-query-planner';
import { isAbstractType, Kind, type GraphQLSchema, type SelectionSetNode } from 'graphql';
import type { EntityPath } from './entity-path.ts';
import type { ObjectProjection } from './projection.ts';
import { projectionsAt } from './projections-at.ts';
import type { SubgraphOperation } from '../execution/subgraph-client.ts';

/**
 * Where a fetch asks for fields of an interface, the planner sometimes sends the objects of one type only, although
 * the operation wants the same fields for others too: it has merged two fetches and kept the requirement of one. The operation's
 * own projection tells which types want them; for each that was forgotten, the same is required.
 */
export interface WantedTypes {
  readonly schema: GraphQLSchema;
  readonly projection: ObjectProjection;
}

interface FetchedEntities {
  readonly operation: SubgraphOperation;
  readonly alias: string;
  readonly paths: readonly EntityPath[];
}

export function requireWantedTypes(
  requires: readonly RequiresSelection[],
  { operation, alias, paths }: FetchedEntities,
  { schema, projection }: WantedTypes,
): readonly RequiresSelection[] {
  const fragments = requires.filter((selection) => selection.kind === 'InlineFragment');
  const [model] = fragments;
  if (model === undefined || fragments.length !== requires.length) return requires;
  const named = new Set(fragments.map(({ typeCondition }) => typeCondition));

  const added: InlineFragmentRequiresNode[] = [];
  for (const [interfaceName, keys] of listInterfaceFields(operation, alias, schema)) {
    const type = schema.getType(interfaceName);
    if (named.has(interfaceName) || !isAbstractType(type)) continue;
    for (const { name } of schema.getPossibleTypes(type)) {
      if (named.has(name) || !isWanted(name, keys, paths, { schema, projection })) continue;
      added.push({ ...model, typeCondition: name });
    }
  }
  return added.length === 0 ? requires : [...requires, ...added];
}

/**
 * Having merged two fetches, the planner may also ask one type's alias of another type, where the client means a different
 * field by it (`... on Disk { size: free } ... on Volume { size }`). By type, the keys that are not for it.
 */
export function listForeignKeys(
  { operation, alias, paths }: FetchedEntities,
  { schema, projection }: WantedTypes,
): ReadonlyMap<string, ReadonlySet<string>> {
  const foreign = new Map<string, ReadonlySet<string>>();
  const fragments = listInterfaceFields(operation, alias, schema);
  if (fragments.size === 0) return foreign;
  const objects = paths.flatMap((path) => projectionsAt(projection, path, schema));
  for (const [typename, places] of Map.groupBy(objects, (object) => object.typename)) {
    const keys = new Set<string>();
    for (const [condition, asked] of fragments) {
      if (!isPossible(typename, condition, schema)) continue;
      for (const [key, name] of asked) if (meansAnother(places, key, name)) keys.add(key);
    }
    foreign.set(typename, keys);
  }
  return foreign;
}

/** Whether the key is that of another field wherever the type is asked for it. */
function meansAnother(places: readonly ObjectProjection[], key: string, name: string): boolean {
  const meant = places.flatMap(({ fields }) => fields.filter(({ sourceKey }) => sourceKey === key));
  return meant.length > 0 && meant.every(({ value }) => !value.coordinate.endsWith(`.${name}`));
}

function isPossible(typename: string, condition: string, schema: GraphQLSchema): boolean {
  const type = schema.getType(condition);
  return (
    isAbstractType(type) && schema.getPossibleTypes(type).some(({ name }) => name === typename)
  );
}

/** The keys that the fetch's fragments on interfaces fill, and with which fields. */
function listInterfaceFields(
  { document }: SubgraphOperation,
  alias: string,
  schema: GraphQLSchema,
): Map<string, Map<string, string>> {
  const fields = new Map<string, Map<string, string>>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const selection of definition.selectionSet.selections) {
      if (selection.kind !== Kind.FIELD || selection.selectionSet === undefined) continue;
      if ((selection.alias?.value ?? selection.name.value) === alias)
        collect(selection.selectionSet);
    }
  }
  return fields;

  function collect(selectionSet: SelectionSetNode): void {
    for (const fragment of selectionSet.selections) {
      const condition =
        fragment.kind === Kind.INLINE_FRAGMENT ? fragment.typeCondition?.name.value : undefined;
      if (fragment.kind !== Kind.INLINE_FRAGMENT || condition === undefined) continue;
      if (!isAbstractType(schema.getType(condition))) continue;
      const keys = new Map<string, string>();
      for (const field of fragment.selectionSet.selections) {
        if (field.kind === Kind.FIELD && field.name.value !== '__typename') {
          keys.set(field.alias?.value ?? field.name.value, field.name.value);
        }
      }
      fields.set(condition, keys);
    }
  }
}

function isWanted(
  typename: string,
  keys: ReadonlyMap<string, string>,
  paths: readonly EntityPath[],
  { schema, projection }: WantedTypes,
): boolean {
  return paths.some((path) =>
    projectionsAt(projection, path, schema).some(
      (object) =>
        object.typename === typename && object.fields.some(({ sourceKey }) => keys.has(sourceKey)),
    ),
  );
}
