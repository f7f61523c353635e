import {
  isAbstractType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { typeOfField, type Access } from './access-rules.ts';
import { isIncluded, type ConditionValues } from './conditions.ts';
import type { SourceKeys } from './source-keys.ts';

export interface OperationParts {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly sourceKeys: SourceKeys;
}

/** What was decided about the operation before planning. */
export interface Decisions {
  readonly conditions: ConditionValues;
  readonly access: Access;
  readonly apiSchema: GraphQLSchema;
}

const INTROSPECTION_FIELDS: ReadonlySet<string> = new Set(['__schema', '__type']);

/**
 * The operation as the planner shall see it: conditions decided, introspection gone, root fields in the order of their
 * response keys without fragments around them, and no alias that an entity's `__typename` could be mistaken for.
 * Comes as one operation per step: a mutation runs each root field to its end before the next one begins.
 */
export function selectOperation(
  parts: OperationParts,
  decisions: Decisions,
): readonly DocumentNode[] {
  const pruner = createPruner(parts, decisions);
  const roots = [...pruner.rootFields().values()];
  const steps = parts.operation.operation === 'mutation' ? roots : [roots.flat()];
  return steps
    .filter((fields) => fields.length > 0)
    .map((fields) => toDocument(parts, fields, pruner));
}

function toDocument(
  { operation }: OperationParts,
  fields: readonly FieldNode[],
  pruner: Pruner,
): DocumentNode {
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: fields };
  return {
    kind: Kind.DOCUMENT,
    definitions: [
      { ...operation, directives: [], selectionSet },
      ...pruner.fragmentsOf(selectionSet),
    ],
  };
}

interface Pruner {
  rootFields(): Map<string, FieldNode[]>;
  fragmentsOf(selectionSet: SelectionSetNode): FragmentDefinitionNode[];
}

function createPruner(parts: OperationParts, { conditions, access, apiSchema }: Decisions): Pruner {
  const { operation, fragments } = parts;
  const rootScope = scopeOf(apiSchema.getRootType(operation.operation) ?? undefined, apiSchema);
  const pruned = new Map<string, FragmentDefinitionNode>();

  function rootFields(): Map<string, FieldNode[]> {
    const fields = new Map<string, FieldNode[]>();
    const visited = new Set<string>();
    collect(operation.selectionSet);
    return fields;

    function collect(selectionSet: SelectionSetNode): void {
      for (const selection of selectionSet.selections) {
        if (!isIncluded(selection, conditions)) continue;
        switch (selection.kind) {
          case Kind.FIELD: {
            if (selection.name.value === '__typename') break;
            const field = pruneField(selection, rootScope);
            if (field === null) break;
            const key = field.alias?.value ?? field.name.value;
            const known = fields.get(key);
            if (known === undefined) fields.set(key, [field]);
            else known.push(field);
            break;
          }
          case Kind.INLINE_FRAGMENT:
            collect(selection.selectionSet);
            break;
          case Kind.FRAGMENT_SPREAD: {
            const name = selection.name.value;
            const fragment = fragments.get(name);
            if (visited.has(name) || fragment === undefined) break;
            visited.add(name);
            collect(fragment.selectionSet);
            break;
          }
        }
      }
    }
  }

  function pruneSelections(selectionSet: SelectionSetNode, scope: Scope): SelectionSetNode {
    const selections = listKept(selectionSet, scope);
    // A selection set may lose all it holds, yet the object must still be fetched: it is there or it is null.
    return {
      kind: Kind.SELECTION_SET,
      selections: selections.length > 0 ? selections : [TYPENAME_FIELD],
    };
  }

  function listKept(selectionSet: SelectionSetNode, scope: Scope): SelectionNode[] {
    const selections: SelectionNode[] = [];
    for (const selection of selectionSet.selections) {
      if (!isIncluded(selection, conditions)) continue;
      const kept = pruneSelection(selection, scope);
      if (kept !== null) selections.push(kept);
    }
    return selections;
  }

  function pruneSelection(selection: SelectionNode, scope: Scope): SelectionNode | null {
    switch (selection.kind) {
      case Kind.FIELD:
        return pruneField(selection, scope);
      case Kind.INLINE_FRAGMENT: {
        const condition = selection.typeCondition?.name.value;
        const inner = condition === undefined ? scope : narrow(scope, condition, apiSchema);
        const selections = inner === null ? [] : listKept(selection.selectionSet, inner);
        if (selections.length === 0) return null;
        const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections };
        return { ...selection, directives: [], selectionSet };
      }
      case Kind.FRAGMENT_SPREAD: {
        const condition = fragments.get(selection.name.value)?.typeCondition.name.value ?? '';
        return narrow(scope, condition, apiSchema) === null
          ? null
          : { ...selection, directives: [] };
      }
    }
  }

  function pruneField(field: FieldNode, { type }: Scope): FieldNode | null {
    const name = field.name.value;
    if (INTROSPECTION_FIELDS.has(name) || access.deniesAlways(type, name)) return null;
    const { alias: _alias, selectionSet: _selectionSet, ...rest } = field;
    const key = parts.sourceKeys.of(field);
    return {
      ...rest,
      directives: [],
      ...(key === name ? {} : { alias: { kind: Kind.NAME, value: key } }),
      ...(field.selectionSet === undefined
        ? {}
        : {
            selectionSet: pruneSelections(
              field.selectionSet,
              scopeOf(typeOfField(type, name), apiSchema),
            ),
          }),
    };
  }

  function fragmentsOf(selectionSet: SelectionSetNode): FragmentDefinitionNode[] {
    const reached = new Map<string, FragmentDefinitionNode>();
    reach(selectionSet);
    return [...reached.values()];

    function reach(level: SelectionSetNode): void {
      for (const selection of level.selections) {
        if (selection.kind === Kind.FRAGMENT_SPREAD) {
          const fragment = pruneFragment(selection.name.value);
          if (fragment === null || reached.has(fragment.name.value)) continue;
          reached.set(fragment.name.value, fragment);
          reach(fragment.selectionSet);
        } else if (selection.selectionSet !== undefined) {
          reach(selection.selectionSet);
        }
      }
    }
  }

  function pruneFragment(name: string): FragmentDefinitionNode | null {
    const known = pruned.get(name);
    if (known !== undefined) return known;
    const fragment = fragments.get(name);
    if (fragment === undefined) return null;
    const kept = {
      ...fragment,
      directives: [],
      selectionSet: pruneSelections(
        fragment.selectionSet,
        scopeOf(apiSchema.getType(fragment.typeCondition.name.value), apiSchema),
      ),
    };
    pruned.set(name, kept);
    return kept;
  }

  return { rootFields, fragmentsOf };
}

const TYPENAME_FIELD: FieldNode = {
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: '__typename' },
};

/** What a selection is about: the type it is written on, and the objects it can meet. */
interface Scope {
  readonly type: GraphQLNamedType | undefined;
  readonly possible: ReadonlySet<string>;
}

function scopeOf(type: GraphQLNamedType | undefined, schema: GraphQLSchema): Scope {
  if (isAbstractType(type)) {
    return { type, possible: new Set(schema.getPossibleTypes(type).map(({ name }) => name)) };
  }
  return { type, possible: new Set(type === undefined ? [] : [type.name]) };
}

/** Null for a fragment that no object can ever match: the planner would forget the field around it. */
function narrow(scope: Scope, condition: string, schema: GraphQLSchema): Scope | null {
  const inner = scopeOf(schema.getType(condition), schema);
  // An interface that nobody implements where clients can see it still has objects behind it.
  if (scope.possible.size === 0 || inner.possible.size === 0) return inner;
  const possible = new Set([...scope.possible].filter((name) => inner.possible.has(name)));
  return possible.size === 0 ? null : { type: inner.type, possible };
}
