import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const PRODUCTS = [
  'operations-manager',
  'service-manager',
  'virtual-machine-manager',
  'orchestrator',
] as const;

interface Arrow {
  readonly from: string;
  /** A path from the root for our own files, a package name for others. */
  readonly to: string;
}

const files = globSync('{gateway,subgraphs,schema,clients}/**/*.ts', { cwd: root })
  .filter((file) => !file.includes('node_modules'))
  .map((file) => file.replaceAll('\\', '/'));
const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
const arrows: Arrow[] = files.flatMap((from) =>
  [...(texts.get(from) ?? '').matchAll(/(?:^|\n)(?:import|export)\b[^;]*?from '([^']+)'/g)].map(
    ([, specifier = '']) => ({ from, to: toTarget(from, specifier) }),
  ),
);

describe('the arrows of the house', () => {
  test('the gateway knows no product, except where it lists those that run inside', () => {
    expect(
      between(
        (from) => from.startsWith('gateway/') && from !== 'gateway/inside.ts',
        (to) => to.startsWith('subgraphs/'),
      ),
    ).toEqual([]);
  });

  test.each(PRODUCTS)(
    '%s imports itself, the kit and the demonstration, and no other product',
    (product) => {
      expect(
        between(
          (from) => from.startsWith(`subgraphs/${product}/`),
          (to) =>
            /^(gateway|subgraphs|schema)\//.test(to) &&
            !to.startsWith(`subgraphs/${product}/`) &&
            !to.startsWith('subgraphs/kit/') &&
            !to.startsWith('subgraphs/demonstration/'),
        ),
      ).toEqual([]);
    },
  );

  test('the kit imports nothing of ours but itself', () => {
    expect(
      between(
        (from) => from.startsWith('subgraphs/kit/'),
        (to) => /^(gateway|subgraphs|schema)\//.test(to) && !to.startsWith('subgraphs/kit/'),
      ),
    ).toEqual([]);
  });

  test('the rules of a noun import no library, no store, no action and no resolver', () => {
    const rules = files.filter(isRules);
    expect(rules).toContain('subgraphs/operations-manager/alerts/alert.ts');
    expect(rules).toContain('subgraphs/service-manager/incidents/incident.ts');
    expect(
      between(isRules, (to) => !to.endsWith('.ts') || /-(store|actions|resolvers)\.ts$/.test(to)),
    ).toEqual([]);
  });

  test('a store imports no action and no resolver, an action no resolver', () => {
    expect(
      between(
        (from) => from.endsWith('-store.ts'),
        (to) => /-(actions|resolvers)\.ts$/.test(to),
      ),
    ).toEqual([]);
    expect(
      between(
        (from) => from.endsWith('-actions.ts'),
        (to) => to.endsWith('-resolvers.ts'),
      ),
    ).toEqual([]);
  });

  test('resolvers and actions never speak to the database themselves', () => {
    expect(
      between(
        (from) => /-(actions|resolvers)\.ts$/.test(from),
        (to) => to === 'knex',
      ),
    ).toEqual([]);
  });

  test('planning does no input and no output', () => {
    expect(
      between(
        (from) => from.startsWith('gateway/planning/'),
        (to) =>
          ['undici', 'ws', 'graphql-ws'].includes(to) ||
          /^node:(http|https|net|fs)/.test(to) ||
          /^gateway\/(transport|http|subscriptions)\//.test(to),
      ),
    ).toEqual([]);
  });

  test('only what starts a process reads the environment', () => {
    const readers = files.filter((file) => /\bprocess\.env\b/.test(texts.get(file) ?? ''));
    expect(readers.filter((file) => !/(^|\/)(main|seed|compose)\.ts$/.test(file))).toEqual([]);
  });
});

/** `alerts/alert.ts`, `hosts/host.ts`: the file that has its folder's name in the singular. */
function isRules(file: string): boolean {
  const [house, product, folder = '', name] = file.split('/');
  if (house !== 'subgraphs' || !PRODUCTS.some((known) => known === product)) return false;
  const noun = name?.replace(/\.ts$/, '') ?? '';
  return [`${noun}s`, noun.replace(/y$/, 'ies')].includes(folder);
}

function between(from: (file: string) => boolean, to: (target: string) => boolean): string[] {
  return arrows
    .filter((arrow) => from(arrow.from) && to(arrow.to))
    .map((arrow) => `${arrow.from} -> ${arrow.to}`);
}

function toTarget(from: string, specifier: string): string {
  return specifier.startsWith('.') ? normalize(join(dirname(from), specifier)) : specifier;
}
