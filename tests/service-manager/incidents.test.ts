import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ask, askForAnswer, follow } from '../support/ask.ts';
import { STORES } from '../support/databases.ts';
import {
  ANALYST,
  change,
  open,
  reportItems,
  SOLVED,
  startServiceManager,
  type Problem,
  type TestServiceManager,
} from './support/service-manager.ts';

const HOUR_MS = 60 * 60 * 1_000;

describe.each(STORES)('incidents on %s', (kind) => {
  let manager: TestServiceManager;
  beforeEach(async () => {
    manager = await startServiceManager(kind);
  });
  afterEach(() => manager[Symbol.asyncDispose]());

  const readLog = async (id: string) =>
    (
      await ask<{
        incident: { actionLog: { nodes: { kind: string; text: string; by: string }[] } };
      }>(
        manager,
        'query ($id: ID!) { incident(id: $id) { actionLog { nodes { kind text by } } } }',
        { variables: { id } },
      )
    ).incident.actionLog.nodes;

  describe('opening', () => {
    test('numbers follow one another, and what is not said is as on every site', async () => {
      const first = await open(manager, {});
      const second = await open(manager, {});
      expect([first.id, second.id]).toEqual(['IR1', 'IR2']);
      expect(first).toEqual({
        id: 'IR1',
        version: 1,
        priority: 5,
        resolveBy: '2026-02-01T09:30:00.000Z',
        resolvedAt: null,
        closedAt: null,
        firstAssignedAt: null,
        resolutionDescription: null,
        isOpen: true,
        status: { path: 'Active' },
        resolutionCategory: null,
        parent: null,
      });
    });

    test('the priority and the moment to resolve by follow from impact and urgency', async () => {
      const { priority, resolveBy } = await open(manager, { impact: 'High', urgency: 'high' });
      expect(priority).toBe(1);
      expect(resolveBy).toBe('2026-01-31T10:30:00.000Z');
    });

    test('a template fills in what is left out and nothing else', async () => {
      const { createTemplate } = await ask<{ createTemplate: { template: { id: string } } }>(
        manager,
        `mutation { createTemplate(input: {
          name: "Networking", title: "Network is down", impact: "High", urgency: "High",
          supportGroup: "Tier 2", affectedUser: "Operations Manager"
        }) { template { id } } }`,
      );
      const { createIncident } = await ask(
        manager,
        `mutation ($input: CreateIncidentInput!) { createIncident(input: $input) { incident {
          title urgency { name } impact { name } supportGroup { name } affectedUser template { name }
        } } }`,
        { variables: { input: { templateId: createTemplate.template.id, urgency: 'Low' } } },
      );
      expect(createIncident).toEqual({
        incident: {
          title: 'Network is down',
          urgency: { name: 'Low' },
          impact: { name: 'High' },
          supportGroup: { name: 'Tier 2' },
          affectedUser: 'Operations Manager',
          template: { name: 'Networking' },
        },
      });
    });

    test('an alert with an open incident keeps that one', async () => {
      const first = await change(manager, 'createIncident', { title: 'Down', alertId: 'alert-1' });
      const second = await change(manager, 'createIncident', { title: 'Down', alertId: 'alert-1' });
      expect(first.isExisting).toBe(false);
      expect(second).toMatchObject({ incident: { id: 'IR1' }, isExisting: true, cursor: null });

      await change(manager, 'resolveIncident', { incidentId: 'IR1', ...SOLVED });
      const third = await change(manager, 'createIncident', { title: 'Down', alertId: 'alert-1' });
      expect(third).toMatchObject({ incident: { id: 'IR2' }, isExisting: false });
    });

    test('connectors that open incidents for one alert at the same moment make one', async () => {
      const answers = await Promise.all(
        Array.from({ length: 8 }, () =>
          change(manager, 'createIncident', { title: 'Down', alertId: 'alert-1' }),
        ),
      );
      expect(new Set(answers.map(({ incident }) => incident?.id))).toEqual(new Set(['IR1']));
      expect(answers.filter(({ isExisting }) => isExisting === false)).toHaveLength(1);
    });

    test('the same key opens one incident, however often and however close together it comes', async () => {
      const input = { title: 'Down', idempotencyKey: 'key-1' };
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => change(manager, 'createIncident', input)),
      );
      expect(answers.map(({ incident }) => incident?.id)).toEqual([
        'IR1',
        'IR1',
        'IR1',
        'IR1',
        'IR1',
      ]);
      const [cursor] = answers.map((answer) => answer.cursor);
      expect(cursor).toEqual(expect.any(String));
      await change(manager, 'updateIncident', { incidentId: 'IR1', title: 'Down again' });
      const again = await change(manager, 'createIncident', input);
      expect([...answers, again].map((answer) => answer.cursor)).toEqual(Array(6).fill(cursor));

      const other = await change(manager, 'createIncident', { ...input, title: 'Up' });
      expect(other.userErrors).toEqual([
        {
          code: 'IDEMPOTENCY_KEY_REUSED',
          message: 'Cannot use idempotency key "key-1" again: it stands for another request',
          field: ['input', 'idempotencyKey'],
        },
      ]);
    });

    test('the item of the monitored object is affected along with those that are named', async () => {
      await reportItems(manager, [
        { id: 'ci-1', monitoredObjectId: 'object-1' },
        { id: 'ci-2', displayName: 'sql-01' },
      ]);
      const { createIncident } = await ask(
        manager,
        `mutation { createIncident(input: {
          title: "Down", alertId: "alert-1", monitoredObjectId: "object-1", affectedConfigurationItemIds: ["ci-2"]
        }) { incident {
          source { name } monitoredObject { id } alert { id incident { id } }
          affectedConfigurationItems { totalCount nodes { displayName } }
        } } }`,
      );
      expect(createIncident).toEqual({
        incident: {
          source: { name: 'SCOM' },
          monitoredObject: { id: 'object-1' },
          alert: { id: 'alert-1', incident: { id: 'IR1' } },
          affectedConfigurationItems: {
            totalCount: 2,
            nodes: [{ displayName: 'web-01' }, { displayName: 'sql-01' }],
          },
        },
      });
    });

    test.each<[string, object, Problem]>([
      [
        'no title',
        { title: null },
        {
          code: 'REQUIRED',
          message: 'Cannot create an incident without a title',
          field: ['input', 'title'],
        },
      ],
      [
        'an empty title',
        { title: '' },
        {
          code: 'BAD_LENGTH',
          message: 'Cannot take a title of 0 characters: it must have 1 to 256',
          field: ['input', 'title'],
        },
      ],
      [
        'an impact that is none',
        { impact: 'Gigantic' },
        {
          code: 'NOT_FOUND',
          message: 'Cannot use "Gigantic" of the list "Impact": it has no such item',
          field: ['input', 'impact'],
        },
      ],
      [
        'the status Resolved',
        { status: 'Resolved' },
        {
          code: 'NOT_ALLOWED',
          message:
            'Cannot set status "Resolved": incidents are resolved and closed by mutations of their own',
          field: ['input', 'status'],
        },
      ],
      [
        'an unknown template',
        { templateId: 'none' },
        {
          code: 'NOT_FOUND',
          message: 'Cannot create an incident from template "none": there is none',
          field: ['input', 'templateId'],
        },
      ],
      [
        'an unknown parent',
        { parentId: 'IR99' },
        {
          code: 'NOT_FOUND',
          message: 'Cannot link a child to incident "IR99": there is none',
          field: ['input', 'parentId'],
        },
      ],
      [
        'an unknown configuration item',
        { affectedConfigurationItemIds: ['ci-9'] },
        {
          code: 'NOT_FOUND',
          message: 'Cannot name configuration item "ci-9": there is none',
          field: ['input', 'affectedConfigurationItemIds', '0'],
        },
      ],
      [
        'eleven custom fields',
        { customFields: Array.from({ length: 11 }, () => 'x') },
        {
          code: 'OUT_OF_RANGE',
          message: 'Cannot set 11 custom fields: there are 10',
          field: ['input', 'customFields'],
        },
      ],
      [
        'a NUL character',
        { description: 'a\0b' },
        {
          code: 'BAD_VALUE',
          message: 'Cannot take a description with a NUL character: stores do not keep it',
          field: ['input', 'description'],
        },
      ],
      [
        'a period that ends before it begins',
        { scheduledStartAt: '2026-02-02T00:00:00Z', scheduledEndAt: '2026-02-01T00:00:00Z' },
        {
          code: 'CONTRADICTION',
          message:
            'Cannot set a period from 2026-02-02T00:00:00.000Z to 2026-02-01T00:00:00.000Z: it ends before it begins',
          field: ['input', 'scheduledEndAt'],
        },
      ],
    ])('%s is refused, and no number is used up', async (_name, input, problem) => {
      const answer = await change(manager, 'createIncident', { title: 'Down', ...input });
      expect(answer).toMatchObject({ incident: null, cursor: null, userErrors: [problem] });
      expect((await open(manager, {})).id).toBe('IR1');
    });
  });

  describe('changing', () => {
    test('what is left out stays, what is null is cleared', async () => {
      await open(manager, { assignedTo: 'Ana Ruiz', contactMethod: 'Desk 12' });
      const { updateIncident } = await ask(
        manager,
        `mutation { updateIncident(input: { incidentId: "IR1", assignedTo: null, title: "Disk E: is full" }) {
          incident { title assignedTo contactMethod version lastModifiedBy } userErrors { code }
        } }`,
        { viewer: ANALYST },
      );
      expect(updateIncident).toEqual({
        incident: {
          title: 'Disk E: is full',
          assignedTo: null,
          contactMethod: 'Desk 12',
          version: 2,
          lastModifiedBy: 'Ana Ruiz',
        },
        userErrors: [],
      });
    });

    test('what changes nothing is no change', async () => {
      await open(manager, {});
      const answer = await change(manager, 'updateIncident', {
        incidentId: 'IR1',
        title: 'Disk is full',
      });
      expect(answer).toMatchObject({ incident: { version: 1 }, cursor: null, userErrors: [] });
    });

    test('an incident is first assigned once', async () => {
      await open(manager, {});
      manager.clock.advanceMs(HOUR_MS);
      const taken = await change(manager, 'updateIncident', {
        incidentId: 'IR1',
        assignedTo: 'Ana',
      });
      manager.clock.advanceMs(HOUR_MS);
      const given = await change(manager, 'updateIncident', {
        incidentId: 'IR1',
        assignedTo: 'Ben',
      });
      expect(taken.incident?.firstAssignedAt).toBe('2026-01-31T10:30:00.000Z');
      expect(given.incident?.firstAssignedAt).toBe('2026-01-31T10:30:00.000Z');
    });

    test('a new urgency moves the moment to resolve by, unless somebody has set it', async () => {
      await open(manager, {});
      const urgent = await change(manager, 'updateIncident', {
        incidentId: 'IR1',
        urgency: 'High',
      });
      expect(urgent.incident).toMatchObject({
        priority: 4,
        resolveBy: '2026-01-31T17:30:00.000Z',
      });
      const set = await change(manager, 'updateIncident', {
        incidentId: 'IR1',
        resolveBy: '2026-03-01T00:00:00Z',
      });
      expect(set.incident?.resolveBy).toBe('2026-03-01T00:00:00.000Z');
      const rated = await change(manager, 'updateIncident', { incidentId: 'IR1', impact: 'High' });
      expect(rated.incident).toMatchObject({ priority: 1, resolveBy: '2026-03-01T00:00:00.000Z' });
      const reset = await change(manager, 'updateIncident', { incidentId: 'IR1', resolveBy: null });
      expect(reset.incident?.resolveBy).toBe('2026-01-31T10:30:00.000Z');
    });

    test("it moves between Active, Pending and the site's own statuses", async () => {
      await ask(
        manager,
        `mutation { createListItem(input: { list: INCIDENT_STATUS, name: "Waiting", parent: "Active" }) { item { id } } }`,
      );
      await open(manager, {});
      const statuses: (string | undefined)[] = [];
      for (const status of ['Pending', 'active.waiting', 'Active']) {
        const { incident } = await change(manager, 'updateIncident', { incidentId: 'IR1', status });
        statuses.push(incident?.status.path);
      }
      expect(statuses).toEqual(['Active.Pending', 'Active.Waiting', 'Active']);
    });

    test('somebody else’s change is not overwritten', async () => {
      await open(manager, {});
      await change(manager, 'updateIncident', { incidentId: 'IR1', title: 'New' }, ANALYST);
      const late = await change(manager, 'updateIncident', {
        incidentId: 'IR1',
        title: 'Newer',
        expectedVersion: 1,
      });
      expect(late.userErrors).toEqual([
        {
          code: 'CONCURRENT_UPDATE',
          message:
            'Cannot change incident "IR1" at version 1: Ana Ruiz made it version 2 at 2026-01-31T09:30:00.000Z',
          field: ['input', 'expectedVersion'],
        },
      ]);
    });

    test.each<[string, object, string, readonly string[]]>([
      ['the title', { title: null }, 'REQUIRED', ['input', 'title']],
      ['the impact', { impact: null }, 'REQUIRED', ['input', 'impact']],
      ['whether it is escalated', { isEscalated: null }, 'REQUIRED', ['input', 'isEscalated']],
    ])('%s cannot be cleared', async (_name, input, code, field) => {
      await open(manager, {});
      const { userErrors } = await change(manager, 'updateIncident', {
        incidentId: 'IR1',
        ...input,
      });
      expect(userErrors).toEqual([expect.objectContaining({ code, field })]);
    });

    test('items are added and taken away, at most a hundred', async () => {
      const items = Array.from({ length: 101 }, (_, index) => ({ id: `ci-${index}` }));
      await reportItems(manager, items);
      await open(manager, { affectedConfigurationItemIds: ['ci-1', 'ci-2'] });
      const { updateIncident } = await ask(
        manager,
        `mutation { updateIncident(input: {
          incidentId: "IR1", addAffectedConfigurationItemIds: ["ci-3"], removeAffectedConfigurationItemIds: ["ci-1"]
          addRelatedConfigurationItemIds: ["ci-1"]
        }) { incident {
          affectedConfigurationItems { nodes { id } } relatedConfigurationItems { nodes { id } }
        } } }`,
      );
      expect(updateIncident).toEqual({
        incident: {
          affectedConfigurationItems: { nodes: [{ id: 'ci-2' }, { id: 'ci-3' }] },
          relatedConfigurationItems: { nodes: [{ id: 'ci-1' }] },
        },
      });
      const both = await change(manager, 'updateIncident', {
        incidentId: 'IR1',
        addAffectedConfigurationItemIds: ['ci-4', 'ci-5'],
        removeAffectedConfigurationItemIds: ['ci-5'],
      });
      expect(both.userErrors).toEqual([
        {
          code: 'CONTRADICTION',
          message: 'Cannot add configuration item "ci-5": it is to be taken away as well',
          field: ['input', 'addAffectedConfigurationItemIds', '1'],
        },
      ]);
      const tooMany = await change(manager, 'updateIncident', {
        incidentId: 'IR1',
        addAffectedConfigurationItemIds: items.map(({ id }) => id),
      });
      expect(tooMany.userErrors).toEqual([
        {
          code: 'OUT_OF_RANGE',
          message: 'Cannot have 101 configuration items: an incident holds 100 of a kind',
          field: ['input', 'addAffectedConfigurationItemIds'],
        },
      ]);
    });
  });

  describe('resolving, reactivating, closing', () => {
    test('an incident is resolved with a category and a description, and then closed for good', async () => {
      await open(manager, {});
      manager.clock.advanceMs(HOUR_MS);
      const resolved = await change(manager, 'resolveIncident', { incidentId: 'IR1', ...SOLVED });
      expect(resolved.incident).toMatchObject({
        status: { path: 'Resolved' },
        isOpen: false,
        resolvedAt: '2026-01-31T10:30:00.000Z',
        resolutionCategory: { name: 'Fixed By Analyst' },
        resolutionDescription: 'Removed old log files.',
      });
      const closed = await change(manager, 'closeIncident', { incidentId: 'IR1' });
      expect(closed.incident).toMatchObject({
        status: { path: 'Closed' },
        closedAt: '2026-01-31T10:30:00.000Z',
      });
      const late = await change(manager, 'updateIncident', { incidentId: 'IR1', title: 'New' });
      expect(late.userErrors).toEqual([
        {
          code: 'NOT_ALLOWED_IN_STATE',
          message: 'Cannot change incident "IR1": it is closed, it must be active or resolved',
          field: ['input', 'incidentId'],
        },
      ]);
    });

    test('an active incident cannot be closed', async () => {
      await open(manager, {});
      const { userErrors } = await change(manager, 'closeIncident', { incidentId: 'IR1' });
      expect(userErrors).toEqual([
        {
          code: 'NOT_ALLOWED_IN_STATE',
          message: 'Cannot close incident "IR1": it is active, it must be resolved',
          field: ['input', 'incidentId'],
        },
      ]);
    });

    test('a reactivated incident has no solution any more; its action log still tells of it', async () => {
      await open(manager, {});
      await change(manager, 'resolveIncident', { incidentId: 'IR1', ...SOLVED });
      const { incident } = await change(
        manager,
        'reactivateIncident',
        { incidentId: 'IR1', comment: 'It happens again.' },
        ANALYST,
      );
      expect(incident).toMatchObject({
        status: { path: 'Active' },
        resolvedAt: null,
        resolutionCategory: null,
        resolutionDescription: null,
      });
      expect(await readLog('IR1')).toEqual([
        { kind: 'ANALYST_COMMENT', text: 'It happens again.', by: 'Ana Ruiz' },
        { kind: 'REACTIVATED', text: 'Made active again', by: 'Ana Ruiz' },
        {
          kind: 'RESOLVED',
          text: 'Fixed By Analyst: Removed old log files.',
          by: 'local administrator',
        },
        { kind: 'CREATED', text: 'Recorded', by: 'local administrator' },
      ]);
    });

    test('what is not there cannot be resolved', async () => {
      const { userErrors } = await change(manager, 'resolveIncident', {
        incidentId: 'IR99',
        ...SOLVED,
      });
      expect(userErrors).toEqual([
        {
          code: 'NOT_FOUND',
          message: 'Cannot resolve incident "IR99": there is none',
          field: ['input', 'incidentId'],
        },
      ]);
    });
  });

  describe('parents and children', () => {
    const set = (settings: string) =>
      ask(
        manager,
        `mutation { setIncidentSettings(input: { ${settings} }) { incidentSettings { idPrefix } userErrors { code } } }`,
      );

    test('children follow their parent into Resolved and back', async () => {
      await open(manager, {});
      await open(manager, { parentId: 'IR1' });
      await open(manager, {});
      await change(manager, 'updateIncident', { incidentId: 'IR3', parentId: 'IR1' });
      const resolved = await change(manager, 'resolveIncident', { incidentId: 'IR1', ...SOLVED });
      expect(resolved.children).toEqual([{ id: 'IR2' }, { id: 'IR3' }]);
      expect((await readLog('IR3'))[0]?.text).toBe(
        'Resolved with its parent IR1: Fixed By Analyst: Removed old log files.',
      );
      const reactivated = await change(manager, 'reactivateIncident', { incidentId: 'IR1' });
      expect(reactivated.children).toEqual([{ id: 'IR2' }, { id: 'IR3' }]);
    });

    test('a site may leave it to whoever resolves, or switch it off', async () => {
      await open(manager, {});
      await open(manager, { parentId: 'IR1' });
      await set('resolveChildren: ASK');
      const unclear = await change(manager, 'resolveIncident', { incidentId: 'IR1', ...SOLVED });
      expect(unclear.userErrors).toEqual([
        {
          code: 'CHOICE_REQUIRED',
          message: 'Cannot leave open what becomes of 1 child incidents: this site asks each time',
          field: ['input', 'resolveChildren'],
        },
      ]);
      await set('resolveChildren: NEVER');
      const alone = await change(manager, 'resolveIncident', { incidentId: 'IR1', ...SOLVED });
      expect(alone).toMatchObject({ incident: { isOpen: false }, children: [], userErrors: [] });
    });

    test('a child takes the status that the site has set for children', async () => {
      await set('statusOfLinkedChild: "Pending"');
      await open(manager, {});
      const child = await open(manager, { parentId: 'IR1' });
      expect(child).toMatchObject({ parent: { id: 'IR1' }, status: { path: 'Active.Pending' } });
    });

    test('there is one level of children', async () => {
      await open(manager, {});
      await open(manager, { parentId: 'IR1' });
      const deeper = await change(manager, 'createIncident', { title: 'Down', parentId: 'IR2' });
      expect(deeper.userErrors[0]).toMatchObject({ code: 'NOT_ALLOWED' });
      const loop = await change(manager, 'updateIncident', { incidentId: 'IR1', parentId: 'IR2' });
      expect(loop.userErrors[0]).toMatchObject({ code: 'NOT_ALLOWED' });
    });

    test('numbers go on under a new prefix and never meet old ones', async () => {
      await set('idPrefix: "IR1"');
      const ids: string[] = [];
      for (let count = 0; count < 2; count += 1) ids.push((await open(manager, {})).id);
      await set('idPrefix: "IR"');
      for (let count = 0; count < 10; count += 1) ids.push((await open(manager, {})).id);
      expect(ids.slice(0, 4)).toEqual(['IR11', 'IR12', 'IR3', 'IR4']);
      // 11 and 12 are passed over, since they were given out under the other prefix.
      expect(ids.slice(-3)).toEqual(['IR10', 'IR13', 'IR14']);
    });
  });

  test('of several mutations in one operation, each sees what those before it have done', async () => {
    await open(manager, {});
    const data = await ask<Record<string, { incident: { parent: { status: object } } }>>(
      manager,
      `mutation {
        link: createIncident(input: { title: "Also down", parentId: "IR1" }) {
          incident { parent { status { name } } }
        }
        resolveIncident(input: {
          incidentId: "IR1", resolutionCategory: "Duplicate", resolutionDescription: "Known."
        }) { children { parent { status { name } } actionLog { totalCount } } }
      }`,
    );
    expect(data).toEqual({
      link: { incident: { parent: { status: { name: 'Active' } } } },
      resolveIncident: {
        children: [{ parent: { status: { name: 'Resolved' } }, actionLog: { totalCount: 2 } }],
      },
    });
  });

  describe('commenting', () => {
    const comment = (input: object) =>
      ask<{
        commentIncident: { incident: object; entry: object; cursor: string; userErrors: Problem[] };
      }>(
        manager,
        `mutation ($input: CommentIncidentInput!) { commentIncident(input: $input) {
          incident { version lastModifiedBy } entry { kind text isPrivate by } cursor
          userErrors { code field }
        } }`,
        {
          variables: { input: { incidentId: 'IR1', comment: 'Looking into it.', ...input } },
          viewer: ANALYST,
        },
      );

    test('a comment is an entry of the log and a change of the incident', async () => {
      await open(manager, {});
      expect((await comment({ isPrivate: true })).commentIncident).toEqual({
        incident: { version: 2, lastModifiedBy: 'Ana Ruiz' },
        entry: {
          kind: 'ANALYST_COMMENT',
          text: 'Looking into it.',
          isPrivate: true,
          by: 'Ana Ruiz',
        },
        cursor: expect.any(String),
        userErrors: [],
      });
    });

    test('sent twice under one key it is written once', async () => {
      await open(manager, {});
      const answers = await Promise.all([1, 2, 3].map(() => comment({ idempotencyKey: 'key-1' })));
      expect(await readLog('IR1')).toHaveLength(2);
      const cursors = new Set(answers.map(({ commentIncident }) => commentIncident.cursor));
      expect(cursors).toEqual(new Set([expect.any(String) as string]));
    });

    test('the affected user says nothing in private', async () => {
      await open(manager, {});
      const { commentIncident } = await comment({ author: 'USER', isPrivate: true });
      expect(commentIncident.userErrors).toEqual([
        { code: 'CONTRADICTION', field: ['input', 'isPrivate'] },
      ]);
    });
  });

  describe('finding', () => {
    const find = async (filter: object, more: object = {}) =>
      (
        await ask<{ incidents: { nodes: { id: string }[]; totalCount: number } }>(
          manager,
          `query ($filter: IncidentFilter, $orderBy: IncidentOrder) {
            incidents(filter: $filter, orderBy: $orderBy) { nodes { id } totalCount }
          }`,
          { variables: { filter, ...more } },
        )
      ).incidents.nodes.map(({ id }) => id);

    beforeEach(async () => {
      await reportItems(manager, [{ id: 'ci-1' }]);
      await open(manager, { title: 'Disk C: is full', supportGroup: 'Tier 1', urgency: 'High' });
      manager.clock.advanceMs(HOUR_MS);
      await open(manager, {
        title: 'Printing is slow',
        status: 'Pending',
        description: 'On the 2nd floor, 100% of the time',
        affectedConfigurationItemIds: ['ci-1'],
      });
      manager.clock.advanceMs(24 * HOUR_MS);
      await open(manager, { title: 'Disk D: is full', assignedTo: 'Ana Ruiz', impact: 'High' });
      await change(manager, 'resolveIncident', { incidentId: 'IR3', ...SOLVED });
    });

    test.each<[string, object, string[]]>([
      ['a status', { status: { eq: 'Active' } }, ['IR1']],
      ['a status by its id', { status: { eq: '5e2d3932-ca6d-1515-7310-6f58584df73e' } }, ['IR1']],
      ['a branch of statuses', { status: { under: 'Active' } }, ['IR2', 'IR1']],
      ['several statuses', { status: { in: ['Pending', 'Resolved'] } }, ['IR3', 'IR2']],
      ['being open', { isOpen: true }, ['IR2', 'IR1']],
      ['not being open', { isOpen: false }, ['IR3']],
      ['no support group', { supportGroup: { isNull: true } }, ['IR3', 'IR2']],
      ['a priority', { priority: { lte: 4 } }, ['IR3', 'IR1']],
      ['a part of the title', { title: { contains: 'DISK' } }, ['IR3', 'IR1']],
      ['a part of the description', { description: { contains: '100% of' } }, ['IR2']],
      ['an affected item', { affectedConfigurationItemId: { in: ['ci-1', 'ci-2'] } }, ['IR2']],
      ['an assignee', { assignedTo: { eq: 'Ana Ruiz' } }, ['IR3']],
      ['not an assignee', { not: { assignedTo: { eq: 'Ana Ruiz' } } }, ['IR2', 'IR1']],
      ['time', { createdAt: { gte: '2026-02-01T00:00:00Z' } }, ['IR3']],
      [
        'one of two conditions',
        { or: [{ status: { eq: 'Pending' } }, { urgency: { eq: 'High' } }] },
        ['IR2', 'IR1'],
      ],
    ])('by %s', async (_name, filter, ids) => {
      expect(await find(filter)).toEqual(ids);
    });

    test('in other orders', async () => {
      const orderBy = { field: 'PRIORITY', direction: 'ASC' };
      expect(await find({}, { orderBy })).toEqual(['IR3', 'IR1', 'IR2']);
      expect(await find({}, { orderBy: { field: 'TITLE', direction: 'ASC' } })).toEqual([
        'IR1',
        'IR3',
        'IR2',
      ]);
    });

    test('page by page', async () => {
      interface Listed {
        incidents: {
          nodes: { id: string }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      }
      const pages: string[][] = [];
      let after: string | null = null;
      do {
        const { incidents }: Listed = await ask<Listed>(
          manager,
          `query ($after: String) { incidents(first: 2, after: $after) {
            nodes { id } pageInfo { hasNextPage endCursor }
          } }`,
          { variables: { after } },
        );
        pages.push(incidents.nodes.map(({ id }) => id));
        after = incidents.pageInfo.hasNextPage ? incidents.pageInfo.endCursor : null;
      } while (after !== null);
      expect(pages).toEqual([['IR3', 'IR2'], ['IR1']]);
    });

    test('an item that a list does not have is refused by its place in the filter', async () => {
      const { errors } = await askForAnswer(
        manager,
        '{ incidents(filter: { or: [{ status: { eq: "Nowhere" } }] }) { totalCount } }',
      );
      expect(errors?.map(({ message, extensions }) => ({ message, ...extensions }))).toEqual([
        {
          message: 'Cannot use "Nowhere" of the list "Incident status": it has no such item',
          code: 'NOT_FOUND',
          field: ['filter', 'or', '0', 'status', 'eq'],
        },
      ]);
    });

    test('counted by several properties at once', async () => {
      const { incidentStatistics } = await ask(
        manager,
        `{ incidentStatistics(by: [STATUS, DAY]) { total buckets { status { name } day priority count } } }`,
      );
      expect(incidentStatistics).toEqual({
        total: 3,
        buckets: [
          {
            status: { name: 'Resolved' },
            day: '2026-02-01T00:00:00.000Z',
            priority: null,
            count: 1,
          },
          { status: { name: 'Active' }, day: '2026-01-31T00:00:00.000Z', priority: null, count: 1 },
          {
            status: { name: 'Pending' },
            day: '2026-01-31T00:00:00.000Z',
            priority: null,
            count: 1,
          },
        ],
      });
    });
  });

  describe('following', () => {
    interface Event {
      kind: string;
      by: string | null;
      comment: string | null;
      cursor: string;
      previous: string;
      changes: { field: string; from: unknown; to: unknown }[];
      incident: { id: string; status: { name: string } } | null;
    }
    const FOLLOW = `subscription ($filter: IncidentFilter, $after: String, $snapshot: Boolean) {
      incidentChanges(filter: $filter, after: $after, snapshot: $snapshot) {
        kind by comment cursor previous changes { field from to } incident { id status { name } }
      }
    }`;

    test('every step is told in order, names of list items included, and LEFT when it no longer matches', async () => {
      await open(manager, {});
      await using events = await follow<Event>(manager, FOLLOW, {
        variables: { filter: { status: { under: 'Active' } }, snapshot: true },
      });
      const next = async (): Promise<Event> => (await events.next()).value as Event;
      const seen = [await next(), await next()];
      await change(
        manager,
        'updateIncident',
        { incidentId: 'IR1', status: 'Pending', comment: 'Waiting.' },
        ANALYST,
      );
      seen.push(await next());
      await change(manager, 'resolveIncident', { incidentId: 'IR1', ...SOLVED });
      seen.push(await next());

      expect(seen.map(({ kind, incident }) => [kind, incident?.status.name])).toEqual([
        ['SNAPSHOT', 'Active'],
        ['SNAPSHOT_END', undefined],
        ['CHANGED', 'Pending'],
        ['LEFT', 'Resolved'],
      ]);
      expect(seen[2]).toMatchObject({ by: 'Ana Ruiz', comment: 'Waiting.' });
      expect(seen[2]?.changes[0]).toEqual({
        field: 'status',
        from: { id: '5e2d3932-ca6d-1515-7310-6f58584df73e', name: 'Active' },
        to: { id: 'b6679968-e84e-96fa-1fec-8cd4ab39c3de', name: 'Pending' },
      });
      const chained = seen.slice(1).every((event, index) => event.previous === seen[index]?.cursor);
      expect(chained).toBe(true);
    });

    test('the cursor of a mutation is where a stream can begin', async () => {
      const { cursor } = await change(manager, 'createIncident', { title: 'First' });
      await open(manager, { title: 'Second' });
      await using events = await follow<Event>(manager, FOLLOW, { variables: { after: cursor } });
      expect((await events.next()).value).toMatchObject({
        kind: 'CREATED',
        incident: { id: 'IR2' },
        previous: cursor,
      });
    });

    test('a private comment is told of, not told', async () => {
      const { cursor } = await change(manager, 'createIncident', { title: 'First' });
      await ask(
        manager,
        'mutation { commentIncident(input: { incidentId: "IR1", comment: "A secret", isPrivate: true }) { cursor } }',
      );
      await using events = await follow<Event>(manager, FOLLOW, { variables: { after: cursor } });
      const { value } = await events.next();
      expect(value).toMatchObject({
        kind: 'CHANGED',
        comment: null,
        changes: [{ field: 'actionLog', from: null, to: { kind: 'ANALYST_COMMENT', text: null } }],
      });
      expect(JSON.stringify(value)).not.toContain('A secret');
    });
  });
});
