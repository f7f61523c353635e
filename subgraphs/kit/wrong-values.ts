import {
  validate,
  ValuesOfCorrectTypeRule,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';

/**
 * Values written into an operation that their types refuse, each with what its type says of it. A gateway does not know
 * how the scalars of a subgraph read their values, and an execution would only say that an argument is invalid.
 * Looked for once a document.
 */
export function createWrongValueFinder(schema: GraphQLSchema) {
  const found = new WeakMap<DocumentNode, readonly GraphQLError[]>();

  return function findWrongValues(document: DocumentNode): readonly GraphQLError[] {
    let wrong = found.get(document);
    if (wrong === undefined) {
      found.set(document, (wrong = validate(schema, document, [ValuesOfCorrectTypeRule])));
    }
    return wrong;
  };
}
