import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refusal } from '../refusal.ts';
import type { JournalHead } from './journal.ts';

/**
 * A cursor is a position in one store's journal, sealed so that a bent or invented one is told from a real one before
 * anything is read from it. It carries no permission.
 *
 *   epoch (first 8 hex digits) . sequence . id of the last snapshot object, if inside a snapshot . seal
 */
export interface StreamPosition {
  readonly sequence: number;
  /** Set while a snapshot is being sent: it goes on behind this object. */
  readonly snapshotAfter: string | null;
}

const SEAL_CHARACTERS = 16;

export function encodeStreamCursor(
  { sequence, snapshotAfter }: StreamPosition,
  { epoch, secret }: Pick<JournalHead, 'epoch' | 'secret'>,
): string {
  const position = `${epoch.slice(0, 8)}.${sequence}.${snapshotAfter ?? ''}`;
  return Buffer.from(`${position}.${seal(position, secret)}`).toString('base64url');
}

/** Reads a cursor, or refuses it by name: not ours, older than what is kept, or of the future. */
export function decodeStreamCursor(cursor: string, head: JournalHead): StreamPosition {
  const position = cursor.length <= 300 ? openSeal(cursor, head.secret) : null;
  if (position === null || position.epoch !== head.epoch.slice(0, 8)) {
    throw new Refusal(
      'CURSOR_UNKNOWN',
      'Cannot continue: the cursor is not of this store, or the store was restored since; take a snapshot and follow from there',
      ['after'],
    );
  }
  if (position.sequence > head.sequence) {
    throw new Refusal(
      'CURSOR_AHEAD',
      `Cannot continue: the cursor is at change ${position.sequence}, the newest here is ${head.sequence}`,
      ['after'],
    );
  }
  if (position.sequence < head.prunedTo) {
    throw new Refusal(
      'CURSOR_EXPIRED',
      `Cannot continue: the cursor is at change ${position.sequence}, kept are those after ${head.prunedTo}; take a snapshot and follow from there`,
      ['after'],
    );
  }
  return { sequence: position.sequence, snapshotAfter: position.snapshotAfter };
}

function openSeal(
  cursor: string,
  secret: string,
): { epoch: string; sequence: number; snapshotAfter: string | null } | null {
  const text = Buffer.from(cursor, 'base64url').toString();
  // One text, one cursor: base64 readers forgive stray characters, a seal must not.
  if (Buffer.from(text).toString('base64url') !== cursor) return null;
  const end = text.lastIndexOf('.');
  const position = text.slice(0, end);
  const given = Buffer.from(text.slice(end + 1));
  const right = Buffer.from(seal(position, secret));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;

  const [epoch = '', sequence = '', ...objectId] = position.split('.');
  const snapshotAfter = objectId.join('.');
  return {
    epoch,
    sequence: Number(sequence),
    snapshotAfter: snapshotAfter === '' ? null : snapshotAfter,
  };
}

function seal(position: string, secret: string): string {
  return createHmac('sha256', secret)
    .update(position)
    .digest('base64url')
    .slice(0, SEAL_CHARACTERS);
}
