import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';

const run = promisify(execFile);
const SEED = join(import.meta.dirname, '../../subgraphs/seed.ts');

test('the four stores are filled once, and left alone the second time', async () => {
  const folder = await mkdtemp(join(inject('temporaryFolder'), 'seed-'));
  const seed = () =>
    run(process.execPath, [SEED, '--scale', '0.1'], {
      env: { ...process.env, DATA_DIR: folder, DATABASE_URL: undefined },
    });
  expect((await seed()).stdout.match(/filled in/g)).toHaveLength(4);
  expect((await seed()).stdout.match(/left alone/g)).toHaveLength(4);
});

test.each([
  [['--scale', '0'], '--scale must be a number above 0, at most 1000, not "0"'],
  [['--scale', 'many'], '--scale must be a number above 0, at most 1000, not "many"'],
  [['--bogus'], "Unknown option '--bogus'"],
])('filling with %j is refused, and nothing is made', async (options, reason) => {
  const folder = join(inject('temporaryFolder'), 'seed-refused');
  await expect(
    run(process.execPath, [SEED, ...options], { env: { ...process.env, DATA_DIR: folder } }),
  ).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`Cannot fill the stores: ${reason}\nnpm run seed`) as unknown,
  });
  expect(existsSync(folder)).toBe(false);
});
