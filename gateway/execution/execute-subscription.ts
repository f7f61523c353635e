import type { RootFetch } from '../planning/plan.ts';
import type { GraphAnswer } from '../supergraph/graph.ts';
import { createFailedAnswer } from './answer.ts';
import type { Execution } from './execution.ts';
import { createFetchRequest } from './fetch-request.ts';
import type { LeaveSignal } from './leave-signal.ts';
import { mergeRootAnswer } from './fetch-root.ts';
import type { SubgraphAnswer } from './subgraph-client.ts';
import { describeFailure, invalidAnswer } from './subgraph-errors.ts';
import { UntilLeft } from './until-left.ts';

export interface SubscriptionParts {
  readonly primary: RootFetch;
  /** Each event is an execution of its own: nothing fetched for one may show up in another. */
  readonly createExecution: () => Execution;
  /** Fetches what the event needs from other subgraphs and shapes the answer. */
  readonly finish: (execution: Execution) => Promise<GraphAnswer>;
  /** Called once, when the stream is over for whatever reason. */
  readonly onEnd: () => void;
}

/** https://spec.graphql.org/October2021/#MapSourceToResponseEvent() */
export function executeSubscription(parts: SubscriptionParts): AsyncIterableIterator<GraphAnswer> {
  return new AnswerStream(parts);
}

const DONE: IteratorResult<GraphAnswer> = { done: true, value: undefined };

/**
 * Written by hand, because an async generator that was never started skips its `finally`, and one that waits for an
 * event cannot be ended before the event comes.
 */
class AnswerStream implements AsyncIterableIterator<GraphAnswer> {
  readonly #parts: SubscriptionParts;
  readonly #source: AsyncIterator<SubgraphAnswer> | null;
  readonly #untilLeft = new UntilLeft<IteratorResult<GraphAnswer>>();
  readonly #signal: LeaveSignal | undefined;
  readonly #onAbort = () => void this.return();
  /** Events are answered one after the other, however many are asked for at once. */
  #previous: Promise<unknown> = Promise.resolve();
  #ended = false;

  constructor(parts: SubscriptionParts) {
    this.#parts = parts;
    const execution = parts.createExecution();
    const client = execution.clients.get(parts.primary.subgraph);
    // The subgraph is asked now and not at the first `next()`: events in between would be missed.
    this.#source = client?.subscribe(createFetchRequest(parts.primary, execution, [])) ?? null;
    this.#signal = execution.caller.signal;
    if (this.#signal?.aborted === true) void this.return();
    else this.#signal?.addEventListener('abort', this.#onAbort);
  }

  next(): Promise<IteratorResult<GraphAnswer>> {
    if (this.#ended) return Promise.resolve(DONE);
    const answer = this.#previous.then(() => this.#pull());
    this.#previous = answer;
    return this.#untilLeft.wait(answer);
  }

  async return(): Promise<IteratorResult<GraphAnswer>> {
    if (!this.#ended) {
      this.#end();
      await this.#source?.return?.();
    }
    return DONE;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #pull(): Promise<IteratorResult<GraphAnswer>> {
    if (this.#ended) return DONE;
    const { primary, createExecution, finish } = this.#parts;
    try {
      if (this.#source === null) throw invalidAnswer(primary.subgraph, 'there is no way to it');
      const event = await this.#source.next();
      if (event.done === true) {
        this.#end();
        return DONE;
      }
      const execution = createExecution();
      mergeRootAnswer(execution, primary, event.value);
      return { done: false, value: await finish(execution) };
    } catch (failure) {
      // The stream cannot go on: the client hears why, and then that it is over.
      const path = primary.rootKeys.slice(0, 1);
      this.#end();
      return {
        done: false,
        value: createFailedAnswer([describeFailure(failure, primary.subgraph, path)]),
      };
    }
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#signal?.removeEventListener('abort', this.#onAbort);
    this.#untilLeft.leave(DONE);
    this.#parts.onEnd();
  }
}
