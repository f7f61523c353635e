import {
  getVariableValues,
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  Kind,
  typeFromAST,
  valueFromASTUntyped,
  isNonNullType,
  type GraphQLError,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql';
import type { Variables } from '../supergraph/graph.ts';

export type Coercion =
  | { readonly errors: readonly GraphQLError[]; readonly coerced?: undefined }
  | { readonly coerced: Record<string, unknown>; readonly errors?: undefined };

/**
 * Coerces variables as graphql-js does (https://spec.graphql.org/October2021/#CoerceVariableValues()). Operations whose
 * variables are all plain scalars, given as what they should be, need no more than a look at each; for
 * everything else graphql-js is asked, and it words the errors.
 */
export function compileCoercion(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
): (variables: Variables) => Coercion {
  const plain = definitions.map((definition) => compilePlain(schema, definition));
  const isPlain = plain.every((variable) => variable !== null);

  return (variables) => {
    const given = variables ?? {};
    const coerced = isPlain ? coercePlain(plain, given) : null;
    if (coerced !== null) return { coerced };
    return getVariableValues(schema, definitions, given, { maxErrors: MAX_ERRORS });
  };
}

const MAX_ERRORS = 50;

interface PlainVariable {
  readonly name: string;
  readonly nonNull: boolean;
  readonly fits: (value: unknown) => boolean;
  /** Undefined when there is none. */
  readonly defaultValue: unknown;
}

/** Null as soon as one value is not plainly what it should be. */
function coercePlain(
  plain: readonly PlainVariable[],
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> | null {
  const coerced: Record<string, unknown> = {};
  for (const { name, nonNull, fits, defaultValue } of plain) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined) {
      if (Object.hasOwn(given, name)) return null;
      if (defaultValue !== undefined) coerced[name] = defaultValue;
      else if (nonNull) return null;
    } else if (value === null) {
      if (nonNull) return null;
      coerced[name] = null;
    } else {
      if (!fits(value)) return null;
      coerced[name] = value;
    }
  }
  return coerced;
}

const FITS: Readonly<Record<string, (value: unknown) => boolean>> = {
  [GraphQLString.name]: (value) => typeof value === 'string',
  [GraphQLID.name]: (value) => typeof value === 'string',
  [GraphQLBoolean.name]: (value) => typeof value === 'boolean',
  [GraphQLFloat.name]: (value) => typeof value === 'number' && Number.isFinite(value),
  // 32 bits, as the specification has it.
  [GraphQLInt.name]: (value) => typeof value === 'number' && (value | 0) === value,
};

function compilePlain(
  schema: GraphQLSchema,
  { variable, type: typeNode, defaultValue }: VariableDefinitionNode,
): PlainVariable | null {
  const type = typeFromAST(schema, typeNode as never);
  const nonNull = isNonNullType(type);
  const nullable: unknown = nonNull ? type.ofType : type;
  const name = variable.name.value;
  const fits =
    typeof nullable === 'object' && nullable !== null && 'name' in nullable
      ? FITS[String(nullable.name)]
      : undefined;
  // `__proto__` and its like are left to graphql-js.
  if (fits === undefined || name.startsWith('__')) return null;
  if (defaultValue === undefined) return { name, nonNull, fits, defaultValue: undefined };
  if (defaultValue.kind === Kind.NULL) return { name, nonNull, fits, defaultValue: null };
  const value = valueFromASTUntyped(defaultValue);
  return fits(value) ? { name, nonNull, fits, defaultValue: value } : null;
}
