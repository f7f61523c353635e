import type { FirstOperations } from './explore/first-operations.ts';

/** What whoever started the gateway reads when it is ready. */
export function writeBanner({
  host,
  port,
  explore,
  loopbackOnly,
  operations,
}: {
  host: string;
  port: number;
  explore: boolean;
  loopbackOnly: boolean;
  operations: FirstOperations;
}): string {
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const addresses = [
    ['GraphQL', `http://${authority}/graphql`],
    ['Websocket', `ws://${authority}/graphql`],
    ...(explore
      ? [
          ['Apollo Sandbox', `http://${authority}/`],
          ['GraphiQL', `http://${authority}/graphiql`],
        ]
      : []),
    ['Health', `http://${authority}/health/ready`],
  ];
  const lines = [
    '',
    'System Center Graph is ready',
    '',
    ...addresses.map(([name = '', address]) => `  ${name.padEnd(15)} ${address}`),
    '',
    loopbackOnly
      ? '  No identity provider is configured: the server listens to this machine only, and whoever uses it is its administrator.'
      : '  No identity provider is configured: WHOEVER REACHES THIS SERVER IS ITS ADMINISTRATOR.',
    '',
    ...describe('A query to paste:', operations.query),
    ...describe('A subscription to paste:', operations.subscription),
  ];
  return `${lines.join('\n')}\n`;
}

function describe(title: string, operation: string | null): string[] {
  if (operation === null) return [];
  return [
    `  ${title}`,
    '',
    ...operation
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`),
    '',
  ];
}
