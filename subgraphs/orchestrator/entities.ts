import type { EntityLookup, EntityLookups } from '../kit/entities.ts';
import type { OrchestratorContext } from './context.ts';

/** Of another product's object nothing is known here but its key, so every key is one. */
const takeAsGiven: EntityLookup<OrchestratorContext> = (references) =>
  references.map(({ id }) => ({ id: String(id) }));

/** How other subgraphs' references to our objects, and the keys of theirs, are looked up: each type in one go. */
export const entityLookups: EntityLookups<OrchestratorContext> = {
  Runbook: (references, { loaders }) =>
    Promise.all(references.map(({ id }) => loaders.runbook.load(String(id)))),
  RunbookServer: (references, { loaders }) =>
    Promise.all(references.map(({ id }) => loaders.runbookServer.load(String(id)))),
  Job: (references, { loaders }) =>
    Promise.all(references.map(({ id }) => loaders.job.load(String(id)))),
  Alert: takeAsGiven,
  Incident: takeAsGiven,
  VirtualMachine: takeAsGiven,
};
