import { isAbstractType, type GraphQLSchema } from 'graphql';
import type { EntityPath } from './entity-path.ts';
import type { ObjectProjection, ValueProjection } from './projection.ts';

/** What the operation wants of the objects at the end of a path, by their type. */
export function projectionsAt(
  root: ObjectProjection,
  path: EntityPath,
  schema: GraphQLSchema,
): ObjectProjection[] {
  let objects = [root];
  for (const step of path) {
    objects =
      step.kind === 'types'
        ? objects.filter(({ typename }) => step.names.has(typename))
        : objects.flatMap(({ fields }) =>
            fields
              .filter(({ sourceKey }) => sourceKey === step.key)
              .flatMap(({ value }) => objectsOf(value, schema)),
          );
  }
  return objects;
}

function objectsOf(value: ValueProjection, schema: GraphQLSchema): ObjectProjection[] {
  if (value.kind === 'list') return objectsOf(value.item, schema);
  if (value.kind === 'object') return [value.object()];
  if (value.kind !== 'abstract') return [];
  const type = schema.getType(value.typename);
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  return possible.flatMap(({ name }) => value.select(name) ?? []);
}
