/** What is true of alerts whatever they are stored in: their states, their numbers, what may become of them. */
export interface Alert {
  readonly id: string;
  readonly managementGroupId: string;
  readonly monitoredObjectId: string;
  readonly monitoredObjectName: string;
  readonly monitoredObjectClass: string;
  readonly sourceId: string;
  readonly isMonitorAlert: boolean;
  readonly problemId: string;
  readonly name: string;
  readonly description: string;
  readonly severity: AlertSeverity;
  readonly priority: AlertPriority;
  readonly category: string;
  readonly resolutionState: number;
  readonly repeatCount: number;
  readonly owner: string | null;
  readonly ticketId: string | null;
  readonly siteName: string | null;
  /** Always ten, number 1 first. */
  readonly customFields: readonly (string | null)[];
  readonly context: string | null;
  readonly parameters: readonly string[];
  readonly raisedAt: string;
  readonly addedAt: string;
  readonly lastModifiedAt: string;
  readonly lastModifiedBy: string;
  readonly lastModifiedByNonConnectorAt: string;
  readonly resolutionStateLastModifiedAt: string;
  readonly resolvedAt: string | null;
  readonly resolvedBy: string | null;
  readonly principalName: string | null;
  readonly netbiosComputerName: string | null;
  readonly netbiosDomainName: string | null;
  readonly tfsWorkItemId: string | null;
  readonly tfsWorkItemOwner: string | null;
  /** The container that was down when it was raised, the one nearest to the top. */
  readonly consequenceOfId: string | null;
  /** The alert that stands for the storm it is part of. */
  readonly stormParentId: string | null;
  readonly version: number;
}

/** An alert as a change of it is written down: with the groups its object was in at that moment. */
export interface JournaledAlert extends Alert {
  readonly groupIds: readonly string[];
}

/** Ordered by how bad it is; the position is Operations Manager's own number. */
export const ALERT_SEVERITIES = ['INFORMATION', 'WARNING', 'CRITICAL'] as const;
export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];

/** Ordered by urgency; the position is Operations Manager's own number. */
export const ALERT_PRIORITIES = ['LOW', 'MEDIUM', 'HIGH'] as const;
export type AlertPriority = (typeof ALERT_PRIORITIES)[number];

/** The two states that every site has and none can change. */
export const NEW = 0;
export const CLOSED = 255;
export const CUSTOM_FIELD_COUNT = 10;

export interface ResolutionState {
  readonly value: number;
  readonly name: string;
  readonly isBuiltIn: boolean;
}

/** Free for a site's own states: what the product neither fixed nor ships. */
export function isFreeForSites(value: number): boolean {
  return (value >= 1 && value <= 246) || (value >= 251 && value <= 253);
}

export function isOpen(alert: Pick<Alert, 'resolutionState'>): boolean {
  return alert.resolutionState !== CLOSED;
}

/** Who makes a change, when, and whether as a connector. */
export interface Modification {
  readonly by: string;
  readonly at: string;
  readonly isConnector: boolean;
}

/** What operators and connectors may change. */
export interface AlertEdit {
  readonly resolutionState?: number;
  readonly owner?: string | null;
  readonly ticketId?: string | null;
  readonly customFields?: readonly (string | null)[];
  readonly tfsWorkItemId?: string | null;
  readonly tfsWorkItemOwner?: string | null;
}

/** The alert after an edit, with everything that follows from it; the same object if nothing changed. */
export function editAlert(alert: Alert, edit: AlertEdit, modification: Modification): Alert {
  const { owner = alert.owner } = edit;
  const edited = { ...alert, ...edit, owner: toOwner(owner) };
  const isSame = (Object.keys(edit) as (keyof AlertEdit)[]).every(
    (field) => JSON.stringify(alert[field]) === JSON.stringify(edited[field]),
  );
  if (isSame) return alert;

  const stamped = stampModification(edited, modification);
  if (edited.resolutionState === alert.resolutionState) return stamped;
  const isClosing = edited.resolutionState === CLOSED;
  return {
    ...stamped,
    resolutionStateLastModifiedAt: modification.at,
    resolvedAt: isClosing ? modification.at : null,
    resolvedBy: isClosing ? modification.by : null,
  };
}

/** An empty owner is none: whoever looks for alerts that nobody has would miss those. */
export function toOwner(owner: string | null): string | null {
  return owner === null || owner.trim() === '' ? null : owner;
}

/** The open alert of a problem that was found again. */
export function repeatAlert(alert: Alert, modification: Modification): Alert {
  return stampModification({ ...alert, repeatCount: alert.repeatCount + 1 }, modification);
}

/** The alert, once part of a storm or no longer so. */
export function moveToStorm(
  alert: Alert,
  stormParentId: string | null,
  modification: Modification,
): Alert {
  return stampModification({ ...alert, stormParentId }, modification);
}

/** Every change of an alert says who made it and when. */
export function stampModification(alert: Alert, { by, at, isConnector }: Modification): Alert {
  return {
    ...alert,
    lastModifiedAt: at,
    lastModifiedBy: by,
    lastModifiedByNonConnectorAt: isConnector ? alert.lastModifiedByNonConnectorAt : at,
    version: alert.version + 1,
  };
}

/** Sets some of the ten free fields, by their numbers 1 to 10. */
export function setCustomFields(
  fields: readonly (string | null)[],
  settings: readonly { number: number; value?: string | null | undefined }[],
): (string | null)[] {
  const result = [...fields];
  for (const { number, value } of settings) result[number - 1] = value ?? null;
  return result;
}

/** "web-01.contoso.com" is computer WEB-01 of domain CONTOSO. */
export function toNetbiosNames(principalName: string | null): {
  netbiosComputerName: string | null;
  netbiosDomainName: string | null;
} {
  const [computer, domain] = principalName?.toUpperCase().split('.') ?? [];
  return {
    netbiosComputerName: computer?.slice(0, 15) ?? null,
    netbiosDomainName: domain?.slice(0, 15) ?? null,
  };
}
