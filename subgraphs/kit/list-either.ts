/** What something must be, as the end of a refusal says it: "A, B or C". */
export function listEither(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
}
