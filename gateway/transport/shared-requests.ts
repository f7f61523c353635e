import { Cancellation } from './cancellation.ts';

/** One request under way that several callers wait for. */
interface SharedRequest<Answer> {
  readonly answer: Promise<Answer>;
  readonly cancellation: Cancellation;
  /** The count when it was sent. */
  readonly mutations: number;
  waiting: number;
}

/** How many mutations this process has seen answered. */
let mutations = 0;

/** From here on nobody shares a request that was sent before: it may have been read before the mutation was made. */
export function noteMutation(): void {
  mutations += 1;
}

/**
 * Lets callers who ask the same thing at the same time share one request. It is cancelled when the last of them leaves,
 * and forgotten as soon as it is answered: nothing is kept.
 */
export class SharedRequests<Answer> {
  readonly #underWay = new Map<string, SharedRequest<Answer>>();

  async ask(
    key: string,
    signal: AbortSignal | null,
    send: (cancellation: Cancellation) => Promise<Answer>,
  ): Promise<Answer> {
    const known = this.#underWay.get(key);
    const shared =
      known === undefined || known.mutations !== mutations ? this.#start(key, send) : known;
    shared.waiting += 1;
    if (signal === null) return await shared.answer;
    return await this.#untilLeft(key, shared, signal);
  }

  #start(
    key: string,
    send: (cancellation: Cancellation) => Promise<Answer>,
  ): SharedRequest<Answer> {
    const cancellation = new Cancellation();
    const answer = send(cancellation);
    const shared: SharedRequest<Answer> = { answer, cancellation, mutations, waiting: 0 };
    this.#underWay.set(key, shared);
    const forget = () => this.#forget(key, shared);
    answer.then(forget, forget);
    return shared;
  }

  #untilLeft(key: string, shared: SharedRequest<Answer>, signal: AbortSignal): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        shared.waiting -= 1;
        if (shared.waiting === 0) {
          this.#forget(key, shared);
          shared.cancellation.cancel();
        }
        reject(new DOMException('The caller left', 'AbortError'));
      };
      if (signal.aborted) {
        leave();
        return;
      }
      signal.addEventListener('abort', leave);
      shared.answer.then(
        (answer) => {
          signal.removeEventListener('abort', leave);
          resolve(answer);
        },
        (error: unknown) => {
          signal.removeEventListener('abort', leave);
          reject(error as Error);
        },
      );
    });
  }

  #forget(key: string, shared: SharedRequest<Answer>): void {
    if (this.#underWay.get(key) === shared) this.#underWay.delete(key);
  }
}
