import type {
  EntityBatchAlias,
  FetchNode,
  PlanNode as PlannedNode,
  QueryPlan,
} from '@graphql-hive/router-query-planner';
import type { GraphQLSchema } from 'graphql';
import type { SubgraphOperation } from '../execution/subgraph-client.ts';
import { compileEntityPath } from './entity-path.ts';
import { createFetchOperation, withCursor, type FetchOptions } from './fetch-operation.ts';
import type { InterfaceObjectKeys } from './interface-object-keys.ts';
import { compileKeyRename } from './key-renames.ts';
import type { EntityFetch, EntityLookup, OperationPlan, PlanNode, RootFetch } from './plan.ts';
import { PlanningFailure } from './planning-failure.ts';
import { compileRepresentation } from './representation.ts';
import type { TypeConditions } from './type-conditions.ts';
import { listForeignKeys, requireWantedTypes, type WantedTypes } from './wanted-types.ts';

export interface PlanCompilation {
  /** Everything the subgraphs know, inaccessible types included. */
  readonly schema: GraphQLSchema;
  readonly conditions: TypeConditions;
  /** The subgraph that serves what the planner calls by this name. */
  readonly toSubgraph: (serviceName: string) => string;
  readonly interfaceObjectKeys: InterfaceObjectKeys;
  /** What the operation wants of each type. */
  readonly wanted: WantedTypes;
}

/** Turns what the planner says into what the executor does: each node once, nothing left to work out per request. */
export function compilePlan(planned: QueryPlan, compilation: PlanCompilation): OperationPlan {
  const node = planned.node;
  if (node === undefined || node === null) return { root: null, primary: null };
  if (node.kind === 'Subscription') {
    return { root: null, primary: compilePrimary(node.primary, compilation) };
  }
  const [first, ...followUps] = node.kind === 'Sequence' ? node.nodes : [];
  if (first?.kind === 'Subscription') {
    return {
      root: sequence(followUps.map((child) => compileNode(child, compilation))),
      primary: compilePrimary(first.primary, compilation),
    };
  }
  return { root: compileNode(node, compilation), primary: null };
}

/** The plans of a mutation's root fields, one after the other. */
export function inSequence(plans: readonly OperationPlan[]): OperationPlan {
  const [only] = plans;
  if (only !== undefined && plans.length === 1) return only;
  return { root: sequence(plans.flatMap(({ root }) => root ?? [])), primary: null };
}

function compileNode(node: PlannedNode, compilation: PlanCompilation): PlanNode {
  switch (node.kind) {
    case 'Sequence':
      return sequence(node.nodes.map((child) => compileNode(child, compilation))) ?? NOTHING;
    case 'Parallel':
      return {
        kind: 'parallel',
        nodes: node.nodes.map((child) => compileNode(child, compilation)),
      };
    case 'Fetch':
      return compileRootFetch(node, compilation);
    case 'Flatten': {
      if (node.node.kind !== 'Fetch') {
        throw new PlanningFailure(`a Flatten holds a ${node.node.kind}`);
      }
      const fetch = node.node;
      return compileEntityFetch(fetch, compilation, [
        {
          alias: '_entities',
          representationsVariableName: 'representations',
          paths: [node.path],
          requires: fetch.requires ?? [],
          inputRewrites: fetch.inputRewrites ?? [],
          outputRewrites: fetch.outputRewrites ?? [],
        },
      ]);
    }
    case 'BatchFetch':
      return compileEntityFetch(node, compilation, node.entityBatch.aliases);
    case 'Condition':
    case 'Subscription':
    case 'Defer':
      throw new PlanningFailure(`the plan holds a ${node.kind} where none belongs`);
  }
}

const NOTHING: PlanNode = { kind: 'sequence', nodes: [] };

function sequence(nodes: readonly PlanNode[]): PlanNode | null {
  const [first] = nodes;
  if (first === undefined) return null;
  return nodes.length === 1 ? first : { kind: 'sequence', nodes };
}

/** Input rewrites of a root fetch carry no meaning: it sends no representations. */
function compileRootFetch(fetch: FetchNode, compilation: PlanCompilation): RootFetch {
  const subgraph = compilation.toSubgraph(fetch.serviceName);
  const { operation, rootKeys } = createFetchOperation(fetch.operation, {
    ...fetchOptions(subgraph, compilation),
    entityTypenames: false,
  });
  const renames = (fetch.outputRewrites ?? []).map((rewrite) =>
    compileKeyRename(rewrite, compilation.conditions),
  );
  return {
    kind: 'rootFetch',
    subgraph,
    operation,
    variables: fetch.variableUsages ?? [],
    rootKeys: rootKeys.map(
      (key) => renames.find(({ steps, from }) => steps.length === 0 && from === key)?.to ?? key,
    ),
    renames,
    reader: null,
  };
}

/** A stream that can be resumed gives its events a cursor, which must be known even if the client does not ask for it. */
function compilePrimary(fetch: FetchNode, compilation: PlanCompilation): RootFetch {
  const primary = compileRootFetch(fetch, compilation);
  const operation = withCursor(primary.operation, compilation.schema);
  return { ...primary, operation };
}

function compileEntityFetch(
  fetch: Pick<FetchNode, 'serviceName' | 'operation' | 'variableUsages'>,
  compilation: PlanCompilation,
  aliases: readonly EntityBatchAlias[],
): EntityFetch {
  const subgraph = compilation.toSubgraph(fetch.serviceName);
  // A rename that depends on the entity's type can only be decided if the entity says what it is.
  const entityTypenames = aliases.some(({ outputRewrites }) => (outputRewrites ?? []).length > 0);
  const { operation } = createFetchOperation(fetch.operation, {
    ...fetchOptions(subgraph, compilation),
    entityTypenames,
  });
  const lookups = aliases.map((alias) => compileLookup(alias, operation, compilation));
  const own = new Set(lookups.map(({ variable }) => variable));
  return {
    kind: 'entityFetch',
    subgraph,
    operation,
    variables: (fetch.variableUsages ?? []).filter((name) => !own.has(name)),
    lookups,
    reader: null,
  };
}

function fetchOptions(
  subgraph: string,
  { schema, interfaceObjectKeys }: PlanCompilation,
): Pick<FetchOptions, 'schema' | 'keysOf'> {
  return { schema, keysOf: (typename) => interfaceObjectKeys(subgraph, typename) };
}

function compileLookup(
  { alias, representationsVariableName, requires, ...batch }: EntityBatchAlias,
  operation: SubgraphOperation,
  { conditions, wanted }: PlanCompilation,
): EntityLookup {
  const paths = batch.paths.map((path) => compileEntityPath(path, conditions));
  const fetched = { operation, alias, paths };
  const required = requireWantedTypes(requires, fetched, wanted);
  return {
    alias,
    variable: representationsVariableName,
    paths,
    representation: compileRepresentation(required, batch.inputRewrites ?? [], conditions),
    foreignKeys: listForeignKeys(fetched, wanted),
    renames: (batch.outputRewrites ?? []).map((rewrite) => compileKeyRename(rewrite, conditions)),
  };
}
