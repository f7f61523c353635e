import type { Logger } from 'pino';
import type { Graph } from './graph.ts';

/** What became of a composed schema that was offered. */
export type SwapOutcome = 'taken' | 'unchanged' | 'refused';

export interface CurrentGraphOptions {
  /** Throws for a composed schema that cannot be served. */
  readonly createGraph: (supergraphSdl: string) => Graph;
  readonly log: Pick<Logger, 'info' | 'error'>;
  readonly onSwap?: (outcome: SwapOutcome) => void;
}

/**
 * The graph that new operations run on. A new one takes over between two operations; what runs on the old one
 * finishes there, and the old one closes when nothing runs on it any more.
 */
export class CurrentGraph {
  readonly #options: CurrentGraphOptions;
  #graph: Graph;
  #sdl: string;
  readonly #retiring = new Set<Promise<void>>();
  readonly #listeners = new Set<(graph: Graph) => void>();
  /** One schema is checked at a time, or an older one could take over after a newer one. */
  #checked: Promise<unknown> = Promise.resolve();

  private constructor(supergraphSdl: string, graph: Graph, options: CurrentGraphOptions) {
    this.#options = options;
    this.#graph = graph;
    this.#sdl = supergraphSdl;
  }

  /** Rejects for a schema that cannot be served: without a first graph there is nothing to serve. */
  static async start(supergraphSdl: string, options: CurrentGraphOptions): Promise<CurrentGraph> {
    return new CurrentGraph(supergraphSdl, await checkGraph(supergraphSdl, options), options);
  }

  get graph(): Graph {
    return this.#graph;
  }

  /** How many graphs are served: one, and those that still finish what they began. */
  get served(): number {
    return 1 + this.#retiring.size;
  }

  /** Puts a new composed schema in the place of the old one, if it can be served. */
  async offer(supergraphSdl: string): Promise<SwapOutcome> {
    const swapped = this.#checked.then(() =>
      supergraphSdl === this.#sdl ? 'unchanged' : this.#swap(supergraphSdl),
    );
    this.#checked = swapped;
    const outcome = await swapped;
    this.#options.onSwap?.(outcome);
    return outcome;
  }

  /** Calls back with the graph there is, and with each that takes over; returns how to stop that. */
  follow(listener: (graph: Graph) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#graph);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.#checked;
    await Promise.all([this.#graph.close(), ...this.#retiring]);
  }

  /** Never rejects. */
  async #swap(supergraphSdl: string): Promise<SwapOutcome> {
    const { log } = this.#options;
    let graph: Graph;
    try {
      graph = await checkGraph(supergraphSdl, this.#options);
    } catch (error) {
      log.error(
        { err: error, serving: this.#graph.id },
        'new supergraph refused; the old one keeps serving',
      );
      return 'refused';
    }

    const previous = this.#graph;
    this.#graph = graph;
    this.#sdl = supergraphSdl;
    log.info({ previous: previous.id, now: graph.id }, 'supergraph taken over');
    this.#retire(previous);
    for (const listener of this.#listeners) listener(graph);
    return 'taken';
  }

  #retire(graph: Graph): void {
    const { log } = this.#options;
    const closing = graph
      .close()
      .catch((error: unknown) =>
        log.error({ err: error, graph: graph.id }, 'old supergraph not closed'),
      )
      .finally(() => this.#retiring.delete(closing));
    this.#retiring.add(closing);
  }
}

/** A graph that is ready to serve; one that turns out not to be is closed again. */
async function checkGraph(
  supergraphSdl: string,
  { createGraph }: CurrentGraphOptions,
): Promise<Graph> {
  const graph = createGraph(supergraphSdl);
  try {
    await graph.ready;
  } catch (error) {
    await graph.close();
    throw error;
  }
  return graph;
}
