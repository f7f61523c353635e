import type { EntityLookups } from '../kit/entities.ts';
import type { ServiceManagerContext } from './context.ts';

/** How references from other subgraphs are looked up: each type in one go. */
export const entityLookups: EntityLookups<ServiceManagerContext> = {
  Incident: (references, { loaders }) =>
    Promise.all(references.map(({ id }) => loaders.incident.load(String(id)))),
  ConfigurationItem: (references, { loaders }) =>
    Promise.all(references.map(({ id }) => loaders.configurationItem.load(String(id)))),
  Template: (references, { loaders }) =>
    Promise.all(references.map(({ id }) => loaders.template.load(String(id)))),
  // Known by their owner alone; here they are only where edges begin.
  Alert: (references) => references.map(({ id }) => ({ id: String(id) })),
  MonitoredObject: (references) => references.map(({ id }) => ({ id: String(id) })),
};
