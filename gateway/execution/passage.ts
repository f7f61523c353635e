import type { ObjectProjection } from '../planning/projection.ts';
import type { DataObject } from './data.ts';

/** Fields that are passed on together. */
export interface PassageForm {
  /** The keys of the fields, in order. */
  readonly keys: readonly string[];
  /** Where in the answer a passage can stand as it is; elsewhere it has to be unfolded. */
  readonly fits: ReadonlySet<ObjectProjection>;
}

/**
 * Fields of an object as its subgraph wrote them, from the first value to the last. It stands in the data under each of its
 * keys, and goes to the client unread, unless it has to be merged with something or seen through a projection after all.
 */
export class Passage {
  readonly text: string;
  readonly #form: PassageForm;
  #members: DataObject | null = null;

  constructor(form: PassageForm, text: string) {
    this.#form = form;
    this.text = text;
  }

  fits(place: ObjectProjection): boolean {
    return this.#form.fits.has(place);
  }

  startsAt(key: string): boolean {
    return this.#form.keys[0] === key;
  }

  /** False if something is there that it would have to be merged with. */
  standIn(target: DataObject): boolean {
    const { keys } = this.#form;
    for (const key of keys) if (target[key] !== undefined) return false;
    for (const key of keys) target[key] = this;
    return true;
  }

  /** What parsing it would have given. Everybody who stands for the object shares it, so it is copied to change it. */
  get members(): DataObject {
    const head = `{${JSON.stringify(this.#form.keys[0])}:`;
    return (this.#members ??= JSON.parse(`${head}${this.text}}`) as DataObject); // it matched the form
  }
}

/** A value of the data, whoever wrote it. */
export function unfold(value: unknown, key: string): unknown {
  return value instanceof Passage ? value.members[key] : value;
}
