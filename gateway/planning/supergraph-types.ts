import {
  Kind,
  parse,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';
import { readArguments } from '../supergraph/directive-arguments.ts';

/** A type of the supergraph that has fields; what follows reads what its `join__` directives say. */
export type Composite = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

export function indexComposites(supergraph: DocumentNode): Map<string, Composite> {
  const types = new Map<string, Composite>();
  for (const definition of supergraph.definitions) {
    if (
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.INTERFACE_TYPE_DEFINITION
    ) {
      types.set(definition.name.value, definition);
    }
  }
  return types;
}

export function indexUnions(supergraph: DocumentNode): Map<string, string[]> {
  const unions = new Map<string, string[]>();
  for (const definition of supergraph.definitions) {
    if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
      unions.set(definition.name.value, definition.types?.map(({ name }) => name.value) ?? []);
    }
  }
  return unions;
}

export function listKeys(type: Composite | undefined, graph: string): string[] {
  return (type?.directives ?? []).flatMap((directive) => {
    if (directive.name.value !== 'join__type' || graphOf(directive) !== graph) return [];
    const { key } = readArguments(directive);
    return typeof key === 'string' ? key : [];
  });
}

export function listGraphs(type: Composite): string[] {
  const graphs = (type.directives ?? []).flatMap((directive) =>
    directive.name.value === 'join__type' ? (graphOf(directive) ?? []) : [],
  );
  return [...new Set(graphs)];
}

export function isIn(type: Composite | undefined, graph: string): boolean {
  return type !== undefined && listGraphs(type).includes(graph);
}

export function servesField(field: FieldDefinitionNode, graph: string): boolean {
  const joins = (field.directives ?? []).filter(({ name }) => name.value === 'join__field');
  return joins.length === 0 || joins.some((directive) => graphOf(directive) === graph);
}

export function graphOf(directive: ConstDirectiveNode): string | null {
  const value = directive.arguments?.find(({ name }) => name.value === 'graph')?.value;
  return value?.kind === Kind.ENUM ? value.value : null;
}

export function findField(
  type: Composite | undefined,
  name: string,
): FieldDefinitionNode | undefined {
  return type?.fields?.find((field) => field.name.value === name);
}

export function findQueryRoot(supergraph: DocumentNode): string {
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION) continue;
    for (const { operation, type } of definition.operationTypes) {
      if (operation === 'query') return type.name.value;
    }
  }
  return 'Query';
}

export function parseFieldSet(text: string): SelectionSetNode {
  const [operation] = parse(`{${text}}`, { noLocation: true }).definitions;
  if (operation?.kind === Kind.OPERATION_DEFINITION) return operation.selectionSet;
  return { kind: Kind.SELECTION_SET, selections: [] };
}

export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
