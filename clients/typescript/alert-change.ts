export interface AlertChange<Alert = PartnerAlert> {
  readonly kind: 'CREATED' | 'CHANGED' | 'REMOVED' | 'LEFT' | 'FORWARDED';
  readonly id: string;
  readonly cursor: string;
  readonly at: string;
  readonly by: string | null;
  readonly comment: string | null;
  readonly changes: readonly {
    readonly field: string;
    readonly from: unknown;
    readonly to: unknown;
  }[];
  readonly alert: Alert;
  /** The number of your own ticket for the alert, as you last wrote it back. */
  readonly ticketId: string | null;
}

export interface PartnerAlert {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly severity: 'INFORMATION' | 'WARNING' | 'CRITICAL';
  readonly priority: 'LOW' | 'MEDIUM' | 'HIGH';
  readonly category: string;
  readonly owner: string | null;
  readonly ticketId: string | null;
  readonly version: number;
  readonly raisedAt: string;
  readonly resolvedAt: string | null;
  readonly resolutionState: { readonly value: number; readonly name: string };
  readonly monitoredObject: {
    readonly id: string;
    readonly displayName: string;
    readonly path: string;
    readonly className: string;
  } | null;
}

export interface AlertUpdate {
  readonly alertId: string;
  readonly expectedVersion?: number;
  readonly ticketId?: string | null;
  readonly resolutionState?: number;
  readonly owner?: string | null;
  readonly customFields?: readonly { readonly number: number; readonly value: string | null }[];
  readonly resetMonitor?: boolean;
}

export interface UpdateResult {
  readonly alertId: string;
  readonly alert: { readonly id: string; readonly version: number } | null;
  readonly refusal: { readonly code: string; readonly message: string } | null;
}

/** An event as the graph sends it: a change, or word about the stream itself. */
export type StreamEvent<Alert> = Omit<AlertChange<Alert>, 'kind' | 'alert'> & {
  readonly kind: AlertChange<Alert>['kind'] | 'BOOKMARK' | 'STAND_BY' | 'SESSION';
  readonly alert: Alert | null;
  readonly previous: string;
  readonly session: number;
};
