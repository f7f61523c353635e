import { isAbstractType, isCompositeType, isInterfaceType, type GraphQLSchema } from 'graphql';

/** Answers "is or is a subtype of" for the names that plans and subgraphs use. */
export interface TypeConditions {
  /** All names that satisfy a condition on this type: itself and its subtypes, interfaces among them. */
  readonly namesMatching: (condition: string) => ReadonlySet<string>;
  readonly isAbstract: (name: string) => boolean;
}

export function createTypeConditions(schema: GraphQLSchema): TypeConditions {
  const names = new Map<string, ReadonlySet<string>>();
  const abstract = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isCompositeType(type)) continue;
    const matching = new Set([type.name]);
    if (isAbstractType(type)) {
      abstract.add(type.name);
      for (const { name } of schema.getPossibleTypes(type)) matching.add(name);
    }
    if (isInterfaceType(type)) {
      for (const { name } of schema.getImplementations(type).interfaces) matching.add(name);
    }
    names.set(type.name, matching);
  }

  return {
    namesMatching: (condition) => names.get(condition) ?? new Set([condition]),
    isAbstract: (name) => abstract.has(name),
  };
}
