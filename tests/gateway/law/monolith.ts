import { execute, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { findField, readPlain, resolveTypename, toId } from './world-subgraphs.ts';
import { isFaulty, valueOf, type World } from './world.ts';

/** Answers an operation from the same data behind one schema, by graphql-js: what the federated answer must equal. */
export async function askMonolith(
  world: World,
  schema: GraphQLSchema,
  { document, variables }: { document: DocumentNode; variables: Record<string, unknown> },
): Promise<ExecutionResult> {
  return await execute({
    schema,
    document,
    variableValues: variables,
    typeResolver: resolveTypename,
    fieldResolver: (source: Record<string, unknown> | undefined, args, _context, info) => {
      const name = info.fieldName;
      const field = findField(world, info.parentType.name, name);
      if (field === undefined) return readPlain(source, name);
      const n = (args['n'] as number | undefined) ?? null;
      const id = toId(source);
      const required =
        field.requires === null
          ? null
          : readRequired(world, info.parentType.name, field.requires, id);
      return valueOf(world, field, { id, n, required });
    },
  });
}

/** What a subgraph is sent for a required field that fails is null. */
function readRequired(world: World, typename: string, name: string, id: string): unknown {
  const field = findField(world, typename, name);
  if (field === undefined || isFaulty(world, field, id)) return null;
  return valueOf(world, field, { id, n: null, required: null });
}
