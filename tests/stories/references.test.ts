import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '../../subgraphs/kit/viewer.ts';
import { readUrl, startProcess } from '../gateway/support/gateway-process.ts';
import { startDataCentre, type TestDataCentre } from './support/data-centre.ts';

interface Refused {
  userErrors: { code: string; message: string; field: string[] }[];
}

const CREATE_INCIDENT = `mutation ($input: CreateIncidentInput!) {
  createIncident(input: $input) {
    incident { id alert { id } monitoredObject { id } }
    isExisting
    userErrors { code message field }
  }
}`;
interface CreateIncident {
  createIncident: Refused & {
    incident: { id: string; alert: object | null; monitoredObject: object | null } | null;
    isExisting: boolean | null;
  };
}

const START_RUNBOOK = `mutation ($input: StartRunbookInput!) {
  startRunbook(input: $input) { job { id } userErrors { code message field } }
}`;
interface StartRunbook {
  startRunbook: Refused & { job: { id: string } | null };
}

const REPORT_ITEMS = `mutation ($items: [ReportedConfigurationItemInput!]!) {
  reportConfigurationItems(input: { items: $items }) {
    results { outcome refusal { code message field } }
  }
}`;
interface ReportItems {
  reportConfigurationItems: {
    results: { outcome: string | null; refusal: Refused['userErrors'][0] | null }[];
  };
}

describe('an id of another product', () => {
  let centre: TestDataCentre;
  let alertId: string;
  let objectId: string;
  /** A runbook that needs to be told nothing. */
  let runbook: { id: string; path: string };
  beforeAll(async () => {
    centre = await startDataCentre();
    const { alerts, runbooks } = await centre.ask<{
      alerts: { nodes: { id: string; monitoredObject: { id: string } }[] };
      runbooks: {
        nodes: {
          id: string;
          path: string;
          checkedOutBy: string | null;
          parameters: { isRequired: boolean }[];
        }[];
      };
    }>(`{
      alerts(filter: { isOpen: false }, first: 200) { nodes { id monitoredObject { id } } }
      runbooks(first: 200) { nodes { id path checkedOutBy parameters { isRequired } } }
    }`);
    ({
      id: alertId,
      monitoredObject: { id: objectId },
    } = take(alerts.nodes));
    runbook = take(
      runbooks.nodes.filter(
        ({ checkedOutBy, parameters }) =>
          checkedOutBy === null && !parameters.some(({ isRequired }) => isRequired),
      ),
    );
  });
  afterAll(() => centre[Symbol.asyncDispose]());

  async function createIncident(input: object, viewer?: Viewer) {
    const asked = { title: 'Nobody answers', ...input };
    const answer = await centre.ask<CreateIncident>(CREATE_INCIDENT, { input: asked }, viewer);
    return answer.createIncident;
  }

  async function startRunbook(input: object) {
    const asked = { runbookId: runbook.id, ...input };
    return (await centre.ask<StartRunbook>(START_RUNBOOK, { input: asked })).startRunbook;
  }

  async function reportItems(items: readonly object[]) {
    const answer = await centre.ask<ReportItems>(REPORT_ITEMS, {
      items: items.map((item) => ({ class: 'Computer', displayName: 'web-01', ...item })),
    });
    return answer.reportConfigurationItems.results;
  }

  test('that its owner knows is taken', async () => {
    const { incident, userErrors } = await createIncident({
      alertId,
      monitoredObjectId: objectId,
    });
    expect(userErrors).toEqual([]);
    expect(incident).toMatchObject({ alert: { id: alertId }, monitoredObject: { id: objectId } });
    const started = await startRunbook({ alertId, incidentId: incident?.id });
    expect(started.userErrors).toEqual([]);
  });

  test.each([
    ['alertId', 'alert'],
    ['monitoredObjectId', 'monitored object'],
  ])('that nobody knows makes no incident: %s', async (field, noun) => {
    expect(await createIncident({ [field]: 'nowhere' })).toEqual({
      incident: null,
      isExisting: null,
      userErrors: [
        {
          code: 'NOT_FOUND',
          message: `Cannot create an incident: there is no ${noun} "nowhere"`,
          field: ['input', field],
        },
      ],
    });
  });

  test.each([
    ['alertId', 'alert'],
    ['incidentId', 'incident'],
    ['virtualMachineId', 'virtual machine'],
  ])('that nobody knows starts no runbook: %s', async (field, noun) => {
    expect(await startRunbook({ alertId, [field]: 'nowhere' })).toEqual({
      job: null,
      userErrors: [
        {
          code: 'NOT_FOUND',
          message: `Cannot start runbook "${runbook.path}": there is no ${noun} "nowhere"`,
          field: ['input', field],
        },
      ],
    });
  });

  test('that nobody knows refuses the one configuration item that is tied to it', async () => {
    expect(
      await reportItems([
        { id: 'item-1' },
        { id: 'item-2', monitoredObjectId: 'nowhere' },
        { id: 'item-3', displayName: 'web-03' },
      ]),
    ).toEqual([
      { outcome: 'CREATED', refusal: null },
      {
        outcome: null,
        refusal: {
          code: 'NOT_FOUND',
          message:
            'Cannot take configuration item "web-01": there is no monitored object "nowhere"',
          field: ['input', 'items', '1', 'monitoredObjectId'],
        },
      },
      { outcome: 'CREATED', refusal: null },
    ]);
  });

  test('that its owner has removed is known still', async () => {
    const { monitoredObjects } = await centre.ask<{
      monitoredObjects: { nodes: { id: string }[] };
    }>('{ monitoredObjects(first: 2) { nodes { id } } }');
    const { id } = take(monitoredObjects.nodes.filter((object) => object.id !== objectId));
    await centre.ask(
      'mutation ($ids: [ID!]!) { reportMonitoredObjects(input: { removedIds: $ids }) { cursor } }',
      { ids: [id] },
    );
    expect((await createIncident({ monitoredObjectId: id })).userErrors).toEqual([]);
  });

  test('outside the groups of the viewer is answered like one that there is not', async () => {
    const viewer: Viewer = { name: 'kim', profile: 'OPERATOR', groupIds: ['no-group'] };
    const { userErrors, ...rest } = await createIncident({ alertId }, viewer);
    const [refusal] = userErrors;
    const nowhere = await createIncident({ alertId: 'nowhere' }, viewer);
    expect(nowhere).toEqual({
      ...rest,
      userErrors: [{ ...refusal, message: refusal?.message.replace(alertId, 'nowhere') }],
    });
  });

  test('is taken as given while its owner is away, and a repeat is answered when it is back', async () => {
    centre.setFailing('operations-manager', true);
    const asked = { alertId: 'told before', idempotencyKey: 'once' };
    const created = await createIncident(asked);
    const started = await startRunbook(asked);
    const [reported] = await reportItems([{ id: 'item-4', monitoredObjectId: 'told before' }]);
    centre.setFailing('operations-manager', false);

    expect(created.userErrors).toEqual([]);
    expect(started.userErrors).toEqual([]);
    expect(reported?.outcome).toBe('CREATED');
    expect((await createIncident(asked)).incident?.id).toBe(created.incident?.id);
    expect((await startRunbook(asked)).job?.id).toBe(started.job?.id);
    const [again] = await reportItems([{ id: 'item-4', monitoredObjectId: 'told before' }]);
    expect(again).toEqual({ outcome: 'UNCHANGED', refusal: null });
  });
});

test('the process that runs all four products asks as well', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'references-'));
  await using stack = new AsyncDisposableStack();
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const gateway = stack.use(startProcess(['--port', '0'], { DATA_DIR: folder }));
  const response = await fetch(await readUrl(gateway), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: CREATE_INCIDENT,
      variables: { input: { title: 'Nobody answers', alertId: 'nowhere' } },
    }),
  });
  const { data } = (await response.json()) as { data: CreateIncident };
  expect(data.createIncident.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
});

function take<T>([first]: readonly T[]): T {
  if (first === undefined) throw new Error('The demonstration has none');
  return first;
}
