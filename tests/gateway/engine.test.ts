import { describe, expect, test } from 'vitest';
import { access } from './fixtures/access/fixture.ts';
import { aliases } from './fixtures/aliases/fixture.ts';
import { conditions } from './fixtures/conditions/fixture.ts';
import { inaccessible } from './fixtures/inaccessible/fixture.ts';
import { interfaceObjects } from './fixtures/interface-objects/fixture.ts';
import { interfaces } from './fixtures/interfaces/fixture.ts';
import { introspection } from './fixtures/introspection/fixture.ts';
import { keys } from './fixtures/keys/fixture.ts';
import { mutations } from './fixtures/mutations/fixture.ts';
import { nestedKeys } from './fixtures/nested-keys/fixture.ts';
import { nullKeys } from './fixtures/null-keys/fixture.ts';
import { nullPropagation } from './fixtures/null-propagation/fixture.ts';
import { overrides } from './fixtures/overrides/fixture.ts';
import { provides } from './fixtures/provides/fixture.ts';
import { requires } from './fixtures/requires/fixture.ts';
import { sharedRoots } from './fixtures/shared-roots/fixture.ts';
import { unions } from './fixtures/unions/fixture.ts';
import { createFederation, createHttpFederation, type Federation } from './support/federation.ts';
import type { Fixture, FixtureCase } from './support/fixture.ts';

const FIXTURES: readonly Fixture[] = [
  keys,
  nestedKeys,
  nullKeys,
  requires,
  provides,
  overrides,
  interfaces,
  unions,
  interfaceObjects,
  sharedRoots,
  mutations,
  conditions,
  aliases,
  nullPropagation,
  introspection,
  inaccessible,
  access,
];

describe.each(FIXTURES)('$subject', ({ subgraphs, cases }) => {
  test.each(cases)('$name', async (fixtureCase) => {
    await using federation = createFederation(subgraphs);
    await check(federation, fixtureCase);
  });

  test('all of it holds over HTTP as well', async () => {
    await using federation = await createHttpFederation(subgraphs);
    for (const fixtureCase of cases) await check(federation, fixtureCase);
  });
});

async function check(
  federation: Federation,
  { query, variables, answer, asks }: FixtureCase,
): Promise<void> {
  federation.takeFetches();
  expect(await federation.ask(query, variables)).toEqual(answer);
  const asked = federation.takeFetches().map((fetch) => fetch.split(':')[0] ?? '');
  if (asks !== undefined) expect(sorted(asked)).toEqual(sorted(asks));
}

/** Fetches at the same time come in no order. */
function sorted(names: readonly string[]): string[] {
  return names.toSorted((one, other) => one.localeCompare(other));
}
