import type { FieldNode, SelectionSetNode } from 'graphql';
import type { DataObject } from '../execution/data.ts';
import { Passage, type PassageForm } from '../execution/passage.ts';
import type { ObjectProjection } from './projection.ts';
import { describeField, isPlainField, keyOf, READ_LEAF, readLeaf } from './value-patterns.ts';

/** How one kind of object that a fetch brings is read: what somebody looks at becomes values, the rest stays text. */
export interface RowForm {
  /** Matches the object's text; its groups are what `build` takes. */
  readonly pattern: string;
  readonly build: (match: RegExpExecArray) => DataObject;
  /** What the first group is, if there is nothing else. */
  readonly only: PassageForm | null;
}

/** One member of the object, or a run of them that is passed on together. */
type Part =
  | { readonly kind: 'passage'; readonly form: PassageForm; readonly group: number }
  | { readonly kind: 'leaf'; readonly key: string; readonly group: number }
  | { readonly kind: 'constant'; readonly key: string; readonly value: string }
  | {
      readonly kind: 'object';
      readonly key: string;
      readonly build: RowForm['build'];
      readonly group: number;
    };

/** Beyond this a regular expression is not compiled to machine code any more. */
const MAX_FIELDS = 48;

/**
 * Compiles the form of objects of one type that are answered in the given places. Null where a member cannot be told
 * by a regular expression, or where nothing would be left unread.
 */
export function compileRowForm(
  selectionSet: SelectionSetNode,
  places: readonly ObjectProjection[],
  reads: ReadonlySet<string>,
): RowForm | null {
  const compiler = new RowCompiler(reads);
  const form = compiler.compileObject(selectionSet, places);
  return compiler.hasPassages && compiler.fieldCount <= MAX_FIELDS ? form : null;
}

class RowCompiler {
  hasPassages = false;
  fieldCount = 0;
  readonly #reads: ReadonlySet<string>;
  #groups = 0;

  constructor(reads: ReadonlySet<string>) {
    this.#reads = reads;
  }

  compileObject(
    { selections }: SelectionSetNode,
    places: readonly ObjectProjection[],
  ): RowForm | null {
    const members: string[] = [];
    const parts: Part[] = [];
    for (let index = 0; index < selections.length;) {
      const run = this.#findRun(selections.slice(index), places);
      if (run.length > 0) {
        members.push(this.#compileRun(run, places, parts));
        index += run.length;
        continue;
      }
      const selection = selections[index];
      const member =
        selection !== undefined && isPlainField(selection)
          ? this.#compileMember(selection, places, parts)
          : null;
      if (member === null) return null;
      members.push(member);
      index += 1;
    }
    const [first, another] = parts;
    return {
      pattern: `\\{${members.join(',')}\\}`,
      build: (match) => buildObject(parts, match),
      only: first?.kind === 'passage' && another === undefined ? first.form : null,
    };
  }

  /** The fields from here on that nobody reads and that stand together, in this order, wherever they are answered. */
  #findRun(
    selections: SelectionSetNode['selections'],
    places: readonly ObjectProjection[],
  ): RunMember[] {
    const [first] = selections;
    if (first === undefined || !isPlainField(first)) return [];
    const starts = places.map(({ fields }) =>
      fields.findIndex(({ sourceKey }) => sourceKey === keyOf(first)),
    );
    const run: RunMember[] = [];
    for (const [offset, selection] of selections.entries()) {
      if (!isPlainField(selection)) break;
      const described = places.map(({ fields }, place) => {
        const field = fields[(starts[place] ?? -1) + offset];
        return starts[place] === -1 || field === undefined
          ? null
          : describeField(field, selection, this.#reads);
      });
      const [pattern] = described;
      if (pattern === undefined || pattern === null) break;
      if (described.some((other) => other !== pattern)) break;
      run.push({ key: keyOf(selection), pattern });
    }
    return run;
  }

  #compileRun(
    run: readonly RunMember[],
    places: readonly ObjectProjection[],
    parts: Part[],
  ): string {
    this.hasPassages = true;
    this.fieldCount += run.length;
    this.#groups += 1;
    const form = { keys: run.map(({ key }) => key), fits: new Set(places) };
    parts.push({ kind: 'passage', form, group: this.#groups });
    const [first, ...others] = run;
    const members = others.map(({ key, pattern }) => `,"${key}":${pattern}`);
    return `"${first?.key}":(${first?.pattern}${members.join('')})`;
  }

  #compileMember(
    selection: FieldNode,
    places: readonly ObjectProjection[],
    parts: Part[],
  ): string | null {
    const key = keyOf(selection);
    if (key === '__proto__') return null;
    this.fieldCount += 1;
    const [place] = places;
    if (key === '__typename' && place !== undefined) {
      parts.push({ kind: 'constant', key, value: place.typename });
      return `"__typename":"${place.typename}"`;
    }
    const inner = places.map(({ fields }) => fields.find(({ sourceKey }) => sourceKey === key));
    if (inner.some((field) => field?.value.kind === 'list')) return null;
    this.#groups += 1;
    const group = this.#groups;
    if (selection.selectionSet === undefined) {
      parts.push({ kind: 'leaf', key, group });
      return `"${key}":(${READ_LEAF})`;
    }
    const objects = inner.flatMap((field) =>
      field?.value.kind === 'object' ? field.value.object() : [],
    );
    if (objects.length < places.length) return null;
    const form = this.compileObject(selection.selectionSet, objects);
    if (form === null) return null;
    parts.push({ kind: 'object', key, build: form.build, group });
    // The group says whether there is an object at all.
    return `"${key}":(?:null|()${form.pattern})`;
  }
}

interface RunMember {
  readonly key: string;
  readonly pattern: string;
}

function buildObject(parts: readonly Part[], match: RegExpExecArray): DataObject {
  const object: DataObject = {};
  for (const part of parts) {
    switch (part.kind) {
      case 'passage': {
        const passage = new Passage(part.form, match[part.group] ?? '');
        for (const key of part.form.keys) object[key] = passage;
        break;
      }
      case 'leaf':
        object[part.key] = readLeaf(match[part.group] ?? 'null');
        break;
      case 'constant':
        object[part.key] = part.value;
        break;
      case 'object':
        object[part.key] = match[part.group] === undefined ? null : part.build(match);
    }
  }
  return object;
}
