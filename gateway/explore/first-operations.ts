import { Kind, parse, validate, type GraphQLSchema } from 'graphql';

/** Operations to begin with, for whoever sees the graph for the first time. */
export interface FirstOperations {
  readonly query: string | null;
  readonly subscription: string | null;
}

/** One question over four products. */
const QUERY = `query OpenAlerts {
  alerts(filter: { isOpen: true }, first: 5) {
    totalCount
    nodes {
      name
      severity
      raisedAt
      monitoredObject {
        displayName
        health
        virtualMachine {
          name
          status
          host {
            name
          }
        }
      }
      incident {
        id
        priority
        status {
          name
        }
      }
      jobs(status: [RUNNING]) {
        nodes {
          status
          runbook {
            name
          }
        }
      }
    }
  }
}
`;

const SUBSCRIPTION = `subscription AlertChanges {
  alertChanges {
    kind
    at
    by
    changes {
      field
      from
      to
    }
    alert {
      name
      severity
      monitoredObject {
        displayName
        health
      }
      incident {
        id
      }
    }
    cursor
  }
}
`;

const known = new WeakMap<GraphQLSchema, FirstOperations>();

/** Those of the first operations that the schema serves; a supergraph of somebody else's serves none. */
export function findFirstOperations(apiSchema: GraphQLSchema): FirstOperations {
  let operations = known.get(apiSchema);
  if (operations === undefined) {
    operations = {
      query: isServed(apiSchema, QUERY) ? QUERY : null,
      subscription: isServed(apiSchema, SUBSCRIPTION) ? SUBSCRIPTION : null,
    };
    known.set(apiSchema, operations);
  }
  return operations;
}

function isServed(apiSchema: GraphQLSchema, text: string): boolean {
  const document = parse(text);
  // Validation passes over the fields of a root that the schema does not have.
  const rooted = document.definitions.every(
    (definition) =>
      definition.kind !== Kind.OPERATION_DEFINITION ||
      apiSchema.getRootType(definition.operation) !== undefined,
  );
  return rooted && validate(apiSchema, document).length === 0;
}
