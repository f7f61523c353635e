import type { GraphQLSchema } from 'graphql';

/** A key of an entity as the gateway sends it, with whatever else a field of it requires. */
export type Representation = Readonly<Record<string, unknown>> & { readonly __typename: string };

/**
 * Looks up all representations of one type at once; the answer keeps their order, null where there is none.
 * One call per type and fetch is what makes a board of fifty alerts one statement.
 */
export type EntityLookup<Context> = (
  representations: readonly Representation[],
  context: Context,
) => Promise<readonly (object | null)[]> | readonly (object | null)[];

export type EntityLookups<Context> = Readonly<Record<string, EntityLookup<Context>>>;

/** Carries the entity's type beside the object, where no field and no JSON can see it. */
const ENTITY_TYPE = Symbol('entity type');

/** Replaces the resolver of `_entities`, which asks one by one, with one that asks once per type. */
export function resolveEntitiesInBatches<Context>(
  schema: GraphQLSchema,
  lookups: EntityLookups<Context>,
): void {
  const entities = schema.getQueryType()?.getFields()['_entities'];
  const union = schema.getType('_Entity');
  if (entities === undefined || union === undefined || !('resolveType' in union)) return;

  entities.resolve = (_root, { representations }, context: Context) =>
    lookUpAll(representations as readonly Representation[], lookups, context);
  union.resolveType = (value: object) =>
    (value as { [ENTITY_TYPE]?: string })[ENTITY_TYPE] ??
    (value as { __typename?: string }).__typename;
}

async function lookUpAll<Context>(
  representations: readonly Representation[],
  lookups: EntityLookups<Context>,
  context: Context,
): Promise<(object | null)[]> {
  const positions = Map.groupBy(
    representations.keys(),
    (index) => representations[index]?.__typename,
  );
  const found: (object | null)[] = representations.map(() => null);

  await Promise.all(
    [...positions].map(async ([typename, indexes]) => {
      const lookUp = typename === undefined ? undefined : lookups[typename];
      if (typename === undefined || lookUp === undefined) return;
      const asked = indexes.map((index) => representations[index] as Representation);
      const objects = await lookUp(asked, context);
      for (const [position, index] of indexes.entries()) {
        const object = objects[position] ?? null;
        found[index] = object === null ? null : markType(object, typename);
      }
    }),
  );
  return found;
}

function markType(object: object, typename: string): object {
  if ((object as { __typename?: string }).__typename === typename) return object;
  (object as { [ENTITY_TYPE]?: string })[ENTITY_TYPE] = typename;
  return object;
}
