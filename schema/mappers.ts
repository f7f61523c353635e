/**
 * Which domain type stands behind which type of the schema, for the generated resolver types of each subgraph. A path
 * is relative to the generated file; the name is given again with `as`, since the schema's own type has it too.
 */
export const MAPPERS: Readonly<
  Record<string, { context: string; mappers: Readonly<Record<string, string>> }>
> = {
  'operations-manager': {
    context: './context.ts#OperationsManagerContext',
    mappers: {
      Alert: './alerts/alert.ts#Alert as AlertModel',
      AlertConnection: './alerts/alert-resolvers.ts#AlertPage',
      AlertBucket: './alerts/alert-statistics.ts#AlertBucket as AlertBucketModel',
      AlertStatistics: './alerts/alert-statistics.ts#AlertStatistics as AlertStatisticsModel',
      AlertChange: './alerts/alert-resolvers.ts#AlertChangeModel',
      ResolutionState: './alerts/alert.ts#ResolutionState as ResolutionStateModel',
      MonitoredObject:
        './monitored-objects/monitored-object.ts#MonitoredObject as MonitoredObjectModel',
      MonitoredObjectConnection:
        './monitored-objects/monitored-object-resolvers.ts#MonitoredObjectPage',
      Monitor: './health/monitor.ts#Monitor as MonitorModel',
      HealthChange: './health/health-stream.ts#HealthChangeModel',
      MaintenanceWindow:
        './maintenance/maintenance-window.ts#MaintenanceWindow as MaintenanceWindowModel',
      MaintenanceWindowConnection: './maintenance/maintenance-resolvers.ts#MaintenanceWindowPage',
      MaintenanceChange: './maintenance/maintenance-stream.ts#MaintenanceChangeModel',
      Group: './management-groups/group.ts#Group as GroupModel',
      GroupConnection: './management-groups/group-store.ts#GroupPage',
      ManagementGroup: './management-groups/group.ts#ManagementGroup as ManagementGroupModel',
      ManagementServer:
        './management-groups/management-group-store.ts#ManagementServer as ManagementServerModel',
      Connector: './connectors/connector.ts#Connector as ConnectorModel',
      ConnectorConnection: './connectors/connector-store.ts#ConnectorPage',
      ConnectorSession: './connectors/connector-session-store.ts#ConnectorLease',
      ConnectorSubscription:
        './connectors/connector-subscription.ts#ConnectorSubscription as ConnectorSubscriptionModel',
      ConnectorAlertChange: './connectors/connector-stream.ts#ConnectorAlertEvent',
      AlertConnectorStatus:
        './connectors/connector-status.ts#AlertConnectorStatus as AlertConnectorStatusModel',
      ConnectorTicket:
        './connectors/connector-alert-store.ts#ConnectorTicket as ConnectorTicketModel',
      EnrichmentRule: './enrichment-rules/enrichment-rule.ts#EnrichmentRule as EnrichmentRuleModel',
      EnrichmentValue:
        './enrichment-rules/enrichment-rule.ts#EnrichmentValue as EnrichmentValueModel',
      EnrichmentMapping: './enrichment-rules/enrichment-rule.ts#MappingValue',
      MappingTable: './enrichment-rules/mapping-table-store.ts#MappingTable as MappingTableModel',
      MappingEntryConnection: './enrichment-rules/mapping-table-store.ts#MappingEntryPage',
      StormSettings: './storms/storm.ts#StormSettings as StormSettingsModel',
      DeadLetter: './connectors/dead-letter-store.ts#DeadLetter as DeadLetterModel',
      DeadLetterConnection: './connectors/dead-letter-store.ts#DeadLetterPage',
      RejectAlertChangesResult: './connectors/dead-letter-actions.ts#RejectionResult',
      VirtualMachine: './monitored-objects/computer-edges.ts#ComputerReference',
      Host: './monitored-objects/computer-edges.ts#ComputerReference',
    },
  },
  orchestrator: {
    context: './context.ts#OrchestratorContext',
    mappers: {
      Runbook: './runbooks/runbook.ts#Runbook as RunbookModel',
      RunbookParameter: './runbooks/runbook.ts#RunbookParameter as RunbookParameterModel',
      RunbookActivity: './runbooks/runbook.ts#RunbookActivity as RunbookActivityModel',
      RunbookConnection: './runbooks/runbook-resolvers.ts#RunbookPage',
      RunbookServer: './runbook-servers/runbook-server.ts#RunbookServer as RunbookServerModel',
      Job: './jobs/job.ts#Job as JobModel',
      JobConnection: './jobs/job-resolvers.ts#JobPage',
      JobChange: './jobs/job-resolvers.ts#JobChangeModel',
      RunbookInstance: './jobs/runbook-instance.ts#RunbookInstance as RunbookInstanceModel',
      RunbookInstanceConnection: './jobs/job-resolvers.ts#RunbookInstancePage',
      Alert: './subject.ts#Subject as AlertModel',
      Incident: './subject.ts#Subject as IncidentModel',
      VirtualMachine: './subject.ts#Subject as VirtualMachineModel',
    },
  },
  'service-manager': {
    context: './context.ts#ServiceManagerContext',
    mappers: {
      Alert: './reference.ts#Reference as AlertModel',
      MonitoredObject: './reference.ts#Reference as MonitoredObjectModel',
      Incident: './incidents/incident.ts#Incident as IncidentModel',
      IncidentConnection: './incidents/incident-pages.ts#IncidentPage',
      IncidentBucket: './incidents/incident-statistics.ts#IncidentBucket as IncidentBucketModel',
      IncidentStatistics:
        './incidents/incident-statistics.ts#IncidentStatistics as IncidentStatisticsModel',
      IncidentChange: './incidents/incident-pages.ts#IncidentChangeModel',
      IncidentSettings:
        './incidents/incident-settings.ts#IncidentSettings as IncidentSettingsModel',
      PriorityMatrixCell:
        './incidents/priority-matrix.ts#PriorityMatrixCell as PriorityMatrixCellModel',
      PriorityMatrix: './incidents/priority-matrix.ts#PriorityMatrix as PriorityMatrixModel',
      ActionLogEntry: './incidents/action-log.ts#ActionLogEntry as ActionLogEntryModel',
      ActionLogConnection: './incidents/incident-pages.ts#ActionLogPage',
      Template: './templates/template.ts#Template as TemplateModel',
      ItemList: './lists/list-item.ts#ItemList as ItemListModel',
      ListItem: './lists/list-item.ts#ListItem as ListItemModel',
      ConfigurationItem:
        './configuration-items/configuration-item.ts#ConfigurationItem as ConfigurationItemModel',
      ConfigurationItemConnection:
        './configuration-items/configuration-item-pages.ts#ConfigurationItemPage',
      ReportConfigurationItemsResult:
        './configuration-items/configuration-item-actions.ts#ReportResult',
    },
  },
  'virtual-machine-manager': {
    context: './context.ts#VirtualMachineManagerContext',
    mappers: {
      VirtualMachine: './virtual-machines/virtual-machine.ts#VirtualMachine as VirtualMachineModel',
      VirtualMachineConnection:
        './virtual-machines/virtual-machine-resolvers.ts#VirtualMachinePage',
      VirtualMachineChange:
        './virtual-machines/virtual-machine-resolvers.ts#VirtualMachineChangeModel',
      Checkpoint: './virtual-machines/checkpoint.ts#Checkpoint as CheckpointModel',
      Host: './hosts/host.ts#Host as HostModel',
      HostConnection: './hosts/host-resolvers.ts#HostPage',
      HostGroup: './hosts/host.ts#HostGroup as HostGroupModel',
      Cloud: './clouds/cloud.ts#Cloud as CloudModel',
      VmmJob: './jobs/vmm-job.ts#VmmJob as VmmJobModel',
      VmmJobConnection: './jobs/vmm-job-resolvers.ts#VmmJobPage',
      VmmJobChange: './jobs/vmm-job-resolvers.ts#VmmJobChangeModel',
      MonitoredObject: './monitored-object-resolvers.ts#MonitoredObjectReference',
    },
  },
};
