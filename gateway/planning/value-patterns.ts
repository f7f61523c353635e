import { Kind, type FieldNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { FieldProjection, ValueProjection } from './projection.ts';

/**
 * What a projection would let through, as regular expressions over JSON: text that matches is answered as it is. Null for
 * what has to be looked at: keys that somebody reads, lists, abstract types, and fields in another order than asked for.
 */
export function describeValue(
  projected: ValueProjection,
  field: FieldNode,
  reads: ReadonlySet<string>,
): string | null {
  const value = describePresent(projected, field, reads);
  return value === null || projected.nonNull ? value : `(?:null|${value})`;
}

function describePresent(
  projected: ValueProjection,
  { selectionSet }: FieldNode,
  reads: ReadonlySet<string>,
): string | null {
  switch (projected.kind) {
    case 'string':
    case 'id':
      return STRING;
    case 'int':
      return INT;
    case 'float':
      return FLOAT;
    case 'boolean':
      return BOOLEAN;
    case 'scalar':
      return `(?:${STRING}|${FLOAT}|${BOOLEAN})`;
    case 'enum':
      return `"(?:${[...projected.names].join('|')})"`;
    case 'object':
      return describeObject(projected.object().fields, selectionSet, reads);
    // A long list would take as many steps back as it has items.
    case 'list':
    case 'abstract':
    case 'typename':
    case 'schema':
    case 'denied':
      return null;
  }
}

function describeObject(
  fields: readonly FieldProjection[],
  selectionSet: SelectionSetNode | undefined,
  reads: ReadonlySet<string>,
): string | null {
  const asked = selectionSet?.selections ?? [];
  if (asked.length === 0 || asked.length !== fields.length) return null;
  const members: string[] = [];
  for (const [index, selection] of asked.entries()) {
    const field = fields[index];
    if (field === undefined || !isPlainField(selection)) return null;
    const value = describeField(field, selection, reads);
    if (value === null) return null;
    members.push(`"${field.responseKey}":${value}`);
  }
  return `\\{${members.join(',')}\\}`;
}

/** The value of a field that nobody reads, if it is fetched under the name that it is answered under. */
export function describeField(
  { sourceKey, responseKey, inherited, value }: FieldProjection,
  selection: FieldNode,
  reads: ReadonlySet<string>,
): string | null {
  const isSame = keyOf(selection) === sourceKey && sourceKey === responseKey;
  if (!isSame || inherited || reads.has(sourceKey)) return null;
  return describeValue(value, selection, reads);
}

export function isPlainField(selection: SelectionNode): selection is FieldNode {
  return selection.kind === Kind.FIELD && (selection.directives ?? []).length === 0;
}

export function keyOf({ alias, name }: FieldNode): string {
  return alias?.value ?? name.value;
}

const PLAIN = String.raw`[^"\\\x00-\x1f]*`;
const STRING = String.raw`"${PLAIN}(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})${PLAIN})*"`;
/** Surely within 32 bits. */
const INT = String.raw`(?:0|-?[1-9]\d{0,8})`;
/** Surely finite, and not the zero that is below zero. */
const FLOAT = String.raw`(?!-0)-?(?:0|[1-9]\d{0,15})(?:\.\d{1,20})?(?:[eE][-+]?\d{1,2})?`;
const BOOLEAN = '(?:true|false)';

/** A value that is read: never with anything escaped in it. */
export const READ_LEAF = `"${PLAIN}"|${FLOAT}|${BOOLEAN}|null`;

export function readLeaf(text: string): unknown {
  return text.startsWith('"') ? text.slice(1, -1) : JSON.parse(text);
}
