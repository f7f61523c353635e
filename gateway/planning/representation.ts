import type {
  FetchNodePathSegment,
  InputRewrite,
  RequiresSelection,
} from '@graphql-hive/router-query-planner';
import { isInherited, readOwn, writeOwn, type DataObject } from '../execution/data.ts';
import { PlanningFailure } from './planning-failure.ts';
import type { TypeConditions } from './type-conditions.ts';

/**
 * Tells a subgraph which entity is meant: its type, a key and whatever else the fetched fields require. Compiled from
 * the `requires` of a fetch, once per type of entity that is met.
 */
export interface Representation {
  /** How entities like this one are sent; null if nothing is required of its type. */
  writerOf(entity: DataObject): RepresentationWriter | null;
  /** Everything in the data that it may be made from, inside the entity too. */
  readonly keys: ReadonlySet<string>;
}

/** Writes the representations of one type of entity. */
export interface RepresentationWriter {
  /** As JSON text, `null` if a part of it was never fetched. An explicit null is a value. */
  write(entity: DataObject): string | null;
  /** The same as an object, for subgraphs that are reached without text. */
  build(entity: DataObject): DataObject | null;
  /**
   * What tells the entity from others of the same fetch, cheaper to compare than the text: the value of its one key.
   * `null` where only the text does.
   */
  identify(entity: DataObject): string | number | null;
}

interface RequiredField {
  /** The key in the fetched data. */
  readonly from: string;
  /** The key to send. */
  readonly to: string;
  readonly selections: readonly RequiresSelection[] | null;
}

interface TypenameSetter {
  /** Empty for the entity itself, else the keys to the object inside it. */
  readonly keys: readonly string[];
  readonly names: ReadonlySet<string> | null;
  readonly setTo: string;
}

export function compileRepresentation(
  requires: readonly RequiresSelection[],
  rewrites: readonly InputRewrite[],
  conditions: TypeConditions,
): Representation {
  const setters = rewrites.map((rewrite) => compileSetter(rewrite, conditions));
  const writers = new Map<string, RepresentationWriter | null>();

  function compileWriter(typename: string): RepresentationWriter | null {
    const writer = compileObject(requires, typename, conditions, setters);
    if (writer === null) return null;
    // Values of keys are told apart by themselves within one type only: the type that was met first.
    const isFirst = writers.values().every((other) => other === null);
    return isFirst ? writer : { ...writer, identify: () => null };
  }

  return {
    writerOf(entity) {
      const typename = entity['__typename'];
      if (typeof typename !== 'string') return null;
      let writer = writers.get(typename);
      if (writer === undefined) {
        writer = compileWriter(typename);
        writers.set(typename, writer);
      }
      return writer;
    },
    keys: new Set(listKeys(requires)),
  };
}

/** Null when nothing is required of this type: the fetch is then not about it. */
function compileObject(
  selections: readonly RequiresSelection[],
  typename: string,
  conditions: TypeConditions,
  setters: readonly TypenameSetter[],
): RepresentationWriter | null {
  const fields = collectRequired(selections, typename, conditions);
  if (fields.length === 0) return null;
  const sentTypename =
    setters.find(({ keys, names }) => keys.length === 0 && (names?.has(typename) ?? true))?.setTo ??
    typename;
  const members = fields.map((field) =>
    field.from === '__typename' && field.selections === null
      ? constantMember(field.to, sentTypename)
      : compileMember(field, conditions, setters),
  );
  return joinMembers(members);
}

interface Member extends RepresentationWriter {
  readonly key: string;
  /** The value as JSON text, `null` if it was never fetched. */
  write(source: DataObject): string | null;
  /** `undefined` if it was never fetched. */
  value(source: DataObject): unknown;
  /** The text where it is the same for every object of the type, else `null`. */
  readonly constant: string | null;
}

type MemberWriter = Pick<Member, 'key' | 'write' | 'value' | 'constant'>;

function joinMembers(members: readonly MemberWriter[]): RepresentationWriter {
  const { parts, end } = joinConstants(members);
  const [only] = parts;
  const key = parts.length === 1 ? only?.member : undefined;
  return {
    write(source) {
      let text = '';
      for (const { before, member } of parts) {
        const value = member.write(source);
        if (value === null) return null;
        text += before + value;
      }
      return text + end;
    },
    identify(source) {
      const value = key?.value(source);
      return typeof value === 'string' || typeof value === 'number' ? value : null;
    },
    build(source) {
      const built: DataObject = {};
      for (const member of members) {
        const value = member.value(source);
        if (value === undefined) return null;
        writeOwn(built, member.key, value);
      }
      return built;
    },
  };
}

/** What is the same for every object stands between the members that are not. */
function joinConstants(members: readonly MemberWriter[]): {
  readonly parts: readonly { readonly before: string; readonly member: MemberWriter }[];
  readonly end: string;
} {
  const parts: { before: string; member: MemberWriter }[] = [];
  let text = '{';
  for (const [index, member] of members.entries()) {
    text += `${index === 0 ? '' : ','}${JSON.stringify(member.key)}:`;
    if (member.constant !== null) {
      text += member.constant;
      continue;
    }
    parts.push({ before: text, member });
    text = '';
  }
  return { parts, end: `${text}}` };
}

function constantMember(key: string, value: string): MemberWriter {
  const text = JSON.stringify(value);
  return { key, constant: text, write: () => text, value: () => value };
}

function compileMember(
  { from, to, selections }: RequiredField,
  conditions: TypeConditions,
  setters: readonly TypenameSetter[],
): MemberWriter {
  const read = isInherited(from)
    ? (source: DataObject) => readOwn(source, from)
    : (source: DataObject) => source[from];
  if (selections === null) {
    return {
      key: to,
      constant: null,
      write(source) {
        const value = read(source);
        return value === undefined ? null : toJson(value);
      },
      value: read,
    };
  }

  const inner = setters
    .filter(({ keys }) => keys[0] === from || keys[0] === to)
    .map((setter) => ({ ...setter, keys: setter.keys.slice(1) }));
  const objects = new Map<string, RepresentationWriter | null>();
  function objectFor(source: DataObject): RepresentationWriter | null {
    const typename = source['__typename'];
    const name = typeof typename === 'string' ? typename : '';
    let object = objects.get(name);
    if (object === undefined) {
      object = compileObject(selections ?? [], name, conditions, inner) ?? joinMembers([]);
      objects.set(name, object);
    }
    return object;
  }

  return {
    key: to,
    constant: null,
    write(source) {
      const value = buildNested(read(source), objectFor);
      return value === undefined ? null : JSON.stringify(value);
    },
    value: (source) => buildNested(read(source), objectFor),
  };
}

/** Keys are short texts without anything to escape, nearly always. */
const PLAIN_TEXT = /^[\w .:/@-]*$/;

function toJson(value: unknown): string {
  return typeof value === 'string' && PLAIN_TEXT.test(value) ? `"${value}"` : JSON.stringify(value);
}

/** A required object or list of objects; `undefined` as soon as one part was never fetched. */
function buildNested(
  value: unknown,
  objectFor: (source: DataObject) => RepresentationWriter | null,
): unknown {
  if (value === undefined || value === null) return value;
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const item of value) {
      const built = buildNested(item, objectFor);
      if (built === undefined) return undefined;
      items.push(built);
    }
    return items;
  }
  if (typeof value !== 'object') return value;
  return objectFor(value as DataObject)?.build(value as DataObject) ?? undefined;
}

/** The fields required of one type, in order and once each. An object of unknown type takes every fragment. */
function collectRequired(
  selections: readonly RequiresSelection[],
  typename: string,
  conditions: TypeConditions,
): RequiredField[] {
  const fields = new Map<string, RequiredField>();
  visit(selections);
  return [...fields.values()];

  function visit(level: readonly RequiresSelection[]): void {
    for (const selection of level) {
      switch (selection.kind) {
        case 'InlineFragment':
          if (typename === '' || conditions.namesMatching(selection.typeCondition).has(typename)) {
            visit(selection.selections);
          }
          break;
        case 'Field': {
          const key = selection.alias ?? selection.name;
          const known = fields.get(key);
          const nested = selection.selections?.length ? selection.selections : null;
          fields.set(key, {
            from: selection.name,
            to: key,
            selections: known?.selections && nested ? [...known.selections, ...nested] : nested,
          });
          break;
        }
        case 'FragmentSpread':
          throw new PlanningFailure('a representation spreads a fragment');
      }
    }
  }
}

function listKeys(selections: readonly RequiresSelection[]): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === 'FragmentSpread') return [];
    const inner = listKeys(selection.selections ?? []);
    return selection.kind === 'Field' ? [selection.name, ...inner] : inner;
  });
}

/** Only `__typename` is ever set: an entity that another subgraph knows as an interface goes there by that name. */
function compileSetter(rewrite: InputRewrite, conditions: TypeConditions): TypenameSetter {
  if (!('ValueSetter' in rewrite)) {
    throw new PlanningFailure(`input rewrite ${JSON.stringify(rewrite)} is not a ValueSetter`);
  }
  const { path, setValueTo } = rewrite.ValueSetter;
  const target = path.at(-1);
  if (target === undefined || !('Key' in target) || target.Key !== '__typename') {
    throw new PlanningFailure('an input rewrite sets something else than __typename');
  }
  const way = path.slice(0, -1);
  const condition = way.findLast(isTypeCondition);
  return {
    keys: way.flatMap((segment) => ('Key' in segment ? [segment.Key] : [])),
    names:
      condition === undefined
        ? null
        : new Set(condition.TypenameEquals.flatMap((type) => [...conditions.namesMatching(type)])),
    setTo: setValueTo,
  };
}

function isTypeCondition(segment: FetchNodePathSegment): segment is { TypenameEquals: string[] } {
  return 'TypenameEquals' in segment;
}
