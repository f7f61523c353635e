import { Kind, type FieldNode, type SelectionSetNode } from 'graphql';
import type { PreparedOperation } from '../supergraph/graph.ts';

/** Arguments of a subscription by which a stream begins elsewhere than now, and their values that do not. */
const POSITION_ARGUMENTS: Readonly<Record<string, readonly unknown[]>> = {
  after: [null, undefined],
  snapshot: [null, undefined, false],
};

/** Whether the subscription begins at a position of its own, and not with what happens next. */
export function startsAtPosition(
  { operation, document }: Pick<PreparedOperation, 'operation' | 'document'>,
  variables: Readonly<Record<string, unknown>> | null,
): boolean {
  return listRootFields(operation.selectionSet).some((field) =>
    (field.arguments ?? []).some(({ name, value }) => {
      const here = POSITION_ARGUMENTS[name.value];
      return here !== undefined && !here.includes(readValue(value));
    }),
  );

  function listRootFields(selectionSet: SelectionSetNode): readonly FieldNode[] {
    return selectionSet.selections.flatMap((selection) => {
      switch (selection.kind) {
        case Kind.FIELD:
          return [selection];
        case Kind.INLINE_FRAGMENT:
          return listRootFields(selection.selectionSet);
        case Kind.FRAGMENT_SPREAD: {
          const fragment = document.definitions.find(
            (definition) =>
              definition.kind === Kind.FRAGMENT_DEFINITION &&
              definition.name.value === selection.name.value,
          );
          return fragment?.kind === Kind.FRAGMENT_DEFINITION
            ? listRootFields(fragment.selectionSet)
            : [];
        }
      }
    });
  }

  function readValue(value: NonNullable<FieldNode['arguments']>[number]['value']): unknown {
    switch (value.kind) {
      case Kind.VARIABLE: {
        const given = variables?.[value.name.value];
        if (given !== undefined) return given;
        const defaultValue = operation.variableDefinitions?.find(
          (definition) => definition.variable.name.value === value.name.value,
        )?.defaultValue;
        return defaultValue === undefined ? undefined : readValue(defaultValue);
      }
      case Kind.NULL:
        return null;
      case Kind.BOOLEAN:
        return value.value;
      case Kind.INT:
      case Kind.FLOAT:
      case Kind.STRING:
      case Kind.ENUM:
      case Kind.LIST:
      case Kind.OBJECT:
        return value;
    }
  }
}
