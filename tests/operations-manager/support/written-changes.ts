/** A change as the connectors' histories know it: what the journal holds, and what it is to the connector. */
export interface WrittenChange {
  readonly sequence: number;
  readonly at: string;
  readonly id: string;
  /** As what the connector is to be told of it; null when it is nothing to it. */
  readonly told: string | null;
}

/** All that was written in one history: the model that the streams are held against. */
export class WrittenChanges {
  readonly #changes: WrittenChange[] = [];
  readonly #setAside = new Set<string>();
  #head: number;
  #prunedTo: number;

  constructor(head: number, prunedTo: number) {
    this.#head = head;
    this.#prunedTo = prunedTo;
  }

  get head(): number {
    return this.#head;
  }

  get prunedTo(): number {
    return this.#prunedTo;
  }

  get all(): readonly WrittenChange[] {
    return this.#changes;
  }

  add(change: Omit<WrittenChange, 'id'>): void {
    this.#head = change.sequence;
    this.#changes.push({ ...change, id: `alert-${change.sequence}` });
  }

  pruneTo(sequence: number): void {
    this.#prunedTo = sequence;
  }

  /** The partner refused it: no session tells of it again. */
  setAside(id: string): void {
    this.#setAside.add(id);
  }

  /** What a session that stands at a change has still to tell. */
  listWaiting(from: number, to = Number.POSITIVE_INFINITY): WrittenChange[] {
    return this.#changes.filter(
      ({ sequence, told, id }) =>
        sequence > from && sequence <= to && told !== null && !this.#setAside.has(id),
    );
  }

  listKept(from: number, to?: number): WrittenChange[] {
    return this.listWaiting(Math.max(from, this.#prunedTo), to);
  }
}
