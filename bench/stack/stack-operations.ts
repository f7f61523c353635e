import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { post, type Address, type CheckedRequest } from '../harness/check-answers.ts';
import type { FilledStore } from '../stores/filled-store.ts';
import { connectPeer } from './peer/connect-peer.ts';

/** What operators ask all day, with variables taken from the rows that are there. */
export interface StackOperation {
  readonly name: string;
  readonly about: string;
  readonly query: string;
  readonly variables: readonly Readonly<Record<string, unknown>>[];
}

const BOARD_FIELDS = `
  nodes {
    id name severity priority raisedAt repeatCount owner
    resolutionState { value name }
    monitoredObject { id displayName health virtualMachine { id name status host { id name } } }
    incident { id title priority status { name } }
    jobs(first: 3) { nodes { id status runbook { id name } } }
  }
`;

/** Chosen from the store, so that there is something to be found for every variable. */
export async function listStackOperations(store: FilledStore): Promise<StackOperation[]> {
  const samples = await readSamples(store);
  return [
    {
      name: 'board',
      about: 'a board of 50 open alerts with object, virtual machine and host, incident and jobs',
      query: `query Board($filter: AlertFilter) { alerts(filter: $filter, first: 50) {${BOARD_FIELDS}} }`,
      variables: samples.moments.map((lt) => ({ filter: { isOpen: true, raisedAt: { lt } } })),
    },
    {
      name: 'search',
      about: 'the newest 50 alerts of whatever has a part of this name',
      query: `query Search($filter: AlertFilter) {
        alerts(filter: $filter, first: 50) { nodes { id name severity raisedAt } }
      }`,
      variables: samples.computers.map((contains) => ({
        filter: { monitoredObjectName: { contains } },
      })),
    },
    {
      name: 'statistics',
      about: 'all alerts counted by severity and by priority',
      query: `query Statistics($by: [AlertDimension!]!) {
        alertStatistics(by: $by) { total buckets { severity priority count } }
      }`,
      variables: [{ by: ['SEVERITY'] }, { by: ['PRIORITY'] }],
    },
    {
      name: 'one alert',
      about: 'one alert by its id',
      query: `query One($id: ID!) {
        alert(id: $id) { id name description severity priority raisedAt resolutionState { value name } }
      }`,
      variables: samples.ids.map((id) => ({ id })),
    },
  ];
}

/**
 * The expected answers are what the reference answers; it and the others share no code. A store that was just filled
 * has jobs under way, so this waits until two readings are the same.
 */
export async function toCheckedRequests(
  operation: StackOperation,
  reference: Address,
): Promise<CheckedRequest[]> {
  let before = await askReference(operation, reference);
  for (let reading = 0; reading < MOST_READINGS; reading += 1) {
    await sleep(1_000);
    const requests = await askReference(operation, reference);
    if (isDeepStrictEqual(requests, before)) return requests;
    before = requests;
  }
  throw new Error(`Cannot compare answers to "${operation.name}": they go on changing`);
}

const MOST_READINGS = 60;

async function askReference(
  { query, variables }: StackOperation,
  reference: Address,
): Promise<CheckedRequest[]> {
  const requests: CheckedRequest[] = [];
  for (const values of variables) {
    const body = JSON.stringify({ query, variables: values });
    const { data, errors } = JSON.parse(await post(reference, body)) as {
      data?: unknown;
      errors?: unknown;
    };
    if (errors !== undefined) throw new Error(`Cannot compare: ${JSON.stringify(errors)}`);
    requests.push({ body, expectedData: data });
  }
  return requests;
}

interface Samples {
  readonly moments: readonly string[];
  readonly computers: readonly string[];
  readonly ids: readonly string[];
}

async function readSamples({ location }: FilledStore): Promise<Samples> {
  const knex = connectPeer('operations-manager', location);
  try {
    const open = (await knex('alerts')
      .select('raised_at')
      .where({ is_open: 1 })
      .orderBy('raised_at', 'desc')) as { raised_at: string }[];
    const alerts = (await knex('alerts')
      .select('id', 'netbios_computer_name as computer')
      .orderBy('raised_at', 'desc')
      .limit(6_400)) as { id: string; computer: string }[];
    return {
      // Boards that begin at different alerts; behind the last there are still 50.
      moments: spreadOver(open.slice(0, -51), 16).map((row) => row.raised_at),
      computers: spreadOver(alerts, 16).map(({ computer }) => computer.toLowerCase()),
      ids: spreadOver(alerts, 64).map(({ id }) => id),
    };
  } finally {
    await knex.destroy();
  }
}

function spreadOver<Value>(values: readonly Value[], count: number): Value[] {
  const step = values.length / count;
  return Array.from({ length: count }, (_, index) => values[Math.floor(index * step)]).filter(
    (value) => value !== undefined,
  );
}
