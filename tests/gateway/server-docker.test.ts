import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { VARIABLES } from '../../gateway/variables.ts';

const root = join(import.meta.dirname, '../..');
const compose = readFileSync(join(root, 'docker/compose.yaml'), 'utf8');
const dockerfile = readFileSync(join(root, 'docker/Dockerfile'), 'utf8');

test('every process of the composition starts a file that the image holds', () => {
  const commands = [...compose.matchAll(/command: \['node', '(.*)'\]/g)].map(
    ([, file = '']) => file,
  );
  expect(commands).toEqual([
    'subgraphs/operations-manager/main.ts',
    'subgraphs/service-manager/main.ts',
    'subgraphs/virtual-machine-manager/main.ts',
    'subgraphs/orchestrator/main.ts',
    'gateway/main.ts',
  ]);
  for (const file of commands) {
    expect(existsSync(join(root, file))).toBe(true);
    expect(dockerfile).toContain(`COPY ${file.split('/')[0]} `);
  }
});

test('the gateway of the composition is given only variables that it reads', () => {
  const gateway = compose.slice(compose.indexOf('\n  gateway:'), compose.indexOf('\nvolumes:'));
  const names = [...gateway.matchAll(/^ {6}([A-Z_]+):/gm)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) {
    const known = name in VARIABLES || /^(\w+)_URL$/.test(name);
    expect([name, known]).toEqual([name, true]);
  }
});

test('the composition demonstrates only when it is asked to, and says how to ask', () => {
  expect(compose).toContain('DEMONSTRATION: ${DEMONSTRATION:-off}');
  const intro = compose.slice(0, compose.indexOf('name:'));
  const operating = readFileSync(join(root, 'docs/operating.md'), 'utf8');
  for (const text of [intro, operating]) expect(text).toContain('DEMONSTRATION=on');
});

test('only the gateway is reached from outside, and from this machine only', () => {
  expect(compose.match(/ports:\n.*/g)).toEqual(["ports:\n      - '127.0.0.1:4000:4000'"]);
});

test('the image runs the Node that the tests run on', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: { node: string };
  };
  const [major] = manifest.dependencies.node.split('.');
  expect([...dockerfile.matchAll(/^FROM node:(\d+)-bookworm-slim/gm)].map(([, at]) => at)).toEqual([
    major,
    major,
  ]);
});
