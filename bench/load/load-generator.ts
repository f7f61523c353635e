import { join } from 'node:path';
import { startProcess } from '../harness/processes.ts';

/** What one load is: these bodies in turn, over so many connections, for so long. */
export interface LoadOrder {
  readonly port: number;
  readonly path: string;
  readonly bodies: readonly string[];
  /** How long the answer to each body is. */
  readonly expectedBytes: readonly number[];
  readonly connections: number;
  readonly durationMs: number;
  /** Send each body once and end, as with changes that cannot be made twice. */
  readonly once?: boolean;
}

export interface LoadResult {
  readonly completed: number;
  readonly failures: number;
  readonly elapsedMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface LoadGenerator extends AsyncDisposable {
  run(order: LoadOrder): Promise<LoadResult>;
}

/** Loads from a process of its own, so that its CPU time is nobody else's. */
export function startLoadGenerator(directory: string): LoadGenerator {
  const running = startProcess({
    command: process.execPath,
    args: [join(import.meta.dirname, 'load-process.ts')],
    directory,
    cores: 'others',
    logFile: join(directory, 'load.log'),
    messages: true,
  });
  let answered = Promise.withResolvers<LoadResult>();
  running.child.on('message', (result) => answered.resolve(result as LoadResult)); // one for each order
  running.child.on('exit', () => {
    answered.reject(new Error(`Cannot go on loading: the process ended\n${running.readLog()}`));
  });
  // Nobody may be waiting when it ends.
  answered.promise.catch(() => undefined);
  return {
    async run(order) {
      answered = Promise.withResolvers();
      running.child.send(order);
      return await answered.promise;
    },
    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  };
}
