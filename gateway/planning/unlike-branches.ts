import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  print,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import type { JoinKnowledge } from './join-knowledge.ts';

/** Fields of an interface that a subgraph gives which knows it as an object. */
interface InterfaceObject {
  readonly type: GraphQLInterfaceType;
  readonly fields: ReadonlySet<string>;
}

/**
 * Whether the types of an interface want different things of a subgraph that knows it as an object and none of them. The
 * planner then asks for everything of every object: one type is given what another wanted under the same name, and what
 * cannot be had of one costs those who did not ask for it.
 */
export function hasUnlikeBranches(
  operation: DocumentNode,
  schema: GraphQLSchema,
  knowledge: JoinKnowledge,
): boolean {
  const objects = listInterfaceObjects(schema, knowledge);
  if (objects.length === 0) return false;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of operation.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const search: Search = { schema, objects, fragments };
  return operation.definitions.some((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return false;
    const root = schema.getRootType(definition.operation);
    return root !== null && root !== undefined && isUnlikeIn(root, [definition], search);
  });
}

interface Search {
  readonly schema: GraphQLSchema;
  readonly objects: readonly InterfaceObject[];
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** A selected field, and the type condition that it stands under. */
interface Selected {
  readonly field: FieldNode;
  readonly of: GraphQLCompositeType;
}

interface Selecting {
  readonly selectionSet?: SelectionSetNode | undefined;
}

function listInterfaceObjects(schema: GraphQLSchema, knowledge: JoinKnowledge): InterfaceObject[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isInterfaceType(type)) return [];
    const graphs = knowledge.graphs.filter((graph) =>
      knowledge.isInterfaceObject(type.name, graph),
    );
    const fields = Object.keys(type.getFields()).filter((field) =>
      graphs.some((graph) => knowledge.resolves(type.name, field, graph)),
    );
    return graphs.length === 0 ? [] : [{ type, fields: new Set(fields) }];
  });
}

function isUnlikeIn(
  type: GraphQLCompositeType,
  selecting: readonly Selecting[],
  search: Search,
): boolean {
  const selected = selecting.flatMap(({ selectionSet }) => collect(type, selectionSet, search));
  return (
    search.objects.some((object) => wantsDiffer(type, selected, object, search)) ||
    [...groupByPlace(selected)].some(([, fields]) => {
      const next = toResultType(fields[0]);
      return isCompositeType(next) && isUnlikeIn(next, fields.map(toField), search);
    })
  );
}

function wantsDiffer(
  type: GraphQLCompositeType,
  selected: readonly Selected[],
  object: InterfaceObject,
  { schema }: Search,
): boolean {
  const wants = new Set<string>();
  for (const possible of schema.getPossibleTypes(object.type)) {
    if (!covers(type, possible, schema)) continue;
    const wanted = selected
      .filter(
        ({ field, of }) => object.fields.has(field.name.value) && covers(of, possible, schema),
      )
      .map(({ field }) => print(field));
    if (wanted.length > 0) wants.add([...new Set(wanted)].sort().join('\n'));
  }
  return wants.size > 1;
}

/** The fields that a selection selects, those in its fragments included. */
function collect(
  type: GraphQLCompositeType,
  selectionSet: SelectionSetNode | undefined,
  search: Search,
): Selected[] {
  return (selectionSet?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [{ field: selection, of: type }];
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? search.fragments.get(selection.name.value)
        : selection;
    const condition = fragment?.typeCondition?.name.value;
    const narrowed = condition === undefined ? type : search.schema.getType(condition);
    return collect(isCompositeType(narrowed) ? narrowed : type, fragment?.selectionSet, search);
  });
}

/** Together those that are one field of the answer: of one type, under one name. */
function groupByPlace(selected: readonly Selected[]): Map<string, Selected[]> {
  return Map.groupBy(
    selected,
    ({ field, of }) => `${of.name} ${field.alias?.value ?? field.name.value}`,
  );
}

const toField = ({ field }: Selected): FieldNode => field;

function toResultType(selected: Selected | undefined): GraphQLNamedType | null {
  if (selected === undefined) return null;
  const { field, of } = selected;
  const definition = isUnionType(of) ? undefined : of.getFields()[field.name.value];
  return definition === undefined ? null : getNamedType(definition.type);
}

function covers(
  type: GraphQLCompositeType,
  possible: GraphQLObjectType,
  schema: GraphQLSchema,
): boolean {
  return isObjectType(type) ? type === possible : schema.isSubType(type, possible);
}
