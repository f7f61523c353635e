import type { LeaveSignal } from '../execution/leave-signal.ts';
import { Cancellation } from './cancellation.ts';

/** What makes two requests the same. */
export interface SharingKey {
  /** Of the operation; the body holds it too, but requests of another need not be compared. */
  readonly operationText: string;
  /** Who asks, and whatever else travels beside the body. */
  readonly asker: string;
  readonly body: string;
}

/** One request under way that several callers wait for. */
interface SharedRequest<Answer> extends SharingKey {
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
  /** By the operation's text. Bodies are compared, which ends where they differ; to look them up would read all of each. */
  readonly #underWay = new Map<string, SharedRequest<Answer>[]>();

  ask(
    key: SharingKey,
    signal: LeaveSignal | null,
    send: (cancellation: Cancellation) => Promise<Answer>,
  ): Promise<Answer> {
    const shared = this.#find(key) ?? this.#start(key, send);
    shared.waiting += 1;
    return signal === null ? shared.answer : this.#untilLeft(shared, signal);
  }

  #find({ operationText, asker, body }: SharingKey): SharedRequest<Answer> | undefined {
    return this.#underWay
      .get(operationText)
      ?.find((it) => it.body === body && it.asker === asker && it.mutations === mutations);
  }

  #start(
    { operationText, asker, body }: SharingKey,
    send: (cancellation: Cancellation) => Promise<Answer>,
  ): SharedRequest<Answer> {
    const cancellation = new Cancellation();
    const answer = send(cancellation);
    const shared = { operationText, asker, body, answer, cancellation, mutations, waiting: 0 };
    const ofOperation = this.#underWay.get(operationText);
    if (ofOperation === undefined) this.#underWay.set(operationText, [shared]);
    else ofOperation.push(shared);
    const forget = () => this.#forget(shared);
    answer.then(forget, forget);
    return shared;
  }

  #untilLeft(shared: SharedRequest<Answer>, signal: LeaveSignal): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        shared.waiting -= 1;
        if (shared.waiting === 0) {
          this.#forget(shared);
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

  #forget(shared: SharedRequest<Answer>): void {
    const ofOperation = this.#underWay.get(shared.operationText);
    const index = ofOperation?.indexOf(shared) ?? -1;
    if (ofOperation === undefined || index === -1) return;
    ofOperation.splice(index, 1);
    if (ofOperation.length === 0) this.#underWay.delete(shared.operationText);
  }
}
