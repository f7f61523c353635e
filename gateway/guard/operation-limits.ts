import {
  GraphQLError,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** How much one operation may ask for. */
export interface OperationLimits {
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  /** Fields after every fragment has been put where it is spread: short texts can expand to billions. */
  readonly nodes: number;
}

/**
 * Measures every operation of a parsed document as if its fragments were written out, without writing them out. Each
 * fragment is measured once; one that reaches itself is left to validation, which refuses it.
 */
export function checkOperationLimits(
  document: DocumentNode,
  limits: OperationLimits,
): readonly GraphQLError[] {
  const measure = createMeasure(document, limits);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const found = measure(definition.selectionSet, 1);
    for (const [limit, what] of MEASURES) {
      if (found[limit] > limits[limit]) {
        return [tooLarge(`Cannot run the operation: it has more than ${limits[limit]} ${what}`)];
      }
    }
  }
  return [];
}

const MEASURES = [
  ['depth', 'levels of selections'],
  ['rootFields', 'root fields'],
  ['aliases', 'aliases'],
  ['nodes', 'fields once its fragments are expanded'],
] as const;

type Size = Record<keyof OperationLimits, number>;

const NOTHING: Size = { depth: 0, aliases: 0, rootFields: 0, nodes: 0 };

function createMeasure(document: DocumentNode, limits: OperationLimits) {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
  }
  const measured = new Map<string, Size>();

  function measureFragment(name: string, level: number): Size {
    const known = measured.get(name);
    if (known !== undefined) return known;
    const fragment = fragments.get(name);
    if (fragment === undefined) return NOTHING;
    // Stands for the fragment while it is measured, so that a cycle ends.
    measured.set(name, NOTHING);
    const size = measureSelections(fragment.selectionSet, level);
    measured.set(name, size);
    return size;
  }

  /** The level only bounds this function's own recursion; deeper ones are over the limit already. */
  function measureSelections(selectionSet: SelectionSetNode, level: number): Size {
    const size = { ...NOTHING };
    for (const selection of selectionSet.selections) {
      switch (selection.kind) {
        case Kind.FIELD: {
          const inner =
            selection.selectionSet === undefined
              ? NOTHING
              : level > limits.depth
                ? { ...NOTHING, depth: limits.depth }
                : measureSelections(selection.selectionSet, level + 1);
          size.rootFields += 1;
          size.aliases += inner.aliases + (selection.alias === undefined ? 0 : 1);
          size.nodes += inner.nodes + 1;
          size.depth = Math.max(size.depth, inner.depth + 1);
          break;
        }
        case Kind.INLINE_FRAGMENT:
        case Kind.FRAGMENT_SPREAD: {
          const inner =
            level > limits.depth
              ? { ...NOTHING, depth: limits.depth + 1 }
              : selection.kind === Kind.FRAGMENT_SPREAD
                ? measureFragment(selection.name.value, level + 1)
                : measureSelections(selection.selectionSet, level + 1);
          size.rootFields += inner.rootFields;
          size.aliases += inner.aliases;
          size.nodes += inner.nodes;
          size.depth = Math.max(size.depth, inner.depth);
          break;
        }
      }
    }
    return size;
  }

  return measureSelections;
}

function tooLarge(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'OPERATION_TOO_LARGE' } });
}
