import type { EntityLookups } from '../kit/entities.ts';
import type { OperationsManagerContext } from './context.ts';
import { toComputerReferences } from './monitored-objects/computer-edges.ts';

/** How other subgraphs' references to our objects, and ours to theirs, are looked up: each type in one go. */
export const entityLookups: EntityLookups<OperationsManagerContext> = {
  Alert: (references, { loaders }) =>
    Promise.all(references.map(({ id }) => loaders.alert.load(String(id)))),
  MonitoredObject: (references, { loaders }) =>
    Promise.all(references.map(({ id }) => loaders.monitoredObject.load(String(id)))),
  ManagementGroup: (references, { loaders }) =>
    Promise.all(references.map(({ id }) => loaders.managementGroup.load(String(id)))),
  VirtualMachine: toComputerReferences,
  Host: toComputerReferences,
};
