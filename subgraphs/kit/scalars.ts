import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';

/** Moments are kept and compared as text, so whatever a client sends is brought to the one form first. */
const DateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  serialize: (value) => value as string,
  parseValue: toMoment,
  parseLiteral(node) {
    if (node.kind !== Kind.STRING) throw refuseMoment(valueFromASTUntyped(node));
    return toMoment(node.value);
  },
});

const JsonValue = new GraphQLScalarType({
  name: 'JSON',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});

/** Resolvers of the scalars that every subgraph's schema declares. */
export const scalarResolvers = { DateTime, JSON: JsonValue };

const ISO_MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function toMoment(value: unknown): string {
  if (typeof value !== 'string' || !ISO_MOMENT.test(value)) throw refuseMoment(value);
  const moment = new Date(value);
  if (Number.isNaN(moment.getTime()) || !isDayOfMonth(value)) throw refuseMoment(value);
  return moment.toISOString();
}

function refuseMoment(value: unknown): GraphQLError {
  return new GraphQLError(
    `Cannot read ${JSON.stringify(value)} as a DateTime: write it as in "2026-01-31T09:30:00Z"`,
    { extensions: { code: 'BAD_USER_INPUT' } },
  );
}

/** JavaScript takes the 30th of February for the 2nd of March. */
function isDayOfMonth(value: string): boolean {
  const [year = 0, month = 0, day = 0] = value.slice(0, 10).split('-').map(Number);
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
