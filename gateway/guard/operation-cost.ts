import {
  getNamedType,
  GraphQLError,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * How many objects an operation may ask for at the most, estimated before anything runs: the sizes of the lists it
 * asks for, multiplied where one is inside another. A text of a hundred characters can ask for more than any process
 * holds, and the limits of texts do not see it.
 */
export interface OperationCosts {
  /** The refusal, or null for an operation that is cheap enough. */
  refuse(operation: CostedOperation, variables: Variables): GraphQLError | null;
}

export interface CostedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

type Variables = Readonly<Record<string, unknown>> | null;

/** Arguments by which lists are sized, here and in most graphs. */
const SIZE_ARGUMENTS = ['first', 'last', 'limit'];
/** What a list is taken to hold that is not sized by an argument. */
const ASSUMED_SIZE = 5;

export function createOperationCosts(schema: GraphQLSchema, mostObjects: number): OperationCosts {
  // Sizes that stand in the text are counted once; those in variables at each request.
  const measured = new WeakMap<OperationDefinitionNode, CostNode>();

  return {
    refuse({ document, operation }, variables) {
      let root = measured.get(operation);
      if (root === undefined) {
        root = measureOperation(schema, document, operation);
        measured.set(operation, root);
      }
      const objects = countObjects(root, variables);
      if (objects <= mostObjects) return null;
      return new GraphQLError(
        `Cannot answer: the operation may ask for ${Math.round(objects).toLocaleString('en')} objects, at most ` +
          `${mostObjects.toLocaleString('en')} are allowed; ask for smaller pages, or for fewer lists inside lists`,
        { extensions: { code: 'OPERATION_TOO_COSTLY' } },
      );
    },
  };
}

/** One selected field with objects behind it. */
interface CostNode {
  readonly size: Size;
  readonly children: readonly CostNode[];
}

/** How many objects stand behind a field for each object it is asked of. */
type Size = number | { readonly variable: string; readonly fallback: number };

function countObjects({ size, children }: CostNode, variables: Variables): number {
  let below = 0;
  for (const child of children) below += countObjects(child, variables);
  return readSize(size, variables) * (1 + below);
}

function readSize(size: Size, variables: Variables): number {
  if (typeof size === 'number') return size;
  const given = variables?.[size.variable] ?? size.fallback;
  return typeof given === 'number' && given > 0 ? given : 0;
}

interface Measuring {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly operation: OperationDefinitionNode;
}

function measureOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CostNode {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
  }
  const root = schema.getRootType(operation.operation);
  const measuring = { schema, fragments, operation };
  return {
    size: 1,
    children: measureSelections(measuring, operation.selectionSet, { type: root, paged: null }),
  };
}

/** The type selections stand on; `paged` is the size of a page whose list is still to come, as in a connection. */
interface Place {
  readonly type: GraphQLNamedType | null | undefined;
  readonly paged: Size | null;
}

function measureSelections(
  measuring: Measuring,
  { selections }: SelectionSetNode,
  place: Place,
): CostNode[] {
  return selections.flatMap((selection) => {
    switch (selection.kind) {
      case Kind.FIELD:
        return measureField(measuring, selection, place);
      case Kind.INLINE_FRAGMENT: {
        const name = selection.typeCondition?.name.value;
        const type = name === undefined ? place.type : measuring.schema.getType(name);
        return measureSelections(measuring, selection.selectionSet, { ...place, type });
      }
      case Kind.FRAGMENT_SPREAD: {
        const fragment = measuring.fragments.get(selection.name.value);
        if (fragment === undefined) return [];
        const type = measuring.schema.getType(fragment.typeCondition.name.value);
        return measureSelections(measuring, fragment.selectionSet, { ...place, type });
      }
    }
  });
}

function measureField(measuring: Measuring, node: FieldNode, { type, paged }: Place): CostNode[] {
  const field =
    isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
  if (field === undefined || node.selectionSet === undefined) return [];
  const named = getNamedType(field.type);
  if (!isCompositeType(named)) return [];

  const asked = findAskedSize(measuring, node, field);
  const isList = holdsList(field.type);
  // A page's size belongs to its list, which may be the field itself or one inside, as `nodes` in a connection.
  const size = isList ? (asked ?? paged ?? ASSUMED_SIZE) : 1;
  const inside = isList ? null : asked;
  return [
    {
      size,
      children: measureSelections(measuring, node.selectionSet, { type: named, paged: inside }),
    },
  ];
}

function findAskedSize(
  { operation }: Measuring,
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
): Size | null {
  for (const name of SIZE_ARGUMENTS) {
    const argument = field.args.find((candidate) => candidate.name === name);
    if (argument === undefined) continue;
    const usual = typeof argument.defaultValue === 'number' ? argument.defaultValue : ASSUMED_SIZE;
    const value = node.arguments?.find((given) => given.name.value === name)?.value;
    if (value?.kind === Kind.INT) return Number(value.value);
    if (value?.kind !== Kind.VARIABLE) return usual;
    const definition = operation.variableDefinitions?.find(
      ({ variable }) => variable.name.value === value.name.value,
    );
    const { defaultValue } = definition ?? {};
    const fallback = defaultValue?.kind === Kind.INT ? Number(defaultValue.value) : usual;
    return { variable: value.name.value, fallback };
  }
  return null;
}

function holdsList(type: GraphQLOutputType): boolean {
  if (isNonNullType(type)) return holdsList(type.ofType);
  return isListType(type);
}
