import type { GraphAnswer } from '../supergraph/graph.ts';
import { toIdTail, type LiveEvent } from './live-event.ts';
import type { Subscriber } from './live-stream.ts';
import type { Outbox } from './outbox.ts';

/**
 * One operation of one websocket that reads a stream. A class of few fields, since thousands are gone through for every
 * event and each object on the way has to come from memory.
 */
export class SocketSubscriber implements Subscriber {
  readonly #outbox: Outbox<LiveEvent>;
  readonly #idTail: Buffer;
  readonly #outcome: Pick<Subscriber, 'refuse' | 'end' | 'fail'>;

  constructor(
    id: string,
    outbox: Outbox<LiveEvent>,
    outcome: Pick<Subscriber, 'refuse' | 'end' | 'fail'>,
  ) {
    this.#outbox = outbox;
    this.#idTail = toIdTail(id);
    this.#outcome = outcome;
  }

  get behind(): boolean {
    return this.#outbox.behind;
  }

  next(events: readonly LiveEvent[]): void {
    const idTail = this.#idTail;
    const [event] = events;
    if (event !== undefined && events.length === 1) {
      this.#outbox.tell(event.frameFor(idTail.length), idTail, event);
      return;
    }
    for (const one of events) this.#outbox.add(one.frameFor(idTail.length), idTail, one);
    this.#outbox.flushTold();
  }

  refuse(answer: GraphAnswer): void {
    this.#outcome.refuse(answer);
  }

  end(): void {
    this.#outcome.end();
  }

  fail(error: unknown): void {
    this.#outcome.fail(error);
  }
}
