/** What is true of runbook servers whatever they are stored in. */
export interface RunbookServer {
  readonly id: string;
  readonly name: string;
  readonly isPrimary: boolean;
  readonly state: 'RUNNING' | 'STOPPED';
  readonly maxConcurrentJobs: number;
}

/** https://learn.microsoft.com/system-center/orchestrator/how-to-configure-runbook-throttling */
export const MAX_CONCURRENT_JOBS = 50;

/** How many jobs each server runs, by server id; a server that runs none may be missing. */
export type ServerLoad = ReadonlyMap<string, number>;

export function hasRoom(server: RunbookServer, load: ServerLoad): boolean {
  return server.state === 'RUNNING' && (load.get(server.id) ?? 0) < server.maxConcurrentJobs;
}

/**
 * The one server that takes a job: the first with room among those it names, or, when it names none, the primary and
 * then the standby servers. Null leaves it waiting.
 */
export function chooseServer(
  candidateIds: readonly string[],
  servers: readonly RunbookServer[],
  load: ServerLoad,
): RunbookServer | null {
  const candidates =
    candidateIds.length === 0
      ? servers.toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary))
      : candidateIds.map((id) => servers.find((server) => server.id === id));
  return candidates.find((server) => server !== undefined && hasRoom(server, load)) ?? null;
}
