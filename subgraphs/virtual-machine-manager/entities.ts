import type { EntityLookups } from '../kit/entities.ts';
import type { VirtualMachineManagerContext } from './context.ts';

/** How other subgraphs' references to our objects, and ours to theirs, are looked up: each type in one go. */
export const entityLookups: EntityLookups<VirtualMachineManagerContext> = {
  VirtualMachine: (references, { loaders }) =>
    Promise.all(references.map(({ id }) => loaders.virtualMachine.load(String(id)))),
  Host: (references, { loaders }) =>
    Promise.all(references.map(({ id }) => loaders.host.load(String(id)))),
  VmmJob: (references, { loaders }) =>
    Promise.all(references.map(({ id }) => loaders.job.load(String(id)))),
  // What Operations Manager told of its object is all there is to know of it here.
  MonitoredObject: (references) =>
    references.map(({ id, principalName }) => ({
      id,
      principalName: typeof principalName === 'string' ? principalName : null,
    })),
};
