/** Something of another product that a job can be about: Orchestrator knows nothing of it but its id. */
export interface Subject {
  readonly id: string;
}
