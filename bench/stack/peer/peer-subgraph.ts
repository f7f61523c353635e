import type { Knex } from 'knex';

/**
 * A subgraph as one writes it with Apollo Server, knex and DataLoader. It reads the tables of the product's own store,
 * so that both answer from the same rows through the same indexes.
 */
export interface PeerSubgraph {
  readonly name: string;
  readonly typeDefs: string;
  readonly resolvers: Readonly<Record<string, Readonly<Record<string, Resolver>>>>;
  /** Made anew for every request. */
  readonly createLoaders: (knex: Knex) => unknown;
}

// What a resolver is given is its own business: no common type can name it.
type Resolver = (parent: never, args: never, context: never) => unknown;

export interface PeerContext<Loaders> {
  readonly knex: Knex;
  readonly loaders: Loaders;
}

export const FEDERATION = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires", "@shareable"])
`;
