import type { TestSubgraph } from './federation.ts';

/** One subject: its subgraphs with their data, and what clients ask and are told. */
export interface Fixture {
  readonly subject: string;
  readonly subgraphs: readonly TestSubgraph[];
  readonly cases: readonly FixtureCase[];
}

export interface FixtureCase {
  readonly name: string;
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly answer: unknown;
  /** The subgraphs that are asked, as often as they are. */
  readonly asks?: readonly string[];
}
