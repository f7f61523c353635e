import { Kind, print, visit, type ArgumentNode, type DocumentNode, type FieldNode } from 'graphql';
import { isObject, readOwn } from '../execution/data.ts';
import type { SubgraphAnswer, SubgraphOperation } from '../execution/subgraph-client.ts';

/**
 * Where a stream goes on after its connection was re-made. A stream whose events carry a `cursor` continues after the
 * last one that came, by its argument `after`; as it was asked for if none has come yet. Any other stream
 * is asked for again as it was: it has no position to return to.
 */
export interface StreamPosition {
  /** The operation to send when the connection is made again. */
  readonly text: string;
  note(answer: SubgraphAnswer): void;
}

export function createStreamPosition(operation: SubgraphOperation): StreamPosition {
  const root = findRootField(operation.document);
  const rootKey = root === null ? '' : (root.alias?.value ?? root.name.value);
  let cursor: string | null = null;
  return {
    get text() {
      return cursor === null ? operation.text : print(continueAfter(operation.document, cursor));
    },
    note({ data }) {
      const event = isObject(data) ? readOwn(data, rootKey) : undefined;
      const position = isObject(event) ? event['cursor'] : undefined;
      if (typeof position === 'string') cursor = position;
    },
  };
}

function findRootField(document: DocumentNode): FieldNode | null {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const [field] = definition.selectionSet.selections;
    if (field?.kind === Kind.FIELD) return field;
  }
  return null;
}

/** A snapshot was already given, so it is not asked for again. */
function continueAfter(document: DocumentNode, cursor: string): DocumentNode {
  const root = findRootField(document);
  const after: ArgumentNode = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: 'after' },
    value: { kind: Kind.STRING, value: cursor },
  };
  return visit(document, {
    Field(field) {
      if (field !== root) return undefined;
      const kept = (field.arguments ?? []).filter(
        ({ name }) => name.value !== 'after' && name.value !== 'snapshot',
      );
      return { ...field, arguments: [...kept, after] };
    },
    OperationDefinition: {
      leave: (operation) => ({
        ...operation,
        variableDefinitions: (operation.variableDefinitions ?? []).filter(({ variable }) =>
          usesVariable(operation.selectionSet, variable.name.value),
        ),
      }),
    },
  });
}

function usesVariable(selections: object, name: string): boolean {
  let uses = false;
  visit(selections as FieldNode, {
    Variable(variable) {
      if (variable.name.value === name) uses = true;
    },
  });
  return uses;
}
