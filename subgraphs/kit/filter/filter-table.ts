import type { Knex } from 'knex';

/**
 * What one noun can be filtered by. One table is read by the SQL of queries and by the matching of streams, so that
 * a board and its subscription can never disagree about what belongs on it.
 */
export type FilterTable<T> = Readonly<Record<string, FilterField<T>>>;

export type FilterField<T> = ComparableField<T> | RelationField<T>;

/** What neither a column nor a field of the object holds alone. */
export interface RelationField<T> extends Derivation {
  readonly kind: 'relation';
  /**
   * Where an object has one of what `eq` and `in` name, so that two different ones exclude each other: whether such a one
   * meets what is said of it.
   */
  meets?(value: never, operand: never): boolean;
  where(query: Knex.QueryBuilder, operand: never): void;
  matches(object: T, operand: never): boolean;
}

/** Of a flag or an enum that other fields go with: what holds of those when it has a value. */
export interface Derivation {
  readonly implies?: Readonly<Record<string, Readonly<Record<string, Operators>>>>;
}

export interface Bounds {
  readonly gte: string | number;
  readonly lte?: string | number;
}

export interface ComparableField<T> extends Derivation {
  readonly kind: 'text' | 'id' | 'enum' | 'number' | 'time' | 'flag';
  readonly column: string;
  of(object: T): string | number | boolean | null;
  /** Between which every value lies. */
  readonly bounds?: Bounds;
  /** How a value of the schema is kept in the column, where that differs (an enum kept as a number). */
  toStored?(value: never): string | number | boolean;
  /**
   * Narrows the query to rows whose column contains the text, through the noun's text index. Fields without it
   * do not offer `contains`.
   */
  whereContains?(query: Knex.QueryBuilder, text: string): void;
}

/** The operators of every comparable field, as the input types of the schema spell them. */
export interface Operators {
  readonly eq?: unknown;
  readonly in?: readonly unknown[] | null;
  readonly contains?: string | null;
  readonly gt?: unknown;
  readonly gte?: unknown;
  readonly lt?: unknown;
  readonly lte?: unknown;
  readonly isNull?: boolean | null;
  /** Only in what a field implies: no input type of the schema has it. */
  readonly notIn?: readonly unknown[];
}

/** A filter as the schema's input types have it: the combining conditions, and beside them one for each field. */
export interface Filter {
  readonly and?: readonly Filter[] | null | undefined;
  readonly or?: readonly Filter[] | null | undefined;
  readonly not?: Filter | null | undefined;
}

/** Operands of a field: a bare boolean is short for `eq`. */
export function toOperators(operand: unknown): Operators {
  return typeof operand === 'object' && operand !== null ? (operand as Operators) : { eq: operand };
}

/** The conditions a filter states, without those given as null, which mean "not asked". */
export function listConditions(filter: Filter): [name: string, operand: unknown][] {
  return Object.entries(filter).filter(([, operand]) => operand !== null && operand !== undefined);
}
