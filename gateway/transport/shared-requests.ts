import type { LeaveSignal } from '../execution/leave-signal.ts';
import { Cancellation } from './cancellation.ts';

/** One request under way that several callers wait for. */
interface SharedRequest<Answer> {
  readonly answer: Promise<Answer>;
  readonly cancellation: Cancellation;
  /** The count when it was sent. */
  readonly mutations: number;
  waiting: number;
}

/** What makes two requests the same. Kept apart, since putting them together would copy the body each time. */
export interface SharingKey {
  /** Who asks, and whatever else travels beside the body. */
  readonly asker: string;
  readonly body: string;
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
  readonly #underWay = new Map<string, Map<string, SharedRequest<Answer>>>();

  ask(
    key: SharingKey,
    signal: LeaveSignal | null,
    send: (cancellation: Cancellation) => Promise<Answer>,
  ): Promise<Answer> {
    const known = this.#underWay.get(key.asker)?.get(key.body);
    const shared =
      known === undefined || known.mutations !== mutations ? this.#start(key, send) : known;
    shared.waiting += 1;
    return signal === null ? shared.answer : this.#untilLeft(key, shared, signal);
  }

  #start(
    key: SharingKey,
    send: (cancellation: Cancellation) => Promise<Answer>,
  ): SharedRequest<Answer> {
    const cancellation = new Cancellation();
    const answer = send(cancellation);
    const shared: SharedRequest<Answer> = { answer, cancellation, mutations, waiting: 0 };
    let ofAsker = this.#underWay.get(key.asker);
    if (ofAsker === undefined) this.#underWay.set(key.asker, (ofAsker = new Map()));
    ofAsker.set(key.body, shared);
    const forget = () => this.#forget(key, shared);
    answer.then(forget, forget);
    return shared;
  }

  #untilLeft(key: SharingKey, shared: SharedRequest<Answer>, signal: LeaveSignal): Promise<Answer> {
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

  #forget({ asker, body }: SharingKey, shared: SharedRequest<Answer>): void {
    const ofAsker = this.#underWay.get(asker);
    if (ofAsker?.get(body) !== shared) return;
    ofAsker.delete(body);
    if (ofAsker.size === 0) this.#underWay.delete(asker);
  }
}
