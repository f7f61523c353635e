import { randomUUID } from 'node:crypto';
import { Kind, type GraphQLSchema, type SelectionSetNode } from 'graphql';
import type { DataObject } from '../execution/data.ts';
import { Passage, type PassageForm } from '../execution/passage.ts';
import type { AnswerReader } from '../execution/subgraph-client.ts';
import type { EntityFetch, OperationPlan, PlanNode, RootFetch } from './plan.ts';
import type { ObjectProjection } from './projection.ts';
import { projectionsAt } from './projections-at.ts';
import { compileRowForm, type RowForm } from './row-form.ts';
import { isPlainField, keyOf } from './value-patterns.ts';

/**
 * Most of what a subgraph says nobody looks at on its way to the client: no key is read from it, nothing is merged into it,
 * and it is answered just as it came. Such fields are passed on as text, without making values of them.
 *
 * 1. `listReads`: the keys that some lookup of the plan reads.
 * 2. `findRows`: the objects that a fetch brings most of: entities, the items of a list, or a single object.
 * 3. `compileRowForm`: one regular expression for the text of each, its groups what is read, and runs of fields that are
 *    not. Only text that is just as the projection would let it through matches.
 * 4. `readRows`: goes from row to row. As soon as anything is not as expected the whole answer is parsed and
 *    seen through the projection as ever.
 */
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
      case 'rootFetch': {
        const asked = node.renames.length === 0 ? selectionSetOf(node) : null;
        return { ...node, reader: toReader(asked && findRows(asked, projection, reads)) };
      }
      case 'entityFetch':
        return { ...node, reader: toReader(findEntities(node, { projection, apiSchema, reads })) };
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

/** Where an answer has its rows, and what they look like. */
interface Rows {
  /** The keys that lead there from the data's root, each the first of its object. */
  readonly way: readonly string[];
  readonly isList: boolean;
  readonly form: Pick<RowForm, 'pattern'> & { readonly build: Build };
}

type Build = (match: RegExpExecArray) => DataObject | Passage;

/** Goes down the first fields until there is an object, or a list of objects, that can be told row by row. */
function findRows(
  { selections }: SelectionSetNode,
  { fields }: ObjectProjection,
  reads: ReadonlySet<string>,
  way: readonly string[] = [],
): Rows | null {
  const [first] = selections;
  if (first === undefined || !isPlainField(first) || first.selectionSet === undefined) return null;
  const key = keyOf(first);
  const field = fields.find(({ sourceKey, inherited }) => sourceKey === key && !inherited);
  const value = field?.value.kind === 'list' ? field.value.item : field?.value;
  if (field === undefined || value?.kind !== 'object') return null;
  const place = value.object();
  const isList = field.value.kind === 'list';
  const form = compileRowForm(first.selectionSet, [place], reads);
  if (form !== null) return { way: [...way, key], isList, form };
  return isList ? null : findRows(first.selectionSet, place, reads, [...way, key]);
}

/** The entities of a fetch that has one lookup, for objects of one type. */
function findEntities(
  fetch: EntityFetch,
  {
    projection,
    apiSchema,
    reads,
  }: { projection: ObjectProjection; apiSchema: GraphQLSchema; reads: ReadonlySet<string> },
): Rows | null {
  const [lookup, another] = fetch.lookups;
  if (lookup === undefined || another !== undefined || lookup.renames.length > 0) return null;
  if (lookup.foreignKeys.values().some((keys) => keys.size > 0)) return null;
  const [entities] = selectionSetOf(fetch)?.selections ?? [];
  if (entities?.kind !== Kind.FIELD || keyOf(entities) !== lookup.alias) return null;
  const [fragment, ...others] = entities.selectionSet?.selections ?? [];
  if (fragment?.kind !== Kind.INLINE_FRAGMENT || others.length > 0) return null;
  const typename = fragment.typeCondition?.name.value;
  if (fragment.directives?.length !== 0) return null;

  const places = lookup.paths
    .flatMap((path) => projectionsAt(projection, path, apiSchema))
    .filter((place) => place.typename === typename);
  if (places.length === 0) return null;
  const form = compileRowForm(fragment.selectionSet, places, reads);
  if (form === null) return null;
  // Nothing is ever merged into an answered entity, so one of which nothing is read need not be an object.
  const { pattern, only } = form;
  const build = only === null ? form.build : (match: RegExpExecArray) => toPassage(only, match);
  return { way: [lookup.alias], isList: true, form: { pattern, build } };
}

function toPassage(form: PassageForm, match: RegExpExecArray): Passage {
  return new Passage(form, match[1] ?? '');
}

function selectionSetOf({ operation }: RootFetch | EntityFetch): SelectionSetNode | null {
  const [definition] = operation.document.definitions;
  return definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet : null;
}

function toReader(rows: Rows | null): AnswerReader | null {
  if (rows === null) return null;
  const { way, isList, form } = rows;
  const start = `{"data":{${way.map((key) => `"${key}":`).join('{')}${isList ? '[' : ''}`;
  const end = (isList ? ']' : '') + '}'.repeat(way.length + 1);
  const row = new RegExp(form.pattern, 'y');

  return {
    read(text) {
      if (!text.startsWith(start)) return null;
      const found: Row[] = [];
      const at = readRows(text, { from: start.length, isList, row, build: form.build }, found);
      if (at === null) return null;
      const value = isList ? found : (found[0] ?? null);
      const rest = text.slice(at);
      if (rest === end) return { data: nest(way, value) };
      return parseRest(`${start}"${PLACEHOLDER}"${rest}`, way, value);
    },
  };
}

type Row = DataObject | Passage | null;

/** Answers where the rows end; null if one of them is not as expected. */
function readRows(
  text: string,
  { from, isList, row, build }: { from: number; isList: boolean; row: RegExp; build: Build },
  found: Row[],
): number | null {
  let at = from;
  for (;;) {
    row.lastIndex = at;
    const match = row.exec(text);
    if (match !== null) {
      found.push(build(match));
      at = row.lastIndex;
    } else if (text.startsWith('null', at)) {
      found.push(null);
      at += 4;
    } else {
      return null;
    }
    if (!isList || text[at] === ']') return at;
    if (text[at] !== ',') return null;
    at += 1;
  }
}

function nest(way: readonly string[], value: unknown): DataObject {
  return way.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as DataObject; // there is a way
}

/** Stands for the rows; no subgraph can know it. */
const PLACEHOLDER = randomUUID();

/** Whatever else the answer has is parsed; then the rows are put in their place. */
function parseRest(text: string, way: readonly string[], value: unknown): DataObject | null {
  let answer: DataObject;
  try {
    answer = JSON.parse(text) as DataObject; // as it begins
  } catch {
    return null;
  }
  let holder = answer['data'] as DataObject | undefined;
  for (const key of way.slice(0, -1)) holder = holder?.[key] as DataObject | undefined;
  const last = way.at(-1) ?? '';
  const left = holder?.[last];
  // A second member of the same name would have come in its place.
  if (holder === undefined || String(left) !== PLACEHOLDER) return null;
  holder[last] = value;
  return answer;
}
