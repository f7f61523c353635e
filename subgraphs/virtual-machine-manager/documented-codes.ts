/** Names for a documented list of numbers, both ways; a number that is not in the list is UNKNOWN. */
export interface CodeTable<Name extends string> {
  readonly names: readonly Name[];
  readonly codes: readonly number[];
  toName(code: number): Name | 'UNKNOWN';
  toCode(name: Name): number;
}

export function createCodeTable<Name extends string>(
  codes: Readonly<Record<Name, number>>,
): CodeTable<Name> {
  // Object.entries forgets the names of the keys; they are the record's own.
  const entries = Object.entries(codes) as [Name, number][];
  const names = new Map(entries.map(([name, code]) => [code, name]));
  return {
    names: entries.map(([name]) => name),
    codes: entries.map(([, code]) => code),
    toName: (code) => names.get(code) ?? 'UNKNOWN',
    toCode: (name) => codes[name],
  };
}
