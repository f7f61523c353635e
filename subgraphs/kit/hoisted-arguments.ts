import {
  isScalarType,
  Kind,
  TypeInfo,
  valueFromAST,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type TypeNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';

/** An argument that holds variables inside a list or an input object, and the variable that stands for it now. */
export interface HoistedArgument {
  readonly variable: string;
  readonly value: ValueNode;
  readonly type: GraphQLInputType;
}

export interface HoistedDocument {
  /** The document with every variable of a type that is handed through unread. */
  readonly document: DocumentNode;
  readonly arguments: readonly HoistedArgument[];
}

/** The scalar of every federated schema whose values pass as they are. */
const PASSES_UNREAD = '_Any';

/**
 * Rewrites a document so that whoever runs it finds each argument whole in one variable and has nothing to read or
 * default. Null where the schema has no scalar to pass values by.
 */
export function hoistArguments(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): HoistedDocument | null {
  if (!isScalarType(schema.getType(PASSES_UNREAD))) return null;
  const hoisted: HoistedArgument[] = [];
  const conditions = new Set<string>();
  const typeInfo = new TypeInfo(schema);

  const rewritten: DocumentNode = visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Directive(node) {
        for (const { value } of node.arguments ?? []) {
          if (value.kind === Kind.VARIABLE) conditions.add(value.name.value);
        }
        return false;
      },
      Argument(node) {
        const type = typeInfo.getInputType();
        if (type === null || type === undefined) return undefined;
        if (node.value.kind === Kind.VARIABLE || !holdsVariable(node.value)) return undefined;
        const variable = `hoisted_argument_${hoisted.length}`;
        hoisted.push({ variable, value: node.value, type });
        return {
          ...node,
          value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } },
        };
      },
    }),
  );

  const names = [
    ...(operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value),
    ...hoisted.map(({ variable }) => variable),
  ];
  const variableDefinitions = names.map((name) =>
    toDefinition(name, conditions.has(name) ? CONDITION_TYPE : UNREAD_TYPE),
  );
  return {
    arguments: hoisted,
    document: {
      ...rewritten,
      definitions: rewritten.definitions.map((definition) =>
        definition.kind === Kind.OPERATION_DEFINITION &&
        definition.name?.value === operation.name?.value
          ? { ...definition, variableDefinitions }
          : definition,
      ),
    },
  };
}

/** The variables with the hoisted arguments among them; null if one has no valid value this time. */
export function readHoistedArguments(
  hoisted: readonly HoistedArgument[],
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> | null {
  if (hoisted.length === 0) return variables;
  const values = { ...variables };
  for (const { variable, value, type } of hoisted) {
    const read: unknown = valueFromAST(value, type, variables);
    if (read === undefined) return null;
    values[variable] = read;
  }
  return values;
}

function holdsVariable(value: ValueNode): boolean {
  if (value.kind === Kind.VARIABLE) return true;
  if (value.kind === Kind.LIST) return value.values.some(holdsVariable);
  if (value.kind === Kind.OBJECT) return value.fields.some((field) => holdsVariable(field.value));
  return false;
}

const UNREAD_TYPE: TypeNode = {
  kind: Kind.NAMED_TYPE,
  name: { kind: Kind.NAME, value: PASSES_UNREAD },
};

/** Conditions are checked to be this even though they have been read already. */
const CONDITION_TYPE: TypeNode = {
  kind: Kind.NON_NULL_TYPE,
  type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'Boolean' } },
};

function toDefinition(name: string, type: TypeNode): VariableDefinitionNode {
  return {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
    type,
  };
}
