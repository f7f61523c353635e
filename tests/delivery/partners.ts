import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { startPartner as startClient, type Position } from '../../clients/typescript/partner.ts';

/** One event as partners of this test ask for it. */
export interface AlertEvent {
  readonly kind: string;
  readonly id: string;
  readonly cursor: string;
  readonly previous: string;
  readonly alert: { readonly id: string; readonly name: string; readonly version: number } | null;
}

/**
 * A connected system: follows all alert changes, keeps the cursor of what it handled, comes back with it after every
 * broken connection, and notes whatever does not join on.
 */
export interface Partner extends AsyncDisposable {
  readonly name: string;
  /** Ids of the changes it handled, in the order it did; repeats are recognized and left out. */
  readonly handled: readonly string[];
  readonly alertNames: ReadonlySet<string>;
  readonly faults: readonly string[];
  readonly connections: number;
}

const FOLLOW = `subscription ($after: String) {
  alertChanges(after: $after, bookmarkSeconds: 2) { kind id cursor previous alert { id name version } }
}`;

export type Connect = (request: {
  url: string;
  after: string | null;
  signal: AbortSignal;
  onEvent: (event: AlertEvent) => void;
}) => Promise<void>;

/** Follows over one transport, each time at the next of its servers; `connect` returns or throws when it is over. */
export function startPartner(
  name: string,
  { urls, cursor, connect }: { urls: readonly string[]; cursor: string; connect: Connect },
): Partner {
  const leaving = new AbortController();
  const handled: string[] = [];
  const known = new Set<string>();
  const alertNames = new Set<string>();
  const faults: string[] = [];
  let after = cursor;
  let connections = 0;

  function handle(event: AlertEvent): void {
    if (event.previous !== after) {
      faults.push(`${name}: ${event.kind} ${event.id} does not join on`);
    }
    after = event.cursor;
    if (event.alert === null) return;
    if (known.has(event.id))
      faults.push(`${name}: ${event.id} came twice although it was behind the cursor`);
    known.add(event.id);
    handled.push(event.id);
    alertNames.add(event.alert.name);
  }

  const following = (async () => {
    while (!leaving.signal.aborted) {
      const url = urls[connections % urls.length] ?? '';
      connections += 1;
      await connect({ url, after, signal: leaving.signal, onEvent: handle }).catch(() => undefined);
      if (!leaving.signal.aborted) await new Promise((resolve) => setTimeout(resolve, 30));
    }
  })();

  return {
    name,
    handled,
    alertNames,
    faults,
    get connections() {
      return connections;
    },
    async [Symbol.asyncDispose]() {
      leaving.abort();
      await following;
    },
  };
}

/** A service desk: our own client, receiving for its connector with the key that it was given. */
export function startConnectedPartner(
  name: string,
  connector: { url: string; connectorId: string; key: string },
): Partner {
  const handled: string[] = [];
  const alertNames = new Set<string>();
  const faults: string[] = [];
  let connections = 1;
  let position: Position | null = null;
  const client = startClient({
    ...connector,
    url: connector.url.replace('http', 'ws'),
    position: {
      load: () => Promise.resolve(position),
      save(reached) {
        position = reached;
        return Promise.resolve();
      },
    },
    handle({ id, alert }) {
      if (handled.includes(id)) faults.push(`${name}: ${id} was handed over twice`);
      handled.push(id);
      alertNames.add(alert.name);
    },
    onTrouble: () => {
      connections += 1;
    },
    retryMs: { first: 30, most: 200 },
  });
  client.done.catch((error: unknown) => faults.push(`${name} gave up: ${String(error)}`));
  return {
    name,
    handled,
    alertNames,
    faults,
    get connections() {
      return connections;
    },
    [Symbol.asyncDispose]: () => client.close(),
  };
}

/** The official client of the websocket protocol; coming back is the partner's own affair here. */
export const overWebsocket: Connect = async ({ url, after, signal, onEvent }) => {
  const client = createClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: true,
  });
  const leave = (): void => void client.dispose();
  signal.addEventListener('abort', leave, { once: true });
  try {
    const events = client.iterate<{ alertChanges: AlertEvent }>({
      query: FOLLOW,
      variables: { after },
    });
    for await (const { data, errors } of events) {
      if (errors !== undefined) throw new Error(errors[0]?.message);
      if (data !== null && data !== undefined) onEvent(data.alertChanges);
    }
  } finally {
    signal.removeEventListener('abort', leave);
    await client.dispose();
  }
};

/** Server-Sent Events, read by hand as the protocol has them. */
export const overServerSentEvents: Connect = async ({ url, after, signal, onEvent }) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
    body: JSON.stringify({ query: FOLLOW, variables: { after } }),
    signal,
  });
  if (!response.ok || response.body === null) throw new Error(`Answered ${response.status}`);
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body) {
    text += decoder.decode(chunk, { stream: true });
    const messages = text.split('\n\n');
    text = messages.pop() ?? '';
    for (const message of messages) {
      const data = /^event: next\ndata: (.*)$/.exec(message)?.[1];
      if (data === undefined) continue;
      const { data: answer, errors } = JSON.parse(data) as {
        data?: { alertChanges: AlertEvent };
        errors?: { message: string }[];
      };
      if (errors !== undefined) throw new Error(errors[0]?.message);
      if (answer !== undefined) onEvent(answer.alertChanges);
    }
  }
};
