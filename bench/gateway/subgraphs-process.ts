import { readFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse, type GraphQLSchema } from 'graphql';
import { HttpMessageReader } from '../harness/http-message.ts';
import { alertAt, incidentAt, indexOf, jobAt, machineAt } from './estate-data.ts';
import { ESTATE_SCHEMAS, toFederation2 } from './estate-schemas.ts';
import type { GatewayFixture } from './fixture.ts';

/**
 * The four subgraphs, as cheap as they can be made: an answer is computed the first time its request is seen and then
 * sent as it is, so that the gateways in front are what is measured.
 */
// The names behind the file are of subgraphs that somebody else serves.
const fixture = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as GatewayFixture; // written by writeFixture

const left = process.argv.slice(3);
for (const definition of ESTATE_SCHEMAS) {
  if (left.includes(definition.name)) continue;
  const schema = buildSubgraphSchema([
    { typeDefs: parse(toFederation2(definition)), resolvers: resolversOf(definition.name) },
  ]);
  const port = fixture.subgraphs.find(({ name }) => name === definition.name)?.port;
  serve(schema, port ?? 0);
}

function serve(schema: GraphQLSchema, port: number): void {
  const answers = new Map<string, Buffer>();
  createServer((socket) => {
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    const reader = new HttpMessageReader();
    socket.on('data', (chunk) => {
      const request = reader.push(chunk as Buffer); // no encoding was set
      if (request !== null) void answer(socket, request.body.toString('utf8'));
    });
  }).listen(port, '127.0.0.1');

  async function answer(socket: Socket, body: string): Promise<void> {
    let bytes = answers.get(body);
    if (bytes === undefined) {
      bytes = toResponse(await execute(schema, body));
      answers.set(body, bytes);
    }
    socket.write(bytes);
  }
}

async function execute(schema: GraphQLSchema, body: string): Promise<string> {
  const { query, variables, operationName } = JSON.parse(body || '{}') as {
    query?: string;
    variables?: Record<string, unknown>;
    operationName?: string;
  };
  const result = await graphql({
    schema,
    source: query ?? '',
    variableValues: variables ?? null,
    operationName: operationName ?? null,
  });
  return JSON.stringify(result);
}

function toResponse(text: string): Buffer {
  return Buffer.from(
    'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: keep-alive\r\n' +
      `content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
}

type Find = (index: number) => unknown;

function resolversOf(name: string) {
  const byId =
    (find: Find) =>
    (_root: unknown, { id }: { id: string }) =>
      findById(find, id);
  const reference = (find: Find) => ({
    __resolveReference: ({ id }: { id: string }) => findById(find, id),
  });
  switch (name) {
    case 'ops':
      return { Query: { alert: byId(alertAt), alerts: listAlerts }, Alert: reference(alertAt) };
    case 'sm':
      return { Query: { incident: byId(incidentAt) }, Incident: reference(incidentAt) };
    case 'vmm':
      return {
        Query: { virtualMachine: byId(machineAt) },
        VirtualMachine: reference(machineAt),
      };
    default:
      return { Query: { job: byId(jobAt) }, Job: reference(jobAt) };
  }
}

function listAlerts(_root: unknown, { after, first }: { after: number; first: number }) {
  return Array.from({ length: first }, (_, position) => alertAt(after + position));
}

function findById(find: Find, id: string): unknown {
  const index = indexOf(id);
  return index === null ? null : find(index);
}
