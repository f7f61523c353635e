/**
 * Tells one request that nobody waits for it any more. An AbortSignal of its own for every request would cost as much as
 * the rest of sending it.
 */
export class Cancellation {
  #listener: (() => void) | null = null;
  #cancelled = false;

  get cancelled(): boolean {
    return this.#cancelled;
  }

  /** There is one listener at a time: the try that is under way. */
  listen(listener: (() => void) | null): void {
    this.#listener = listener;
  }

  cancel(): void {
    this.#cancelled = true;
    this.#listener?.();
  }
}
