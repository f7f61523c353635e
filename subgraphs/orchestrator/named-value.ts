/** A name and its value, as text: how parameters, settings and published data travel in Orchestrator. */
export interface NamedValue {
  readonly name: string;
  readonly value: string;
}
