import type { DatabaseLocation } from '../../../subgraphs/kit/database/database.ts';
import { openDatabase } from '../../../subgraphs/kit/database/open-database.ts';
import type { Demonstration } from '../../../subgraphs/demonstration/demonstration.ts';
import { orchestratorMigrations } from '../../../subgraphs/orchestrator/migrations.ts';
import {
  createOrchestrator,
  type Orchestrator,
} from '../../../subgraphs/orchestrator/orchestrator.ts';
import type { RunbookServer } from '../../../subgraphs/orchestrator/runbook-servers/runbook-server.ts';
import type { Runbook, RunbookActivity } from '../../../subgraphs/orchestrator/runbooks/runbook.ts';
import { createStores, type OrchestratorStores } from '../../../subgraphs/orchestrator/stores.ts';
import { ask, askForAnswer, follow } from '../../support/ask.ts';
import { createTestLocation, type StoreKind } from '../../support/databases.ts';
import { quietLog } from '../../support/quiet-log.ts';

type Options = Omit<Parameters<typeof createOrchestrator>[0], 'location' | 'log'>;

export interface TestOrchestrator extends AsyncDisposable {
  /** The statements run since this was last read. */
  takeStatements(): string[];
  /** Answers an operation; any error fails the test. */
  ask<T>(text: string, variables?: Record<string, unknown>): Promise<T>;
  /** The whole answer, errors included. */
  askForAnswer(text: string): ReturnType<typeof askForAnswer>;
  follow<Event>(text: string): Promise<AsyncIterableIterator<Event> & AsyncDisposable>;
  /** Fills the store if it is empty; lets things happen in it. */
  readonly demonstration: Demonstration;
  /** Writes behind the subgraph's back, as another process does. */
  write<T>(work: (stores: OrchestratorStores) => Promise<T>): Promise<T>;
  /** Closes the subgraph and opens the same store anew; gives what was done while it was closed. */
  restart(): Promise<void>;
  restart<T>(options: Options, whileClosed: () => Promise<T>): Promise<T>;
  readonly location: DatabaseLocation;
}

/** A store with these runbooks and servers, and the subgraph over it. */
export async function startOrchestrator(
  kind: StoreKind,
  content: { runbooks: readonly Runbook[]; servers?: readonly RunbookServer[] },
  options: Options = {},
): Promise<TestOrchestrator> {
  const place = await createTestLocation(kind);
  const database = await openDatabase({
    location: place.location,
    migrations: orchestratorMigrations,
  });
  const write: TestOrchestrator['write'] = (work) =>
    database.transaction((transaction) => work(createStores(transaction)));
  await write(async ({ runbooks, runbookServers }) => {
    if (content.runbooks.length > 0) await runbooks.insert(content.runbooks);
    const servers = content.servers ?? [SERVER_1];
    if (servers.length > 0) await runbookServers.insert(servers);
  });
  let statements: string[] = [];
  const open = (changes: Options): Promise<Orchestrator> =>
    createOrchestrator({
      location: place.location,
      log: quietLog,
      onQuery: (sql) => statements.push(sql),
      running: { pace: 0, pollMs: 50, leaseMs: 300, ...changes.running },
      ...(changes.activityKinds === undefined ? {} : { activityKinds: changes.activityKinds }),
    });
  let subgraph = await open(options);

  return {
    takeStatements() {
      const taken = statements;
      statements = [];
      return taken;
    },
    ask: (text, variables = {}) => ask(subgraph, text, { variables }),
    askForAnswer: (text) => askForAnswer(subgraph, text),
    follow: (text) => follow(subgraph, text),
    get demonstration() {
      return subgraph.demonstration;
    },
    write,
    location: place.location,
    async restart<T>(changes = options, whileClosed?: () => Promise<T>) {
      await subgraph.close();
      const done = await whileClosed?.();
      subgraph = await open(changes);
      return done as T;
    },
    async [Symbol.asyncDispose]() {
      await subgraph.close();
      await database.close();
      await place[Symbol.asyncDispose]();
    },
  };
}

export const SERVER_1: RunbookServer = {
  id: 'server-1',
  name: 'orch-1',
  isPrimary: true,
  state: 'RUNNING',
  maxConcurrentJobs: 50,
};

export const SERVER_2: RunbookServer = {
  id: 'server-2',
  name: 'orch-2',
  isPrimary: false,
  state: 'RUNNING',
  maxConcurrentJobs: 50,
};

/** A runbook of these activities; whatever is not said is of no matter. */
export function makeRunbook(given: Partial<Runbook> & { id: string }): Runbook {
  return {
    name: given.id,
    folder: '\\Tests',
    description: '',
    isMonitor: false,
    parameters: [],
    activities: [],
    createdAt: '2026-01-01T00:00:00.000Z',
    createdBy: 'author',
    lastModifiedAt: '2026-01-01T00:00:00.000Z',
    lastModifiedBy: 'author',
    checkedOutBy: null,
    checkedOutAt: null,
    version: 1,
    ...given,
  };
}

/** An activity with settings given as an object; its id is its name. */
export function makeActivity(
  name: string,
  kind: string,
  settings: Record<string, string> = {},
  rest: Partial<RunbookActivity> = {},
): RunbookActivity {
  return {
    id: name,
    name,
    kind,
    settings: Object.entries(settings).map(([key, value]) => ({ name: key, value })),
    condition: null,
    onFailure: 'STOP',
    ...rest,
  };
}

/** Waits until the answer is there; the test's own time limit ends a wait in vain. */
export async function waitFor<T>(look: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
