import { execFileSync, spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly directory: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** What is measured has a core for itself; what loads it has the others. */
  readonly cores: Cores;
  /** Where its output goes. */
  readonly logFile: string;
  readonly messages?: boolean;
}

export type Cores = 'measured' | 'others' | 'any';

export interface RunningProcess extends AsyncDisposable {
  readonly pid: number;
  readonly child: ChildProcess;
  /** What it wrote last, to say why it did not start. */
  readLog(): string;
}

/** Starts one process on its cores. Whatever happens, it does not outlive this one. */
export function startProcess(options: ProcessOptions): RunningProcess {
  const log = openSync(options.logFile, 'a');
  const [command, ...args] = [...pinTo(options.cores), options.command, ...options.args];
  const stdio: StdioOptions = ['ignore', log, log];
  if (options.messages === true) stdio.push('ipc');
  const child = spawn(command ?? options.command, args, {
    cwd: options.directory,
    env: { ...process.env, NODE_ENV: 'production', ...options.environment },
    stdio,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`Cannot start ${options.command}`);
  RUNNING.add(child);
  child.once('exit', () => RUNNING.delete(child));
  return {
    pid,
    child,
    readLog: () => readFileSync(options.logFile, 'utf8').slice(-2_000),
    [Symbol.asyncDispose]: () => endProcess(child),
  };
}

/** A port that was free a moment ago: what is measured is told its port, because not all of it can tell us. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // listening on TCP
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until the condition holds; fails with the process's last words if it ends or takes too long. */
export async function waitUntilReady(
  running: RunningProcess,
  { what, isReady, timeoutMs = 60_000 }: ReadyOptions,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await isReady().catch(() => false))) {
    if (running.child.exitCode !== null || performance.now() > deadline) {
      const state = running.child.exitCode === null ? 'it is not ready in time' : 'it ended';
      throw new Error(`Cannot measure ${what}: ${state}\n${running.readLog()}`);
    }
    await sleep(10);
  }
}

export interface ReadyOptions {
  readonly what: string;
  readonly isReady: () => Promise<boolean>;
  readonly timeoutMs?: number;
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  // Some gateways end only when their last connection has.
  const timer = setTimeout(() => child.kill('SIGKILL'), 1_000);
  await ended;
  clearTimeout(timer);
}

function pinTo(cores: Cores): string[] {
  if (!CAN_PIN || cores === 'any') return [];
  return ['taskset', '-c', cores === 'measured' ? '0' : `1-${availableParallelism() - 1}`];
}

const CAN_PIN = availableParallelism() > 1 && hasTaskset();

function hasTaskset(): boolean {
  try {
    execFileSync('taskset', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const RUNNING = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of RUNNING) child.kill('SIGKILL');
});
