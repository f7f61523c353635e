import {
  buildASTSchema,
  GraphQLError,
  isObjectType,
  Kind,
  parse,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { createApiDocument } from './api-document.ts';
import { readArguments } from './directive-arguments.ts';
import { readFeatures, refuseUnknownFeatures, type Features } from './features.ts';

/** A composed schema that was read and found servable, before anything is planned with it. */
export interface Supergraph {
  readonly document: DocumentNode;
  readonly features: Features;
  /** Everything the subgraphs know, inaccessible parts included: what plans are about. */
  readonly schema: GraphQLSchema;
  /** What clients may see. */
  readonly apiDocument: DocumentNode;
  readonly subgraphs: readonly SubgraphAddress[];
}

export interface SubgraphAddress {
  readonly name: string;
  readonly url: string;
}

/** Says why a supergraph is not served; thrown before anything has changed. */
export class UnusableSupergraph extends Error {
  override readonly name = 'UnusableSupergraph';
  /** What the parser said is a part of the message. */
  get saysCause(): true {
    return true;
  }
}

/**
 * Reads a composed schema. Nothing reaches the native planner before this has passed, because what it cannot take
 * ends the process instead of raising an error.
 */
export function readSupergraph(sdl: string): Supergraph {
  const document = parseSupergraph(sdl);
  const features = readFeatures(document);
  refuseUnknownFeatures(features, refuse);
  refuseContextArguments(document);

  const subgraphs = listSubgraphs(document);
  if (subgraphs.length === 0) refuse('it names no subgraph (enum join__Graph is missing or empty)');
  const schema = buildSchema(document);
  const apiDocument = createApiDocument(document, features);
  requireQueryField(buildSchema(apiDocument));
  return { document, features, schema, apiDocument, subgraphs };
}

/** A schema instance of its own each time: a server that is handed one may instrument it. */
export function buildApiSchema(supergraph: Supergraph): GraphQLSchema {
  return buildSchema(supergraph.apiDocument);
}

function parseSupergraph(sdl: string): DocumentNode {
  try {
    return parse(sdl, { noLocation: true });
  } catch (cause) {
    throw cannotServe(`it is not SDL: ${(cause as Error).message}`, cause);
  }
}

/** @fromContext would be planned without its argument and answered wrongly, in silence. */
function refuseContextArguments(document: DocumentNode): void {
  for (const definition of document.definitions) {
    if (!('fields' in definition) || definition.fields === undefined) continue;
    for (const field of definition.fields) {
      const isFromContext = field.directives?.some(
        (directive) =>
          directive.name.value === 'join__field' &&
          directive.arguments?.some(
            ({ name, value }) =>
              name.value === 'contextArguments' &&
              value.kind === Kind.LIST &&
              value.values.length > 0,
          ),
      );
      if (isFromContext === true) {
        refuse(
          `field "${definition.name.value}.${field.name.value}" takes an argument from a context (@fromContext), ` +
            'which cannot be planned',
        );
      }
    }
  }
}

function listSubgraphs(document: DocumentNode): SubgraphAddress[] {
  const graphs = document.definitions.find(
    (definition) =>
      definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph',
  );
  if (graphs?.kind !== Kind.ENUM_TYPE_DEFINITION) return [];
  const subgraphs: SubgraphAddress[] = [];
  for (const value of graphs.values ?? []) {
    const directive = value.directives?.find(({ name }) => name.value === 'join__graph');
    if (directive === undefined) continue;
    const { name, url } = readArguments(directive);
    if (typeof name !== 'string' || typeof url !== 'string') {
      refuse(`subgraph "${value.name.value}" has no name or no URL`);
    }
    subgraphs.push({ name, url });
  }
  return subgraphs;
}

function buildSchema(document: DocumentNode): GraphQLSchema {
  try {
    return buildASTSchema(document, { assumeValidSDL: true });
  } catch (cause) {
    throw cannotServe((cause as Error).message, cause);
  }
}

function requireQueryField(apiSchema: GraphQLSchema): void {
  const query = apiSchema.getQueryType();
  if (!isObjectType(query)) refuse('it has no query root');
  if (Object.keys(query.getFields()).length === 0) {
    refuse(`its query root "${query.name}" has no field a client may ask for`);
  }
}

function refuse(reason: string): never {
  throw cannotServe(reason);
}

function cannotServe(reason: string, cause?: unknown): UnusableSupergraph {
  const location = cause instanceof GraphQLError ? cause.locations?.[0] : undefined;
  const place = location === undefined ? '' : ` (line ${location.line})`;
  return new UnusableSupergraph(`Cannot serve this supergraph: ${reason}${place}`, { cause });
}
