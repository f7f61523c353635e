import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { findFreePort } from '../harness/processes.ts';
import {
  ESTATE_SCHEMAS,
  toFederation1,
  toFederation2,
  type SubgraphSchema,
} from './estate-schemas.ts';

/** What every candidate is started with, as a file that its process reads. */
export interface GatewayFixture {
  readonly directory: string;
  readonly fixtureFile: string;
  readonly supergraphFile: string;
  readonly floorFile: string;
  readonly subgraphs: readonly {
    readonly name: string;
    readonly port: number;
    readonly url: string;
    readonly federation1: string;
    readonly schemaFile: string;
  }[];
}

/** Gives each subgraph a port, composes them and writes down what the candidates ask for. */
export async function writeFixture(
  directory: string,
  schemas: readonly SubgraphSchema[] = ESTATE_SCHEMAS,
): Promise<GatewayFixture> {
  const subgraphs = await Promise.all(
    schemas.map(async (schema) => {
      const port = await findFreePort();
      const schemaFile = join(directory, `${schema.name}.graphql`);
      writeFileSync(schemaFile, toFederation2(schema));
      return {
        name: schema.name,
        port,
        url: `http://127.0.0.1:${port}/graphql`,
        federation1: toFederation1(schema),
        schemaFile,
      };
    }),
  );
  const composed = composeServices(
    schemas.map((schema, index) => ({
      name: schema.name,
      url: subgraphs[index]?.url ?? '',
      typeDefs: parse(toFederation2(schema)),
    })),
  );
  if (composed.supergraphSdl === undefined) {
    const faults = composed.errors.map(({ message }) => message).join('\n');
    throw new Error(`Cannot compose the subgraphs of the benchmark:\n${faults}`);
  }

  const fixture: GatewayFixture = {
    directory,
    fixtureFile: join(directory, 'fixture.json'),
    supergraphFile: join(directory, 'supergraph.graphql'),
    floorFile: join(directory, 'floor.json'),
    subgraphs,
  };
  writeFileSync(fixture.supergraphFile, composed.supergraphSdl);
  writeFileSync(fixture.fixtureFile, JSON.stringify(fixture));
  return fixture;
}
