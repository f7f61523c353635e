import type { Knex } from 'knex';
import { createAlertPolicyStore, type AlertPolicyStore } from './alerts/alert-policy-store.ts';
import { createAlertStore, type AlertStore } from './alerts/alert-store.ts';
import { createAlertSubjectStore, type AlertSubjectStore } from './alerts/alert-subject-store.ts';
import {
  createResolutionStateStore,
  type ResolutionStateStore,
} from './alerts/resolution-state-store.ts';
import {
  createConnectorAlertStore,
  type ConnectorAlertStore,
} from './connectors/connector-alert-store.ts';
import {
  createConnectorSessionStore,
  type ConnectorSessionStore,
} from './connectors/connector-session-store.ts';
import { createConnectorStore, type ConnectorStore } from './connectors/connector-store.ts';
import {
  createConnectorSubscriptionStore,
  type ConnectorSubscriptionStore,
} from './connectors/connector-subscription-store.ts';
import { createDeadLetterStore, type DeadLetterStore } from './connectors/dead-letter-store.ts';
import {
  createEnrichmentRuleStore,
  type EnrichmentRuleStore,
} from './enrichment-rules/enrichment-rule-store.ts';
import {
  createMappingTableStore,
  type MappingTableStore,
} from './enrichment-rules/mapping-table-store.ts';
import { createMonitorStore, type MonitorStore } from './health/monitor-store.ts';
import {
  createMaintenanceWindowStore,
  type MaintenanceWindowStore,
} from './maintenance/maintenance-window-store.ts';
import {
  createGroupMembershipStore,
  type GroupMembershipStore,
} from './management-groups/group-membership-store.ts';
import { createGroupStore, type GroupStore } from './management-groups/group-store.ts';
import {
  createManagementGroupStore,
  type ManagementGroupStore,
} from './management-groups/management-group-store.ts';
import {
  createMonitoredObjectStore,
  type MonitoredObjectStore,
} from './monitored-objects/monitored-object-store.ts';
import {
  createObjectAlertStore,
  type ObjectAlertStore,
} from './monitored-objects/object-alert-store.ts';
import { createStormStore, type StormStore } from './storms/storm-store.ts';

/** All stores of Operations Manager, over the reader or within one transaction. */
export interface OperationsManagerStores {
  readonly alerts: AlertStore;
  readonly alertSubjects: AlertSubjectStore;
  readonly alertPolicy: AlertPolicyStore;
  readonly storms: StormStore;
  readonly enrichmentRules: EnrichmentRuleStore;
  readonly mappingTables: MappingTableStore;
  readonly resolutionStates: ResolutionStateStore;
  readonly monitoredObjects: MonitoredObjectStore;
  readonly objectAlerts: ObjectAlertStore;
  readonly monitors: MonitorStore;
  readonly maintenanceWindows: MaintenanceWindowStore;
  readonly groups: GroupStore;
  readonly groupMemberships: GroupMembershipStore;
  readonly managementGroups: ManagementGroupStore;
  readonly connectors: ConnectorStore;
  readonly connectorSessions: ConnectorSessionStore;
  readonly connectorSubscriptions: ConnectorSubscriptionStore;
  readonly connectorAlerts: ConnectorAlertStore;
  readonly deadLetters: DeadLetterStore;
}

export function createStores(knex: Knex): OperationsManagerStores {
  return {
    alerts: createAlertStore(knex),
    alertSubjects: createAlertSubjectStore(knex),
    alertPolicy: createAlertPolicyStore(knex),
    storms: createStormStore(knex),
    enrichmentRules: createEnrichmentRuleStore(knex),
    mappingTables: createMappingTableStore(knex),
    resolutionStates: createResolutionStateStore(knex),
    monitoredObjects: createMonitoredObjectStore(knex),
    objectAlerts: createObjectAlertStore(knex),
    monitors: createMonitorStore(knex),
    maintenanceWindows: createMaintenanceWindowStore(knex),
    groups: createGroupStore(knex),
    groupMemberships: createGroupMembershipStore(knex),
    managementGroups: createManagementGroupStore(knex),
    connectors: createConnectorStore(knex),
    connectorSessions: createConnectorSessionStore(knex),
    connectorSubscriptions: createConnectorSubscriptionStore(knex),
    connectorAlerts: createConnectorAlertStore(knex),
    deadLetters: createDeadLetterStore(knex),
  };
}
