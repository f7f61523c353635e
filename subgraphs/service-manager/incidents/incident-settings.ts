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

export const ID_PREFIX = /^[A-Za-z][A-Za-z0-9]{0,9}$/;
