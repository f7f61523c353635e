import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, vi } from 'vitest';

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

/** The address it tells when it is ready. */
export async function readUrl({ output }: GatewayProcess): Promise<string> {
  await vi.waitFor(() => expect(output.stdout).toContain('administrator'), 20_000);
  return /GraphQL +(\S+)/.exec(output.stdout)?.[1] ?? '';
}
