import { createChance, hash, type Chance } from './chance.ts';

/**
 * A made-up domain, spread over subgraphs at random: entities with one or two keys, fields that live in one subgraph or in
 * several, fields that require others, value objects, an interface and a union of entities, an interface that another
 * subgraph knows as an object, and shared root fields.
 */
export interface World {
  readonly seed: number;
  readonly subgraphs: readonly string[];
  readonly entities: readonly Entity[];
  /** Implemented by entities; not an entity itself. */
  readonly named: AbstractType;
  readonly either: AbstractType;
  /** Implemented by entities of one subgraph, extended as an object by another. */
  readonly keyed: KeyedInterface | null;
  readonly roots: readonly Field[];
  /** Per cent of the values of nullable or guarded fields that fail. */
  readonly faultPercent: number;
}

export interface Entity {
  readonly name: string;
  readonly ids: readonly string[];
  readonly fields: readonly Field[];
  /** The keys by which each subgraph that has the entity knows it. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

export interface AbstractType {
  readonly name: string;
  readonly members: readonly string[];
}

export interface KeyedInterface extends AbstractType {
  readonly home: string;
  readonly extendedBy: string;
  readonly fields: readonly Field[];
  readonly ids: readonly string[];
}

export interface Field {
  /** The type it belongs to: an entity, the root, or the keyed interface. */
  readonly owner: string;
  readonly name: string;
  readonly type: FieldType;
  readonly subgraphs: readonly string[];
  /** The field of the same entity it is computed from. */
  readonly requires: string | null;
  /** Takes an argument `n` that shows in the value. */
  readonly takesNumber: boolean;
}

export interface FieldType {
  readonly kind: 'string' | 'int' | 'enum' | 'value' | 'entity' | 'named' | 'either' | 'keyed';
  readonly target: string;
  readonly isList: boolean;
  readonly nonNull: boolean;
  readonly itemNonNull: boolean;
}

export const ENUM_VALUES = ['RED', 'GREEN', 'BLUE'] as const;

const SCALARS = ['string', 'int', 'enum'] as const;

export interface WorldSize {
  readonly seed: number;
  readonly entities: number;
  readonly subgraphs: number;
  readonly fields: number;
  readonly faultPercent: number;
}

export function createWorld(size: WorldSize): World {
  const chance = createChance(size.seed);
  const subgraphs = ['a', 'b', 'c', 'd'].slice(0, size.subgraphs);
  const names = ['Ant', 'Bee', 'Cat', 'Dog'].slice(0, size.entities);
  const named = { name: 'Named', members: atLeastOne(names, chance) };
  const either = { name: 'Either', members: atLeastOne(names, chance) };
  const keyed = chance.one(40) && subgraphs.length > 1 ? createKeyed(subgraphs, chance) : null;
  const targets = { names, keyed };
  const entities = names.map((name) => createEntity(name, { size, subgraphs, targets, chance }));
  return {
    seed: size.seed,
    subgraphs,
    entities,
    named,
    either,
    keyed,
    roots: createRoots(subgraphs, targets, chance),
    faultPercent: size.faultPercent,
  };
}

function createEntity(
  name: string,
  {
    size,
    subgraphs,
    targets,
    chance,
  }: { size: WorldSize; subgraphs: readonly string[]; targets: Targets; chance: Chance },
): Entity {
  const hasCode = chance.one(30);
  const keys: Record<string, readonly string[]> = {};
  for (const [index, subgraph] of subgraphs.entries()) {
    // The first subgraph knows every key, so that there is a way from each to each.
    if (!hasCode || index === 0) keys[subgraph] = hasCode ? ['id', 'code'] : ['id'];
    else keys[subgraph] = chance.pick([['id'], ['code'], ['id', 'code'], ['id code']]);
  }
  if (hasCode && chance.one(40)) keys[subgraphs[0] ?? 'a'] = ['id', 'code', 'id code'];

  const fields: Field[] = [];
  for (let index = 0; index < size.fields; index += 1) {
    fields.push(createField(name, `f${index}`, { subgraphs, targets, chance }));
  }
  for (const plain of fields.filter(isRequirable)) {
    const elsewhere = subgraphs.filter((subgraph) => !plain.subgraphs.includes(subgraph));
    if (elsewhere.length === 0 || !chance.one(50)) continue;
    fields.push({
      owner: name,
      name: `r${plain.name}`,
      type: { ...SCALAR, kind: 'string' },
      subgraphs: [chance.pick(elsewhere)],
      requires: plain.name,
      takesNumber: chance.one(30),
    });
  }
  return { name, ids: ['1', '2', '3'].map((id) => `${name}-${id}`), fields, keys };
}

/** What is required is a plain nullable value, so that both sides agree on what a missing one means. */
function isRequirable({ type, takesNumber }: Field): boolean {
  const isScalar = SCALARS.some((scalar) => scalar === type.kind);
  return !takesNumber && !type.nonNull && !type.isList && (isScalar || type.kind === 'value');
}

interface Targets {
  readonly names: readonly string[];
  readonly keyed: KeyedInterface | null;
}

const SCALAR: FieldType = {
  kind: 'string',
  target: '',
  isList: false,
  nonNull: false,
  itemNonNull: false,
};

function createField(
  owner: string,
  name: string,
  {
    subgraphs,
    targets,
    chance,
  }: { subgraphs: readonly string[]; targets: Targets; chance: Chance },
): Field {
  const type = createType(targets, chance);
  const home = chance.pick(subgraphs);
  const isShared = chance.one(25);
  const shared = isShared ? chance.some(subgraphs, 50).filter((one) => one !== home) : [];
  return {
    owner,
    name,
    type,
    subgraphs: [home, ...shared],
    requires: null,
    takesNumber: type.target === '' && chance.one(20),
  };
}

function createType({ names, keyed }: Targets, chance: Chance): FieldType {
  const shape = {
    isList: chance.one(30),
    nonNull: chance.one(25),
    itemNonNull: chance.one(30),
  };
  const draw = chance.next(100);
  if (draw < 40) return { ...shape, kind: chance.pick(SCALARS), target: '' };
  if (draw < 50) return { ...shape, kind: 'value', target: '' };
  if (draw < 75) return { ...shape, kind: 'entity', target: chance.pick(names) };
  if (draw < 85) return { ...shape, kind: 'named', target: 'Named' };
  if (draw < 93 || keyed === null) return { ...shape, kind: 'either', target: 'Either' };
  return { ...shape, kind: 'keyed', target: 'Keyed' };
}

function createRoots(subgraphs: readonly string[], targets: Targets, chance: Chance): Field[] {
  const roots: Field[] = [];
  for (let index = 0; index < 4; index += 1) {
    const field = createField('Query', `q${index}`, { subgraphs, targets, chance });
    roots.push(field);
  }
  const entity = chance.pick(targets.names);
  roots.push({
    owner: 'Query',
    name: 'all',
    type: { kind: 'entity', target: entity, isList: true, nonNull: false, itemNonNull: true },
    subgraphs: [chance.pick(subgraphs)],
    requires: null,
    takesNumber: false,
  });
  if (targets.keyed !== null) {
    roots.push({
      owner: 'Query',
      name: 'keyed',
      type: { kind: 'keyed', target: 'Keyed', isList: true, nonNull: false, itemNonNull: false },
      subgraphs: [chance.pick([targets.keyed.home, targets.keyed.extendedBy])],
      requires: null,
      takesNumber: false,
    });
  }
  return roots;
}

function createKeyed(subgraphs: readonly string[], chance: Chance): KeyedInterface {
  const home = chance.pick(subgraphs);
  const extendedBy = chance.pick(subgraphs.filter((one) => one !== home));
  const ownField: Field = {
    owner: 'Keyed',
    name: 'size',
    type: { ...SCALAR, kind: 'int' },
    subgraphs: [home],
    requires: null,
    takesNumber: false,
  };
  const extra = { ...ownField, name: 'extra', subgraphs: [extendedBy], type: { ...SCALAR } };
  return {
    name: 'Keyed',
    members: ['Key1', 'Key2'],
    home,
    extendedBy,
    fields: [ownField, extra],
    ids: ['Key1-1', 'Key2-1', 'Key1-2'],
  };
}

function atLeastOne(names: readonly string[], chance: Chance): string[] {
  const some = chance.some(names, 60);
  return some.length > 0 ? some : [chance.pick(names)];
}

/** An object as resolvers on both sides pass it around. */
export interface Reference {
  readonly __typename: string;
  readonly id: string;
  readonly code: string;
}

export function toReference(id: string): Reference {
  const [typename = ''] = id.split('-');
  return { __typename: typename, id, code: `code of ${id}` };
}

/**
 * The value of a field. Depends on nothing but the world, the object and the arguments, so that it is the same wherever
 * it is resolved. Throws where the world has a fault.
 */
export function valueOf(
  world: World,
  field: Field,
  { id, n, required }: { id: string; n: number | null; required: unknown },
): unknown {
  const place = `${world.seed} ${field.owner}.${field.name} ${id}`;
  if (isFaulty(world, field, id)) throw new Error(`fault at ${field.owner}.${field.name} of ${id}`);
  if (field.requires !== null) return `${JSON.stringify(required ?? null)}, ${n}`;
  const { type } = field;
  if (!type.nonNull && hash(`${place} null`) % 100 < 12) return null;
  if (!type.isList) return itemOf(world, field, `${place} ${n}`);
  return Array.from({ length: hash(`${place} length`) % 4 }, (_, index) => {
    const item = `${place} ${n} ${index}`;
    return !type.itemNonNull && hash(`${item} null`) % 100 < 12 ? null : itemOf(world, field, item);
  });
}

export function isFaulty(world: World, field: Field, id: string): boolean {
  const draw = hash(`${world.seed} ${field.owner}.${field.name} ${id} fault`) % 100;
  return draw < world.faultPercent;
}

function itemOf(world: World, { type }: Field, place: string): unknown {
  const number = hash(place);
  switch (type.kind) {
    case 'string':
      // Where there is nothing to escape in a whole answer it goes another way.
      return number % 40 === 0 ? `"s"\\${number}\n\u2028 é ${'\ud83d\ude80'}` : `s${number % 1000}`;
    case 'int':
      return (number % 1000) - 500;
    case 'enum':
      return ENUM_VALUES[number % ENUM_VALUES.length];
    case 'value':
      return { x: number % 10, y: number % 3 === 0 ? null : `y${number % 7}` };
    case 'entity':
      return toReference(pickId(world, [type.target], number));
    case 'named':
      return toReference(pickId(world, world.named.members, number));
    case 'either':
      return toReference(pickId(world, world.either.members, number));
    case 'keyed': {
      const ids = world.keyed?.ids ?? [];
      return toReference(ids[number % ids.length] ?? '');
    }
  }
}

function pickId(world: World, names: readonly string[], number: number): string {
  const ids = world.entities.filter(({ name }) => names.includes(name)).flatMap(({ ids }) => ids);
  return ids[number % ids.length] ?? '';
}
