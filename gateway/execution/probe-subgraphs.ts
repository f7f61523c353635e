import { parse } from 'graphql';
import {
  SubgraphUnavailable,
  type SubgraphClient,
  type SubgraphOperation,
} from './subgraph-client.ts';

/** How one subgraph stands: null when it answers, else why it cannot be asked. Safe for clients. */
export interface SubgraphState {
  readonly name: string;
  readonly trouble: string | null;
}

/** What every subgraph can answer, whatever it serves, without looking anything up. */
const PROBE: SubgraphOperation = {
  kind: 'query',
  text: '{ __typename }',
  document: parse('{ __typename }'),
};

/** Load balancers wait a second for the readiness that this is part of, and one subgraph must not cost them all. */
const PATIENCE_MS = 800;

/** Asks every subgraph whether it answers, on the way that operations take. Never rejects. */
export async function probeSubgraphs(
  clients: Iterable<SubgraphClient>,
  viewer: unknown,
): Promise<SubgraphState[]> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  return await Promise.all(
    [...clients].map(async (client) => ({
      name: client.name,
      trouble: await findTrouble(client, { viewer, signal }),
    })),
  );
}

async function findTrouble(
  client: SubgraphClient,
  caller: { viewer: unknown; signal: AbortSignal },
): Promise<string | null> {
  const request = { operation: PROBE, variables: {}, variablesText: '{}', caller, mayShare: true };
  // Not every way to a subgraph heeds the signal, and one that does says that the client left.
  const late = new Promise<string>((resolve) => {
    const reason = `Cannot ask subgraph "${client.name}": it did not answer within ${PATIENCE_MS} ms`;
    caller.signal.addEventListener('abort', () => resolve(reason), { once: true });
  });
  const answered = client.execute(request).then(
    () => null,
    (error: unknown) =>
      error instanceof SubgraphUnavailable
        ? error.message
        : `Cannot ask subgraph "${client.name}": it failed`,
  );
  return await Promise.race([late, answered]);
}
