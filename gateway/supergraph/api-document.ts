import {
  Kind,
  visit,
  type ASTNode,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type NamedTypeNode,
  type TypeNode,
} from 'graphql';
import type { Features } from './features.ts';

/** Directives that mean something to a client; all others are between the subgraphs and whoever composed them. */
const CLIENT_DIRECTIVES: ReadonlySet<string> = new Set(['deprecated', 'specifiedBy', 'oneOf']);

const EXECUTABLE_LOCATIONS: ReadonlySet<string> = new Set([
  'QUERY',
  'MUTATION',
  'SUBSCRIPTION',
  'FIELD',
  'FRAGMENT_DEFINITION',
  'FRAGMENT_SPREAD',
  'INLINE_FRAGMENT',
  'VARIABLE_DEFINITION',
]);

/**
 * The API schema (https://specs.apollo.dev/join/v0.3/): the supergraph without what tells a gateway how to serve it,
 * and without everything marked @inaccessible and whatever can only be reached through that.
 */
export function createApiDocument(supergraph: DocumentNode, features: Features): DocumentNode {
  const inaccessible = features.nameOf('inaccessible') ?? 'inaccessible';
  const definitions = supergraph.definitions.filter((definition) => !isHidden(definition));
  const known = new Set(
    definitions.flatMap((definition) => ('name' in definition ? [definition.name?.value] : [])),
  );
  for (const builtIn of ['Int', 'Float', 'String', 'Boolean', 'ID']) known.add(builtIn);

  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions };
  return visit(document, {
    enter(node) {
      if (isInaccessible(node) || isFeatureElement(node)) return null;
      if (hasType(node) && !known.has(namedType(node.type))) return null;
      return undefined;
    },
    NamedType(node, _key, parent) {
      // Reached as an element of `implements` or of a union; types of fields were looked at above.
      return Array.isArray(parent) && !known.has(node.name.value) ? null : undefined;
    },
    Directive: (node) => (CLIENT_DIRECTIVES.has(node.name.value) ? undefined : null),
    DirectiveDefinition(node) {
      const locations = node.locations.filter(({ value }) => EXECUTABLE_LOCATIONS.has(value));
      return locations.length === 0 ? null : { ...node, locations };
    },
  });

  function isHidden(definition: DefinitionNode): boolean {
    return isInaccessible(definition) || isFeatureElement(definition);
  }

  function isInaccessible(node: ASTNode): boolean {
    return (
      'directives' in node &&
      (node.directives as readonly ConstDirectiveNode[] | undefined)?.some(
        ({ name }) => name.value === inaccessible,
      ) === true
    );
  }

  function isFeatureElement(node: ASTNode): boolean {
    return isTypeOrDirectiveDefinition(node) && features.owns(node.name.value);
  }
}

type NamedDefinition = ASTNode & { readonly name: { readonly value: string } };

function isTypeOrDirectiveDefinition(node: ASTNode): node is NamedDefinition {
  return (
    node.kind === Kind.DIRECTIVE_DEFINITION ||
    (node.kind.endsWith('TypeDefinition') && node.kind !== Kind.OPERATION_TYPE_DEFINITION)
  );
}

function hasType(node: ASTNode): node is ASTNode & { readonly type: FieldDefinitionNode['type'] } {
  return (
    node.kind === Kind.FIELD_DEFINITION ||
    node.kind === Kind.INPUT_VALUE_DEFINITION ||
    node.kind === Kind.OPERATION_TYPE_DEFINITION
  );
}

function namedType(type: TypeNode | NamedTypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
