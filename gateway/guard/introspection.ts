import { GraphQLError, Kind, visit, type DocumentNode } from 'graphql';

/** Refuses to tell what the schema is; `__typename` tells nothing that an answer does not. */
export function refuseIntrospection(document: DocumentNode): readonly GraphQLError[] {
  const errors: GraphQLError[] = [];
  visit(document, {
    [Kind.FIELD]: ({ name }) => {
      if (name.value !== '__schema' && name.value !== '__type') return;
      errors.push(
        new GraphQLError(`Cannot introspect the schema with "${name.value}": it is switched off`, {
          extensions: { code: 'INTROSPECTION_DISABLED' },
        }),
      );
    },
  });
  return errors;
}

/** The same error without what it suggests: guesses that are corrected tell the schema as well. */
export function withoutSuggestions(error: GraphQLError): GraphQLError {
  const message = error.message.replace(/ ?Did you mean .*$/s, '');
  if (message === error.message) return error;
  return new GraphQLError(message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    extensions: error.extensions,
  });
}
