import type { SubgraphFetch } from '../planning/plan.ts';
import type { DataObject } from './data.ts';
import type { Execution } from './execution.ts';
import type {
  Caller,
  AnswerReader,
  SubgraphOperation,
  SubgraphRequest,
} from './subgraph-client.ts';

/** Representations of one lookup, each entity once, in the form that the transport asks for. */
export interface Representations {
  readonly variable: string;
  readonly write: () => string[];
  readonly build: () => DataObject[];
}

export function createFetchRequest(
  { operation, variables: names, reader }: SubgraphFetch,
  { kind, variables, caller }: Execution,
  representations: readonly Representations[],
): SubgraphRequest {
  const used: DataObject = {};
  for (const name of names) {
    // A variable the client left out stays out: null would be a value.
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value !== undefined) used[name] = value;
  }
  const mayShare = kind === 'query';
  return new FetchRequest({ operation, caller, used, representations, reader, mayShare });
}

class FetchRequest implements SubgraphRequest {
  readonly operation: SubgraphOperation;
  readonly caller: Caller;
  readonly mayShare: boolean;
  readonly reader: AnswerReader | null;
  readonly #used: DataObject;
  readonly #representations: readonly Representations[];

  constructor(parts: {
    operation: SubgraphOperation;
    caller: Caller;
    used: DataObject;
    representations: readonly Representations[];
    reader: AnswerReader | null;
    mayShare: boolean;
  }) {
    this.operation = parts.operation;
    this.caller = parts.caller;
    this.mayShare = parts.mayShare;
    this.reader = parts.reader;
    this.#used = parts.used;
    this.#representations = parts.representations;
  }

  get variables(): DataObject {
    if (this.#representations.length === 0) return this.#used;
    const variables = { ...this.#used };
    for (const { variable, build } of this.#representations) variables[variable] = build();
    return variables;
  }

  get variablesText(): string {
    const members = Object.entries(this.#used).map(
      ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
    );
    for (const { variable, write } of this.#representations) {
      members.push(`${JSON.stringify(variable)}:[${write().join(',')}]`);
    }
    return `{${members.join(',')}}`;
  }
}
