/** Deeper than any input type reaches, shallower than any recursion over it can bear. */
const NESTING_LIMIT = 64;

/** Says what a client's variables or extensions must be if they cannot be worked with; null if they can. */
export function checkValues(value: unknown, level = 0): string | null {
  if (typeof value === 'string') return value.isWellFormed() ? null : 'well-formed Unicode';
  if (typeof value !== 'object' || value === null) return null;
  if (level === NESTING_LIMIT) return `nested no deeper than ${NESTING_LIMIT} levels`;

  for (const inner of Array.isArray(value) ? value : Object.values(value)) {
    const fault = checkValues(inner, level + 1);
    if (fault !== null) return fault;
  }
  return null;
}
