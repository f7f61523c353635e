/** The profiles of Operations Manager, and CONNECTOR for partners. */
export const PROFILES = [
  'READ_ONLY_OPERATOR',
  'OPERATOR',
  'ADVANCED_OPERATOR',
  'ADMINISTRATOR',
  'CONNECTOR',
] as const;

export type Profile = (typeof PROFILES)[number];

/** Who asks. Made by the guard, carried unread through the engine, understood by the subgraphs. */
export interface Viewer {
  readonly name: string;
  readonly profile: Profile;
  /** The groups outside of which nothing exists for this viewer; null sees everything. */
  readonly groupIds: readonly string[] | null;
  /** Set for a connected system: the connector it speaks as. */
  readonly connectorId?: string;
}

/** Who everybody is while no identity provider is configured. */
export const LOCAL_ADMINISTRATOR: Viewer = {
  name: 'local administrator',
  profile: 'ADMINISTRATOR',
  groupIds: null,
};

/** Who asks when the gateway itself does: to see nothing is enough for it. */
export const GATEWAY_ITSELF: Viewer = {
  name: 'gateway',
  profile: 'READ_ONLY_OPERATOR',
  groupIds: [],
};

/**
 * What a viewer may see, as a text: two viewers of one scope see the same stream. The name is not part of it, or ten
 * thousand dashboards of ten thousand people would cost ten thousand streams; a connector sees what no other may.
 */
export function toScope(viewer: Viewer): string {
  const groups = viewer.groupIds === null ? '*' : [...viewer.groupIds].sort();
  return JSON.stringify([viewer.profile, groups, viewer.connectorId]);
}
