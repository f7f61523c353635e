import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { until } from './gateway-fixture.ts';

export interface GatewayProcess extends AsyncDisposable {
  readonly child: ChildProcess;
  readonly output: { stdout: string; stderr: string };
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Starts the shipped command, with an environment that holds nothing but what it is given. */
export function startProcess(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): GatewayProcess {
  const main = join(import.meta.dirname, '../../../gateway/main.ts');
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const ended = once(child, 'close').then(() => ({
    code: child.exitCode,
    signal: child.signalCode,
  }));
  return {
    child,
    output,
    ended,
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Where its graph is, once it is ready. */
export async function readUrl({ output }: GatewayProcess): Promise<string> {
  await until('it is ready', () => output.stdout.includes('administrator'));
  return /GraphQL +(\S+)/.exec(output.stdout)?.[1] ?? '';
}
