import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { until } from '../gateway/support/gateway-fixture.ts';
import { readUrl, startProcess } from '../gateway/support/gateway-process.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');

describe('a first start', () => {
  test.each(['SIGKILL', 'SIGTERM'] as const)(
    'that %s ends while the stores are filled is made good by the next',
    async (signal) => {
      await using folder = await createFolder();
      const environment = { DATA_DIR: folder.path, PORT: '0', DEMO_ACTIVITY: 'off' };
      {
        await using first = startProcess(['--demonstration'], environment);
        const migrated = /"subgraph":"orchestrator".*store migrated/;
        await until('its stores are there', () => migrated.test(first.output.stderr));
        first.child.kill(signal);
        await first.ended;
        expect(first.output.stdout).toBe('');
        expect(first.output.stderr).not.toMatch(/ReferenceError|"level":60/);
      }
      await using second = startProcess(['--demonstration'], environment);
      const url = await readUrl(second);
      expect(await countAll(url)).toEqual({ alerts: 3_000, incidents: 800, runbooks: 40 });
    },
  );

  test('where somebody listens already makes no stores', async () => {
    await using folder = await createFolder();
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo; // listening on TCP
    const data = join(folder.path, 'data');
    await using gateway = startProcess([], { DATA_DIR: data, PORT: String(port) });
    expect(await gateway.ended).toMatchObject({ code: 1 });
    expect(gateway.output.stderr).toBe(
      `Cannot listen on 127.0.0.1:${port}: another process listens there already\n`,
    );
    expect(existsSync(data)).toBe(false);
    server.close();
  });
});

describe('what a command does not know or cannot do it says in a sentence', () => {
  test.each([
    ['subgraphs/orchestrator/main.ts', ['--bogus'], /^Cannot start: Unknown option '--bogus'/],
    ['schema/compose.ts', ['--bogus'], /Unknown option '--bogus'/],
    [
      'subgraphs/seed.ts',
      ['--scale', '1'],
      /^\nCannot open store ".*operations-manager.sqlite": a part of its path is not a folder[^\n]*\n$/,
    ],
  ])('%s %s', async (script, args, expected) => {
    const environment = { PATH: process.env['PATH'] ?? '', DATA_DIR: join(ROOT, 'package.json') };
    const failure = await run(process.execPath, [join(ROOT, script), ...args], {
      env: environment,
    }).catch((error: unknown) => error);
    expect((failure as { stderr: string }).stderr).toMatch(expected);
  });

  test('and the gateway tells its options to whoever asks', async () => {
    await using gateway = startProcess(['--help']);
    expect(await gateway.ended).toMatchObject({ code: 0 });
    expect(gateway.output.stdout).toContain('--supergraph FILE');
  });
});

async function createFolder() {
  const path = await mkdtemp(join(tmpdir(), 'interrupted-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

async function countAll(url: string): Promise<unknown> {
  const query = '{ alerts { totalCount } incidents { totalCount } runbooks { totalCount } }';
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as {
    data: Record<string, { totalCount: number }>;
  };
  return Object.fromEntries(
    Object.entries(data).map(([name, { totalCount }]) => [name, totalCount]),
  );
}
