/**
 * Puts the nouns' resolver maps together: fields of one type (the roots above all) may come from several. A field that
 * two of them define is a mistake, and is said so at start.
 */
export function mergeResolvers<Resolvers extends object>(...maps: readonly object[]): Resolvers {
  const merged: Record<string, object> = {};
  for (const map of maps) {
    for (const [typeName, fields] of Object.entries(map) as [string, object][]) {
      const known = merged[typeName];
      if (known === undefined) {
        merged[typeName] = fields;
        continue;
      }
      for (const field of Object.keys(fields)) {
        if (field in known) throw new Error(`Cannot merge resolvers: ${typeName}.${field} has two`);
      }
      merged[typeName] = { ...known, ...fields };
    }
  }
  // Whole by construction: every noun contributes its part of the generated type.
  return merged as Resolvers;
}
