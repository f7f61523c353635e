/** Deeper than any input type reaches, shallower than any recursion over it can bear. */
const NESTING_LIMIT = 70;

/** Why a client's JSON is not taken; the message is the end of a sentence that begins with what was to be read. */
export class JsonFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'JsonFault';
  }
}

/**
 * JSON that can mean one thing only and can be worked with. The language's own parser takes the last of two members of
 * one name, where whoever looked at the text before us may have taken the first.
 */
export function parseStrictJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new JsonFault('it is not valid JSON');
  }
  if (countMembers(value, 0) !== countNames(text)) {
    throw new JsonFault('an object in it has two members of one name');
  }
  return value;
}

/** How many members all objects have together; refuses on the way what cannot be worked with. */
function countMembers(value: unknown, level: number): number {
  if (typeof value === 'string' && !value.isWellFormed()) {
    throw new JsonFault('a text in it is not well-formed Unicode');
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new JsonFault('a number in it is beyond all bounds');
  }
  if (typeof value !== 'object' || value === null) return 0;

  if (level === NESTING_LIMIT) {
    throw new JsonFault(`it is nested deeper than ${NESTING_LIMIT} levels`);
  }
  const isList = Array.isArray(value);
  const inner: readonly unknown[] = isList ? value : Object.values(value);
  let count = isList ? 0 : inner.length;
  for (const each of inner) count += countMembers(each, level + 1);
  return count;
}

/** How many members are named in a text that is known to be JSON: texts that a colon follows. */
function countNames(text: string): number {
  let count = 0;
  for (let start = text.indexOf('"'); start !== -1;) {
    const end = findEnd(text, start + 1);
    let next = end + 1;
    while (isSpace(text.charCodeAt(next))) next += 1;
    if (text.charCodeAt(next) === COLON) count += 1;
    start = text.indexOf('"', next);
  }
  return count;
}

const COLON = 0x3a;
const BACKSLASH = 0x5c;

/** The quote that ends a text: the first one behind an even number of backslashes. */
function findEnd(text: string, from: number): number {
  let quote = text.indexOf('"', from);
  while (text.charCodeAt(quote - 1) === BACKSLASH) {
    let backslashes = 1;
    while (text.charCodeAt(quote - 1 - backslashes) === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) break;
    quote = text.indexOf('"', quote + 1);
  }
  return quote;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
