import { randomUUID } from 'node:crypto';
import { isUniqueViolation } from '../../kit/database/errors.ts';
import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import type { OperationsManagerContext, OperationsManagerUnit } from '../context.ts';
import {
  checkAction,
  checkWatchSeconds,
  noConnector,
  type Connector,
  type ConnectorDelivery,
} from './connector.ts';
import { checkMayAdminister } from './connector-access.ts';
import { createConnectorKey, createWebhookSecret } from './connector-key.ts';
import { revokeLease } from './connector-lease.ts';
import { addConnectorObject, removeConnectorObject } from './connector-object.ts';
import { checkWebhookUrl } from './webhook-guard.ts';

type ActionContext = Pick<
  OperationsManagerContext,
  'transaction' | 'viewer' | 'now' | 'journal' | 'connectorHub'
>;

export interface ConnectorDraft {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly isTwoWay: boolean;
  readonly delivery: ConnectorDelivery;
  readonly webhookUrl: string | null;
  readonly silentAfterSeconds: number;
  readonly behindAfterSeconds: number;
  readonly managementGroupId: string | null;
}

/** A connector and what is shown of it this once. */
export interface ConnectorOutcome {
  readonly connector: Connector;
  readonly key: string | null;
  readonly webhookSecret: string | null;
}

/** What became of the object that a connector is watched as. */
interface ObjectChange {
  readonly sequence: number | null;
}

const NAME_CHARACTERS = 100;

/** Registers a connected system; asked again under the same key, it answers with the one registered the first time. */
export async function createConnector(
  context: ActionContext,
  draft: ConnectorDraft,
  idempotencyKey: string | null,
): Promise<ConnectorOutcome & ObjectChange> {
  const { viewer, now, transaction, connectorHub: hub } = context;
  checkMayAdminister(viewer, 'create a connector');
  checkDescription(draft);
  checkReach(draft, hub.settings.webhooks.allowedNetworks);
  const { sequence: newest } = await context.journal.readHead();
  const work = async (unit: OperationsManagerUnit): Promise<ConnectorOutcome & ObjectChange> => {
    const earlier = await unit.idempotencyKeys.find(idempotencyKey, draft);
    const known = earlier === null ? null : await unit.connectors.find(earlier.id);
    if (earlier !== null && known !== null) {
      return { connector: known, key: null, webhookSecret: null, sequence: earlier.sequence };
    }
    if ((await unit.connectors.findByName(draft.name)) !== null) throw nameTaken(draft.name);
    const managementGroupId = await findManagementGroup(unit, draft);
    const { key, ...kept } = createConnectorKey();
    const webhookSecret = draft.delivery === 'WEBHOOK' ? createWebhookSecret() : null;
    const { managementGroupId: _asked, ...described } = draft;
    const at = now();
    const connector: Connector = {
      id: randomUUID(),
      ...described,
      ...kept,
      webhookSecret,
      state: 'UNINITIALIZED',
      acknowledgedTo: newest,
      lastAcknowledged: newest,
      acknowledgedCount: 0,
      sentTo: newest,
      lastContactAt: null,
      lastError: null,
      lastErrorAt: null,
      initializedAt: null,
      monitoredObjectId: randomUUID(),
      createdAt: at,
      lastModifiedAt: at,
      version: 1,
    };
    await unit.connectors.insert(connector);
    await unit.connectorSessions.insert({
      connectorId: connector.id,
      number: 0,
      holder: null,
      heldBy: null,
      since: null,
      renewedAt: null,
      expiresAt: null,
    });
    const author = { viewer, at };
    const sequence = await unit.journal.append(
      await addConnectorObject(unit, connector, { managementGroupId, author }),
    );
    await unit.idempotencyKeys.remember([
      { key: idempotencyKey, request: draft, id: connector.id, sequence },
    ]);
    return { connector, key, webhookSecret, sequence };
  };
  try {
    return await transaction(work);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // Another of the same name or key came first; now that it is there, it is found.
    return await transaction(work);
  }
}

/** Lets a connector receive from its bookmark on, or from now on. */
export async function initializeConnector(
  context: ActionContext,
  { connectorId, from }: { readonly connectorId: string; readonly from: 'BOOKMARK' | 'NOW' },
): Promise<Connector> {
  checkMayAdminister(context.viewer, 'initialize a connector');
  const head = await context.journal.readHead();
  return await changeState(context, connectorId, (connector, at) => {
    checkAction(connector, 'initialize');
    const isNew = from === 'NOW' || connector.initializedAt === null;
    const start = isNew ? head.sequence : Math.max(connector.acknowledgedTo, head.prunedTo);
    return {
      ...connector,
      state: 'INITIALIZED',
      initializedAt: at,
      acknowledgedTo: start,
      lastAcknowledged: isNew ? start : connector.lastAcknowledged,
      sentTo: isNew ? start : Math.max(connector.sentTo, start),
      lastError: null,
      lastErrorAt: null,
    };
  });
}

/** Stops a connector from receiving. Whoever holds it loses it; what is pending stays so. */
export async function uninitializeConnector(
  context: ActionContext,
  connectorId: string,
): Promise<Connector> {
  checkMayAdminister(context.viewer, 'uninitialize a connector');
  return await changeState(context, connectorId, (connector) => {
    checkAction(connector, 'uninitialize');
    return { ...connector, state: 'UNINITIALIZED' };
  });
}

export interface ConnectorChanges {
  readonly displayName?: string;
  readonly description?: string;
  readonly isTwoWay?: boolean;
  readonly delivery?: ConnectorDelivery;
  readonly webhookUrl?: string | null;
  readonly silentAfterSeconds?: number;
  readonly behindAfterSeconds?: number;
}

/** Changes how a connector is described, reached and watched. */
export async function updateConnector(
  { transaction, viewer, now, connectorHub: hub }: ActionContext,
  request: {
    readonly connectorId: string;
    readonly expectedVersion: number | null;
    readonly changes: ConnectorChanges;
    readonly renewKey: boolean;
    readonly renewWebhookSecret: boolean;
  },
): Promise<ConnectorOutcome> {
  const { connectorId, expectedVersion, changes } = request;
  checkMayAdminister(viewer, 'change a connector');
  const outcome = await transaction(async (unit) => {
    const connector = await unit.connectors.findForUpdate(connectorId);
    if (connector === null) throw noConnector(connectorId);
    checkAction(connector, 'update');
    if (expectedVersion !== null && expectedVersion !== connector.version) {
      throw new Refusal(
        'CONCURRENT_UPDATE',
        `Cannot change connector "${connector.name}": it is at version ${connector.version}, not ${expectedVersion}`,
        ['input', 'expectedVersion'],
      );
    }
    const changed = { ...connector, ...changes };
    if (changed.delivery !== connector.delivery) checkAction(connector, 'change the delivery of');
    checkDescription(changed);
    checkReach(changed, hub.settings.webhooks.allowedNetworks);
    const needsSecret =
      changed.delivery === 'WEBHOOK' &&
      (request.renewWebhookSecret || connector.webhookSecret === null);
    const { key, ...kept } = request.renewKey
      ? createConnectorKey()
      : { key: null, keyHash: connector.keyHash, keyHint: connector.keyHint };
    const webhookSecret = needsSecret ? createWebhookSecret() : null;
    const after = {
      ...changed,
      ...kept,
      webhookSecret: webhookSecret ?? connector.webhookSecret,
      lastModifiedAt: now(),
      version: connector.version + 1,
    };
    await unit.connectors.save(after);
    return { connector: after, key, webhookSecret };
  });
  hub.announce(connectorId);
  return outcome;
}

/** Removes a connector that does not receive, and all that is kept for it. */
export async function deleteConnector(
  { transaction, viewer, now, connectorHub: hub }: ActionContext,
  connectorId: string,
): Promise<ObjectChange> {
  checkMayAdminister(viewer, 'delete a connector');
  const sequence = await transaction(async (unit) => {
    const connector = await unit.connectors.findForUpdate(connectorId);
    if (connector === null) throw noConnector(connectorId);
    checkAction(connector, 'delete');
    const changes = await removeConnectorObject(unit, connector, { viewer, at: now() });
    await unit.connectors.remove(connectorId);
    return changes.length > 0 ? await unit.journal.append(changes) : null;
  });
  hub.announce(connectorId);
  return { sequence };
}

async function changeState(
  { transaction, now, connectorHub: hub }: ActionContext,
  connectorId: string,
  move: (connector: Connector, at: string) => Connector,
): Promise<Connector> {
  const moved = await transaction(async (unit) => {
    const connector = await unit.connectors.findForUpdate(connectorId);
    if (connector === null) throw noConnector(connectorId);
    const at = now();
    const after = {
      ...move(connector, at),
      lastModifiedAt: at,
      version: connector.version + 1,
    };
    await unit.connectors.save(after);
    await revokeLease(unit.connectorSessions, connectorId, at);
    return after;
  });
  hub.announce(connectorId);
  return moved;
}

async function findManagementGroup(
  { managementGroups }: OperationsManagerUnit,
  { name, managementGroupId: asked }: ConnectorDraft,
): Promise<string> {
  const all = await managementGroups.listAll();
  const found = asked === null ? all[0] : all.find(({ id }) => id === asked);
  if (found !== undefined) return found.id;
  throw new Refusal(
    'NOT_FOUND',
    asked === null
      ? `Cannot create connector "${name}": there is no management group to watch it`
      : `Cannot create connector "${name}": there is no management group "${asked}"`,
    ['input', 'managementGroupId'],
  );
}

type Described = Pick<
  Connector,
  'name' | 'displayName' | 'description' | 'silentAfterSeconds' | 'behindAfterSeconds'
>;

function checkDescription(described: Described): void {
  const { name, displayName, description, silentAfterSeconds, behindAfterSeconds } = described;
  checkText(name, { what: 'name', least: 1, most: NAME_CHARACTERS, field: ['input', 'name'] });
  checkText(displayName, {
    what: 'display name',
    least: 1,
    most: 255,
    field: ['input', 'displayName'],
  });
  checkText(description, { what: 'description', most: 4_000, field: ['input', 'description'] });
  checkWatchSeconds(silentAfterSeconds, 'silentAfterSeconds');
  checkWatchSeconds(behindAfterSeconds, 'behindAfterSeconds');
}

function checkReach(
  { delivery, webhookUrl, name }: Pick<Connector, 'delivery' | 'webhookUrl' | 'name'>,
  allowedNetworks: readonly string[],
): void {
  if (webhookUrl !== null) return checkWebhookUrl(webhookUrl, allowedNetworks);
  if (delivery === 'SOCKET') return;
  throw new Refusal(
    'MISSING',
    `Cannot post changes to connector "${name}": "webhookUrl" must be given`,
    ['input', 'webhookUrl'],
  );
}

function nameTaken(name: string): Refusal {
  return new Refusal(
    'ALREADY_EXISTS',
    `Cannot create connector "${name}": there is one of that name`,
    ['input', 'name'],
  );
}
