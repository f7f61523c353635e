/** What the gateways are asked. Variables rotate, so that no whole answer is asked for twice in a row. */
export interface GatewayOperation {
  readonly name: 'tiny' | 'dashboard' | 'wide';
  readonly about: string;
  readonly query: string;
  readonly variables: readonly Readonly<Record<string, unknown>>[];
}

const BOARD = `query Board($after: Int!, $first: Int!) {
  alerts(after: $after, first: $first) {
    id name severity raisedAt
    incident { id title status }
    virtualMachine { id name status }
    job { id runbookName status }
  }
}`;

export const GATEWAY_OPERATIONS: readonly GatewayOperation[] = [
  {
    name: 'tiny',
    about: 'one alert by its id, from one subgraph',
    query: `query One($id: ID!) {
  alert(id: $id) { id name severity priority resolutionState raisedAt objectName repeatCount }
}`,
    variables: count(64).map((index) => ({ id: `alert-${index * 31}` })),
  },
  {
    name: 'dashboard',
    about:
      '50 alerts, each joined with its incident, virtual machine and job from three more subgraphs',
    query: BOARD,
    variables: count(64).map((index) => ({ after: index * 50, first: 50 })),
  },
  {
    name: 'wide',
    about: 'the same with 500 alerts',
    query: BOARD,
    variables: count(8).map((index) => ({ after: index * 500, first: 500 })),
  },
];

export function toBody({ query }: GatewayOperation, variables: unknown): string {
  return JSON.stringify({ query, variables });
}

function count(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
