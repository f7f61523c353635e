import type { OutsideNoun } from '../kit/outside-references.ts';

export const ALERT: OutsideNoun = { name: 'alert', list: 'alerts' };
export const MONITORED_OBJECT: OutsideNoun = {
  name: 'monitored object',
  list: 'monitoredObjects',
  // Removed ones are listed only where they are asked for.
  filter: 'or: [{ isRemoved: true }, { isRemoved: false }]',
};

/** Something that another product owns, known here by its id alone. */
export interface Reference {
  readonly id: string;
}

export function toReference(id: string | null): Reference | null {
  return id === null ? null : { id };
}
