import type { ObjectProjection, ValueProjection } from '../planning/projection.ts';
import type { Fetched, SchemaAnswer } from './completion.ts';
import { isObject, readOwn, type DataObject } from './data.ts';
import { Passage, unfold } from './passage.ts';

/**
 * Writes what was fetched, seen through the operation, as JSON: the text of what `completeAnswer` would make of it, without
 * making it. Null as soon as a value does not fit or may not be seen, since only completion knows what becomes of that.
 */
export function writeAnswer({
  projection,
  data,
  answerSchema,
  plain,
}: WritableAnswer): string | null {
  const writer = new AnswerWriter(answerSchema, plain);
  return writer.writeObject(projection, data) ? writer.text : null;
}

export interface WritableAnswer extends Fetched {
  /** No text of the data holds anything that JSON escapes. */
  readonly plain: boolean;
}

/** Its methods say whether all went well; after the first `false` the text is worth nothing. */
class AnswerWriter {
  text = '';
  readonly #answerSchema: SchemaAnswer;
  readonly #plain: boolean;

  constructor(answerSchema: SchemaAnswer, plain: boolean) {
    this.#answerSchema = answerSchema;
    this.#plain = plain;
  }

  writeObject(projection: ObjectProjection, source: DataObject): boolean {
    const { fields } = projection;
    let separator = '{';
    for (let index = 0; index < fields.length; index += 1) {
      const field = fields[index];
      if (field === undefined) break;
      const { sourceKey, value: projected } = field;
      const found = field.inherited ? readOwn(source, sourceKey) : source[sourceKey];
      if (found instanceof Passage && found.fits(projection)) {
        // Its first field stands for all of them.
        if (!found.startsAt(sourceKey)) continue;
        this.text += separator + field.writtenKey + found.text;
      } else {
        this.text += separator + field.writtenKey;
        if (!this.#writeValue(projected, unfold(found, sourceKey))) return false;
      }
      separator = ',';
    }
    this.text += fields.length === 0 ? '{}' : '}';
    return true;
  }

  #writeValue(projected: ValueProjection, value: unknown): boolean {
    if (value === null || value === undefined) return this.#writeAbsent(projected);
    switch (projected.kind) {
      case 'string':
      case 'id':
        if (typeof value !== 'string') return false;
        this.text += this.#plain || PLAIN_TEXT.test(value) ? `"${value}"` : JSON.stringify(value);
        return true;
      case 'int':
        if (typeof value !== 'number' || (value | 0) !== value) return false;
        this.text += value;
        return true;
      case 'float':
        if (typeof value !== 'number' || !Number.isFinite(value)) return false;
        this.text += value;
        return true;
      case 'boolean':
        if (typeof value !== 'boolean') return false;
        this.text += value;
        return true;
      case 'enum':
        if (typeof value !== 'string' || !projected.names.has(value)) return false;
        this.text += `"${value}"`;
        return true;
      case 'scalar':
        return this.#writeJson(value);
      case 'list':
        return Array.isArray(value) && this.#writeList(projected.item, value);
      case 'object':
        return isObject(value) && this.writeObject(projected.object(), value);
      case 'abstract': {
        const object = isObject(value) ? projected.select(value['__typename']) : null;
        return object !== null && this.writeObject(object, value as DataObject);
      }
      case 'typename':
      case 'schema':
      case 'denied':
        return this.#writeAbsent(projected);
    }
  }

  /** Names and the schema were never fetched; what should have been and is not is null. */
  #writeAbsent(projected: ValueProjection): boolean {
    if (projected.kind === 'typename') this.text += `"${projected.typename}"`;
    else if (projected.kind === 'schema')
      return this.#writeJson(this.#answerSchema(projected.field));
    else if (projected.kind === 'denied' || projected.nonNull) return false;
    else this.text += 'null';
    return true;
  }

  #writeList(item: ValueProjection, values: readonly unknown[]): boolean {
    let separator = '[';
    for (let index = 0; index < values.length; index += 1) {
      this.text += separator;
      separator = ',';
      if (!this.#writeValue(item, values[index])) return false;
    }
    this.text += values.length === 0 ? '[]' : ']';
    return true;
  }

  #writeJson(value: unknown): boolean {
    const text = JSON.stringify(value) as string | undefined; // what JSON cannot tell
    if (text === undefined) return false;
    this.text += text;
    return true;
  }
}

/** Nothing that JSON escapes, as in nearly all texts. */
const PLAIN_TEXT = /^[\x20\x21\x23-\x5b\x5d-\ud7ff\ue000-\uffff]*$/;
