import { valueFromASTUntyped, type ConstDirectiveNode } from 'graphql';

/** What a directive of the supergraph was applied with, as plain values. */
export function readArguments(directive: ConstDirectiveNode): Record<string, unknown> {
  const values: Record<string, unknown> = Object.create(null);
  for (const argument of directive.arguments ?? []) {
    values[argument.name.value] = valueFromASTUntyped(argument.value);
  }
  return values;
}
