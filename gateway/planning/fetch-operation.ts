import {
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  OperationTypeNode,
  parse,
  print,
  stripIgnoredCharacters,
  getNamedType,
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { SubgraphOperation } from '../execution/subgraph-client.ts';
import { PlanningFailure } from './planning-failure.ts';

export interface FetchOperation {
  readonly operation: SubgraphOperation;
  /** Response keys at the operation's root. */
  readonly rootKeys: readonly string[];
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * Parses what a plan sends and asks for `__typename` on every abstract selection, where the planner asks only if a
 * type condition needs it: otherwise an object of a type that clients must not see could pass for another.
 */
export function createFetchOperation(
  text: string,
  supergraph: GraphQLSchema,
  entityTypenames: boolean,
): FetchOperation {
  const planned = parse(text, { noLocation: true });
  const operation = planned.definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation === undefined) throw new PlanningFailure(`a fetch holds no operation: ${text}`);

  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: planned.definitions.map((definition) => {
      if (
        definition.kind !== Kind.OPERATION_DEFINITION &&
        definition.kind !== Kind.FRAGMENT_DEFINITION
      ) {
        return definition;
      }
      const type =
        definition.kind === Kind.OPERATION_DEFINITION
          ? (supergraph.getRootType(definition.operation) ?? undefined)
          : supergraph.getType(definition.typeCondition.name.value);
      const options = { entityTypenames };
      return {
        ...definition,
        selectionSet: addTypenames(definition.selectionSet, type, supergraph, options),
      };
    }),
  };
  return {
    operation: {
      kind: toKind(operation.operation),
      text: stripIgnoredCharacters(print(document)),
      document,
    },
    rootKeys: listRootKeys(operation),
  };
}

/** The operation's own selections only; planned operations have no fragments at their root. */
function listRootKeys(operation: OperationDefinitionNode): string[] {
  return operation.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [selection.alias?.value ?? selection.name.value] : [],
  );
}

function addTypenames(
  selectionSet: SelectionSetNode,
  parent: GraphQLNamedType | undefined,
  schema: GraphQLSchema,
  options: { readonly entityTypenames: boolean },
): SelectionSetNode {
  const selections = selectionSet.selections.map((selection): SelectionNode => {
    switch (selection.kind) {
      case Kind.FRAGMENT_SPREAD:
        return selection;
      case Kind.INLINE_FRAGMENT: {
        const condition = selection.typeCondition?.name.value;
        const type = condition === undefined ? parent : schema.getType(condition);
        return {
          ...selection,
          selectionSet: addTypenames(selection.selectionSet, type, schema, options),
        };
      }
      case Kind.FIELD: {
        if (selection.selectionSet === undefined) return selection;
        const isEntities = selection.name.value === '_entities';
        const type = isEntities ? undefined : fieldType(parent, selection.name.value);
        const inner = addTypenames(selection.selectionSet, type, schema, options);
        const asksTypename = isEntities
          ? options.entityTypenames || holdsAbstractFragment(inner, schema)
          : isAbstractType(type);
        return { ...selection, selectionSet: asksTypename ? withTypename(inner) : inner };
      }
    }
  });
  return { ...selectionSet, selections };
}

function withTypename(selectionSet: SelectionSetNode): SelectionSetNode {
  const isThere = selectionSet.selections.some(
    (selection) =>
      selection.kind === Kind.FIELD &&
      selection.name.value === '__typename' &&
      selection.alias === undefined,
  );
  return isThere
    ? selectionSet
    : { ...selectionSet, selections: [TYPENAME, ...selectionSet.selections] };
}

function holdsAbstractFragment(selectionSet: SelectionSetNode, schema: GraphQLSchema): boolean {
  return selectionSet.selections.some(
    (selection) =>
      selection.kind === Kind.INLINE_FRAGMENT &&
      selection.typeCondition !== undefined &&
      isAbstractType(schema.getType(selection.typeCondition.name.value)),
  );
}

function fieldType(
  parent: GraphQLNamedType | undefined,
  name: string,
): GraphQLNamedType | undefined {
  if (!isObjectType(parent) && !isInterfaceType(parent)) return undefined;
  const type = getNamedType(parent.getFields()[name]?.type);
  return isCompositeType(type) ? type : undefined;
}

function toKind(operation: OperationTypeNode): SubgraphOperation['kind'] {
  switch (operation) {
    case OperationTypeNode.QUERY:
      return 'query';
    case OperationTypeNode.MUTATION:
      return 'mutation';
    case OperationTypeNode.SUBSCRIPTION:
      return 'subscription';
  }
}
