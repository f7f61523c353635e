import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  parse,
  print,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
} from 'graphql';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const PRODUCTS = [
  'operations-manager',
  'service-manager',
  'virtual-machine-manager',
  'orchestrator',
] as const;
const sdls = PRODUCTS.map((name) => readFileSync(join(root, `schema/${name}.graphql`), 'utf8'));
const api = buildSchema(readFileSync(join(root, 'schema/api.graphql'), 'utf8'));
const types = Object.values(api.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

/** Settings, rules, bookmarks, configuration items: there is no stream of these. */
const NOT_STREAMED = [
  'setClosingUnhealthyAlerts',
  'createResolutionState',
  'initializeConnector',
  'uninitializeConnector',
  'updateConnector',
  'createConnectorSubscription',
  'updateConnectorSubscription',
  'deleteConnectorSubscription',
  'acknowledgeAlertChanges',
  'rejectAlertChanges',
  'setStormSettings',
  'createEnrichmentRule',
  'updateEnrichmentRule',
  'deleteEnrichmentRule',
  'createMappingTable',
  'setMappingTableEntries',
  'deleteMappingTable',
  'setPriorityMatrix',
  'setIncidentSettings',
  'createListItem',
  'createTemplate',
  'reportConfigurationItems',
];

describe('the contract', () => {
  test('every type, field, argument and value is described', () => {
    const undescribed = types.flatMap((type) => [
      // The roots need no words: their fields have them.
      ...(type.description || ['Query', 'Mutation', 'Subscription'].includes(type.name)
        ? []
        : [type.name]),
      ...listParts(type),
    ]);
    expect(undescribed).toEqual([]);
  });

  test('what the four files share is the same text', () => {
    const [first = '', ...others] = sdls.map(readCommonPart);
    expect(first.length).toBeGreaterThan(2_000);
    for (const other of others) expect(other).toBe(first);
  });

  test('a mutation takes one input and answers with userErrors', () => {
    for (const field of Object.values(api.getMutationType()?.getFields() ?? {})) {
      expect([field.name, field.args.map(({ name }) => name)]).toEqual([field.name, ['input']]);
      const payload = getNamedType(field.type);
      expect([field.name, payload.name]).toEqual([
        field.name,
        `${field.name[0]?.toUpperCase()}${field.name.slice(1)}Payload`,
      ]);
      expect(isObjectType(payload) && 'userErrors' in payload.getFields()).toBe(true);
    }
  });

  test('a mutation says which scope it needs, and a profile holds it', () => {
    for (const [index, sdl] of sdls.entries()) {
      const product = PRODUCTS[index];
      for (const definition of parse(sdl).definitions) {
        if (!('fields' in definition) || definition.name.value !== 'Mutation') continue;
        for (const { name, directives } of definition.fields ?? []) {
          const scopes = directives?.map((directive) => print(directive)).join(' ');
          expect([product, name.value, scopes]).toEqual([
            product,
            name.value,
            expect.stringMatching(
              /^@requiresScopes\(scopes: \[\["(operate|administer|connect)"\]\]\)$/,
            ),
          ]);
        }
      }
    }
  });

  test('every noun that is streamed can be read by the page, and read first and followed after', () => {
    const streams = Object.values(api.getSubscriptionType()?.getFields() ?? {}).filter(
      // The stream of a connector goes by what its subscriptions say and where its bookmark is.
      ({ name }) => name !== 'connectorAlertChanges',
    );
    expect(streams.length).toBeGreaterThan(5);
    for (const stream of streams) {
      const page = api.getQueryType()?.getFields()[`${stream.name}Page`];
      const event = getNamedType(stream.type);
      const fields = isObjectType(event) ? event.getFields() : {};
      const { kind, id, cursor, previous, at, by, comment, changes, ...rest } = fields;
      const [noun] = Object.values(rest).map(({ type }) => getNamedType(type).name);
      const list = api.getType(`${noun}Connection`);
      expect({
        stream: stream.name,
        arguments: stream.args.map(({ name }) => name),
        fields: [kind, id, cursor, previous, at, by, comment, changes].every(Boolean),
        page: page?.args.map(({ name }) => name),
        list: isObjectType(list) && 'cursor' in list.getFields(),
      }).toEqual({
        stream: stream.name,
        arguments: ['filter', 'after', 'snapshot', 'bookmarkSeconds'],
        fields: true,
        page: ['filter', 'after', 'first'],
        list: true,
      });
    }
  });

  test('a mutation that changes what is streamed says where its change is', () => {
    const silent = Object.values(api.getMutationType()?.getFields() ?? {}).filter((field) => {
      const payload = getNamedType(field.type);
      const fields = isObjectType(payload) ? payload.getFields() : {};
      const result = getNamedType(fields['results']?.type);
      return !('cursor' in fields || (isObjectType(result) && 'cursor' in result.getFields()));
    });
    expect(silent.map(({ name }) => name)).toEqual(NOT_STREAMED);
  });

  test('what creates can be asked for again without creating twice', () => {
    const creating = Object.values(api.getMutationType()?.getFields() ?? {}).filter(({ name }) =>
      /^(create[A-Z].*|raiseAlert|startRunbook|commentIncident)$/.test(name),
    );
    expect(creating.length).toBeGreaterThan(10);
    const without = creating.filter(({ args: [input] }) => {
      const type = input === undefined ? null : getNamedType(input.type);
      return !isInputObjectType(type) || type.getFields()['idempotencyKey'] === undefined;
    });
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  test('a connection has nodes, edges, page information and a total', () => {
    const connections = types.filter((type) => type.name.endsWith('Connection'));
    expect(connections.length).toBeGreaterThan(10);
    for (const connection of connections) {
      const fields = isObjectType(connection) ? Object.keys(connection.getFields()) : [];
      expect([connection.name, fields]).toEqual([
        connection.name,
        expect.arrayContaining(['edges', 'nodes', 'pageInfo', 'totalCount']),
      ]);
    }
  });

  test('a field that another product answers may be null, so that its failure costs that field alone', () => {
    const owners = new Map<string, string>();
    for (const [index, sdl] of sdls.entries()) {
      const product = buildSchema(withoutFederation(sdl), { assumeValidSDL: true });
      for (const type of Object.values(product.getTypeMap())) {
        if (!isObjectType(type) || isIntrospectionType(type)) continue;
        const isExtension = !('version' in type.getFields()) && 'id' in type.getFields();
        if (
          !isExtension ||
          !['Alert', 'Incident', 'VirtualMachine', 'Host', 'MonitoredObject'].includes(type.name)
        )
          continue;
        for (const field of Object.values(type.getFields())) {
          const isOurs = !field.astNode?.directives?.some(({ name }) => name.value === 'external');
          if (field.name !== 'id' && isOurs && isNonNullType(field.type)) {
            owners.set(`${type.name}.${field.name}`, PRODUCTS[index] ?? '');
          }
        }
      }
    }
    expect([...owners]).toEqual([]);
  });
});

function listParts(type: GraphQLNamedType): string[] {
  if (isEnumType(type)) {
    return type
      .getValues()
      .filter(({ description }) => !description)
      .map(({ name }) => `${type.name}.${name}`);
  }
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    ...(field.description ? [] : [`${type.name}.${field.name}`]),
    ...listArguments(field)
      .filter(({ description }) => !description)
      .map((argument) => `${type.name}.${field.name}(${argument.name})`),
  ]);
}

function listArguments(field: object): readonly GraphQLArgument[] {
  return 'args' in field ? (field as GraphQLField<unknown, unknown>).args : [];
}

/** From the first scalar to the first line of a product's own part. */
function readCommonPart(sdl: string): string {
  const start = sdl.indexOf('"A moment in ISO 8601');
  const end = sdl.indexOf('input KeywordFilter');
  return sdl.slice(start, sdl.indexOf('}', end));
}

function withoutFederation(sdl: string): string {
  return sdl.replace(/extend schema[\s\S]*?\)\n\n/, '').concat(`
    directive @key(fields: String!) repeatable on OBJECT
    directive @shareable on OBJECT | FIELD_DEFINITION
    directive @external on FIELD_DEFINITION
    directive @requires(fields: String!) on FIELD_DEFINITION
    directive @provides(fields: String!) on FIELD_DEFINITION
    directive @tag(name: String!) repeatable on OBJECT | FIELD_DEFINITION
  `);
}
