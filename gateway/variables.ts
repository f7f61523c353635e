/** One variable of the environment: how its text is read, and what holds when it is absent. */
export interface Variable<Value> {
  readonly says: string;
  readonly fallback: Value;
  /** Throws a sentence's end ("must be …") for a text it cannot read. */
  read(text: string): Value;
}

/** Everything the gateway reads from the environment, apart from the addresses of subgraphs (`<NAME>_URL`). */
export const VARIABLES = {
  HOST: text('127.0.0.1', 'Address to listen on'),
  PORT: wholeNumber(4000, { least: 0, most: 65_535 }, 'Port to listen on; 0 takes any free one'),
  SUPERGRAPH: optionalText(
    'File of the composed schema; given explicitly, no subgraph runs inside',
  ),
  DATA_DIR: text('./data', 'Folder of the embedded databases'),
  DATABASE_URL: address(['postgres:', 'postgresql:'], 'PostgreSQL instead of embedded databases'),
  JOURNAL_RETENTION_HOURS: wholeNumber(
    72,
    { least: 1, most: 8_760 },
    'How long changes are kept for those who come back',
  ),
  WEBHOOK_NETWORKS: optionalList(
    'Private networks that webhooks of connectors may reach, as in 10.0.0.0/8',
  ),
  DEMO_ACTIVITY: onOff(true, 'Whether the demonstration data centre lives'),
  SUBGRAPHS_INSIDE: optionalList('Subgraphs that run in this process, by name; "none" for none'),
  CONNECTOR_KEY_FIELD: text(
    'connectorOfKey',
    'Query field by which the graph says whose connector key a client shows',
  ),
  GATEWAY_SECRET: optionalText('By which the gateway proves itself to remote subgraphs'),
  LOG_LEVEL: oneOf(
    ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
    'info',
    'Least level logged',
  ),
  INTROSPECTION: onOff(true, 'Whether the schema may be read by clients'),
  EXPLORE: onOff(true, 'Whether Apollo Sandbox and GraphiQL are served'),
  METRICS: onOff(true, 'Whether /metrics is served'),
  ALLOWED_ORIGINS: optionalList('Origins, besides its own, whose pages may call; "*" for any'),
  ALLOW_ANONYMOUS_NETWORK: onOff(false, 'Listen beyond loopback although nobody is identified'),
  FORWARD_HEADERS: forwardedHeaders('Headers of a request that are handed on to subgraphs'),
  SHARE_SUBSCRIPTIONS: onOff(true, 'Whether identical live operations share one stream'),
  HTTP_MOUNT: oneOf(['node', 'apollo-server'], 'node', 'What answers queries over HTTP'),
  BATCH_LIMIT: countOrNone(0, 'Operations in one HTTP request; 0 refuses batches'),
  BODY_LIMIT_BYTES: count(1_048_576, 'Longest request body, after inflating'),
  MESSAGE_LIMIT_BYTES: count(1_048_576, 'Longest websocket message'),
  PERSISTED_QUERIES_LIMIT: count(1_000, 'Automatically persisted queries kept'),
  OPERATION_TOKENS_LIMIT: count(15_000, 'Tokens in one operation'),
  OPERATION_DEPTH_LIMIT: count(50, 'Levels of selection in one operation'),
  OPERATION_ALIASES_LIMIT: count(500, 'Aliases in one operation'),
  OPERATION_ROOT_FIELDS_LIMIT: count(100, 'Root fields in one operation'),
  OPERATION_OBJECTS_LIMIT: count(
    200_000,
    'Objects one operation may ask for, the sizes of lists inside lists multiplied',
  ),
  OPERATION_NODES_LIMIT: count(20_000, 'Fields in one operation, its fragments expanded'),
  SOCKET_OPERATIONS_LIMIT: count(1_000, 'Operations running at once on one websocket'),
  SUBSCRIBER_BACKLOG_BYTES: count(4_194_304, 'Unread bytes after which a subscriber is closed'),
  SUBGRAPH_TIMEOUT_MS: count(10_000, 'How long a remote subgraph may take to answer'),
  SUBGRAPH_ANSWER_BYTES: count(33_554_432, 'Longest answer taken from a remote subgraph'),
  REQUEST_TIMEOUT_MS: count(30_000, 'How long a client may take to send its request'),
  HEARTBEAT_SECONDS: seconds(12, 'Between signs of life on a quiet stream'),
  SHUTDOWN_GRACE_SECONDS: seconds(10, 'How long running work may take to end at a shutdown'),
} satisfies Record<string, Variable<unknown>>;

export type VariableValues = {
  readonly [Name in keyof typeof VARIABLES]: (typeof VARIABLES)[Name]['fallback'];
};

function text(fallback: string, says: string): Variable<string> {
  return { says, fallback, read: (given) => given };
}

function optionalText(says: string): Variable<string | null> {
  return { says, fallback: null, read: (given) => given };
}

function optionalList(says: string): Variable<readonly string[] | null> {
  return {
    says,
    fallback: null,
    read: (given) => {
      const items = given.split(',').map((item) => item.trim());
      if (items.includes('')) throw new Error('must be names separated by commas');
      return items;
    },
  };
}

/** Node knows headers by their names in lower case. Those that say how long a request is, or in what form it comes and is answered, are the gateway's own to write. */
const OWN_HEADERS: ReadonlySet<string> = new Set(
  'accept accept-encoding connection content-encoding content-length content-type expect host keep-alive te trailer transfer-encoding upgrade'.split(
    ' ',
  ),
);

function forwardedHeaders(says: string): Variable<readonly string[] | null> {
  const list = optionalList(says);
  return {
    ...list,
    read: (given) => {
      const names = list.read(given)?.map((name) => name.toLowerCase()) ?? null;
      for (const name of names ?? []) {
        if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) throw new Error('must be names of headers');
        if (OWN_HEADERS.has(name)) {
          throw new Error(`must not hold "${name}", which the gateway writes itself`);
        }
      }
      return names;
    },
  };
}

function onOff(fallback: boolean, says: string): Variable<boolean> {
  const meanings: Record<string, boolean> = { on: true, yes: true, true: true, 1: true };
  const denials: Record<string, boolean> = { off: false, no: false, false: false, 0: false };
  return {
    says,
    fallback,
    read: (given) => {
      const meaning = { ...meanings, ...denials }[given.toLowerCase()];
      if (meaning === undefined) throw new Error('must be "on" or "off"');
      return meaning;
    },
  };
}

function oneOf<Value extends string>(
  values: readonly Value[],
  fallback: Value,
  says: string,
): Variable<Value> {
  return {
    says,
    fallback,
    read: (given) => {
      const value = values.find((candidate) => candidate === given);
      if (value === undefined) throw new Error(`must be one of ${values.join(', ')}`);
      return value;
    },
  };
}

function count(fallback: number, says: string): Variable<number> {
  return wholeNumber(fallback, { least: 1, most: 2 ** 31 - 1 }, says);
}

function countOrNone(fallback: number, says: string): Variable<number> {
  return wholeNumber(fallback, { least: 0, most: 2 ** 31 - 1 }, says);
}

/** Longer than an hour is a mistake, and longer than 24 days no timer can wait. */
function seconds(fallback: number, says: string): Variable<number> {
  return wholeNumber(fallback, { least: 0, most: 3_600 }, says);
}

function wholeNumber(
  fallback: number,
  range: { least: number; most: number },
  says: string,
): Variable<number> {
  return {
    says,
    fallback,
    read: (given) => {
      const value = /^\d+$/.test(given) ? Number(given) : Number.NaN;
      if (!(value >= range.least && value <= range.most)) {
        throw new Error(`must be a whole number from ${range.least} to ${range.most}`);
      }
      return value;
    },
  };
}

function address(protocols: readonly string[], says: string): Variable<string | null> {
  return {
    says,
    fallback: null,
    read: (given) => {
      if (!URL.canParse(given) || !protocols.includes(new URL(given).protocol)) {
        throw new Error(`must be an address that begins with ${protocols[0]}//`);
      }
      return given;
    },
  };
}
