import { Passage } from '../../../gateway/execution/passage.ts';

/** How many runs of fields in an answer nobody has read. */
export function countPassages(value: unknown): number {
  return collect(value, new Set()).size;
}

function collect(value: unknown, found: Set<Passage>): Set<Passage> {
  if (value instanceof Passage) found.add(value);
  else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) collect(inner, found);
  }
  return found;
}
