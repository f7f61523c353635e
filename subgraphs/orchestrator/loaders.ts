import DataLoader from 'dataloader';
import type { Page, PageArguments } from '../kit/paging/page.ts';
import type { WantedFields } from '../kit/wanted-fields.ts';
import type { JobStatus, Job } from './jobs/job.ts';
import type { JobSubject } from './jobs/job-store.ts';
import type { RunbookInstance } from './jobs/runbook-instance.ts';
import type { RunbookServer, ServerLoad } from './runbook-servers/runbook-server.ts';
import type { Runbook } from './runbooks/runbook.ts';
import type { OrchestratorStores } from './stores.ts';

/** Look-ups gathered within one execution, so that each kind is one statement. */
export interface OrchestratorLoaders {
  readonly job: DataLoader<string, Job | null>;
  readonly runbook: DataLoader<string, Runbook | null>;
  readonly runbookServer: DataLoader<string, RunbookServer | null>;
  /** How many jobs each server runs, counted once. */
  readServerLoad(): Promise<ServerLoad>;
  loadInstances(jobId: string, page: PageArguments): Promise<Page<RunbookInstance>>;
  loadJobsOf(subjectId: string, wanted: JobsWanted): Promise<Page<Job>>;
}

export interface JobsWanted extends PageArguments {
  readonly subject: JobSubject;
  readonly statuses: readonly JobStatus[] | null;
}

export function createLoaders(
  stores: OrchestratorStores,
  wanted: WantedFields,
): OrchestratorLoaders {
  const { runbooks, runbookServers, jobs, runbookInstances } = stores;
  let serverLoad: Promise<ServerLoad> | null = null;
  return {
    job: new DataLoader((ids) => jobs.findMany(ids, wanted.get('Job'))),
    runbook: new DataLoader((ids) => runbooks.findMany(ids, wanted.get('Runbook'))),
    runbookServer: new DataLoader(async (ids) => {
      const servers = await runbookServers.listAll();
      return ids.map((id) => servers.find((server) => server.id === id) ?? null);
    }),
    readServerLoad: () => (serverLoad ??= runbookServers.readLoad()),
    loadInstances: createListLoader((jobIds, page: PageArguments) =>
      runbookInstances.listOfJobs(jobIds, page),
    ),
    loadJobsOf: createListLoader((ids, request: JobsWanted) =>
      jobs.listOfSubjects({ ...request, ids, wanted: wanted.get('Job') }),
    ),
  };
}

/** Lists that hang off many parents: those asked for with the same arguments are read together. */
function createListLoader<Arguments extends object, T>(
  read: (parentIds: readonly string[], asked: Arguments) => Promise<T[]>,
): (parentId: string, asked: Arguments) => Promise<T> {
  const loaders = new Map<string, DataLoader<string, T>>();
  return (parentId, asked) => {
    const key = JSON.stringify(asked);
    let loader = loaders.get(key);
    if (loader === undefined) {
      loaders.set(key, (loader = new DataLoader((parentIds) => read(parentIds, asked))));
    }
    return loader.load(parentId);
  };
}
