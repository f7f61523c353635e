import { readFileSync } from 'node:fs';
import { satisfies } from 'semver';
import { expect, test } from 'vitest';

interface LockedPackage {
  readonly version?: string;
  readonly engines?: { readonly node?: string };
  readonly deprecated?: string;
  readonly hasInstallScript?: boolean;
}

const lock = JSON.parse(
  readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
) as { readonly packages: Readonly<Record<string, LockedPackage>> };
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

test('every package runs on the Node that comes with the project', () => {
  const node = lock.packages['node_modules/node']?.version ?? '';
  expect(node).toBe(process.versions.node);
  const unfit = packages.filter(([, { engines }]) => !satisfies(node, engines?.node ?? '*'));
  expect(unfit).toEqual([]);
});

test('no package is given up by those who made it', () => {
  expect(packages.filter(([, { deprecated }]) => deprecated !== undefined)).toEqual([]);
});
