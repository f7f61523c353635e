import {
  isAbstractType,
  isCompositeType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** Names of the fields of one type. */
export type FieldNames = ReadonlySet<string>;

/**
 * By type, which fields a document asks for anywhere. A type that is not in it may still be read on the way to
 * something else, and then whole.
 */
export type WantedFields = ReadonlyMap<string, FieldNames>;

/** For work that is no operation: nothing is left out. */
export const EVERYTHING: WantedFields = new Map();

/**
 * Reads from each document, once, what it wants of each type. All places of a type are taken together, so that
 * objects asked for in two places with different fields are still one statement and one loader.
 */
export function createWantedFieldsReader(
  schema: GraphQLSchema,
): (document: DocumentNode) => WantedFields {
  const read = new WeakMap<DocumentNode, WantedFields>();
  return (document) => {
    let wanted = read.get(document);
    if (wanted === undefined) read.set(document, (wanted = readWantedFields(schema, document)));
    return wanted;
  };
}

function readWantedFields(schema: GraphQLSchema, document: DocumentNode): WantedFields {
  const wanted = new Map<string, Set<string>>();
  const typeInfo = new TypeInfo(schema);

  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      // An object of which only `__typename` is asked for is wanted too, with no field.
      SelectionSet() {
        const type = typeInfo.getParentType();
        if (isObjectType(type) && !wanted.has(type.name)) wanted.set(type.name, new Set());
      },
      Field({ name: { value: field } }) {
        const type = typeInfo.getParentType();
        if (field === '__typename' || !isCompositeType(type)) return;
        for (const { name } of listObjectTypes(schema, type)) {
          wanted.set(name, (wanted.get(name) ?? new Set()).add(field));
        }
      },
    }),
  );
  return wanted;
}

/** What is asked of an interface or a union may be asked of each type behind it. */
function listObjectTypes(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
): readonly GraphQLObjectType[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
}
