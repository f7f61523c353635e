import { toScope, type Viewer } from '../guard/viewer.ts';
import type { PreparedOperation } from '../supergraph/graph.ts';
import { LiveStream, type Subscriber } from './live-stream.ts';
import { startsAtPosition } from './stream-position.ts';

/** A subscription somebody asks for. */
export interface LiveRequest {
  readonly graphId: string;
  readonly query: string;
  readonly prepared: PreparedOperation;
  readonly variables: Readonly<Record<string, unknown>> | null;
  readonly viewer: Viewer;
  readonly headers: Readonly<Record<string, string>>;
}

/** The live operations of this process. Identical ones share one stream, one execution and one payload per event. */
export class LiveStreams {
  readonly #share: boolean;
  readonly #shared = new Map<string, LiveStream>();
  readonly #open = new Set<LiveStream>();

  constructor(options: { share: boolean }) {
    this.#share = options.share;
  }

  get streamCount(): number {
    return this.#open.size;
  }

  get subscriberCount(): number {
    let count = 0;
    for (const stream of this.#open) count += stream.subscriberCount;
    return count;
  }

  /** Subscribes, and returns how to leave; both at once, so that nobody who leaves early is forgotten. */
  join(request: LiveRequest, subscriber: Subscriber): () => void {
    const key = this.#share ? toKey(request) : null;
    const running = key === null ? undefined : this.#shared.get(key);
    if (running !== undefined) return running.join(subscriber);

    const stream: LiveStream = new LiveStream({
      open: (signal) =>
        request.prepared.subscribe(request.variables, { ...toCaller(request), signal }),
      onEnd: () => {
        this.#open.delete(stream);
        if (key !== null && this.#shared.get(key) === stream) this.#shared.delete(key);
      },
    });
    this.#open.add(stream);
    if (key !== null) this.#shared.set(key, stream);
    return stream.join(subscriber);
  }
}

/**
 * Two operations of one key see the same events from now on. One that starts at a position of its own (a cursor, a
 * snapshot) has no key: who joined it later would miss its beginning.
 */
function toKey(request: LiveRequest): string | null {
  const { prepared, variables } = request;
  if (startsAtPosition(prepared, variables)) return null;
  return JSON.stringify([
    request.graphId,
    request.query,
    prepared.operationName,
    variables,
    toScope(request.viewer),
    request.headers,
  ]);
}

function toCaller({ viewer, headers }: LiveRequest) {
  return { viewer, headers };
}
