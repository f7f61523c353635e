/** What a new incident is filled with where its creator says nothing. Items of lists are held by id. */
export interface Template extends TemplateDefaults {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

export interface TemplateDefaults {
  readonly title: string | null;
  readonly impact: string | null;
  readonly urgency: string | null;
  readonly classification: string | null;
  readonly source: string | null;
  readonly supportGroup: string | null;
  readonly assignedTo: string | null;
  readonly affectedUser: string | null;
  readonly isEscalated: boolean;
}

/** What stands behind an incident that was created without a template. */
export const NO_DEFAULTS: TemplateDefaults = {
  title: null,
  impact: null,
  urgency: null,
  classification: null,
  source: null,
  supportGroup: null,
  assignedTo: null,
  affectedUser: null,
  isEscalated: false,
};
