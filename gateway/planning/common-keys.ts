import {
  Kind,
  type ConstDirectiveNode,
  type DocumentNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import { readArguments } from '../supergraph/directive-arguments.ts';

/**
 * For a field with @requires the planner may send a key that the subgraph it comes from does not know, and break down
 * over it. Where each entity with such fields is known by one key alone, the one that most subgraphs share, it cannot.
 * What can only be reached by another key has no plan then: this is one more try, not the first.
 */
export function keepCommonKeys(supergraph: DocumentNode): DocumentNode | null {
  let changed = false;
  const definitions = supergraph.definitions.map((definition) => {
    if (
      definition.kind !== Kind.OBJECT_TYPE_DEFINITION &&
      definition.kind !== Kind.INTERFACE_TYPE_DEFINITION
    ) {
      return definition;
    }
    const directives = definition.directives ?? [];
    const common = requiresAny(definition) ? findCommonKey(directives) : null;
    if (common === null) return definition;
    const kept = directives.map((directive) => {
      const key = keyOf(directive);
      if (key === null || key === common) return directive;
      changed = true;
      return withoutKey(directive);
    });
    return { ...definition, directives: kept };
  });
  return changed ? { ...supergraph, definitions } : null;
}

function requiresAny(definition: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode): boolean {
  return (definition.fields ?? []).some((field) =>
    field.directives?.some(
      (directive) =>
        directive.name.value === 'join__field' &&
        readArguments(directive)['requires'] !== undefined,
    ),
  );
}

function findCommonKey(directives: readonly ConstDirectiveNode[]): string | null {
  const shares = new Map<string, number>();
  for (const directive of directives) {
    const key = keyOf(directive);
    if (key !== null) shares.set(key, (shares.get(key) ?? 0) + 1);
  }
  const [most] = [...shares].sort(([, one], [, other]) => other - one);
  return most?.[0] ?? null;
}

function keyOf(directive: ConstDirectiveNode): string | null {
  if (directive.name.value !== 'join__type') return null;
  const { key } = readArguments(directive);
  return typeof key === 'string' ? key : null;
}

function withoutKey(directive: ConstDirectiveNode): ConstDirectiveNode {
  const kept = (directive.arguments ?? []).filter(({ name }) => name.value !== 'key');
  return { ...directive, arguments: kept };
}
