import { Kind, parse, visit, type DocumentNode, type FieldNode } from 'graphql';
import { readArguments } from '../supergraph/directive-arguments.ts';

/**
 * The key under which a field's value stands in fetched data. Mostly the client's own response key. But the planner reads keys
 * and required fields of entities by their names, and does not see that a client may call another field so
 * (`{ product { upc: name } }`): such a field is fetched under a name of ours and answered under the client's.
 */
export interface SourceKeys {
  readonly of: (field: FieldNode) => string;
}

const PREFIX = '_client_';

export function createSourceKeys(supergraph: DocumentNode): SourceKeys {
  const reserved = listReservedNames(supergraph);
  return {
    of(field) {
      const name = field.name.value;
      const key = field.alias?.value ?? name;
      return key !== name && (reserved.has(key) || key.startsWith(PREFIX)) ? PREFIX + key : key;
    },
  };
}

/** A key of fetched data as the client calls it. */
export function toResponseKey(key: string): string {
  return key.startsWith(PREFIX) ? key.slice(PREFIX.length) : key;
}

/** Everything that a representation may be made of, and the cursor by which a broken stream is resumed. */
function listReservedNames(supergraph: DocumentNode): Set<string> {
  const names = new Set(['__typename', 'cursor']);
  visit(supergraph, {
    Directive(node) {
      if (node.name.value !== 'join__type' && node.name.value !== 'join__field') return;
      const { key, requires } = readArguments(node as never);
      for (const fieldSet of [key, requires]) {
        if (typeof fieldSet !== 'string') continue;
        visit(parse(`{${fieldSet}}`, { noLocation: true }), {
          Field({ kind, name }) {
            if (kind === Kind.FIELD) names.add(name.value);
          },
        });
      }
    },
  });
  return names;
}
