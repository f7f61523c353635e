import { toScope, type Viewer } from '../guard/viewer.ts';
import type { PreparedOperation } from '../supergraph/graph.ts';
import type { Subscriber } from './live-stream.ts';
import { StreamGroup } from './stream-group.ts';
import { readShape, readStart, type StreamShape } from './stream-position.ts';

/** A subscription somebody asks for. */
export interface LiveRequest {
  readonly graphId: string;
  readonly prepared: PreparedOperation;
  readonly variables: Readonly<Record<string, unknown>> | null;
  readonly viewer: Viewer;
  readonly headers: Readonly<Record<string, string>>;
}

/** The live operations of this process. Identical ones share one stream, one execution and one payload per event. */
export class LiveStreams {
  readonly #share: boolean;
  readonly #shared = new Map<string, StreamGroup>();
  readonly #open = new Set<StreamGroup>();

  constructor(options: { share: boolean }) {
    this.#share = options.share;
  }

  get streamCount(): number {
    let count = 0;
    for (const group of this.#open) count += group.streamCount;
    return count;
  }

  get subscriberCount(): number {
    let count = 0;
    for (const group of this.#open) count += group.subscriberCount;
    return count;
  }

  /** Subscribes, and returns how to leave; both at once, so that nobody who leaves early is forgotten. */
  join(request: LiveRequest, subscriber: Subscriber): () => void {
    const { prepared, variables, viewer, headers } = request;
    const shape = readShape(prepared);
    const group = this.#findGroup(shape, request);
    return group.join(readStart(shape, prepared, variables), subscriber, (signal) =>
      prepared.subscribe(variables, { viewer, headers, signal }),
    );
  }

  #findGroup(shape: StreamShape, request: LiveRequest): StreamGroup {
    const key = this.#share && !shape.isExclusive ? toKey(shape, request) : null;
    const running = key === null ? undefined : this.#shared.get(key);
    if (running !== undefined) return running;

    const group: StreamGroup = new StreamGroup({
      hasCursor: shape.hasCursor,
      onEmpty: () => {
        this.#open.delete(group);
        if (key !== null) this.#shared.delete(key);
      },
    });
    this.#open.add(group);
    if (key !== null) this.#shared.set(key, group);
    return group;
  }
}

/** Two operations of one key tell the same from the same position on. */
function toKey(
  { text, startVariables }: StreamShape,
  { graphId, prepared, variables, viewer, headers }: LiveRequest,
): string {
  const others = Object.entries(variables ?? {}).filter(([name]) => !startVariables.has(name));
  return JSON.stringify([
    graphId,
    text,
    prepared.operationName,
    others.sort(([one], [other]) => (one < other ? -1 : 1)),
    toScope(viewer),
    headers,
  ]);
}
