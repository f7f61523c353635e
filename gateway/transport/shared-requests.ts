/** One request under way that several callers wait for. */
interface SharedRequest<Answer> {
  readonly answer: Promise<Answer>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Lets callers who ask the same thing at the same time share one request. It is aborted when the last of them leaves,
 * and forgotten as soon as it is answered: nothing is kept.
 */
export class SharedRequests<Answer> {
  readonly #underWay = new Map<string, SharedRequest<Answer>>();

  ask(
    key: string,
    signal: AbortSignal | null,
    send: (signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer> {
    const shared = this.#underWay.get(key) ?? this.#start(key, send);
    shared.waiting += 1;
    return signal === null ? shared.answer : this.#untilLeft(key, shared, signal);
  }

  #start(key: string, send: (signal: AbortSignal) => Promise<Answer>): SharedRequest<Answer> {
    const controller = new AbortController();
    const answer = send(controller.signal).finally(() => this.#forget(key, shared));
    const shared: SharedRequest<Answer> = { answer, controller, waiting: 0 };
    this.#underWay.set(key, shared);
    return shared;
  }

  async #untilLeft(
    key: string,
    shared: SharedRequest<Answer>,
    signal: AbortSignal,
  ): Promise<Answer> {
    const left = Promise.withResolvers<never>();
    const leave = () => {
      shared.waiting -= 1;
      if (shared.waiting === 0) {
        this.#forget(key, shared);
        shared.controller.abort();
      }
      left.reject(new DOMException('The caller left', 'AbortError'));
    };
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
    try {
      return await Promise.race([shared.answer, left.promise]);
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  #forget(key: string, shared: SharedRequest<Answer>): void {
    if (this.#underWay.get(key) === shared) this.#underWay.delete(key);
  }
}
