import {
  executeSync,
  Kind,
  OperationTypeNode,
  visit,
  type DocumentNode,
  type FieldNode,
  type FormattedExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { OperationParts } from './selected-operation.ts';

/**
 * Answers `__schema` and `__type`, which no subgraph knows. What depends on no variable is answered once and kept with
 * the operation, since a whole introspection costs more than most queries.
 */
export type SchemaAnswers = (
  field: FieldNode,
  variables: Readonly<Record<string, unknown>>,
) => unknown;

export function createSchemaAnswers(
  parts: OperationParts,
  findSchema: () => GraphQLSchema,
): SchemaAnswers {
  const documents = new Map<FieldNode, DocumentNode>();
  const kept = new Map<FieldNode, unknown>();

  return (field, variables) => {
    if (kept.has(field)) return kept.get(field);
    let document = documents.get(field);
    if (document === undefined) {
      document = toQuery(field, parts);
      documents.set(field, document);
    }
    const result = executeSync({ schema: findSchema(), document, variableValues: variables });
    const answer = toPlain(result, field.alias?.value ?? field.name.value);
    if (!usesVariables(field, parts)) kept.set(field, answer);
    return answer;
  };
}

function toQuery(field: FieldNode, { operation, fragments }: OperationParts): DocumentNode {
  return {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: OperationTypeNode.QUERY,
        variableDefinitions: operation.variableDefinitions ?? [],
        selectionSet: { kind: Kind.SELECTION_SET, selections: [field] },
      },
      ...fragments.values(),
    ],
  };
}

function toPlain(result: FormattedExecutionResult | { data?: unknown }, key: string): unknown {
  const data = result.data as Record<string, unknown> | null | undefined;
  return data?.[key] ?? null;
}

function usesVariables(field: FieldNode, parts: OperationParts): boolean {
  let uses = false;
  const visited = new Set<string>();
  look(field);
  return uses;

  function look(node: FieldNode | DocumentNode): void {
    visit(node, {
      Variable() {
        uses = true;
      },
      FragmentSpread({ name }) {
        const fragment = parts.fragments.get(name.value);
        if (fragment === undefined || visited.has(name.value)) return;
        visited.add(name.value);
        look({ kind: Kind.DOCUMENT, definitions: [fragment] });
      },
    });
  }
}
