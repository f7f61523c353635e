import {
  Kind,
  print,
  visit,
  type ArgumentNode,
  type FieldNode,
  type SelectionNode,
  type ValueNode,
} from 'graphql';
import type { PreparedOperation } from '../supergraph/graph.ts';

/**
 * Where a subscription begins. By convention a stream that can be resumed has an argument `after` and gives each event
 * a `cursor`; with `snapshot: true` it first tells how things stand.
 */
export type StreamStart =
  | { readonly kind: 'now' }
  | { readonly kind: 'after'; readonly cursor: string }
  /** Nobody else's beginning. */
  | { readonly kind: 'elsewhere' };

/** What can be said of a subscription before its variables are known. */
export interface StreamShape {
  /** The operation without its beginning: two of the same text tell the same from the same position on. */
  readonly text: string;
  /** The variables that only say where to begin. */
  readonly startVariables: ReadonlySet<string>;
  readonly startArguments: readonly ArgumentNode[];
  /** Whether each event says where it stands. */
  readonly hasCursor: boolean;
  /**
   * Whether one reader at a time holds what is told, and says by `standBy` whether it waits for the others: such a
   * stream is nobody else's, although others ask for the same.
   */
  readonly isExclusive: boolean;
}

const START_ARGUMENTS: ReadonlySet<string> = new Set(['after', 'snapshot']);

const shapes = new WeakMap<PreparedOperation, StreamShape>();

export function readShape(prepared: PreparedOperation): StreamShape {
  let shape = shapes.get(prepared);
  if (shape === undefined) {
    shape = createShape(prepared);
    shapes.set(prepared, shape);
  }
  return shape;
}

export function readStart(
  { startArguments }: StreamShape,
  { operation }: Pick<PreparedOperation, 'operation'>,
  variables: Readonly<Record<string, unknown>> | null,
): StreamStart {
  const values = new Map(
    startArguments.map(({ name, value }) => [name.value, readValue(value)] as const),
  );
  const after = values.get('after') ?? null;
  const snapshot = values.get('snapshot') ?? false;
  if (snapshot !== false) return { kind: 'elsewhere' };
  if (after === null) return { kind: 'now' };
  return typeof after === 'string' ? { kind: 'after', cursor: after } : { kind: 'elsewhere' };

  function readValue(value: ValueNode): unknown {
    switch (value.kind) {
      case Kind.VARIABLE: {
        const given = variables?.[value.name.value];
        if (given !== undefined) return given;
        const definition = operation.variableDefinitions?.find(
          ({ variable }) => variable.name.value === value.name.value,
        );
        return definition?.defaultValue === undefined ? null : readValue(definition.defaultValue);
      }
      case Kind.NULL:
        return null;
      case Kind.BOOLEAN:
      case Kind.STRING:
        return value.value;
      case Kind.INT:
      case Kind.FLOAT:
      case Kind.ENUM:
      case Kind.LIST:
      case Kind.OBJECT:
        return value;
    }
  }
}

function createShape({ operation, document }: PreparedOperation): StreamShape {
  const roots = listFields(operation.selectionSet.selections);
  const startArguments = roots.flatMap((field) =>
    (field.arguments ?? []).filter(({ name }) => START_ARGUMENTS.has(name.value)),
  );
  const started = new Set<unknown>(startArguments);
  const elsewhere = new Set<string>();
  const startVariables = new Set<string>();
  for (const { value } of startArguments) {
    if (value.kind === Kind.VARIABLE) startVariables.add(value.name.value);
  }
  const stripped = visit(document, {
    Argument: (argument) => (started.has(argument) ? null : undefined),
    // Definitions name their variables too, which is no use of them.
    VariableDefinition: () => false,
    Variable: ({ name }) => void elsewhere.add(name.value),
  });
  for (const name of elsewhere) startVariables.delete(name);
  const text = print(
    visit(stripped, {
      VariableDefinition: ({ variable }) =>
        startVariables.has(variable.name.value) ? null : false,
    }),
  );
  return {
    text,
    startVariables,
    startArguments,
    isExclusive: roots.some((root) =>
      (root.arguments ?? []).some(({ name }) => name.value === 'standBy'),
    ),
    // Under its own name, or it could be anything.
    hasCursor: roots.every((root) =>
      listFields(root.selectionSet?.selections ?? []).some(
        ({ name, alias }) => name.value === 'cursor' && alias === undefined,
      ),
    ),
  };

  function listFields(selections: readonly SelectionNode[]): readonly FieldNode[] {
    return selections.flatMap((selection) => {
      switch (selection.kind) {
        case Kind.FIELD:
          return [selection];
        case Kind.INLINE_FRAGMENT:
          return listFields(selection.selectionSet.selections);
        case Kind.FRAGMENT_SPREAD:
          return document.definitions.flatMap((definition) =>
            definition.kind === Kind.FRAGMENT_DEFINITION &&
            definition.name.value === selection.name.value
              ? listFields(definition.selectionSet.selections)
              : [],
          );
      }
    });
  }
}
