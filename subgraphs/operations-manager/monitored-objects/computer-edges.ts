import type { Representation } from '../../kit/entities.ts';

/** A virtual machine or a host of Virtual Machine Manager: what the gateway brings along to find its computer by. */
export interface ComputerReference {
  readonly id: string;
  readonly computerName: string | null;
}

/** Nothing is looked up: the id is all we know of it, until somebody asks for the computer. */
export function toComputerReferences(references: readonly Representation[]): ComputerReference[] {
  return references.map(({ id, computerName }) => ({
    id: String(id),
    computerName: typeof computerName === 'string' ? computerName : null,
  }));
}
