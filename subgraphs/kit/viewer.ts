/** Operations Manager's profiles; each may do what the one before it may, CONNECTOR stands apart. */
export type Profile =
  | 'READ_ONLY_OPERATOR'
  | 'OPERATOR'
  | 'ADVANCED_OPERATOR'
  | 'ADMINISTRATOR'
  | 'CONNECTOR';

/** Who asks. Every journal entry, audit line and `…By` field names one. */
export interface Viewer {
  readonly name: string;
  readonly profile: Profile;
  /** The groups this viewer's sight is cut to; null sees everything. */
  readonly groupIds: readonly string[] | null;
  /** Set for a connected system: the connector it speaks as. */
  readonly connectorId?: string;
}

/** Whoever asks where no identity provider is configured; such a server listens on loopback only. */
export const LOCAL_ADMINISTRATOR: Viewer = {
  name: 'local administrator',
  profile: 'ADMINISTRATOR',
  groupIds: null,
};
