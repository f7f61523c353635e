/** Four subgraphs that meet in an alert. Plain Federation 2, so that every candidate is on ground it knows. */
export interface SubgraphSchema {
  readonly name: string;
  /** What the subgraph defines, without the federation's own declarations. */
  readonly definitions: string;
}

export const ESTATE_SCHEMAS: readonly SubgraphSchema[] = [
  {
    name: 'ops',
    definitions: `
      type Query {
        alert(id: ID!): Alert
        alerts(after: Int!, first: Int!): [Alert!]!
      }
      type Alert @key(fields: "id") {
        id: ID!
        name: String!
        severity: Severity!
        priority: Int!
        resolutionState: Int!
        raisedAt: String!
        objectName: String!
        repeatCount: Int!
        incident: Incident
        virtualMachine: VirtualMachine
        job: Job
      }
      enum Severity { INFORMATION WARNING CRITICAL }
      type Incident @key(fields: "id", resolvable: false) { id: ID! }
      type VirtualMachine @key(fields: "id", resolvable: false) { id: ID! }
      type Job @key(fields: "id", resolvable: false) { id: ID! }
    `,
  },
  {
    name: 'sm',
    definitions: `
      type Query { incident(id: ID!): Incident }
      type Incident @key(fields: "id") {
        id: ID!
        title: String!
        status: String!
        priority: Int!
        assignedTo: String
      }
    `,
  },
  {
    name: 'vmm',
    definitions: `
      type Query { virtualMachine(id: ID!): VirtualMachine }
      type VirtualMachine @key(fields: "id") {
        id: ID!
        name: String!
        status: String!
        hostName: String!
        memoryMegabytes: Int!
      }
    `,
  },
  {
    name: 'orch',
    definitions: `
      type Query { job(id: ID!): Job }
      type Job @key(fields: "id") {
        id: ID!
        runbookName: String!
        status: String!
        startedAt: String
      }
    `,
  },
];

/** Alerts as a stream, too. */
export const EVENTS_SCHEMA: SubgraphSchema = {
  name: 'ops',
  definitions: `${ESTATE_SCHEMAS[0]?.definitions ?? ''}
      type Subscription { alertRaised(channel: String!): Alert! }`,
};

/** The schema as a Federation 2 gateway reads it. */
export function toFederation2({ definitions }: SubgraphSchema): string {
  return `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])\n${definitions}`;
}

/** The same for a gateway that knows Federation 1 alone: types of other subgraphs are extended. */
export function toFederation1({ definitions }: SubgraphSchema): string {
  return definitions
    .replaceAll(
      /type (\w+) @key\(fields: "id", resolvable: false\) \{ id: ID! \}/g,
      'extend type $1 @key(fields: "id") { id: ID! @external }',
    )
    .replaceAll('type Query', 'extend type Query');
}
