import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  checkWebhookUrl,
  createGuardedLookup,
} from '../../subgraphs/operations-manager/connectors/webhook-guard.ts';
import { signWebhook } from '../../subgraphs/operations-manager/connectors/webhook-signature.ts';
import { ask } from '../support/ask.ts';
import { STORES } from '../support/databases.ts';
import { change, connect, look, raise, receive, until, type Input } from './support/connectors.ts';
import {
  startOperationsManager,
  type TestOperationsManager,
} from './support/operations-manager.ts';
import { startWebhookReceiver, type WebhookReceiver } from './support/webhook-receiver.ts';

const WEBHOOKS = {
  attempts: 4,
  retryMs: { first: 1, most: 10 },
  timeoutMs: 2_000,
  allowedNetworks: ['127.0.0.1/32'],
};

describe.each(STORES)('webhooks from %s', (kind) => {
  let manager: TestOperationsManager;
  beforeAll(async () => {
    manager = await startOperationsManager(kind, {
      connectors: { watchMs: 20, leaseMs: 600, webhooks: WEBHOOKS },
    });
  });
  afterAll(() => manager[Symbol.asyncDispose]());

  let count = 0;
  const connectTo = ({ url }: Pick<WebhookReceiver, 'url'>, input: Input = {}) =>
    connect(manager, {
      name: `webhook ${(count += 1)}`,
      delivery: 'WEBHOOK',
      webhookUrl: url,
      ...input,
    });
  const names = ({ received }: WebhookReceiver) => received.map(({ body }) => body.data.alert.name);

  test('each change is posted once, in order, and acknowledged by the answer', async () => {
    await using receiver = await startWebhookReceiver();
    const { id } = await connectTo(receiver);
    for (const name of ['A', 'B', 'C']) await raise(manager, name);
    await until('all are acknowledged', async () => {
      const { acknowledgedCount } = await look(manager, id);
      return acknowledgedCount === 3;
    });
    expect(names(receiver)).toEqual(['A', 'B', 'C']);
    expect(await look(manager, id)).toMatchObject({ pendingCount: 0, lastError: null });
    await change(manager, 'uninitializeConnector', { connectorId: id });
  });

  test('each message names the cursor of the one before, whatever lay between that was nothing to it', async () => {
    await using receiver = await startWebhookReceiver();
    const { id } = await connect(
      manager,
      { name: 'chained', delivery: 'WEBHOOK', webhookUrl: receiver.url },
      { severities: ['CRITICAL'] },
    );
    await raise(manager, 'A', { severity: 'CRITICAL' });
    await until('it has come', () => receiver.received.length === 1);
    const { cursor: between } = await raise(manager, 'Not for it', { severity: 'WARNING' });
    await until('the bookmark has followed', async () => {
      const { connector } = await ask<{ connector: { acknowledgedCursor: string } }>(
        manager,
        'query ($id: ID!) { connector(id: $id) { acknowledgedCursor } }',
        { variables: { id } },
      );
      return connector.acknowledgedCursor === between;
    });
    const { cursor: last } = await raise(manager, 'B', { severity: 'CRITICAL' });
    await until('the other has come', () => receiver.received.length === 2);
    const [a, b] = receiver.received.map(({ body }) => body.data);
    expect(b).toMatchObject({ previous: a?.cursor, cursor: last });
    await change(manager, 'uninitializeConnector', { connectorId: id });
  });

  test('a message is signed as Standard Webhooks asks', async () => {
    await using receiver = await startWebhookReceiver();
    const { id, webhookSecret } = await connectTo(receiver);
    await raise(manager, 'A');
    await until('it has come', () => receiver.received.length === 1);
    const { headers, text, body } = receiver.received[0] as (typeof receiver.received)[0];
    expect(webhookSecret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(headers['webhook-id']).toBe(`${id}.${body.data.id}`);
    const signed = `${headers['webhook-id'] as string}.${headers['webhook-timestamp'] as string}.${text}`;
    const signature = createHmac('sha256', Buffer.from(webhookSecret?.slice(6) ?? '', 'base64'))
      .update(signed)
      .digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${signature}`);
    expect(body).toMatchObject({
      type: 'alert.changed',
      data: { kind: 'CREATED', alert: { name: 'A' } },
    });
    await change(manager, 'uninitializeConnector', { connectorId: id });
  });

  test('what is not taken is tried again before anything that follows', async () => {
    await using receiver = await startWebhookReceiver();
    receiver.answer = (_message, number) => (number <= 2 ? 503 : 200);
    const { id } = await connectTo(receiver);
    await raise(manager, 'A');
    await raise(manager, 'B');
    await until('B has come', () => names(receiver).includes('B'));
    expect(names(receiver)).toEqual(['A', 'A', 'A', 'B']);
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(2);
    await change(manager, 'uninitializeConnector', { connectorId: id });
  });

  test('what fails every time is set aside, is said, and does not hold up the rest', async () => {
    await using receiver = await startWebhookReceiver();
    receiver.answer = ({ body }) => (body.data.alert.name === 'Poison' ? 500 : 200);
    const { id } = await connectTo(receiver);
    await raise(manager, 'Poison');
    await until('it is set aside', async () => (await look(manager, id)).deadLetterCount === 1);
    expect(names(receiver)).toEqual(['Poison', 'Poison', 'Poison', 'Poison']);
    expect((await look(manager, id)).lastError).toBe(
      `http://127.0.0.1:${receiver.port} answered 500`,
    );

    await raise(manager, 'Good');
    await until('the error is over', async () => (await look(manager, id)).lastError === null);
    receiver.answer = () => 200;
    await change(manager, 'replayDeadLetters', { connectorId: id });
    await until('it has come again', () => names(receiver).at(-1) === 'Poison');
    expect(receiver.received.at(-1)?.body.data.kind).toBe('FORWARDED');
    await change(manager, 'uninitializeConnector', { connectorId: id });
  });

  test('a message that is refused for what it is is not tried again', async () => {
    await using receiver = await startWebhookReceiver();
    receiver.answer = () => 422;
    const { id } = await connectTo(receiver);
    await raise(manager, 'A');
    await until('it is set aside', async () => (await look(manager, id)).deadLetterCount === 1);
    expect(receiver.received).toHaveLength(1);
    await change(manager, 'uninitializeConnector', { connectorId: id });
  });

  test('a redirect is not followed', async () => {
    await using inside = await startWebhookReceiver();
    await using receiver = await startWebhookReceiver();
    receiver.answer = () => ({ location: inside.url });
    const { id } = await connectTo(receiver);
    await raise(manager, 'A');
    await until('it is set aside', async () => (await look(manager, id)).deadLetterCount === 1);
    expect(inside.received).toEqual([]);
    expect((await look(manager, id)).lastError).toContain('answered 302');
    await change(manager, 'uninitializeConnector', { connectorId: id });
  });

  test('a name that leads to an address inside is not reached', async () => {
    await using receiver = await startWebhookReceiver();
    await using strict = await startOperationsManager(kind, {
      connectors: { watchMs: 20, webhooks: { ...WEBHOOKS, allowedNetworks: [] } },
    });
    const { id } = await connect(strict, {
      delivery: 'WEBHOOK',
      webhookUrl: `http://localhost:${receiver.port}/`,
    });
    await raise(strict, 'A');
    await until('it is set aside', async () => (await look(strict, id)).deadLetterCount === 1);
    expect(receiver.received).toEqual([]);
    expect((await look(strict, id)).lastError).toMatch(
      /^Cannot post to localhost: it is (127\.0\.0\.1|::1), which is not a public address$/,
    );
  });

  test('a socket cannot be opened for a connector that is posted to', async () => {
    await using receiver = await startWebhookReceiver();
    const { id } = await connectTo(receiver);
    await expect(receive(manager, id)).rejects.toMatchObject({
      cause: { extensions: { code: 'NOT_ALLOWED_FOR_KIND' } },
    });
    await change(manager, 'uninitializeConnector', { connectorId: id });
  });
});

describe('where webhooks may go', () => {
  test.each([
    'file:///etc/passwd',
    'gopher://example.com/',
    'not a url',
    'http://user:secret@example.com/',
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f.0.0.1/',
    'http://2130706433/',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[64:ff9b::a9fe:a9fe]/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://[2002:7f00:1::]/',
  ])('%s is refused', (url) => {
    expect(() => checkWebhookUrl(url, [])).toThrow(
      expect.objectContaining({ code: 'WEBHOOK_URL_REFUSED' }),
    );
  });

  test.each([
    'https://example.com/alerts',
    'http://93.184.216.34:8080/',
    'https://[2606:4700::1]/',
  ])('%s is taken', (url) => {
    expect(() => checkWebhookUrl(url, [])).not.toThrow();
  });

  test('a network that the operator allows is taken, and only that', () => {
    expect(() => checkWebhookUrl('http://10.1.2.3/', ['10.1.0.0/16'])).not.toThrow();
    expect(() => checkWebhookUrl('http://10.2.2.3/', ['10.1.0.0/16'])).toThrow();
  });

  test.each([true, false])(
    'a name is given to the socket as what was checked, or not at all (all addresses: %s)',
    async (all) => {
      const resolve = (allowedNetworks: string[]) =>
        new Promise((done) => {
          createGuardedLookup(allowedNetworks)('localhost', { all, family: 4 }, (error, address) =>
            done(error?.code ?? address),
          );
        });
      expect(await resolve([])).toBe('EFORBIDDEN');
      expect(await resolve(['127.0.0.0/8'])).toEqual(
        all ? [{ address: '127.0.0.1', family: 4 }] : '127.0.0.1',
      );
    },
  );

  test('the example of Standard Webhooks is signed as it says', () => {
    expect(
      signWebhook('{"test": 2432232314}', {
        secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
        id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
        at: '2021-02-25T15:02:10.000Z',
      })['webhook-signature'],
    ).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });
});
