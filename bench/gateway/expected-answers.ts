import { buildSchema, execute, parse, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { alertAt, incidentAt, indexOf, jobAt, machineAt } from './estate-data.ts';
import { ESTATE_SCHEMAS } from './estate-schemas.ts';
import type { CheckedRequest } from '../harness/check-answers.ts';
import { toBody, type GatewayOperation } from './operations.ts';

/** What is right: the same data behind one schema, executed by graphql-js, without any federation. */
export async function findExpectedAnswer(
  { query }: GatewayOperation,
  variables: Readonly<Record<string, unknown>>,
): Promise<ExecutionResult> {
  return await execute({
    schema: WHOLE_SCHEMA,
    document: parse(query),
    variableValues: variables,
    rootValue: {
      alert: ({ id }: { id: string }) => wholeAlertAt(indexOf(id) ?? 0),
      alerts: ({ after, first }: { after: number; first: number }) =>
        Array.from({ length: first }, (_, position) => wholeAlertAt(after + position)),
    },
  });
}

/** Every request of an operation with its right answer. */
export async function toCheckedRequests(operation: GatewayOperation): Promise<CheckedRequest[]> {
  return await Promise.all(
    operation.variables.map(async (variables) => {
      const { data } = await findExpectedAnswer(operation, variables);
      // As it arrives over HTTP: graphql-js makes objects without a prototype.
      return {
        body: toBody(operation, variables),
        expectedData: JSON.parse(JSON.stringify(data)) as unknown,
      };
    }),
  );
}

const WHOLE_SCHEMA = buildWholeSchema();

function buildWholeSchema(): GraphQLSchema {
  const [first, ...others] = ESTATE_SCHEMAS.map(({ definitions }) =>
    definitions
      .replaceAll(/type \w+ @key\(fields: "id", resolvable: false\) \{ id: ID! \}/g, '')
      .replaceAll('@key(fields: "id")', ''),
  );
  return buildSchema(
    [first, ...others.map((text) => text.replace('type Query', 'extend type Query'))].join('\n'),
  );
}

function wholeAlertAt(index: number) {
  return {
    ...alertAt(index),
    incident: incidentAt(index),
    virtualMachine: machineAt(index),
    job: jobAt(index),
  };
}
