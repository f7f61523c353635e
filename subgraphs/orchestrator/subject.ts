import type { OutsideNoun } from '../kit/outside-references.ts';

/** What a job can be about, by the field that names it. */
export const SUBJECT_NOUNS = {
  alertId: { name: 'alert', list: 'alerts' },
  incidentId: { name: 'incident', list: 'incidents' },
  virtualMachineId: { name: 'virtual machine', list: 'virtualMachines' },
} as const satisfies Readonly<Record<string, OutsideNoun>>;

/** Something of another product that a job can be about: Orchestrator knows nothing of it but its id. */
export interface Subject {
  readonly id: string;
}
