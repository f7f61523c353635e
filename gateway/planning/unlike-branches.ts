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
 * Tells whether the types of an interface want different things of a subgraph that knows it as an object and none of them.
 * The kept planner then asks for everything of every object: one type is given what another wanted under the same name, and
 * what cannot be had of one costs those who did not ask for it.
 */
export function createUnlikeBranchSearch(
  schema: GraphQLSchema,
  knowledge: JoinKnowledge,
): (operation: DocumentNode) => boolean {
  const objects = listInterfaceObjects(schema, knowledge);
  if (objects.length === 0) return () => false;
  return ({ definitions }) => {
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const definition of definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) {
        fragments.set(definition.name.value, definition);
      }
    }
    return definitions.some((definition) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION) return false;
      const root = schema.getRootType(definition.operation);
      return (
        isCompositeType(root) && isUnlikeIn(root, [definition], { schema, objects, fragments })
      );
    });
  };
}

interface Search {
  readonly schema: GraphQLSchema;
  readonly objects: readonly InterfaceObject[];
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** A selected field, the type condition that it stands under, and the type of what it gives. */
interface Selected {
  readonly field: FieldNode;
  readonly of: GraphQLCompositeType;
  readonly gives: GraphQLNamedType | undefined;
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
    [...groupByPlace(selected).values()].some((fields) => {
      const next = fields[0]?.gives;
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
    if (selection.kind === Kind.FIELD) return [toSelected(selection, type)];
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? search.fragments.get(selection.name.value)
        : selection;
    const condition = fragment?.typeCondition?.name.value;
    const narrowed = condition === undefined ? type : search.schema.getType(condition);
    return collect(isCompositeType(narrowed) ? narrowed : type, fragment?.selectionSet, search);
  });
}

/** Together those that may be one field of the answer, whatever types they are asked of. */
function groupByPlace(selected: readonly Selected[]): Map<string, Selected[]> {
  return Map.groupBy(
    selected,
    ({ field, gives }) => `${field.alias?.value ?? field.name.value} ${gives?.name}`,
  );
}

const toField = ({ field }: Selected): FieldNode => field;

function toSelected(field: FieldNode, of: GraphQLCompositeType): Selected {
  const definition = isUnionType(of) ? undefined : of.getFields()[field.name.value];
  return { field, of, gives: definition && getNamedType(definition.type) };
}

function covers(
  type: GraphQLCompositeType,
  possible: GraphQLObjectType,
  schema: GraphQLSchema,
): boolean {
  return isObjectType(type) ? type === possible : schema.isSubType(type, possible);
}
