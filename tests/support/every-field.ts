import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** A field and what is asked below it, as a selection. */
export interface FieldSelection {
  readonly name: string;
  readonly text: string;
}

/** Each field of a type as a selection of its own; below it every plain field, in a connection those of its nodes. */
export function listFieldSelections(schema: GraphQLSchema, typeName: string): FieldSelection[] {
  return listFields(requireObjectType(schema, typeName)).map((field) => {
    const below = getNamedType(field.type);
    return {
      name: field.name,
      text: isObjectType(below) ? `${field.name} { ${selectPlainFields(below)} }` : field.name,
    };
  });
}

/** A list of the whole product, an order it can be asked for in, and the plain fields of what it lists. */
export interface OrderedList {
  readonly name: string;
  readonly order: string;
  readonly nodeText: string;
}

export function listOrderedLists(schema: GraphQLSchema): OrderedList[] {
  return listFields(requireObjectType(schema, 'Query')).flatMap((list) => {
    const orderBy = list.args.find(({ name }) => name === 'orderBy');
    const order = orderBy === undefined ? null : getNamedType(orderBy.type);
    const fields = isInputObjectType(order) ? order.getFields()['field'] : undefined;
    const names = fields === undefined ? null : getNamedType(fields.type);
    const page = getNamedType(list.type);
    if (!isEnumType(names) || !isObjectType(page)) return [];
    return names.getValues().map(({ name }) => ({
      name: list.name,
      order: name,
      nodeText: selectPlainFields(page),
    }));
  });
}

/** Whether nothing is set anywhere in it: two such answers are equal whatever they were read from. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === false || value === 0 || value === '') return true;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}

function listFields(type: GraphQLObjectType): GraphQLField<unknown, unknown>[] {
  return Object.values(type.getFields()).filter(
    (field) => !field.args.some((argument) => isRequiredArgument(argument)),
  );
}

function selectPlainFields(type: GraphQLObjectType): string {
  const nodes = type.getFields()['nodes'];
  const below = nodes === undefined ? null : getNamedType(nodes.type);
  if (isObjectType(below)) return `nodes { ${selectPlainFields(below)} }`;
  return listFields(type)
    .filter((field) => isLeafType(getNamedType(field.type)))
    .map((field) => field.name)
    .join(' ');
}

function requireObjectType(schema: GraphQLSchema, name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`There is no object type "${name}"`);
  return type;
}
