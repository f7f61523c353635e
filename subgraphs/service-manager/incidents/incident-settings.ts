/** How a site numbers its incidents and what happens to children of a parent incident. */
export interface IncidentSettings {
  readonly idPrefix: string;
  readonly resolveChildren: ChildIncidentRule;
  readonly reactivateChildren: ChildIncidentRule;
  /** Id of a status. */
  readonly statusOfLinkedChild: string | null;
}

export type ChildIncidentRule = 'ALWAYS' | 'ASK' | 'NEVER';

export const USUAL_SETTINGS: IncidentSettings = {
  idPrefix: 'IR',
  resolveChildren: 'ALWAYS',
  reactivateChildren: 'ALWAYS',
  statusOfLinkedChild: null,
};

/** Ends in a letter, so that where the number begins is never in doubt. */
export const ID_PREFIX = /^[A-Za-z0-9]{0,9}[A-Za-z]$/;
