import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  type ConstDirectiveNode,
  type DocumentNode,
} from 'graphql';

/** Placeholder until the rewriting is written. */
export function setRequiresApart(_document: DocumentNode): DocumentNode | null {
  void [getNamedType, isInterfaceType, isObjectType, isUnionType, Kind];
  const unused: ConstDirectiveNode | null = null;
  return unused;
}
