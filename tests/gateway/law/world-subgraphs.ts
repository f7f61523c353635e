import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  execute,
  parse,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type GraphQLTypeResolver,
} from 'graphql';
import type { SubgraphClient } from '../../../gateway/execution/subgraph-client.ts';
import { createInProcessClient } from '../../../gateway/transport/in-process-client.ts';
import { countPassages } from '../support/count-passages.ts';
import { readAnswer } from '../../../gateway/transport/read-answer.ts';
import { LINK, type TestSubgraph } from '../support/federation.ts';
import { ENUM_VALUES, valueOf, type Entity, type Field, type World } from './world.ts';

/** The SDL of each subgraph of the world. */
export function toSubgraphs(world: World): TestSubgraph[] {
  return world.subgraphs.map((name) => ({ name, typeDefs: toTypeDefs(world, name) }));
}

function toTypeDefs(world: World, subgraph: string): string {
  const { entities, named, either, keyed } = world;
  const roots = world.roots.filter((field) => field.subgraphs.includes(subgraph));
  const parts = [
    `type Query { ${[...roots.map((field) => toField(world, field)), `only_${subgraph}: Int`].join(' ')} }`,
    `enum Colour { ${ENUM_VALUES.join(' ')} }`,
    'type Value @shareable { x: Int! y: String }',
    `interface ${named.name} { id: ID! label: String }`,
    `union ${either.name} = ${either.members.join(' | ')}`,
    ...entities.map((entity) => toEntity(world, entity, subgraph)),
  ];
  if (keyed !== null) {
    const fields = keyed.fields.filter((field) => field.subgraphs.includes(subgraph));
    const text = fields.map((field) => toField(world, field)).join(' ');
    if (subgraph === keyed.home) {
      parts.push(`interface Keyed @key(fields: "id") { id: ID! ${text} }`);
      for (const [index, member] of keyed.members.entries()) {
        parts.push(
          `type ${member} implements Keyed @key(fields: "id") { id: ID! own${index}: String ${text} }`,
        );
      }
    } else if (subgraph === keyed.extendedBy || usesKeyed(world, subgraph)) {
      parts.push(`type Keyed @key(fields: "id") @interfaceObject { id: ID! ${text} }`);
    }
  }
  return parts.join('\n');
}

function usesKeyed(world: World, subgraph: string): boolean {
  return [...world.roots, ...world.entities.flatMap(({ fields }) => fields)].some(
    ({ type, subgraphs }) => type.kind === 'keyed' && subgraphs.includes(subgraph),
  );
}

function toEntity(world: World, entity: Entity, subgraph: string): string {
  const keys = entity.keys[subgraph] ?? ['id'];
  const fields = entity.fields.filter((field) => field.subgraphs.includes(subgraph));
  const external = fields.flatMap((field) => {
    const required = entity.fields.find(({ name }) => name === field.requires);
    return required === undefined ? [] : `${toField(world, required)} @external`;
  });
  const isNamed = world.named.members.includes(entity.name);
  const keyFields = new Set(keys.flatMap((key) => key.split(' ')));
  // An interface demands the id of its objects, key or not.
  const id = keyFields.has('id') || isNamed ? ['id: ID! @shareable'] : [];
  const code = keyFields.has('code') ? ['code: String! @shareable'] : [];
  const members = [
    ...id,
    ...code,
    ...(isNamed ? ['label: String @shareable'] : []),
    ...fields.map((field) => toField(world, field)),
    ...external,
  ];
  const implemented = isNamed ? 'implements Named' : '';
  const directives = keys.map((key) => `@key(fields: "${key}")`).join(' ');
  return `type ${entity.name} ${implemented} ${directives} { ${members.join(' ')} }`;
}

function toField(world: World, field: Field): string {
  const { type, takesNumber, requires } = field;
  const named = {
    string: 'String',
    int: 'Int',
    enum: 'Colour',
    value: 'Value',
    entity: type.target,
    named: 'Named',
    either: 'Either',
    keyed: 'Keyed',
  }[type.kind];
  const inner = type.isList ? `[${named}${type.itemNonNull ? '!' : ''}]` : named;
  const directives = [
    field.subgraphs.length > 1 ? '@shareable' : '',
    requires === null ? '' : `@requires(fields: "${toFieldSet(world, field.owner, requires)}")`,
  ];
  const argument = takesNumber ? '(n: Int = 7)' : '';
  return `${field.name}${argument}: ${inner}${type.nonNull ? '!' : ''} ${directives.join(' ')}`;
}

function toFieldSet(world: World, owner: string, name: string): string {
  const entity = world.entities.find((candidate) => candidate.name === owner);
  const field = entity?.fields.find((candidate) => candidate.name === name);
  return field?.type.kind === 'value' ? `${name} { x y }` : name;
}

/** Serves one subgraph of the world in this process. */
export function createWorldClient(world: World, { name, typeDefs }: TestSubgraph): SubgraphClient {
  const schema = buildSubgraphSchema([
    { typeDefs: parse(LINK + typeDefs), resolvers: createReferenceResolvers(world, typeDefs) },
  ]);
  const fieldResolver = createFieldResolver(world, schema);
  return createInProcessClient({
    name,
    async execute({ document, variables }) {
      return await execute({
        schema,
        document,
        variableValues: variables,
        fieldResolver,
        typeResolver: resolveTypename,
      });
    },
    subscribe: () => Promise.reject(new Error('worlds have no subscriptions')),
    close: () => Promise.resolve(),
  });
}

/** The same as over HTTP, where an answer is text, and what nobody reads of it is passed on as such. */
export function asText(
  client: SubgraphClient,
  onPassages: (count: number) => void,
): SubgraphClient {
  return {
    ...client,
    async execute(request) {
      const text = JSON.stringify(await client.execute(request));
      const response = { status: 200, contentType: undefined, text };
      const answer = readAnswer(response, client.name, request.reader);
      onPassages(countPassages(answer.data));
      return answer;
    },
  };
}

/** What is sent is what is known: the key, and whatever else the fetch required. */
function createReferenceResolvers(world: World, typeDefs: string) {
  const names = [...world.entities.map(({ name }) => name), 'Keyed', 'Key1', 'Key2'];
  const known = names.filter((name) => new RegExp(`(type|interface) ${name} `).test(typeDefs));
  return Object.fromEntries(
    known.map((name) => [name, { __resolveReference: (reference: object) => complete(reference) }]),
  );
}

function complete(reference: object): object {
  const { id, code } = reference as { id?: string; code?: string };
  const known = id ?? code?.replace('code of ', '') ?? '';
  return { ...reference, id: known, code: `code of ${known}`, __typename: known.split('-')[0] };
}

export const resolveTypename: GraphQLTypeResolver<unknown, unknown> = (value) =>
  (value as { __typename: string }).__typename;

function createFieldResolver(
  world: World,
  _schema: GraphQLSchema,
): GraphQLFieldResolver<Record<string, unknown> | undefined, unknown> {
  return (source, args, _context, info) => {
    const name = info.fieldName;
    const field = findField(world, info.parentType.name, name);
    if (field === undefined) return readPlain(source, name);
    const required = field.requires === null ? null : source?.[field.requires];
    const n = (args['n'] as number | undefined) ?? null;
    return valueOf(world, field, { id: toId(source), n, required });
  };
}

export function toId(source: Record<string, unknown> | undefined): string {
  return typeof source?.['id'] === 'string' ? source['id'] : 'root';
}

export function findField(world: World, typename: string, name: string): Field | undefined {
  if (typename === 'Query') return world.roots.find((field) => field.name === name);
  const isKeyed = typename === 'Keyed' || world.keyed?.members.includes(typename) === true;
  if (isKeyed) return world.keyed?.fields.find((field) => field.name === name);
  const entity = world.entities.find((candidate) => candidate.name === typename);
  return entity?.fields.find((field) => field.name === name);
}

/** Keys, labels and the parts of value objects. */
export function readPlain(source: Record<string, unknown> | undefined, name: string): unknown {
  if (source !== undefined && name in source) return source[name];
  if (name === 'label' || name.startsWith('own')) return `${name} of ${toId(source)}`;
  return null;
}
