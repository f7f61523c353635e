import { createClient, type Client, type FormattedExecutionResult } from 'graphql-ws';

/** One connection to the graph. When it breaks it is over: whoever uses it opens another, from where he has come to. */
export interface Connection {
  /** Runs a query or a mutation; a top-level error is thrown as a GraphError. */
  request<Data>(query: string, variables: Readonly<Record<string, unknown>>): Promise<Data>;
  /** Calls back for each event of a subscription; resolves when it ends, rejects when it breaks. */
  follow<Data>(
    query: string,
    variables: Readonly<Record<string, unknown>>,
    onEvent: (data: Data) => void,
  ): Promise<void>;
  close(): Promise<void>;
}

/** The graph said no, or could not go on. */
export class GraphError extends Error {
  /** What kind of refusal it is; the codes are listed in the documentation of the graph. */
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.name = 'GraphError';
    this.code = code;
  }
}

export function openConnection({ url, key }: { url: string; key: string | null }): Connection {
  const client = createClient({
    url,
    // Tried again, it would ask for what it asked at first, and not for what comes behind what has come.
    retryAttempts: 0,
    keepAlive: 10_000,
    lazyCloseTimeout: 5_000,
    ...(key === null ? {} : { connectionParams: { authorization: `Bearer ${key}` } }),
  });
  return {
    async request<Data>(query: string, variables: Readonly<Record<string, unknown>>) {
      let data: Data | null = null;
      await run<Data>(client, { query, variables }, (event) => {
        data = event;
      });
      if (data === null) throw new GraphError('The graph gave no answer', 'NO_ANSWER');
      return data;
    },
    follow: (query, variables, onEvent) => run(client, { query, variables }, onEvent),
    async close() {
      await client.dispose();
    },
  };
}

function run<Data>(
  client: Client,
  payload: { query: string; variables: Readonly<Record<string, unknown>> },
  onData: (data: Data) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    client.subscribe<Data>(
      { query: payload.query, variables: { ...payload.variables } },
      {
        next(result) {
          const error = findError(result);
          if (error !== null) reject(error);
          else if (result.data !== null && result.data !== undefined) onData(result.data);
        },
        error: (error) => reject(toError(error)),
        complete: resolve,
      },
    );
  });
}

function findError({ errors }: Pick<FormattedExecutionResult, 'errors'>): GraphError | null {
  const [first] = errors ?? [];
  if (first === undefined) return null;
  const code = first.extensions?.['code'];
  return new GraphError(first.message, typeof code === 'string' ? code : 'UNKNOWN');
}

/** How the graph closes the connection of whoever it does not let in, or no longer. */
const FORBIDDEN = 4403;

/** graphql-ws hands over what the server refused, how the socket was closed, or what broke. */
function toError(error: unknown): Error {
  if (error instanceof Error) return error;
  if (Array.isArray(error)) {
    return findError({ errors: error }) ?? new GraphError('The graph refused', 'UNKNOWN');
  }
  const { code, reason } = error as { code?: number; reason?: string };
  if (code === FORBIDDEN) return new GraphError('The key is not accepted', 'UNAUTHENTICATED');
  return new Error(`The connection was closed (${code ?? 'no code'}): ${reason ?? 'no reason'}`);
}
