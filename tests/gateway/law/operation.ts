import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import type { Chance } from './chance.ts';

export interface GeneratedOperation {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

const CONDITIONS = ['c0', 'c1', 'c2'] as const;

/** A random operation over a schema: aliases, arguments, fragments of both kinds, conditions anywhere. */
export function createOperation(
  schema: GraphQLSchema,
  chance: Chance,
  depth: number,
): GeneratedOperation {
  const query = schema.getQueryType();
  if (query === undefined || query === null)
    throw new Error('Cannot make an operation: no query root');
  const fragments: string[] = [];
  const usesConditions = chance.one(50);
  const body = selectFrom(query, depth);
  const header = '($n: Int, $c0: Boolean!, $c1: Boolean = false, $c2: Boolean! = true)';
  const everything = [`query Q${header} ${body}`, ...fragments].join('\n');
  const used = (name: string) => everything.slice(header.length + 7).includes(`$${name}`);
  const declared = [
    used('n') ? '$n: Int' : '',
    used('c0') ? '$c0: Boolean!' : '',
    used('c1') ? '$c1: Boolean! = false' : '',
    used('c2') ? '$c2: Boolean! = true' : '',
  ].filter((text) => text !== '');
  const variables: Record<string, unknown> = {};
  if (used('n') && chance.one(70)) variables['n'] = chance.next(5);
  if (used('c0')) variables['c0'] = chance.one(50);
  for (const name of ['c1', 'c2'] as const) {
    if (used(name) && chance.one(50)) variables[name] = chance.one(50);
  }
  const declarations = declared.length > 0 ? `(${declared.join(', ')})` : '';
  return { query: [`query Q${declarations} ${body}`, ...fragments].join('\n'), variables };

  function selectFrom(type: GraphQLCompositeType, level: number): string {
    const selections: string[] = [];
    const count = 1 + chance.next(4);
    for (let index = 0; index < count; index += 1) selections.push(selectOne(type, level));
    return `{ ${selections.join(' ')} }`;
  }

  function selectOne(type: GraphQLCompositeType, level: number): string {
    if (level > 0 && chance.one(isAbstractType(type) ? 60 : 12)) return selectFragment(type, level);
    if (isUnionType(type) || chance.one(8)) return `${alias('t', 30)}__typename${condition()}`;
    const fields = Object.values(type.getFields()).filter(
      (field) => level > 0 || !isCompositeType(getNamedType(field.type)),
    );
    return fields.length === 0 ? '__typename' : selectField(chance.pick(fields), level);
  }

  function selectField(field: GraphQLField<unknown, unknown>, level: number): string {
    const type = getNamedType(field.type);
    const number = field.args.length > 0 ? chance.pick(['', '(n: 1)', '(n: 2)', '(n: $n)']) : '';
    const name = `${alias(field.name, 20)}${field.name}${number}${condition()}`;
    return isCompositeType(type) && !isEnumType(type)
      ? `${name} ${selectFrom(type, level - 1)}`
      : name;
  }

  function selectFragment(type: GraphQLCompositeType, level: number): string {
    const target = pickCondition(type);
    const selection = selectFrom(target, level - 1);
    if (chance.one(70)) {
      const on = target === type && chance.one(30) ? '' : ` on ${target.name}`;
      return `...${on}${condition()} ${selection}`;
    }
    const name = `F${fragments.length}`;
    fragments.push(`fragment ${name} on ${target.name} ${selection}`);
    return `...${name}${condition()}`;
  }

  /** A type of which an object of this type may be: itself, a member, an interface of it. */
  function pickCondition(type: GraphQLCompositeType): GraphQLCompositeType {
    const candidates: GraphQLCompositeType[] = [type];
    if (isAbstractType(type)) candidates.push(...schema.getPossibleTypes(type));
    if (isObjectType(type) || isInterfaceType(type)) candidates.push(...type.getInterfaces());
    return chance.pick(candidates);
  }

  function condition(): string {
    if (!usesConditions || !chance.one(15)) return '';
    const value = chance.one(80) ? `$${chance.pick(CONDITIONS)}` : chance.pick(['true', 'false']);
    return ` ${chance.pick(['@skip', '@include'])}(if: ${value})`;
  }

  /** Few names, so that one alias often means different fields on different types. */
  function alias(_name: string, percent: number): string {
    return chance.one(percent) ? `${chance.pick(['x', 'y', 'z', 'id'])}: ` : '';
  }
}
