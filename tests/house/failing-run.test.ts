import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

// What the run's own set-up brings along may end the process as a success whatever the tests said: this file runs itself.
if (process.env.FAIL_THIS_RUN === undefined) {
  test('a run in which a test fails is a failure to whoever started it', async () => {
    const run = spawn(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', relative(root, import.meta.filename)],
      { cwd: root, env: { ...process.env, FAIL_THIS_RUN: 'yes' }, stdio: 'ignore' },
    );
    expect(await once(run, 'exit')).toEqual([1, null]);
  });
} else {
  test('fails', () => expect.fail('as asked for'));
}
