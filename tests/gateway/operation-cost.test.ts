import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, Kind, parse, type OperationDefinitionNode } from 'graphql';
import { describe, expect, test } from 'vitest';
import { createOperationCosts } from '../../gateway/guard/operation-cost.ts';

const SCHEMA = buildSchema(`
  type Query {
    thing: Thing
    things(first: Int = 50): ThingConnection
    few: [Thing]
    search(limit: Int): [Thing]
  }
  type ThingConnection { nodes: [Thing] edges: [Edge] total: Int }
  type Edge { node: Thing }
  type Thing { name: String parts(first: Int = 10): ThingConnection children: [Thing] }
`);

/** What the estimate comes to, read off the limit at which the operation is refused. */
function countObjects(text: string, variables: Record<string, unknown> | null = null): number {
  const document = parse(text);
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode =>
      definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation === undefined) throw new Error('There is no operation');
  const refusal = createOperationCosts(SCHEMA, 0).refuse({ document, operation }, variables);
  return Number(
    /ask for ([\d,]+) objects/.exec(refusal?.message ?? '0')?.[1]?.replaceAll(',', '') ?? 0,
  );
}

describe('how many objects an operation may ask for', () => {
  test.each([
    ['{ thing { name } }', null, 2],
    ['{ few { name } }', null, 6],
    ['{ search(limit: 7) { name } }', null, 8],
    ['{ things(first: 20) { nodes { name } total } }', null, 22],
    ['{ things { nodes { name } } }', null, 52],
    ['{ things(first: 20) { edges { node { name } } } }', null, 42],
    ['{ things(first: 20) { nodes { parts { nodes { name } } } } }', null, 242],
    ['query ($n: Int) { things(first: $n) { nodes { name } } }', { n: 30 }, 32],
    ['query ($n: Int) { things(first: $n) { nodes { name } } }', {}, 52],
    ['query ($n: Int = 3) { things(first: $n) { nodes { name } } }', null, 5],
    ['query ($n: Int) { things(first: $n) { nodes { name } } }', { n: -5 }, 2],
    [
      '{ few { ...T } } fragment T on Thing { children { name } ... on Thing { parts(first: 2) { nodes { name } } } }',
      null,
      46,
    ],
    ['{ few { name } again: few { name } }', null, 11],
  ])('%s with %j asks for %i', (text, variables, objects) => {
    expect(countObjects(text, variables)).toBe(objects);
  });

  test('the board of two hundred over four products is within the usual limit', () => {
    const api = buildSchema(
      readFileSync(join(import.meta.dirname, '../../schema/api.graphql'), 'utf8'),
    );
    const document = parse(`{ alerts(first: 200) { nodes {
      id resolutionState { name } history { kind }
      monitoredObject { displayName groups { name } virtualMachine { name host { name } } }
      incident { id status { name } } jobs { nodes { id runbook { name } } }
    } } }`);
    const [operation] = document.definitions as OperationDefinitionNode[];
    if (operation === undefined) throw new Error('There is no operation');
    expect(createOperationCosts(api, 200_000).refuse({ document, operation }, null)).toBeNull();
  });
});
