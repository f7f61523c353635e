import { join } from 'node:path';
import { alertAt, incidentAt, machineAt } from '../gateway/estate-data.ts';
import { ESTATE_SCHEMAS, EVENTS_SCHEMA } from '../gateway/estate-schemas.ts';
import { GATEWAY_CANDIDATES } from '../gateway/candidates.ts';
import { writeFixture, type GatewayFixture } from '../gateway/fixture.ts';
import { isServing } from '../harness/check-answers.ts';
import type { PartRun } from '../harness/part.ts';
import { startProcess, waitUntilReady } from '../harness/processes.ts';
import { startService } from '../harness/start-contestant.ts';
import { compareStreams, toStreamTable, type StreamContestant } from './measure-streams.ts';
import { startSubscribers } from './subscribers.ts';

const MODES = {
  full: { subscribers: 1_000, window: 1, rounds: 4, roundMs: 2_000 },
  short: { subscribers: 100, window: 1, rounds: 2, roundMs: 300 },
} as const;

/** The gateways alone: a subscription of one subgraph, each event joined over HTTP with two others. */
export async function measureFederatedStreams(run: PartRun): Promise<void> {
  const { report, mode, directory } = run;
  await using running = new AsyncDisposableStack();
  const schemas = ESTATE_SCHEMAS.map((schema) => (schema.name === 'ops' ? EVENTS_SCHEMA : schema));
  const fixture = await writeFixture(directory, schemas);
  await startSubgraphs(fixture, running);
  const contestants: StreamContestant[] = [];
  for (const candidate of GATEWAY_CANDIDATES) {
    const { name, path, streamPath } = candidate;
    if (streamPath === null) continue;
    const { port, process: started } = await startService(
      {
        name,
        path,
        directory: candidate.command(fixture, 0).directory ?? directory,
        command: candidate.command(fixture, 0).command,
        args: (freePort) => candidate.command(fixture, freePort).args,
      },
      running,
      directory,
    );
    contestants.push(toContestant(fixture, { name, port, path: streamPath, pid: started.pid }));
  }

  report.ask(
    `What does a subscription joined over three subgraphs cost a gateway with ${MODES[mode].subscribers.toLocaleString('en')} subscribers?`,
  );
  const subscribers = running.use(startSubscribers(directory));
  const measurements = await compareStreams(subscribers, contestants, MODES[mode]);
  report.table(toStreamTable(measurements, { comparedWith: 0, label: 'x ours' }));
}

async function startSubgraphs(
  fixture: GatewayFixture,
  running: AsyncDisposableStack,
): Promise<void> {
  const { directory, fixtureFile } = fixture;
  const portOf = (wanted: string) =>
    fixture.subgraphs.find(({ name }) => name === wanted)?.port ?? 0;
  const scripts = [
    [join(import.meta.dirname, 'events-subgraph.ts'), String(portOf('ops'))],
    [join(import.meta.dirname, '../gateway/subgraphs-process.ts'), fixtureFile, 'ops'],
  ];
  for (const [index, args] of scripts.entries()) {
    const started = running.use(
      startProcess({
        command: process.execPath,
        args,
        directory,
        cores: 'others',
        logFile: join(directory, `subgraphs-${index}.log`),
      }),
    );
    const port = portOf(index === 0 ? 'ops' : 'orch');
    const isReady = () => isServing({ port, path: '/graphql' });
    await waitUntilReady(started, { what: 'the subgraphs', isReady });
  }
}

function toContestant(
  fixture: GatewayFixture,
  { name, port, path, pid }: { name: string; port: number; path: string; pid: number },
): StreamContestant {
  const events = fixture.subgraphs.find((subgraph) => subgraph.name === 'ops');
  return {
    name,
    port,
    path,
    pids: [pid],
    payloads: [{ query: SUBSCRIPTION, variables: { channel: name } }],
    marker: '"alertRaised"',
    publish: {
      publishPort: events?.port ?? 0,
      publishPath: `/publish?channel=${encodeURIComponent(name)}`,
      bodies: ['{}'],
    },
    checkSample,
  };
}

const SUBSCRIPTION = `subscription Board($channel: String!) {
  alertRaised(channel: $channel) {
    id name severity priority resolutionState raisedAt objectName repeatCount
    incident { id title status priority assignedTo }
    virtualMachine { id name status hostName memoryMegabytes }
  }
}`;

/** The first event of a run raises the first alert. */
function checkSample(sample: string): void {
  const { payload } = JSON.parse(sample) as {
    payload: { data?: { alertRaised?: Record<string, Record<string, unknown> | string> } };
  };
  const alert = payload.data?.alertRaised;
  const incident = alert?.['incident'] as Record<string, unknown> | undefined; // an object in the schema
  const machine = alert?.['virtualMachine'] as Record<string, unknown> | undefined; // an object in the schema
  const isRight =
    alert?.['name'] === alertAt(0).name &&
    incident?.['title'] === incidentAt(0).title &&
    machine?.['hostName'] === machineAt(0).hostName;
  if (!isRight) throw new Error(`Cannot measure a wrong message: ${sample.slice(0, 300)}`);
}
