/** Something that another product owns, known here by its id alone. */
export interface Reference {
  readonly id: string;
}

export function toReference(id: string | null): Reference | null {
  return id === null ? null : { id };
}
