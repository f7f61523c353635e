import type { Subgraph } from '../../../subgraphs/kit/subgraph.ts';
import { LOCAL_ADMINISTRATOR, type Viewer } from '../../../subgraphs/kit/viewer.ts';
import { ask, follow, type AskOptions } from '../../support/ask.ts';
import type { Problem } from './estate.ts';

/** What a mutation is given. */
export type Input = Readonly<Record<string, unknown>>;

export interface ConnectorEvent {
  readonly kind: string;
  readonly id: string;
  readonly cursor: string;
  readonly previous: string;
  readonly session: number;
  readonly by: string | null;
  readonly comment: string | null;
  readonly ticketId: string | null;
  readonly changes: readonly { readonly field: string; readonly to: unknown }[];
  readonly alert: { readonly id: string; readonly name: string; readonly version: number } | null;
}

export interface Registered {
  readonly id: string;
  readonly key: string;
  readonly webhookSecret: string | null;
}

/** Nobody is alarmed about it unless a test asks for that. */
const USUAL_CONNECTOR = {
  name: 'service desk',
  isTwoWay: true,
  silentAfterSeconds: 604_800,
  behindAfterSeconds: 604_800,
};

/** Registers a connector that is told of everything, and lets it receive. */
export async function connect(
  subgraph: Subgraph,
  input: Input = {},
  subscription: Input | null = {},
): Promise<Registered> {
  const { createConnector } = await ask<{
    createConnector: {
      connector: { id: string } | null;
      key: string;
      webhookSecret: string | null;
      userErrors: Problem[];
    };
  }>(
    subgraph,
    `mutation ($input: CreateConnectorInput!) {
      createConnector(input: $input) { connector { id } key webhookSecret userErrors { code message field } }
    }`,
    { variables: { input: { ...USUAL_CONNECTOR, ...input } } },
  );
  const { connector, key, webhookSecret, userErrors } = createConnector;
  if (connector === null) throw new Error(userErrors[0]?.message);
  const { id } = connector;
  if (subscription !== null) await subscribe(subgraph, { connectorId: id, ...subscription });
  await change(subgraph, 'initializeConnector', { connectorId: id });
  return { id, key, webhookSecret };
}

export async function subscribe(subgraph: Subgraph, input: Input): Promise<string> {
  const answer = await ask<{
    createConnectorSubscription: { subscription: { id: string } | null; userErrors: Problem[] };
  }>(
    subgraph,
    `mutation ($input: CreateConnectorSubscriptionInput!) {
      createConnectorSubscription(input: $input) { subscription { id } userErrors { code message field } }
    }`,
    { variables: { input: { name: 'all', ...input } } },
  );
  const { subscription, userErrors } = answer.createConnectorSubscription;
  if (subscription === null) throw new Error(userErrors[0]?.message);
  return subscription.id;
}

/** Runs a mutation that takes an input, for its refusals. */
export async function change(
  subgraph: Subgraph,
  mutation: string,
  input: Input,
  viewer: Viewer = LOCAL_ADMINISTRATOR,
): Promise<readonly Problem[]> {
  const type = `${mutation.slice(0, 1).toUpperCase()}${mutation.slice(1)}Input`;
  const answer = await ask<Record<string, { userErrors: Problem[] }>>(
    subgraph,
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code message field } } }`,
    { variables: { input }, viewer },
  );
  return answer[mutation]?.userErrors ?? [];
}

export async function listCodes(problems: Promise<readonly Problem[]>): Promise<string[]> {
  return (await problems).map(({ code }) => code);
}

const STREAM = `subscription ($connectorId: ID!, $standBy: Boolean!, $after: String, $bookmarkSeconds: Int) {
  connectorAlertChanges(connectorId: $connectorId, standBy: $standBy, after: $after, bookmarkSeconds: $bookmarkSeconds) {
    kind id cursor previous session by comment ticketId changes { field to } alert { id name version }
  }
}`;

export type ConnectorStream = AsyncIterableIterator<ConnectorEvent> & AsyncDisposable;

export async function receive(
  subgraph: Subgraph,
  connectorId: string,
  options: {
    readonly standBy?: boolean;
    readonly after?: string;
    readonly bookmarkSeconds?: number;
  } & Pick<AskOptions, 'viewer'> = {},
): Promise<ConnectorStream> {
  const { viewer = LOCAL_ADMINISTRATOR, ...variables } = options;
  return await follow<ConnectorEvent>(subgraph, STREAM, {
    variables: { connectorId, standBy: true, ...variables },
    viewer,
  });
}

/** The next events, so many. */
export async function take(stream: ConnectorStream, count: number): Promise<ConnectorEvent[]> {
  const events: ConnectorEvent[] = [];
  while (events.length < count) {
    const { value, done } = await stream.next();
    if (done === true)
      throw new Error(`The stream ended after ${events.length} of ${count} events`);
    events.push(value);
  }
  return events;
}

/** What events tell, in short. */
export function outline(events: readonly ConnectorEvent[]): string[] {
  return events.map(({ kind, alert }) => (alert === null ? kind : `${kind} ${alert.name}`));
}

let raisedCount = 0;

/** Each call is a problem of its own, whatever its name. */
export async function raise(
  subgraph: Subgraph,
  name: string,
  more: Input = {},
): Promise<{ readonly id: string; readonly cursor: string }> {
  const { raiseAlert } = await ask<{
    raiseAlert: { alert: { id: string } | null; cursor: string; userErrors: Problem[] };
  }>(
    subgraph,
    `mutation ($input: RaiseAlertInput!) {
      raiseAlert(input: $input) { alert { id } cursor userErrors { message } }
    }`,
    {
      variables: {
        input: {
          monitoredObjectId: 'computer-1',
          name,
          suppressionValues: [String((raisedCount += 1))],
          ...more,
        },
      },
    },
  );
  if (raiseAlert.alert === null) throw new Error(raiseAlert.userErrors[0]?.message);
  return { id: raiseAlert.alert.id, cursor: raiseAlert.cursor };
}

export interface ConnectorView {
  readonly state: string;
  readonly pendingCount: number;
  readonly acknowledgedCount: number;
  readonly deadLetterCount: number;
  readonly lagEntries: number;
  readonly lagSeconds: number;
  readonly lastContactAt: string | null;
  readonly lastError: string | null;
  readonly session: { readonly number: number; readonly heldBy: string } | null;
}

export async function look(subgraph: Subgraph, id: string): Promise<ConnectorView> {
  const { connector } = await ask<{ connector: ConnectorView }>(
    subgraph,
    `query ($id: ID!) {
      connector(id: $id) {
        state pendingCount acknowledgedCount deadLetterCount lagEntries lagSeconds lastContactAt lastError
        session { number heldBy }
      }
    }`,
    { variables: { id } },
  );
  return connector;
}

/** Waits until something holds, and fails with its name if it never does. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
