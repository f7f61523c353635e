import { Refusal } from '../refusal.ts';

/** Where a page ended: the order it was read in, the value of the last row there, and its id for ties. */
export interface PagePosition {
  readonly order: string;
  readonly value: string | number;
  readonly id: string;
}

export function encodePageCursor({ order, value, id }: PagePosition): string {
  return Buffer.from(JSON.stringify([order, value, id])).toString('base64url');
}

/** Reads a cursor that a page of the same order gave out; anything else is refused. */
export function decodePageCursor(cursor: string, order: string): PagePosition {
  const position = cursor.length <= 1_000 ? parsePosition(cursor) : null;
  if (position === null) {
    throw new Refusal(
      'CURSOR_UNKNOWN',
      'Cannot continue the list: "after" is not a cursor of ours',
      ['after'],
    );
  }
  if (position.order !== order) {
    throw new Refusal(
      'CURSOR_UNKNOWN',
      `Cannot continue the list: "after" is of a list ordered by ${position.order}, not ${order}`,
      ['after'],
    );
  }
  return position;
}

function parsePosition(cursor: string): PagePosition | null {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
  if (!Array.isArray(parts) || parts.length !== 3) return null;
  const [order, value, id] = parts as unknown[];
  if (typeof order !== 'string' || typeof id !== 'string') return null;
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  return { order, value, id };
}
