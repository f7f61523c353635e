import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import type { Transaction } from '../../kit/product-store.ts';
import { updateAlert } from '../alerts/alert-update-actions.ts';
import type { Alert, AlertEdit } from '../alerts/alert.ts';
import type { OperationsManagerContext } from '../context.ts';
import type { OperationsManagerStores } from '../stores.ts';
import { checkAction, noConnector, type Connector } from './connector.ts';
import { checkMaySpeakFor, speakFor } from './connector-access.ts';
import { readConnectorStatus } from './connector-status.ts';

type ActionContext = Pick<
  OperationsManagerContext,
  'transaction' | 'transactionOf' | 'stores' | 'viewer' | 'now' | 'connectorHub'
>;

/** What a connected system writes back to one alert. */
export interface WriteBack {
  readonly alertId: string;
  readonly expectedVersion: number | null;
  /** Undefined leaves the connector's ticket as it is, null takes it away. */
  readonly ticketId: string | null | undefined;
  readonly edit: Omit<AlertEdit, 'customFields' | 'ticketId'>;
  readonly customFields: readonly { number: number; value?: string | null | undefined }[];
  readonly resetMonitor: boolean;
}

export interface WriteBackResult {
  readonly alertId: string;
  readonly alert: Alert | null;
  readonly sequence: number | null;
  readonly refusal: Refusal | null;
}

const MOST_AT_ONCE = 500;

/** Applies what a connector writes back, item by item; one that is refused does not hold up the others. */
export async function updateAlertsFromConnector(
  context: ActionContext,
  request: {
    readonly connectorId: string;
    readonly comment: string | null;
    readonly updates: readonly WriteBack[];
  },
): Promise<WriteBackResult[]> {
  const { connectorId, comment, updates } = request;
  checkMaySpeakFor(context.viewer, connectorId);
  checkText(comment, { what: 'comment', most: 2_000, field: ['input', 'comment'] });
  if (updates.length === 0 || updates.length > MOST_AT_ONCE) {
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot write back to ${updates.length} alerts at once: it must be 1 to ${MOST_AT_ONCE}`,
      ['input', 'updates'],
    );
  }
  const connector = await loadTwoWay(context, connectorId);
  const owned = await listOwned(context, connector, updates);
  const results: WriteBackResult[] = [];
  for (const [index, update] of updates.entries()) {
    const isOwned = owned.get(update.alertId) ?? null;
    results.push(await answer(context, { connector, update, comment, isOwned, index }));
  }
  await context.transaction((unit) => unit.connectors.noteContact(connectorId, context.now()));
  return results;
}

async function loadTwoWay({ stores }: ActionContext, connectorId: string): Promise<Connector> {
  const connector = await stores.connectors.find(connectorId);
  if (connector === null) throw noConnector(connectorId);
  checkAction(connector, 'write back');
  if (connector.isTwoWay) return connector;
  throw new Refusal(
    'FORBIDDEN',
    `Cannot write back through connector "${connector.name}": it is registered as one-way`,
    ['input', 'connectorId'],
  );
}

/** For each alert that is there, whether this connector was ever told of it. */
async function listOwned(
  { stores, viewer }: ActionContext,
  connector: Connector,
  updates: readonly WriteBack[],
): Promise<Map<string, boolean>> {
  const ids = [...new Set(updates.map(({ alertId }) => alertId))];
  const alerts = (await stores.alerts.findMany(ids, viewer.groupIds)).filter(
    (alert) => alert !== null,
  );
  const statuses = await readConnectorStatus(stores, alerts, { connectors: [connector] });
  return new Map(
    alerts.map(({ id }) => {
      const [own] = statuses.get(id) ?? [];
      return [id, own !== undefined && own.status !== 'NOT_MARKED_FOR_FORWARDING'];
    }),
  );
}

interface Item {
  readonly connector: Connector;
  readonly update: WriteBack;
  readonly comment: string | null;
  /** Null when there is no such alert. */
  readonly isOwned: boolean | null;
  readonly index: number;
}

async function answer(context: ActionContext, item: Item): Promise<WriteBackResult> {
  const { connector, update, isOwned, index } = item;
  const { alertId } = update;
  const refuse = (refusal: Refusal): WriteBackResult => ({
    alertId,
    alert: null,
    sequence: null,
    refusal,
  });
  const field = ['input', 'updates', String(index), 'alertId'];
  if (isOwned === null) {
    const message = `Cannot write back to alert "${alertId}": there is none`;
    return refuse(new Refusal('DOES_NOT_EXIST', message, field));
  }
  if (!isOwned) {
    const message = `Cannot write back to alert "${alertId}": it was never forwarded to connector "${connector.name}"`;
    return refuse(new Refusal('DOES_NOT_OWN', message, field));
  }
  try {
    const { alert, sequence } = await writeBack(context, item);
    return { alertId, alert, sequence, refusal: null };
  } catch (error) {
    if (error instanceof Refusal) return refuse(toItem(error, index));
    context.connectorHub.log.error(
      { err: error, alertId, connectorId: connector.id },
      'cannot take what a connector wrote back',
    );
    const message = `Cannot write back to alert "${alertId}": it failed here; nothing of it was done, and it may be tried again`;
    return refuse(new Refusal('UNKNOWN', message, field));
  }
}

/** The alert's change and the connector's ticket are one transaction, in the connector's name. */
async function writeBack(
  { transactionOf, viewer, now, stores }: ActionContext,
  { connector, update, comment }: Item,
): Promise<{ alert: Alert; sequence: number | null }> {
  const { alertId, ticketId, expectedVersion, customFields, resetMonitor } = update;
  checkText(ticketId, { what: 'ticket number', least: 1, most: 150, field: ['input', 'ticketId'] });
  const writer = speakFor(viewer, connector.id);
  const inOwnName = transactionOf(writer);
  const transaction: Transaction<OperationsManagerStores> = (work) =>
    inOwnName(async (unit) => {
      if (ticketId !== undefined) {
        const ticket = { connectorId: connector.id, alertId, ticketId, at: now() };
        await unit.connectorAlerts.saveTicket(ticket);
      }
      return await work(unit);
    });
  const [alert] = await stores.alerts.findMany([alertId], viewer.groupIds);
  // Boards and searches know one ticket number of an alert; the first system to have one provides it.
  const isFirst = typeof ticketId === 'string' && alert?.ticketId === null;
  return await updateAlert(
    { transaction, viewer: writer, now, stores },
    {
      alertId,
      expectedVersion,
      customFields,
      resetMonitor,
      comment,
      edit: { ...update.edit, ...(isFirst ? { ticketId } : {}) },
    },
  );
}

/** A refusal of the alert's own action, told as one of an item. */
function toItem({ code, message, field }: Refusal, index: number): Refusal {
  const isMissing = code === 'NOT_FOUND' && field.at(-1) === 'alertId';
  return new Refusal(isMissing ? 'DOES_NOT_EXIST' : code, message, [
    'input',
    'updates',
    String(index),
    ...field.slice(1),
  ]);
}
