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

export interface FetchOptions {
  /** Everything the subgraphs know. */
  readonly schema: GraphQLSchema;
  /** Ask each entity what it is, even if only one type is possible. */
  readonly entityTypenames: boolean;
  /** What must be known of every object of a type, whatever else is asked of it. */
  readonly keysOf: (typename: string) => readonly FieldNode[];
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
const CURSOR: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'cursor' } };

/**
 * Parses what a plan sends and asks for `__typename` on every abstract selection, where the planner asks only if a
 * type condition needs it: otherwise an object of a type that clients must not see could pass for another.
 */
export function createFetchOperation(text: string, options: FetchOptions): FetchOperation {
  const { schema: supergraph } = options;
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
      return {
        ...definition,
        selectionSet: complete(definition.selectionSet, type, options),
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

function complete(
  selectionSet: SelectionSetNode,
  parent: GraphQLNamedType | undefined,
  options: FetchOptions,
): SelectionSetNode {
  const { schema, entityTypenames, keysOf } = options;
  const selections = selectionSet.selections.map((selection): SelectionNode => {
    switch (selection.kind) {
      case Kind.FRAGMENT_SPREAD:
        return selection;
      case Kind.INLINE_FRAGMENT: {
        const condition = selection.typeCondition?.name.value;
        const type = condition === undefined ? parent : schema.getType(condition);
        return { ...selection, selectionSet: complete(selection.selectionSet, type, options) };
      }
      case Kind.FIELD: {
        if (selection.selectionSet === undefined) return selection;
        const isEntities = selection.name.value === '_entities';
        const type = isEntities ? undefined : fieldType(parent, selection.name.value);
        const inner = complete(selection.selectionSet, type, options);
        const asksTypename = isEntities
          ? entityTypenames || holdsAbstractFragment(inner, schema)
          : isAbstractType(type);
        const missing = [
          ...(asksTypename ? [TYPENAME] : []),
          ...(type === undefined ? [] : keysOf(type.name)),
        ];
        return { ...selection, selectionSet: withFields(inner, missing) };
      }
    }
  });
  return { ...selectionSet, selections };
}

function withFields(
  selectionSet: SelectionSetNode,
  fields: readonly FieldNode[],
): SelectionSetNode {
  const missing = fields.filter(
    ({ name }) =>
      !selectionSet.selections.some(
        (selection) =>
          selection.kind === Kind.FIELD &&
          selection.name.value === name.value &&
          selection.alias === undefined,
      ),
  );
  if (missing.length === 0) return selectionSet;
  return { ...selectionSet, selections: [...missing, ...selectionSet.selections] };
}

/** Adds `cursor` to the event of a stream whose field can be continued `after` one. */
export function withCursor(operation: SubgraphOperation, schema: GraphQLSchema): SubgraphOperation {
  const root = schema.getSubscriptionType();
  const document: DocumentNode = {
    ...operation.document,
    definitions: operation.document.definitions.map((definition) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION) return definition;
      const selections = definition.selectionSet.selections.map((selection): SelectionNode => {
        if (selection.kind !== Kind.FIELD || selection.selectionSet === undefined) return selection;
        const field = root?.getFields()[selection.name.value];
        const event = fieldType(root ?? undefined, selection.name.value);
        const isResumable =
          field?.args.some(({ name }) => name === 'after') === true &&
          (isObjectType(event) || isInterfaceType(event)) &&
          'cursor' in event.getFields();
        if (!isResumable) return selection;
        return { ...selection, selectionSet: withFields(selection.selectionSet, [CURSOR]) };
      });
      return { ...definition, selectionSet: { ...definition.selectionSet, selections } };
    }),
  };
  return { ...operation, document, text: stripIgnoredCharacters(print(document)) };
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
