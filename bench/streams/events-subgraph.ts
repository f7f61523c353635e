import { EventEmitter, on } from 'node:events';
import { createServer } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { alertAt } from '../gateway/estate-data.ts';
import { EVENTS_SCHEMA, toFederation2 } from '../gateway/estate-schemas.ts';

/**
 * The estate's alerts as streams: a POST to /publish raises the alert that the event's number names, on one channel, so
 * that who is not measured just now hears nothing.
 */
const [port = ''] = process.argv.slice(2);
const alerts = new EventEmitter().setMaxListeners(0);

const schema = buildSubgraphSchema([
  {
    typeDefs: parse(toFederation2(EVENTS_SCHEMA)),
    resolvers: {
      Subscription: {
        alertRaised: {
          subscribe: (_root: unknown, { channel }: { channel: string }) => listen(channel),
        },
      },
    },
  },
]);

const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => (text += chunk));
  request.on('end', () => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname === '/publish') {
      alerts.emit(searchParams.get('channel') ?? '', {
        alertRaised: alertAt(Number(request.headers['x-event']) % 64),
      });
      response.end('{}');
      return;
    }
    const { query } = JSON.parse(text) as { query: string };
    void graphql({ schema, source: query }).then((result) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(result));
    });
  });
});
useServer({ schema }, new WebSocketServer({ server, path: '/graphql' }));
server.listen(Number(port), '127.0.0.1');

async function* listen(channel: string): AsyncIterable<unknown> {
  for await (const [event] of on(alerts, channel)) yield event;
}
