import type { FormattedExecutionResult } from 'graphql';
import { Refusal } from './refusal.ts';
import type { Viewer } from './viewer.ts';

/** The whole graph, as a product asks it in somebody's name. */
export interface GraphClient {
  execute(request: {
    readonly query: string;
    readonly variables: Readonly<Record<string, unknown>>;
    readonly viewer: Viewer;
    readonly signal: AbortSignal;
  }): Promise<FormattedExecutionResult>;
}

/** A kind of object that another product owns, and how the graph lists those there are. */
export interface OutsideNoun {
  readonly name: string;
  /** The field of `Query` that lists them. */
  readonly list: string;
  /** What else its filter has to say for it to list every one. */
  readonly filter?: string;
}

/** An id that somebody gave for an object of another product. */
export interface OutsideReference {
  readonly noun: OutsideNoun;
  readonly id: string | null | undefined;
  /** Where in the arguments it was given. */
  readonly field: readonly string[];
}

/** As many as a page of any list holds. */
const IDS_AT_ONCE = 200;
/** Whoever writes waits no longer for other products to say what they know. */
const PATIENCE_MS = 2_000;

/**
 * Finds references that lead nowhere, by asking the graph in the viewer's name: what a viewer may not see is unknown like
 * what there is not. It asks no more than it can: a product that is alone, or whose neighbour is away, slow or forbidden,
 * takes every id as it is given.
 */
export class OutsideReferences {
  readonly #log: { warn(fields: object, message: string): void };
  readonly #patienceMs: number;
  #graph: GraphClient | null = null;

  constructor(log: { warn(fields: object, message: string): void }, patienceMs = PATIENCE_MS) {
    this.#log = log;
    this.#patienceMs = patienceMs;
  }

  /** Until then there is nobody to ask: a graph is put together out of products that run already. */
  joinGraph(graph: GraphClient): void {
    this.#graph = graph;
  }

  /** Those that nobody knows. Never called in a transaction: its locks would be held for as long as others take. */
  async findUnknown(
    references: readonly OutsideReference[],
    viewer: Viewer,
  ): Promise<readonly OutsideReference[]> {
    const graph = this.#graph;
    if (graph === null) return [];
    const ofNouns = Map.groupBy(references.filter(isGiven), ({ noun }) => noun);
    const unknown = await Promise.all(
      [...ofNouns].map(async ([noun, ofNoun]) => {
        const ids = [...new Set(ofNoun.map(({ id }) => id))];
        try {
          const known = await this.#listKnown(graph, noun, { ids, viewer });
          return ofNoun.filter(({ id }) => !known.has(id));
        } catch (error) {
          this.#log.warn(
            { err: error, noun: noun.name },
            'cannot ask what others know; taking it as given',
          );
          return [];
        }
      }),
    );
    return unknown.flat();
  }

  async #listKnown(
    graph: GraphClient,
    { list, filter = '' }: OutsideNoun,
    { ids, viewer }: { ids: readonly string[]; viewer: Viewer },
  ): Promise<ReadonlySet<string>> {
    const query = `query ($ids: [ID!]!) {
      known: ${list}(filter: { id: { in: $ids } ${filter} }, first: ${IDS_AT_ONCE}) { nodes { id } }
    }`;
    const signal = AbortSignal.timeout(this.#patienceMs);
    const asked = [];
    for (let start = 0; start < ids.length; start += IDS_AT_ONCE) {
      const variables = { ids: ids.slice(start, start + IDS_AT_ONCE) };
      asked.push(graph.execute({ query, variables, viewer, signal }));
    }
    const answers = await Promise.race([Promise.all(asked), rejectOnAbort(signal)]);
    return new Set(answers.flatMap(readIds));
  }
}

/** Refuses what was attempted for the first of the references that nobody knows. */
export function refuseUnknown(attempt: string, [unknown]: readonly OutsideReference[]): void {
  if (unknown === undefined) return;
  const { noun, id, field } = unknown;
  throw new Refusal('NOT_FOUND', `${attempt}: there is no ${noun.name} "${id}"`, field);
}

function isGiven(
  reference: OutsideReference,
): reference is OutsideReference & { readonly id: string } {
  return reference.id !== null && reference.id !== undefined;
}

/** Who is asked may not heed the signal; who asks does. */
function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

function readIds({ data, errors }: FormattedExecutionResult): string[] {
  const [error] = errors ?? [];
  const known = data?.['known'] as
    | { readonly nodes: readonly { readonly id: string }[] }
    | null
    | undefined;
  if (error !== undefined || known === null || known === undefined) {
    throw new Error(`Cannot ask the graph: ${error?.message ?? 'it did not answer'}`);
  }
  return known.nodes.map(({ id }) => id);
}
