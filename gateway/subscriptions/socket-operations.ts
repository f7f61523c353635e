import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { MessageType, type SubscribeMessage } from 'graphql-ws';
import type { Logger } from 'pino';
import type { RequestCaller } from '../guard/request-caller.ts';
import type { CoreOperation, RequestCore } from '../request-core.ts';
import { LiveEvent, toIdTail } from './live-event.ts';
import type { Outbox } from './outbox.ts';
import { frameText } from './socket-frame.ts';
import { SocketSubscriber } from './socket-subscriber.ts';

export interface SocketOperationsOptions {
  readonly core: RequestCore;
  readonly log: Pick<Logger, 'error'>;
  readonly operationsLimit: number;
}

export interface OperationsChannel {
  /** Everything that operations say to their client goes into it. */
  readonly outbox: Outbox<LiveEvent>;
  /** A query or mutation has ended, answered or not. */
  readonly onExecuted: () => void;
}

/** The operations that run on one websocket, by the ids that its client gave them. */
export class SocketOperations {
  readonly #options: SocketOperationsOptions;
  readonly #channel: OperationsChannel;
  /** How to end each; reserved before anything of it runs. */
  readonly #running = new Map<string, () => void>();
  #executing = 0;
  #isOver = false;

  constructor(options: SocketOperationsOptions, channel: OperationsChannel) {
    this.#options = options;
    this.#channel = channel;
  }

  /** Queries and mutations that are not answered yet. */
  get executing(): number {
    return this.#executing;
  }

  has(id: string): boolean {
    return this.#running.has(id);
  }

  start({ id, payload }: SubscribeMessage, caller: RequestCaller): void {
    const { core, operationsLimit } = this.#options;
    if (this.#running.size >= operationsLimit) {
      const message = `Cannot run the operation: ${operationsLimit} run on this websocket already`;
      this.#refuse(id, [toError(message, 'TOO_MANY_OPERATIONS')]);
      return;
    }

    const { query, operationName = null, variables = null } = payload;
    const operation = core.prepare({
      query,
      operationName,
      variables,
      caller,
      transport: 'websocket',
    });
    switch (operation.kind) {
      case 'refused':
        this.#refuse(id, operation.errors);
        return;
      case 'query':
      case 'mutation':
        void this.#execute(id, operation, caller);
        return;
      case 'subscription':
        this.#join(id, operation);
        return;
    }
  }

  /** Answers an operation that could not be read, and so was not begun. */
  refuseUnread(id: string, reason: string): void {
    this.#refuse(id, [toError(`Cannot read the message: ${reason}`, 'BAD_REQUEST')]);
  }

  /** The client has heard enough of it; nothing more is said about it. */
  leave(id: string): void {
    this.#running.get(id)?.();
  }

  /** The socket is gone: whatever runs ends, and so does what is just being begun. */
  leaveAll(): void {
    this.#isOver = true;
    for (const leave of this.#running.values()) leave();
  }

  /** Never rejects. */
  async #execute(
    id: string,
    operation: Extract<CoreOperation, { kind: 'query' | 'mutation' }>,
    caller: RequestCaller,
  ): Promise<void> {
    let left = false;
    this.#reserve(id, () => {
      left = true;
      this.#forget(id);
      caller.leave();
    });
    this.#executing += 1;
    try {
      const answer = await operation.execute();
      if (left) return;
      this.#forget(id);
      if (answer.refused) {
        this.#refuse(id, answer.toObject().errors ?? []);
        return;
      }
      const idTail = toIdTail(id);
      this.#channel.outbox.push(new LiveEvent(answer).frameFor(idTail.length), idTail);
      this.#complete(id);
    } catch (error) {
      this.#options.log.error({ err: error }, 'operation on a websocket failed');
      if (!left) this.#fail(id);
    } finally {
      this.#executing -= 1;
      this.#channel.onExecuted();
    }
  }

  #join(id: string, operation: Extract<CoreOperation, { kind: 'subscription' }>): void {
    const subscriber = new SocketSubscriber(id, this.#channel.outbox, {
      refuse: (answer) => {
        this.#forget(id);
        this.#refuse(id, answer.toObject().errors ?? []);
      },
      end: () => {
        this.#forget(id);
        this.#complete(id);
      },
      fail: (error) => {
        this.#options.log.error({ err: error }, 'subscription on a websocket failed');
        this.#fail(id);
      },
    });
    const leave = operation.join(subscriber);
    // Others who read the same stream are told what it has for them first: that may be what this socket does not take.
    if (this.#isOver) {
      leave();
      return;
    }
    this.#reserve(id, () => {
      this.#forget(id);
      leave();
    });
  }

  #reserve(id: string, leave: () => void): void {
    this.#running.set(id, leave);
    this.#channel.outbox.isShared = this.#running.size > 1;
  }

  #forget(id: string): void {
    this.#running.delete(id);
    this.#channel.outbox.isShared = this.#running.size > 1;
  }

  #complete(id: string): void {
    this.#send({ type: MessageType.Complete, id });
  }

  /** An error ends the operation by itself: no `complete` follows it. */
  #refuse(id: string, errors: readonly (GraphQLError | GraphQLFormattedError)[]): void {
    this.#send({ type: MessageType.Error, id, payload: errors });
  }

  #send(message: object): void {
    this.#channel.outbox.push(frameText(JSON.stringify(message)));
  }

  #fail(id: string): void {
    this.#forget(id);
    this.#refuse(id, [toError('Internal server error', 'INTERNAL_SERVER_ERROR')]);
  }
}

function toError(message: string, code: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
