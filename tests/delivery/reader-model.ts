import type { ChangeEvent } from '../../subgraphs/kit/journal/change-event.ts';
import type { Lamp } from './lamp-store.ts';

/**
 * What a partner would do with a stream, and the checker of what it got: it keeps a copy of what matches, and remembers
 * every change by number, so that a loss, a reversal or a repeat that was not told as one shows.
 */
export class ReaderModel {
  readonly copy = new Map<string, Lamp>();
  readonly faults: string[] = [];
  /** The numbers of the changes it was told of since its last snapshot, and the number at which that stood. */
  readonly told: number[] = [];
  snapshotAt = 0;
  /** Where to continue; null before the first event ever. */
  cursor: string | null = null;
  #lastSequence = 0;
  /** Inside a snapshot what is not in it must go. */
  #unconfirmed: Set<string> | null = null;

  get isInSnapshot(): boolean {
    return this.#unconfirmed !== null;
  }

  /** The number inside the cursor: partners take it for opaque, the checker may look. */
  get position(): number {
    if (this.cursor === null) return -1;
    return Number(Buffer.from(this.cursor, 'base64url').toString().split('.')[1]);
  }

  /** Starts anew with a snapshot: what it does not hold is gone. */
  beginSnapshot(): void {
    this.#unconfirmed = new Set(this.copy.keys());
    this.#lastSequence = 0;
    this.told.length = 0;
    this.cursor = null;
  }

  /** A stream was opened where this reader stopped; its first event must join on. */
  receive(event: ChangeEvent<Lamp>): void {
    if (this.cursor !== null && event.previous !== this.cursor) {
      this.faults.push(
        `${event.kind} ${event.id} does not join on: something is missing before it`,
      );
    }
    this.cursor = event.cursor;
    const { kind, object } = event;
    switch (kind) {
      case 'SNAPSHOT':
        if (object !== null) this.#keep(object);
        return;
      case 'SNAPSHOT_END':
        for (const id of this.#unconfirmed ?? []) this.copy.delete(id);
        this.#unconfirmed = null;
        this.snapshotAt = this.position;
        return;
      case 'BOOKMARK':
        return;
      case 'CREATED':
      case 'CHANGED':
      case 'LEFT':
      case 'REMOVED': {
        const sequence = Number(event.id.split('-').at(-1));
        if (sequence <= this.#lastSequence) {
          this.faults.push(`change ${sequence} came after change ${this.#lastSequence}`);
        }
        this.#lastSequence = sequence;
        this.told.push(sequence);
        if (object === null) this.faults.push(`change ${sequence} has no object`);
        else if (kind === 'LEFT' || kind === 'REMOVED') this.copy.delete(object.id);
        else this.#keep(object);
      }
    }
  }

  #keep(lamp: Lamp): void {
    this.copy.set(lamp.id, lamp);
    this.#unconfirmed?.delete(lamp.id);
  }
}
