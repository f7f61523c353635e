import { join } from 'node:path';
import { isServing } from './check-answers.ts';
import type { Contestant } from './compare.ts';
import { findFreePort, startProcess, waitUntilReady, type RunningProcess } from './processes.ts';

/** One GraphQL server to start. */
export interface Service {
  readonly name: string;
  readonly args: (port: number) => readonly string[];
  readonly command?: string;
  readonly path: string;
  readonly directory: string;
  readonly environment?: (port: number) => Readonly<Record<string, string>>;
}

export interface StartedService {
  readonly port: number;
  readonly process: RunningProcess;
}

/** Starts a server on a port of its own and waits until it answers. */
export async function startService(
  service: Service,
  running: AsyncDisposableStack,
  logDirectory: string,
): Promise<StartedService> {
  const { name, path, directory, command = process.execPath } = service;
  const port = await findFreePort();
  const started = running.use(
    startProcess({
      command,
      args: service.args(port),
      directory,
      ...(service.environment === undefined ? {} : { environment: service.environment(port) }),
      cores: 'measured',
      logFile: join(logDirectory, `${name.replaceAll(/\W+/g, '-')}.log`),
    }),
  );
  await waitUntilReady(started, { what: name, isReady: () => isServing({ port, path }) });
  return { port, process: started };
}

/** A server and everything that works for it, as one contestant. */
export function toContestant(
  service: Service,
  { port, process: started }: StartedService,
  helpers: readonly number[],
): Contestant {
  const { name, path } = service;
  return { name, isFloor: false, port, path, pids: [started.pid, ...helpers] };
}
