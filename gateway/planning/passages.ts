import { Kind, type FieldNode, type GraphQLSchema, type SelectionSetNode } from 'graphql';
import type { PassageReader, SubgraphOperation } from '../execution/subgraph-client.ts';
import type { EntityFetch, EntityLookup, OperationPlan, PlanNode } from './plan.ts';
import type { FieldProjection, ObjectProjection, ValueProjection } from './projection.ts';
import { projectionsAt } from './projections-at.ts';

/**
 * Most of what a subgraph says about entities nobody looks at on its way to the client: no key is read from it, nothing is
 * merged into it, and it is answered just as it came. Such fields are passed on as text, without making objects of
 * them. A passage is that text for one entity: its fields from the first value to the last.
 *
 * 1. `listReads`: the keys that some lookup of the plan reads. A fetch that brings none of them is nobody's to read.
 * 2. `findRun`: its fields must stand together in what the client is to be given, in the order they are fetched in.
 * 3. `describeValue`: what the projection would let through, as a regular expression. Only text that
 *    matches it is passed on; an answer with anything else in it is parsed and seen through the projection as ever.
 */
export interface PassageForm extends PassageReader {
  /** The keys of the fields, in order. */
  readonly keys: readonly string[];
  /** Where in the answer a passage can stand as it is; elsewhere it has to be unfolded. */
  readonly fits: ReadonlySet<ObjectProjection>;
}

/** Beyond this a regular expression is not compiled to machine code any more. */
const MAX_FIELDS = 48;

export function withPassages(
  plan: OperationPlan,
  projection: ObjectProjection,
  apiSchema: GraphQLSchema,
): OperationPlan {
  if (plan.root === null) return plan;
  const reads = new Set<string>();
  listReads(plan.root, reads);
  return { ...plan, root: mark(plan.root) };

  function mark(node: PlanNode): PlanNode {
    switch (node.kind) {
      case 'sequence':
      case 'parallel':
        return { ...node, nodes: node.nodes.map(mark) };
      case 'rootFetch':
        return node;
      case 'entityFetch':
        return { ...node, passages: compilePassages(node, reads, { projection, apiSchema }) };
    }
  }
}

function listReads(node: PlanNode, reads: Set<string>): void {
  switch (node.kind) {
    case 'sequence':
    case 'parallel':
      for (const child of node.nodes) listReads(child, reads);
      break;
    case 'rootFetch':
      break;
    case 'entityFetch':
      for (const { paths, representation } of node.lookups) {
        for (const key of representation.keys) reads.add(key);
        for (const step of paths.flat()) if (step.kind === 'field') reads.add(step.key);
      }
  }
}

function compilePassages(
  { lookups, operation }: EntityFetch,
  reads: ReadonlySet<string>,
  { projection, apiSchema }: { projection: ObjectProjection; apiSchema: GraphQLSchema },
): PassageForm | null {
  const [lookup] = lookups;
  if (lookup === undefined || lookups.length > 1 || lookup.renames.length > 0) return null;
  const fetched = findFetchedEntity(operation, lookup);
  if (fetched === null) return null;

  const fits = new Set<ObjectProjection>();
  let form: string | null = null;
  for (const place of lookup.paths.flatMap((path) => projectionsAt(projection, path, apiSchema))) {
    if (place.typename !== fetched.typename) continue;
    const run = findRun(place, fetched.selectionSet);
    const described = run === null ? null : describeMembers(run, fetched.selectionSet, reads);
    if (described === null || (form ??= described) !== described) return null;
    fits.add(place);
  }
  if (form === null) return null;
  const keys = keysOf(fetched.selectionSet);
  return { keys, fits, read: compileReader(lookup.alias, keys[0] ?? '', form) };
}

/** What a fetch asks of its entities, if these are objects of one type. */
function findFetchedEntity(
  { document }: SubgraphOperation,
  { alias }: EntityLookup,
): { typename: string; selectionSet: SelectionSetNode } | null {
  const [definition] = document.definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) return null;
  const [entities] = definition.selectionSet.selections;
  if (entities?.kind !== Kind.FIELD || keyOf(entities) !== alias) return null;
  const [fragment, ...others] = entities.selectionSet?.selections ?? [];
  if (fragment?.kind !== Kind.INLINE_FRAGMENT || others.length > 0) return null;
  const typename = fragment.typeCondition?.name.value;
  if (typename === undefined || fragment.directives?.length !== 0) return null;
  return { typename, selectionSet: fragment.selectionSet };
}

/** The fields of the answer that the fetched ones fill: one after the other, none between them, all called the same. */
function findRun(
  { fields }: ObjectProjection,
  selectionSet: SelectionSetNode,
): readonly FieldProjection[] | null {
  const keys = keysOf(selectionSet);
  const start = fields.findIndex(({ sourceKey }) => sourceKey === keys[0]);
  const run = fields.slice(start, start + keys.length);
  const isWhole =
    start !== -1 &&
    run.length === keys.length &&
    run.every(
      ({ sourceKey, responseKey, inherited }, index) =>
        sourceKey === keys[index] && responseKey === sourceKey && !inherited,
    );
  return isWhole ? run : null;
}

/** The members of an object as they must come, but for the key of the first. Null if they cannot be passed on. */
function describeMembers(
  fields: readonly FieldProjection[],
  selectionSet: SelectionSetNode,
  reads: ReadonlySet<string>,
): string | null {
  const { selections } = selectionSet;
  if (fields.length !== selections.length || fields.length > MAX_FIELDS) return null;
  const members: string[] = [];
  for (const [index, selection] of selections.entries()) {
    const field = fields[index];
    if (field === undefined || selection.kind !== Kind.FIELD) return null;
    if (selection.directives?.length !== 0 || reads.has(field.sourceKey)) return null;
    const value = describeValue(field.value, selection, reads);
    if (value === null) return null;
    members.push(index === 0 ? value : `,"${field.responseKey}":${value}`);
  }
  return members.join('');
}

function describeValue(
  projected: ValueProjection,
  selection: FieldNode,
  reads: ReadonlySet<string>,
): string | null {
  const value = describePresent(projected, selection, reads);
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
    case 'object': {
      const { fields } = projected.object();
      const [first] = fields;
      if (first === undefined || selectionSet === undefined) return null;
      if (findRun({ typename: '', fields }, selectionSet)?.length !== fields.length) return null;
      const members = describeMembers(fields, selectionSet, reads);
      return members === null ? null : `\\{"${first.responseKey}":${members}\\}`;
    }
    // A long list would take as many steps back as it has items.
    case 'list':
    case 'abstract':
    case 'typename':
    case 'schema':
    case 'denied':
      return null;
  }
}

const PLAIN = String.raw`[^"\\\x00-\x1f]*`;
const STRING = String.raw`"${PLAIN}(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})${PLAIN})*"`;
/** Surely within 32 bits. */
const INT = String.raw`(?:0|-?[1-9]\d{0,8})`;
/** Surely finite, and not the zero that is below zero. */
const FLOAT = String.raw`(?!-0)-?(?:0|[1-9]\d{0,15})(?:\.\d{1,20})?(?:[eE][-+]?\d{1,2})?`;
const BOOLEAN = '(?:true|false)';

function compileReader(alias: string, firstKey: string, form: string): PassageReader['read'] {
  const start = `{"data":{"${alias}":[`;
  const head = `{"${firstKey}":`;
  const entity = new RegExp(`\\{"${firstKey}":${form}\\}`, 'y');

  return (text) => {
    if (!text.startsWith(start)) return null;
    const passages: (string | null)[] = [];
    let at = start.length;
    for (;;) {
      entity.lastIndex = at;
      if (entity.test(text)) {
        passages.push(text.slice(at + head.length, entity.lastIndex - 1));
        at = entity.lastIndex;
      } else if (text.startsWith('null', at)) {
        passages.push(null);
        at += 4;
      } else {
        return null;
      }
      if (text[at] !== ',') break;
      at += 1;
    }
    return ANSWER_END.test(text.slice(at)) ? passages : null;
  };
}

const ANSWER_END = /^\]\}\}\s*$/;

function keysOf({ selections }: SelectionSetNode): string[] {
  return selections.flatMap((selection) => (selection.kind === Kind.FIELD ? keyOf(selection) : []));
}

function keyOf({ alias, name }: FieldNode): string {
  return alias?.value ?? name.value;
}
