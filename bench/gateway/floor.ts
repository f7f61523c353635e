import { writeFileSync } from 'node:fs';
import { incidentAt, jobAt, machineAt } from './estate-data.ts';
import { findExpectedAnswer } from './expected-answers.ts';
import type { GatewayFixture } from './fixture.ts';
import { GATEWAY_OPERATIONS, toBody, type GatewayOperation } from './operations.ts';

/** A request to the gateway with everything that follows from it, worked out beforehand. */
export interface FloorRequest {
  readonly body: string;
  readonly root: SubgraphCall;
  readonly entities: readonly SubgraphCall[];
  readonly answer: string;
}

export interface SubgraphCall {
  readonly subgraph: string;
  readonly body: string;
}

/** The floors are told what a perfect gateway would find out: which calls to make and what to answer. */
export async function writeFloor(fixture: GatewayFixture): Promise<void> {
  const requests: FloorRequest[] = [];
  for (const operation of GATEWAY_OPERATIONS) {
    for (const variables of operation.variables) {
      requests.push({
        body: toBody(operation, variables),
        ...callsOf(operation, variables),
        answer: JSON.stringify(await findExpectedAnswer(operation, variables)),
      });
    }
  }
  writeFileSync(fixture.floorFile, JSON.stringify(requests));
}

const BOARD_ROOT =
  'query($after:Int!,$first:Int!){alerts(after:$after,first:$first){id name severity raisedAt ' +
  'incident{__typename id}virtualMachine{__typename id}job{__typename id}}}';

const ENTITIES = [
  ['sm', 'Incident', incidentAt, 'title status'],
  ['vmm', 'VirtualMachine', machineAt, 'name status'],
  ['orch', 'Job', jobAt, 'runbookName status'],
] as const;

function callsOf(
  { name, query }: GatewayOperation,
  variables: Readonly<Record<string, unknown>>,
): Pick<FloorRequest, 'root' | 'entities'> {
  if (name === 'tiny') {
    return { root: { subgraph: 'ops', body: JSON.stringify({ query, variables }) }, entities: [] };
  }
  const { after, first } = variables as { after: number; first: number }; // the variables of both boards
  return {
    root: { subgraph: 'ops', body: JSON.stringify({ query: BOARD_ROOT, variables }) },
    entities: ENTITIES.map(([subgraph, typename, find, fields]) => ({
      subgraph,
      body: JSON.stringify({
        query: `query($representations:[_Any!]!){_entities(representations:$representations){...on ${typename}{${fields}}}}`,
        variables: {
          representations: Array.from({ length: first }, (_, position) => ({
            __typename: typename,
            id: find(after + position).id,
          })),
        },
      }),
    })),
  };
}
