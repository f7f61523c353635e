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
  const typename = representations[0]?.__typename;
  // The usual case: a fetch is about one type, and everything stays where it is.
  if (representations.every((representation) => representation.__typename === typename)) {
    return await lookUpType(typename, representations, { lookups, context });
  }

  const found: (object | null)[] = representations.map(() => null);
  const positions = Map.groupBy(
    representations.keys(),
    (index) => representations[index]?.__typename,
  );
  await Promise.all(
    [...positions].map(async ([name, indexes]) => {
      const asked = indexes.map((index) => representations[index] as Representation);
      const objects = await lookUpType(name, asked, { lookups, context });
      for (const [position, index] of indexes.entries()) found[index] = objects[position] ?? null;
    }),
  );
  return found;
}

/** One object or null for each representation, whatever the lookup answers; all null for a type nobody looks up. */
async function lookUpType<Context>(
  typename: string | undefined,
  representations: readonly Representation[],
  { lookups, context }: { lookups: EntityLookups<Context>; context: Context },
): Promise<(object | null)[]> {
  const lookUp = typename === undefined ? undefined : lookups[typename];
  if (typename === undefined || lookUp === undefined) return representations.map(() => null);
  const objects = await lookUp(representations, context);
  return representations.map((_, position) => {
    const object = objects[position] ?? null;
    return object === null ? null : markType(object, typename);
  });
}

function markType(object: object, typename: string): object {
  if ((object as { __typename?: string }).__typename === typename) return object;
  (object as { [ENTITY_TYPE]?: string })[ENTITY_TYPE] = typename;
  return object;
}
