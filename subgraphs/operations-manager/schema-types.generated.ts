// Generated from schema/operations-manager.graphql by "npm run codegen".
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Alert as AlertModel, ResolutionState as ResolutionStateModel } from './alerts/alert.ts';
import type { AlertPage, AlertChangeModel } from './alerts/alert-resolvers.ts';
import type { AlertBucket as AlertBucketModel, AlertStatistics as AlertStatisticsModel } from './alerts/alert-statistics.ts';
import type { MonitoredObject as MonitoredObjectModel } from './monitored-objects/monitored-object.ts';
import type { MonitoredObjectPage } from './monitored-objects/monitored-object-resolvers.ts';
import type { Monitor as MonitorModel } from './health/monitor.ts';
import type { HealthChangeModel } from './health/health-stream.ts';
import type { MaintenanceWindow as MaintenanceWindowModel } from './maintenance/maintenance-window.ts';
import type { MaintenanceWindowPage } from './maintenance/maintenance-resolvers.ts';
import type { MaintenanceChangeModel } from './maintenance/maintenance-stream.ts';
import type { Group as GroupModel, ManagementGroup as ManagementGroupModel } from './management-groups/group.ts';
import type { GroupPage } from './management-groups/group-store.ts';
import type { ManagementServer as ManagementServerModel } from './management-groups/management-group-store.ts';
import type { Connector as ConnectorModel } from './connectors/connector.ts';
import type { ConnectorPage } from './connectors/connector-store.ts';
import type { ConnectorLease } from './connectors/connector-session-store.ts';
import type { ConnectorSubscription as ConnectorSubscriptionModel } from './connectors/connector-subscription.ts';
import type { ConnectorAlertEvent } from './connectors/connector-stream.ts';
import type { AlertConnectorStatus as AlertConnectorStatusModel } from './connectors/connector-status.ts';
import type { ConnectorTicket as ConnectorTicketModel } from './connectors/connector-alert-store.ts';
import type { EnrichmentRule as EnrichmentRuleModel, EnrichmentValue as EnrichmentValueModel, MappingValue } from './enrichment-rules/enrichment-rule.ts';
import type { MappingTable as MappingTableModel, MappingEntryPage } from './enrichment-rules/mapping-table-store.ts';
import type { StormSettings as StormSettingsModel } from './storms/storm.ts';
import type { DeadLetter as DeadLetterModel, DeadLetterPage } from './connectors/dead-letter-store.ts';
import type { RejectionResult } from './connectors/dead-letter-actions.ts';
import type { ComputerReference } from './monitored-objects/computer-edges.ts';
import type { OperationsManagerContext } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment in ISO 8601, always UTC with milliseconds: 2026-01-31T09:30:00.000Z. */
  DateTime: { input: string; output: string; }
  /** A value of whatever shape the changed field has. */
  JSON: { input: unknown; output: unknown; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** Which way a list is ordered; ties are broken by id in the same direction. */
export type SortDirection =
  /** Smallest, oldest or first in the alphabet first. */
  | 'ASC'
  /** Largest, newest or last in the alphabet first. */
  | 'DESC';

/** Where a page of a list stands within the whole. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Whether more follows; continue with `after: endCursor`. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether this page was itself reached with `after`. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first object on the page; null on an empty page. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
  /** Cursor of the last object on the page; null on an empty page. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
};

/** Why the product said no to a part of what was asked. Nothing of a refused input was done. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** For programs: what kind of refusal this is. */
  readonly code: Scalars['String']['output'];
  /** For people: what was attempted, with which values, and how things stand. */
  readonly message: Scalars['String']['output'];
  /** Where in the arguments the offending value stands, from the outside in. */
  readonly field: ReadonlyArray<Scalars['String']['output']>;
};

/** One field of an object that a change touched. */
export type FieldChange = {
  readonly __typename?: 'FieldChange';
  /** Name of the field, as in the object's own type. */
  readonly field: Scalars['String']['output'];
  /** What it was before. */
  readonly from: Maybe<Scalars['JSON']['output']>;
  /** What it is since. */
  readonly to: Maybe<Scalars['JSON']['output']>;
};

/** What an event of a change stream tells. */
export type StreamEventKind =
  /** The object came into being and matches the filter. */
  | 'CREATED'
  /** The object changed and matches the filter now. */
  | 'CHANGED'
  /** The object is gone for good; it is shown as it was last. */
  | 'REMOVED'
  /** The object changed so that it no longer matches the filter (or may no longer be seen): take it off the board. */
  | 'LEFT'
  /** Not a change: an object as it stands when the stream begins. */
  | 'SNAPSHOT'
  /** All matching objects have been sent; changes follow from here. */
  | 'SNAPSHOT_END'
  /** Nothing happened for a while; remember this cursor so that a resume stays short. */
  | 'BOOKMARK';

/** Conditions on a text. All that are given must hold. */
export type StringFilter = {
  /** Is exactly this. */
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  /** Is one of these (at most 1,000). */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Contains this, 3 to 200 characters; the letters A to Z match in either case. */
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  /** True: there is none. False: there is one. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on an id. All that are given must hold. */
export type IdFilter = {
  /** Is exactly this. */
  readonly eq?: InputMaybe<Scalars['ID']['input']>;
  /** Is one of these (at most 1,000). */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** True: there is none. False: there is one. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a whole number. All that are given must hold. */
export type IntFilter = {
  /** Is exactly this. */
  readonly eq?: InputMaybe<Scalars['Int']['input']>;
  /** Is one of these (at most 1,000). */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['Int']['input']>>;
  /** Is greater than this. */
  readonly gt?: InputMaybe<Scalars['Int']['input']>;
  /** Is this or greater. */
  readonly gte?: InputMaybe<Scalars['Int']['input']>;
  /** Is less than this. */
  readonly lt?: InputMaybe<Scalars['Int']['input']>;
  /** Is this or less. */
  readonly lte?: InputMaybe<Scalars['Int']['input']>;
};

/** Conditions on a moment. All that are given must hold. */
export type DateTimeFilter = {
  /** Later than this. */
  readonly gt?: InputMaybe<Scalars['DateTime']['input']>;
  /** At this moment or later. */
  readonly gte?: InputMaybe<Scalars['DateTime']['input']>;
  /** Earlier than this. */
  readonly lt?: InputMaybe<Scalars['DateTime']['input']>;
  /** At this moment or earlier. */
  readonly lte?: InputMaybe<Scalars['DateTime']['input']>;
  /** True: there is none. False: there is one. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a short text such as an owner or a class name, compared whole. All that are given must hold. */
export type KeywordFilter = {
  /** Is exactly this. */
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  /** Is one of these (at most 1,000). */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** True: there is none. False: there is one. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type Query = {
  readonly __typename?: 'Query';
  /** One alert, open or closed; null when there is none, or none this viewer may see. */
  readonly alert: Maybe<Alert>;
  /** Alerts page by page, newest first unless asked otherwise. */
  readonly alerts: AlertConnection;
  /** How many alerts there are, counted by any of their properties at once. */
  readonly alertStatistics: AlertStatistics;
  /** What becomes of closing the alert of a monitor that is unhealthy still, unless the request itself says. */
  readonly closingUnhealthyAlerts: ClosingUnhealthyAlerts;
  /** The states an alert can be in: the fixed New and Closed, the product's own and those added by an administrator. */
  readonly resolutionStates: ReadonlyArray<ResolutionState>;
  /** One monitored object, also one that has been removed; null when there is none, or none this viewer may see. */
  readonly monitoredObject: Maybe<MonitoredObject>;
  /** Monitored objects page by page, by display name unless asked otherwise; removed ones only if the filter asks for them. */
  readonly monitoredObjects: MonitoredObjectConnection;
  /** Maintenance that is, was or is about to end, latest begun first unless asked otherwise. */
  readonly maintenanceWindows: MaintenanceWindowConnection;
  /** Groups page by page, by display name. */
  readonly groups: GroupConnection;
  /** The management groups that are seen through this graph, by name. */
  readonly managementGroups: ReadonlyArray<ManagementGroup>;
  /** One connected system; null when there is none, or none this viewer may see. */
  readonly connector: Maybe<Connector>;
  /** Which connector a key is of; null when it is nobody's. The gateway asks it of every key that it is shown. Administrators only. */
  readonly connectorOfKey: Maybe<Connector>;
  /** Connected systems page by page, by name. A connector that asks sees only itself. */
  readonly connectors: ConnectorConnection;
  /** Changes that a connected system refused or could not be given, newest first. */
  readonly deadLetters: DeadLetterConnection;
  /** From where to where changes of Operations Manager can be asked for, and for how long they are kept. */
  readonly operationsManagerChangeStream: ChangeStream;
  /** The same events as `alertChanges`, by the page: for those who cannot hold a connection. */
  readonly alertChangesPage: AlertChangePage;
  /** The same events as `healthChanges`, by the page: for those who cannot hold a connection. */
  readonly healthChangesPage: HealthChangePage;
  /** The same events as `maintenanceChanges`, by the page: for those who cannot hold a connection. */
  readonly maintenanceChangesPage: MaintenanceChangePage;
  /** From when on alerts are taken for a storm. */
  readonly stormSettings: StormSettings;
  /** The rules that add to new alerts, in the order in which they are applied. */
  readonly enrichmentRules: ReadonlyArray<EnrichmentRule>;
  /** The tables that enrichment rules look values up in, by name. */
  readonly mappingTables: ReadonlyArray<MappingTable>;
};


export type QueryAlertArgs = {
  id: Scalars['ID']['input'];
};


export type QueryAlertsArgs = {
  filter?: InputMaybe<AlertFilter>;
  orderBy?: InputMaybe<AlertOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryAlertStatisticsArgs = {
  filter?: InputMaybe<AlertFilter>;
  by: ReadonlyArray<AlertDimension>;
};


export type QueryMonitoredObjectArgs = {
  id: Scalars['ID']['input'];
};


export type QueryMonitoredObjectsArgs = {
  filter?: InputMaybe<MonitoredObjectFilter>;
  orderBy?: InputMaybe<MonitoredObjectOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryMaintenanceWindowsArgs = {
  filter?: InputMaybe<MaintenanceWindowFilter>;
  orderBy?: InputMaybe<MaintenanceWindowOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryGroupsArgs = {
  filter?: InputMaybe<GroupFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryConnectorArgs = {
  id: Scalars['ID']['input'];
};


export type QueryConnectorOfKeyArgs = {
  key: Scalars['String']['input'];
};


export type QueryConnectorsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryDeadLettersArgs = {
  connectorId: Scalars['ID']['input'];
  includeReplayed: Scalars['Boolean']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryAlertChangesPageArgs = {
  filter?: InputMaybe<AlertFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryHealthChangesPageArgs = {
  filter?: InputMaybe<MonitoredObjectFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryMaintenanceChangesPageArgs = {
  filter?: InputMaybe<MaintenanceWindowFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Raises an alert on a monitored object, or raises the repeat count of the open alert of the same problem. */
  readonly raiseAlert: RaiseAlertPayload;
  /** Raises many alerts, each answered on its own; one that is refused does not hold up the others. */
  readonly raiseAlerts: RaiseAlertsPayload;
  /** Closes an alert. Refused with MONITOR_UNHEALTHY while its monitor is unhealthy, unless the monitor may be reset. */
  readonly resolveAlert: ResolveAlertPayload;
  /** Closes many alerts, named or found by a filter, each answered on its own. */
  readonly resolveAlerts: ResolveAlertsPayload;
  /** Changes what operators may change on an alert: resolution state, owner, ticket number and custom fields. */
  readonly updateAlert: UpdateAlertPayload;
  /** Decides for the site what becomes of closing the alert of an unhealthy monitor; administrators only. */
  readonly setClosingUnhealthyAlerts: SetClosingUnhealthyAlertsPayload;
  /** Adds a resolution state of the site's own; administrators only. */
  readonly createResolutionState: CreateResolutionStatePayload;
  /**
   * Tells which objects there are, as a discovery or another product found them: new ones are added with their health
   * tree, known ones brought up to date, and those listed as removed go together with all they contain. Each is answered
   * on its own; one that is refused does not hold up the others.
   */
  readonly reportMonitoredObjects: ReportMonitoredObjectsPayload;
  /**
   * Tells the state that a unit monitor found. Its object's health and that of all that contain it follow; an alert is
   * raised once for each time the monitor turns unhealthy and closed when it is healthy again, as the monitor is set.
   */
  readonly reportMonitorState: ReportMonitorStatePayload;
  /** Sets a monitor to healthy by hand, or with an aggregate one all unit monitors under it; the next finding counts again. */
  readonly resetMonitor: ResetMonitorPayload;
  /**
   * Puts objects into maintenance mode: their monitors and alerts are suspended until it ends, by itself at the time
   * given or by endMaintenanceMode. For an object that is in maintenance already, the later of both ends counts.
   */
  readonly setMaintenanceMode: SetMaintenanceModePayload;
  /** Ends maintenance mode now. What monitors reported meanwhile takes effect at once. */
  readonly endMaintenanceMode: EndMaintenanceModePayload;
  /** Registers a connected system; the answer is the only place where its key ever stands. Administrators only. */
  readonly createConnector: CreateConnectorPayload;
  /** Lets a connector receive; it continues where it stood, or with the changes from now on the first time. Refused when it is initialized already. */
  readonly initializeConnector: InitializeConnectorPayload;
  /** Stops a connector from receiving and ends its session; what is pending stays pending. Refused when it is uninitialized already. */
  readonly uninitializeConnector: UninitializeConnectorPayload;
  /** Changes how a connector is described, reached and watched, or gives it a new key or secret. Administrators only. */
  readonly updateConnector: UpdateConnectorPayload;
  /** Removes a connector with its subscriptions, tickets and dead letters. Refused while it is initialized. */
  readonly deleteConnector: DeleteConnectorPayload;
  /** Says which alerts a connector is to be told of. Several subscriptions of one connector add up. Administrators only. */
  readonly createConnectorSubscription: CreateConnectorSubscriptionPayload;
  /** Changes a subscription; it applies to everything that is not acknowledged yet. Administrators only. */
  readonly updateConnectorSubscription: UpdateConnectorSubscriptionPayload;
  /** Ends a subscription; what only it would have sent is no longer pending. Administrators only. */
  readonly deleteConnectorSubscription: DeleteConnectorSubscriptionPayload;
  /** Sends an alert to a connector by hand, and its further changes too, whatever the subscriptions say. */
  readonly forwardAlert: ForwardAlertPayload;
  /** Moves a connector's bookmark: everything up to this cursor is in safe hands and comes in no later session. */
  readonly acknowledgeAlertChanges: AcknowledgeAlertChangesPayload;
  /** Sets changes aside that the connected system cannot take, each with a reason; they do not come again until replayed. */
  readonly rejectAlertChanges: RejectAlertChangesPayload;
  /** Sends set-aside alerts again, as they are now. */
  readonly replayDeadLetters: ReplayDeadLettersPayload;
  /** Writes back from a two-way connector, item by item; the connector does not hear of its own changes. */
  readonly updateAlertsFromConnector: UpdateAlertsFromConnectorPayload;
  /** Says from when on alerts are taken for a storm; it applies to alerts raised from then on. Administrators only. */
  readonly setStormSettings: SetStormSettingsPayload;
  /** Adds a rule that applies to every alert raised from then on. Administrators only. */
  readonly createEnrichmentRule: CreateEnrichmentRulePayload;
  /** Changes a rule, or switches it on or off; alerts that were raised stay as they are. Administrators only. */
  readonly updateEnrichmentRule: UpdateEnrichmentRulePayload;
  /** Removes a rule; what it added to alerts stays. Administrators only. */
  readonly deleteEnrichmentRule: DeleteEnrichmentRulePayload;
  /** Adds an empty table to look values up in. Administrators only. */
  readonly createMappingTable: CreateMappingTablePayload;
  /** Adds, changes and removes entries of a table; it applies to alerts raised from then on. Administrators only. */
  readonly setMappingTableEntries: SetMappingTableEntriesPayload;
  /** Removes a table with its entries. Refused while a rule looks something up in it. Administrators only. */
  readonly deleteMappingTable: DeleteMappingTablePayload;
  /** Adds or changes a management group as it was found, with its servers. Administrators only. */
  readonly reportManagementGroup: ReportManagementGroupPayload;
  /**
   * Adds or changes a group as it was found, and who is in it. Objects that enter or leave a group, and their open alerts, are
   * told of to whoever follows the group. Administrators only.
   */
  readonly reportGroup: ReportGroupPayload;
};


export type MutationRaiseAlertArgs = {
  input: RaiseAlertInput;
};


export type MutationRaiseAlertsArgs = {
  input: RaiseAlertsInput;
};


export type MutationResolveAlertArgs = {
  input: ResolveAlertInput;
};


export type MutationResolveAlertsArgs = {
  input: ResolveAlertsInput;
};


export type MutationUpdateAlertArgs = {
  input: UpdateAlertInput;
};


export type MutationSetClosingUnhealthyAlertsArgs = {
  input: SetClosingUnhealthyAlertsInput;
};


export type MutationCreateResolutionStateArgs = {
  input: CreateResolutionStateInput;
};


export type MutationReportMonitoredObjectsArgs = {
  input: ReportMonitoredObjectsInput;
};


export type MutationReportMonitorStateArgs = {
  input: ReportMonitorStateInput;
};


export type MutationResetMonitorArgs = {
  input: ResetMonitorInput;
};


export type MutationSetMaintenanceModeArgs = {
  input: SetMaintenanceModeInput;
};


export type MutationEndMaintenanceModeArgs = {
  input: EndMaintenanceModeInput;
};


export type MutationCreateConnectorArgs = {
  input: CreateConnectorInput;
};


export type MutationInitializeConnectorArgs = {
  input: InitializeConnectorInput;
};


export type MutationUninitializeConnectorArgs = {
  input: UninitializeConnectorInput;
};


export type MutationUpdateConnectorArgs = {
  input: UpdateConnectorInput;
};


export type MutationDeleteConnectorArgs = {
  input: DeleteConnectorInput;
};


export type MutationCreateConnectorSubscriptionArgs = {
  input: CreateConnectorSubscriptionInput;
};


export type MutationUpdateConnectorSubscriptionArgs = {
  input: UpdateConnectorSubscriptionInput;
};


export type MutationDeleteConnectorSubscriptionArgs = {
  input: DeleteConnectorSubscriptionInput;
};


export type MutationForwardAlertArgs = {
  input: ForwardAlertInput;
};


export type MutationAcknowledgeAlertChangesArgs = {
  input: AcknowledgeAlertChangesInput;
};


export type MutationRejectAlertChangesArgs = {
  input: RejectAlertChangesInput;
};


export type MutationReplayDeadLettersArgs = {
  input: ReplayDeadLettersInput;
};


export type MutationUpdateAlertsFromConnectorArgs = {
  input: UpdateAlertsFromConnectorInput;
};


export type MutationSetStormSettingsArgs = {
  input: SetStormSettingsInput;
};


export type MutationCreateEnrichmentRuleArgs = {
  input: CreateEnrichmentRuleInput;
};


export type MutationUpdateEnrichmentRuleArgs = {
  input: UpdateEnrichmentRuleInput;
};


export type MutationDeleteEnrichmentRuleArgs = {
  input: DeleteEnrichmentRuleInput;
};


export type MutationCreateMappingTableArgs = {
  input: CreateMappingTableInput;
};


export type MutationSetMappingTableEntriesArgs = {
  input: SetMappingTableEntriesInput;
};


export type MutationDeleteMappingTableArgs = {
  input: DeleteMappingTableInput;
};


export type MutationReportManagementGroupArgs = {
  input: ReportManagementGroupInput;
};


export type MutationReportGroupArgs = {
  input: ReportGroupInput;
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /** Every change to matching alerts, in order and without a gap; resumable from any cursor it gave out. */
  readonly alertChanges: AlertChange;
  /** Every change to a matching object's health, availability or maintenance, and its coming and going; resumable from any cursor. */
  readonly healthChanges: HealthChange;
  /** Every beginning, prolonging and end of matching maintenance, in order and without a gap; resumable from any cursor. */
  readonly maintenanceChanges: MaintenanceChange;
  /**
   * The changes that a connector's subscriptions match, from behind the last acknowledged one: what was not acknowledged
   * comes again. One session at a time holds a connector; the next waits as a stand-by and takes over when it goes.
   */
  readonly connectorAlertChanges: ConnectorAlertChange;
};


export type SubscriptionAlertChangesArgs = {
  filter?: InputMaybe<AlertFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
  snapshot?: InputMaybe<Scalars['Boolean']['input']>;
  bookmarkSeconds?: InputMaybe<Scalars['Int']['input']>;
};


export type SubscriptionHealthChangesArgs = {
  filter?: InputMaybe<MonitoredObjectFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
  snapshot?: InputMaybe<Scalars['Boolean']['input']>;
  bookmarkSeconds?: InputMaybe<Scalars['Int']['input']>;
};


export type SubscriptionMaintenanceChangesArgs = {
  filter?: InputMaybe<MaintenanceWindowFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
  snapshot?: InputMaybe<Scalars['Boolean']['input']>;
  bookmarkSeconds?: InputMaybe<Scalars['Int']['input']>;
};


export type SubscriptionConnectorAlertChangesArgs = {
  connectorId: Scalars['ID']['input'];
  standBy: Scalars['Boolean']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  bookmarkSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** Something that a rule or a monitor found wrong and that somebody should look at. */
export type Alert = {
  readonly __typename?: 'Alert';
  /** Never reused; the same in every product that knows this alert. */
  readonly id: Scalars['ID']['output'];
  /** What is wrong in a few words; the same for every alert of one rule or monitor. */
  readonly name: Scalars['String']['output'];
  /** What is wrong in this case, with the values found. */
  readonly description: Scalars['String']['output'];
  /** How bad it is for the object. */
  readonly severity: AlertSeverity;
  /** How soon somebody should act. */
  readonly priority: AlertPriority;
  /** Which side of the object is affected, in the words of the management pack. */
  readonly category: AlertCategory;
  /** How far operators have come with it. */
  readonly resolutionState: ResolutionState;
  /** Raised by a monitor, so that it goes by itself when the monitor is healthy again; otherwise raised by a rule. */
  readonly isMonitorAlert: Scalars['Boolean']['output'];
  /** Id of the rule or monitor that raised it. */
  readonly sourceId: Scalars['ID']['output'];
  /** The same for repeats of one problem: one source, one object, the same suppressed values. */
  readonly problemId: Scalars['ID']['output'];
  /** How often the problem was found again while this alert was open; it occurred one time more than that. */
  readonly repeatCount: Scalars['Int']['output'];
  /** Who is working on it, as a person or a team. */
  readonly owner: Maybe<Scalars['String']['output']>;
  /** Number of the ticket in a service desk. */
  readonly ticketId: Maybe<Scalars['String']['output']>;
  /** The site whose agent reported it. */
  readonly siteName: Maybe<Scalars['String']['output']>;
  /** The ten free fields of the alert, number 1 first; null where nothing is set. */
  readonly customFields: ReadonlyArray<Maybe<Scalars['String']['output']>>;
  /** What the rule or monitor saw, as XML of the management pack. */
  readonly context: Maybe<Scalars['String']['output']>;
  /** The values that were put into the description. */
  readonly parameters: ReadonlyArray<Scalars['String']['output']>;
  /** When the problem first occurred. */
  readonly raisedAt: Scalars['DateTime']['output'];
  /** When the alert was stored. */
  readonly addedAt: Scalars['DateTime']['output'];
  /** When anything about it last changed. */
  readonly lastModifiedAt: Scalars['DateTime']['output'];
  /** Who made the last change. */
  readonly lastModifiedBy: Scalars['String']['output'];
  /** When somebody other than a connector last changed it: connectors compare this to tell their own echo. */
  readonly lastModifiedByNonConnectorAt: Scalars['DateTime']['output'];
  /** When the resolution state last changed. */
  readonly resolutionStateLastModifiedAt: Scalars['DateTime']['output'];
  /** When it was closed; null while it is open. */
  readonly resolvedAt: Maybe<Scalars['DateTime']['output']>;
  /** Who closed it; null while it is open. */
  readonly resolvedBy: Maybe<Scalars['String']['output']>;
  /** Fully qualified name of the computer it is about; null when it is about none. */
  readonly principalName: Maybe<Scalars['String']['output']>;
  /** Short name of that computer. */
  readonly netbiosComputerName: Maybe<Scalars['String']['output']>;
  /** Domain of that computer. */
  readonly netbiosDomainName: Maybe<Scalars['String']['output']>;
  /** Number of the work item in a development tracker. */
  readonly tfsWorkItemId: Maybe<Scalars['String']['output']>;
  /** Who has that work item. */
  readonly tfsWorkItemOwner: Maybe<Scalars['String']['output']>;
  /** What it is about. */
  readonly monitoredObject: Maybe<MonitoredObject>;
  /** The management group whose servers watch the object. */
  readonly managementGroup: Maybe<ManagementGroup>;
  /** The changes made to it that are still kept, oldest first. */
  readonly history: ReadonlyArray<AlertChange>;
  /** Counts the changes; send it back with a mutation to be refused rather than overwrite somebody else's change. */
  readonly version: Scalars['Int']['output'];
  /** How far each connected system that is told of it has come; those it is nothing to are left out. */
  readonly connectorStatus: ReadonlyArray<AlertConnectorStatus>;
  /** The tickets that connected systems keep for it, one a system. */
  readonly connectorTickets: ReadonlyArray<ConnectorTicket>;
  /**
   * The container of its object that was down when it was raised, the one nearest to the top: most likely the cause. A
   * container is down when it is not available, or when a unit monitor of its own availability is in error. It is found
   * once, as the alert is raised, and stays what it was then.
   */
  readonly consequenceOf: Maybe<MonitoredObject>;
  /**
   * The alert that stands for the storm it is part of; null when it is part of none. Closing that one by hand lets go of
   * the members that are still open.
   */
  readonly stormParent: Maybe<Alert>;
  /** The alerts of the storm that this one stands for, closed ones too, newest first; none for any other alert. */
  readonly stormMembers: AlertConnection;
  /** How many alerts the storm has that this one stands for, closed ones too; 0 for any other alert. */
  readonly stormMemberCount: Scalars['Int']['output'];
};


/** Something that a rule or a monitor found wrong and that somebody should look at. */
export type AlertHistoryArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Something that a rule or a monitor found wrong and that somebody should look at. */
export type AlertStormMembersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** How bad an alert is. */
export type AlertSeverity =
  /** Worth knowing, nothing to do. */
  | 'INFORMATION'
  /** The object is degraded or soon will be. */
  | 'WARNING'
  /** The object does not do its work. */
  | 'CRITICAL';

/** How soon somebody should act on an alert. */
export type AlertPriority =
  /** When there is time. */
  | 'LOW'
  /** In the usual course of work. */
  | 'MEDIUM'
  /** Before anything else. */
  | 'HIGH';

/** Which side of an object an alert is about, as management packs classify rules and monitors. */
export type AlertCategory =
  /** An alert without a closer class. */
  | 'ALERT'
  /** Whether the object can be reached and does its work. */
  | 'AVAILABILITY_HEALTH'
  /** Whether it is set up as it should be. */
  | 'CONFIGURATION_HEALTH'
  /** The connector framework itself. */
  | 'CONNECTOR_FRAMEWORK'
  /** Made on site. */
  | 'CUSTOM'
  /** Finding objects. */
  | 'DISCOVERY'
  /** Exchange with a data store. */
  | 'DS_INTEGRATION'
  /** Gathering events. */
  | 'EVENT_COLLECTION'
  /** Errors that applications threw. */
  | 'EXCEPTION_MONITORING'
  /** Upkeep of the management group. */
  | 'MAINTENANCE'
  /** None was given. */
  | 'NONE'
  /** Telling people. */
  | 'NOTIFICATION'
  /** Running the management group. */
  | 'OPERATIONS'
  /** Gathering performance values. */
  | 'PERFORMANCE_COLLECTION'
  /** Whether it is fast enough. */
  | 'PERFORMANCE_HEALTH'
  /** Whether it is safe. */
  | 'SECURITY_HEALTH'
  /** Software and its updates. */
  | 'SOFTWARE_AND_UPDATES'
  /** Gathering states. */
  | 'STATE_COLLECTION'
  /** The system itself. */
  | 'SYSTEM';

/** A state that an alert can be in. */
export type ResolutionState = {
  readonly __typename?: 'ResolutionState';
  /** 0 is New, 255 is Closed, what lies between is data of the site. */
  readonly value: Scalars['Int']['output'];
  /** As operators read it. */
  readonly name: Scalars['String']['output'];
  /** Shipped with the product: it cannot be renamed or removed. */
  readonly isBuiltIn: Scalars['Boolean']['output'];
};

/** Which alerts. All conditions that are given must hold. */
export type AlertFilter = {
  /** All of these must match. */
  readonly and?: InputMaybe<ReadonlyArray<AlertFilter>>;
  /** At least one of these must match. */
  readonly or?: InputMaybe<ReadonlyArray<AlertFilter>>;
  /** This must not match. */
  readonly not?: InputMaybe<AlertFilter>;
  /** By id. */
  readonly id?: InputMaybe<IdFilter>;
  /** By name. */
  readonly name?: InputMaybe<StringFilter>;
  /** By description; only `contains` can be asked cheaply of long texts, so that is what is offered. */
  readonly description?: InputMaybe<ContainsFilter>;
  /** By severity. */
  readonly severity?: InputMaybe<AlertSeverityFilter>;
  /** By priority. */
  readonly priority?: InputMaybe<AlertPriorityFilter>;
  /** By category. */
  readonly category?: InputMaybe<AlertCategoryFilter>;
  /** By the number of the resolution state: 0 is New, 255 Closed. */
  readonly resolutionState?: InputMaybe<IntFilter>;
  /** Only alerts that are not closed, or only closed ones. */
  readonly isOpen?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only alerts of monitors, or only those of rules. */
  readonly isMonitorAlert?: InputMaybe<Scalars['Boolean']['input']>;
  /** By repeat count. */
  readonly repeatCount?: InputMaybe<IntFilter>;
  /** By owner. */
  readonly owner?: InputMaybe<KeywordFilter>;
  /** By ticket number. */
  readonly ticketId?: InputMaybe<KeywordFilter>;
  /** By the rule or monitor that raised it. */
  readonly sourceId?: InputMaybe<IdFilter>;
  /** By problem. */
  readonly problemId?: InputMaybe<IdFilter>;
  /** By the object it is about. */
  readonly monitoredObjectId?: InputMaybe<IdFilter>;
  /** By the display name of that object. */
  readonly monitoredObjectName?: InputMaybe<StringFilter>;
  /** By the class of that object. */
  readonly monitoredObjectClass?: InputMaybe<KeywordFilter>;
  /** By the computer it is about. */
  readonly principalName?: InputMaybe<KeywordFilter>;
  /** By management group. */
  readonly managementGroupId?: InputMaybe<IdFilter>;
  /** Alerts of objects that are members of a group, directly or through another group. */
  readonly group?: InputMaybe<MembershipFilter>;
  /** Only alerts that were raised while a container of their object was down, or only the others. */
  readonly isConsequence?: InputMaybe<Scalars['Boolean']['input']>;
  /**
   * Only alerts that are part of a storm, or only the others: `isStormMember: false` tells of a storm once, by its parent.
   * The parent is about the management group; who sees only some groups needs its object in one of them.
   */
  readonly isStormMember?: InputMaybe<Scalars['Boolean']['input']>;
  /** By when the problem first occurred. */
  readonly raisedAt?: InputMaybe<DateTimeFilter>;
  /** By when anything last changed. */
  readonly lastModifiedAt?: InputMaybe<DateTimeFilter>;
  /** By when it was closed. */
  readonly resolvedAt?: InputMaybe<DateTimeFilter>;
};

/** A condition on a long text. */
export type ContainsFilter = {
  /** Contains this, 3 to 200 characters; the letters A to Z match in either case. */
  readonly contains?: InputMaybe<Scalars['String']['input']>;
};

/** Conditions on being a member. */
export type MembershipFilter = {
  /** Is a member of this. */
  readonly eq?: InputMaybe<Scalars['ID']['input']>;
  /** Is a member of at least one of these (at most 1,000). */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** Conditions on a severity. All that are given must hold. */
export type AlertSeverityFilter = {
  /** Is exactly this. */
  readonly eq?: InputMaybe<AlertSeverity>;
  /** Is one of these. */
  readonly in?: InputMaybe<ReadonlyArray<AlertSeverity>>;
  /** Is this or worse. */
  readonly gte?: InputMaybe<AlertSeverity>;
};

/** Conditions on a priority. All that are given must hold. */
export type AlertPriorityFilter = {
  /** Is exactly this. */
  readonly eq?: InputMaybe<AlertPriority>;
  /** Is one of these. */
  readonly in?: InputMaybe<ReadonlyArray<AlertPriority>>;
  /** Is this or higher. */
  readonly gte?: InputMaybe<AlertPriority>;
};

/** Conditions on a category. All that are given must hold. */
export type AlertCategoryFilter = {
  /** Is exactly this. */
  readonly eq?: InputMaybe<AlertCategory>;
  /** Is one of these. */
  readonly in?: InputMaybe<ReadonlyArray<AlertCategory>>;
};

/** In which order alerts are listed. */
export type AlertOrder = {
  /** By what. */
  readonly field: AlertOrderField;
  /** Which way. */
  readonly direction: SortDirection;
};

/** What alerts can be ordered by. */
export type AlertOrderField =
  /** When the problem first occurred. */
  | 'RAISED_AT'
  /** When anything last changed. */
  | 'LAST_MODIFIED_AT'
  /** How bad it is; among equals by id. */
  | 'SEVERITY'
  /** How soon to act; among equals by id. */
  | 'PRIORITY'
  /** Name of the alert. */
  | 'NAME'
  /** How often it occurred again. */
  | 'REPEAT_COUNT';

/** A page of alerts. */
export type AlertConnection = {
  readonly __typename?: 'AlertConnection';
  /** The alerts with their cursors. */
  readonly edges: ReadonlyArray<AlertEdge>;
  /** The alerts alone. */
  readonly nodes: ReadonlyArray<Alert>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many match in all; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
  /** Position of the change stream at which the page was read: `alertChanges(after: …)` from here misses nothing. */
  readonly cursor: Scalars['String']['output'];
};

/** An alert within a page. */
export type AlertEdge = {
  readonly __typename?: 'AlertEdge';
  /** Continue behind this alert with `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The alert. */
  readonly node: Alert;
};

/** By what alerts can be counted. */
export type AlertDimension =
  /** Severity. */
  | 'SEVERITY'
  /** Priority. */
  | 'PRIORITY'
  /** Resolution state. */
  | 'RESOLUTION_STATE'
  /** Group of the object; an alert counts once in each of its groups. */
  | 'GROUP'
  /** The object it is about. */
  | 'MONITORED_OBJECT'
  /** The hour in which the problem first occurred. */
  | 'HOUR';

/** Counts of alerts. */
export type AlertStatistics = {
  readonly __typename?: 'AlertStatistics';
  /** How many alerts match. */
  readonly total: Scalars['Int']['output'];
  /** The counts, largest first, at most 1,000. */
  readonly buckets: ReadonlyArray<AlertBucket>;
};

/** How many alerts share some properties; properties that were not asked for are null. */
export type AlertBucket = {
  readonly __typename?: 'AlertBucket';
  /** Their severity. */
  readonly severity: Maybe<AlertSeverity>;
  /** Their priority. */
  readonly priority: Maybe<AlertPriority>;
  /** Their resolution state. */
  readonly resolutionState: Maybe<ResolutionState>;
  /** The group of their objects. */
  readonly group: Maybe<Group>;
  /** The object they are about. */
  readonly monitoredObject: Maybe<MonitoredObject>;
  /** Beginning of the hour in which the problems first occurred. */
  readonly hour: Maybe<Scalars['DateTime']['output']>;
  /** How many alerts. */
  readonly count: Scalars['Int']['output'];
};

/** One event of the stream of alert changes. */
export type AlertChange = {
  readonly __typename?: 'AlertChange';
  /** What happened. */
  readonly kind: StreamEventKind;
  /** The same however often the event is delivered: keep it to recognize a repeat. */
  readonly id: Scalars['ID']['output'];
  /** Position behind this event: continue here with `after`. */
  readonly cursor: Scalars['String']['output'];
  /** Position behind the event before this one on the same stream; if it is not the cursor you hold, you missed something. */
  readonly previous: Scalars['String']['output'];
  /** When it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** Who made the change; null for SNAPSHOT, SNAPSHOT_END and BOOKMARK. */
  readonly by: Maybe<Scalars['String']['output']>;
  /** What they said about it. */
  readonly comment: Maybe<Scalars['String']['output']>;
  /** What changed, field by field. */
  readonly changes: ReadonlyArray<FieldChange>;
  /** The alert as it was after this change; null for SNAPSHOT_END and BOOKMARK. */
  readonly alert: Maybe<Alert>;
};

/** An alert to raise. */
export type RaiseAlertInput = {
  /** Send the same key again after a lost answer: the alert is raised once. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What it is about. */
  readonly monitoredObjectId: Scalars['ID']['input'];
  /** What is wrong in a few words. */
  readonly name: Scalars['String']['input'];
  /** What is wrong in this case. */
  readonly description: Scalars['String']['input'];
  /** How bad it is. */
  readonly severity: AlertSeverity;
  /** How soon to act. */
  readonly priority: AlertPriority;
  /** Which side of the object is affected. */
  readonly category: AlertCategory;
  /** The rule that found it; made from the name when left out. */
  readonly ruleId?: InputMaybe<Scalars['ID']['input']>;
  /** Values that tell one problem of the same rule and object from another; repeats are recognized by them. */
  readonly suppressionValues: ReadonlyArray<Scalars['String']['input']>;
  /** Who should work on it. */
  readonly owner?: InputMaybe<Scalars['String']['input']>;
  /** Ticket number, if there already is one. */
  readonly ticketId?: InputMaybe<Scalars['String']['input']>;
  /** The ten free fields, number 1 first. */
  readonly customFields?: InputMaybe<ReadonlyArray<InputMaybe<Scalars['String']['input']>>>;
  /** What was seen, as XML. */
  readonly context?: InputMaybe<Scalars['String']['input']>;
  /** Values that stand in the description. */
  readonly parameters: ReadonlyArray<Scalars['String']['input']>;
  /** When the problem occurred, from the year 2000 on and at most a day ahead; now when left out. */
  readonly raisedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Remark for the history. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of an alert to raise. */
export type RaiseAlertPayload = {
  readonly __typename?: 'RaiseAlertPayload';
  /** The alert: a new one, or the open one of the same problem. */
  readonly alert: Maybe<Alert>;
  /** True when the problem already had an open alert, whose repeat count rose instead. */
  readonly isRepeat: Maybe<Scalars['Boolean']['output']>;
  /** Position of the change in the stream of alert changes. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Alerts to raise together, at most 500. */
export type RaiseAlertsInput = {
  /** The alerts. */
  readonly alerts: ReadonlyArray<RaiseAlertInput>;
};

/** What became of several alerts to raise, in the order they were given. */
export type RaiseAlertsPayload = {
  readonly __typename?: 'RaiseAlertsPayload';
  /** One answer an alert. */
  readonly results: ReadonlyArray<RaiseAlertPayload>;
  /** Why all of it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An alert to close. */
export type ResolveAlertInput = {
  /** Which alert. */
  readonly alertId: Scalars['ID']['input'];
  /** Refuse if the alert has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Reset its monitor to healthy first if it is unhealthy, instead of being refused. */
  readonly resetMonitor: Scalars['Boolean']['input'];
  /** Remark for the history. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of an alert to close. */
export type ResolveAlertPayload = {
  readonly __typename?: 'ResolveAlertPayload';
  /** The alert as it is now. */
  readonly alert: Maybe<Alert>;
  /** Position of the change in the stream of alert changes. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Alerts to close together: either named or found by a filter. */
export type ResolveAlertsInput = {
  /** Which alerts, 1 to 1,000. */
  readonly alertIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Which alerts, found when the mutation runs; closed ones are passed over. */
  readonly filter?: InputMaybe<AlertFilter>;
  /** How many found alerts to close at the most, 1 to 100,000; refused when more match. */
  readonly limit: Scalars['Int']['input'];
  /** Only tell what would happen. */
  readonly dryRun: Scalars['Boolean']['input'];
  /** Reset unhealthy monitors first instead of being refused. */
  readonly resetMonitors: Scalars['Boolean']['input'];
  /** Remark for the history of each. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of alerts to close. */
export type ResolveAlertsPayload = {
  readonly __typename?: 'ResolveAlertsPayload';
  /** How many were closed, or would be. */
  readonly resolvedCount: Scalars['Int']['output'];
  /** How many were refused, or would be. */
  readonly refusedCount: Scalars['Int']['output'];
  /** One answer an alert, at most the first 1,000. */
  readonly results: ReadonlyArray<ResolveAlertsResult>;
  /** Position of the last change in the stream of alert changes; null when nothing changed. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why all of it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What became of one of several alerts to close. */
export type ResolveAlertsResult = {
  readonly __typename?: 'ResolveAlertsResult';
  /** Which alert. */
  readonly alertId: Scalars['ID']['output'];
  /** The alert as it is now; null when there is none. */
  readonly alert: Maybe<Alert>;
  /** Why this one was refused; null when it was closed. */
  readonly refusal: Maybe<UserError>;
};

/** Changes to an alert; what is left out stays, what is null is cleared. */
export type UpdateAlertInput = {
  /** Which alert. */
  readonly alertId: Scalars['ID']['input'];
  /** Refuse if the alert has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Number of the new resolution state. */
  readonly resolutionState?: InputMaybe<Scalars['Int']['input']>;
  /** Who works on it now; nobody when it is empty. */
  readonly owner?: InputMaybe<Scalars['String']['input']>;
  /** Ticket number. */
  readonly ticketId?: InputMaybe<Scalars['String']['input']>;
  /** Free fields to set, each once. */
  readonly customFields?: InputMaybe<ReadonlyArray<CustomFieldInput>>;
  /** Number of the work item in a development tracker. */
  readonly tfsWorkItemId?: InputMaybe<Scalars['String']['input']>;
  /** Who has that work item. */
  readonly tfsWorkItemOwner?: InputMaybe<Scalars['String']['input']>;
  /** Reset the monitor to healthy first if the new state is Closed and it is unhealthy. */
  readonly resetMonitor: Scalars['Boolean']['input'];
  /** Remark for the history. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** One of the ten free fields. */
export type CustomFieldInput = {
  /** Which field, 1 to 10. */
  readonly number: Scalars['Int']['input'];
  /** Its text; null clears it. */
  readonly value?: InputMaybe<Scalars['String']['input']>;
};

/** What became of changes to an alert. */
export type UpdateAlertPayload = {
  readonly __typename?: 'UpdateAlertPayload';
  /** The alert as it is now. */
  readonly alert: Maybe<Alert>;
  /** Position of the change in the stream of alert changes. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What becomes of closing the alert of a monitor that is unhealthy still. */
export type ClosingUnhealthyAlerts =
  /** It is refused with MONITOR_UNHEALTHY. */
  | 'REFUSE'
  /** The monitor is reset to healthy, and the alert closed with it. */
  | 'RESET_MONITOR';

/** What is decided about alerts of unhealthy monitors. */
export type SetClosingUnhealthyAlertsInput = {
  /** What becomes of closing one. */
  readonly closing: ClosingUnhealthyAlerts;
};

/** What became of the decision about alerts of unhealthy monitors. */
export type SetClosingUnhealthyAlertsPayload = {
  readonly __typename?: 'SetClosingUnhealthyAlertsPayload';
  /** What holds now. */
  readonly closing: Maybe<ClosingUnhealthyAlerts>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A resolution state to add. */
export type CreateResolutionStateInput = {
  /** Send the same key again after a lost answer: the state is added once. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** A number that is free: 1 to 246 or 251 to 253. */
  readonly value: Scalars['Int']['input'];
  /** As operators will read it, 1 to 50 characters; another one than every other state has, in whatever case. */
  readonly name: Scalars['String']['input'];
};

/** What became of a resolution state to add. */
export type CreateResolutionStatePayload = {
  readonly __typename?: 'CreateResolutionStatePayload';
  /** The new state. */
  readonly resolutionState: Maybe<ResolutionState>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Something that is watched: a computer, a disk, a database engine, a web site, a health service. */
export type MonitoredObject = {
  readonly __typename?: 'MonitoredObject';
  /** The same in every product that knows this object. */
  readonly id: Scalars['ID']['output'];
  /** Its closest class, as management packs name it: Microsoft.Windows.Computer. */
  readonly className: Scalars['String']['output'];
  /** As operators read it. */
  readonly displayName: Scalars['String']['output'];
  /** As its class names it; tells it from its siblings. */
  readonly name: Scalars['String']['output'];
  /** Class and path in one, unique within the management group: Microsoft.Windows.Computer:web-01.contoso.example. */
  readonly fullName: Scalars['String']['output'];
  /** The names of what contains it, from the outside in; usually the computer it is on. */
  readonly path: Scalars['String']['output'];
  /** Fully qualified name of the computer it is or is on; null when it is on none. */
  readonly principalName: Maybe<Scalars['String']['output']>;
  /** What contains it; null at the top. */
  readonly container: Maybe<MonitoredObject>;
  /** What it contains directly, by display name. */
  readonly contained: MonitoredObjectConnection;
  /** The state at the top of its health tree: the worst of what its monitors found, as their policies roll it up. */
  readonly health: HealthState;
  /** When its health last changed. */
  readonly healthLastModifiedAt: Scalars['DateTime']['output'];
  /** False while its agent is not heard from: its health is then what was known last (consoles show it in grey). */
  readonly isAvailable: Scalars['Boolean']['output'];
  /** When its availability last changed. */
  readonly availabilityLastModifiedAt: Scalars['DateTime']['output'];
  /** True while its monitors and alerts are suspended for maintenance. */
  readonly inMaintenance: Scalars['Boolean']['output'];
  /** When it last went into or out of maintenance; null if it never did. */
  readonly maintenanceLastModifiedAt: Maybe<Scalars['DateTime']['output']>;
  /** The maintenance it is in; null when it is in none. */
  readonly maintenanceWindow: Maybe<MaintenanceWindow>;
  /** Whether an agent or a management server watches it at all. */
  readonly isManaged: Scalars['Boolean']['output'];
  /** What discovery found out about it, by name. */
  readonly properties: ReadonlyArray<ObjectProperty>;
  /** The groups it belongs to, directly or through another group. */
  readonly groups: ReadonlyArray<Group>;
  /** The monitor at the top of its health tree, Entity Health; null for an object without monitors. */
  readonly healthTree: Maybe<Monitor>;
  /** All its monitors in one list, from the top of the health tree down. */
  readonly monitors: ReadonlyArray<Monitor>;
  /** Alerts about it, newest first. */
  readonly alerts: AlertConnection;
  /** How many alerts about it are not closed. */
  readonly openAlertCount: Scalars['Int']['output'];
  /** The management group whose servers watch it. */
  readonly managementGroup: Maybe<ManagementGroup>;
  /** When anything about it last changed. */
  readonly lastModifiedAt: Scalars['DateTime']['output'];
  /** When it was removed; null while it is monitored. */
  readonly removedAt: Maybe<Scalars['DateTime']['output']>;
  /** Counts the changes. */
  readonly version: Scalars['Int']['output'];
};


/** Something that is watched: a computer, a disk, a database engine, a web site, a health service. */
export type MonitoredObjectContainedArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Something that is watched: a computer, a disk, a database engine, a web site, a health service. */
export type MonitoredObjectMonitorsArgs = {
  onlyUnhealthy: Scalars['Boolean']['input'];
};


/** Something that is watched: a computer, a disk, a database engine, a web site, a health service. */
export type MonitoredObjectAlertsArgs = {
  onlyOpen: Scalars['Boolean']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** One thing that discovery found out about an object. */
export type ObjectProperty = {
  readonly __typename?: 'ObjectProperty';
  /** What it is. */
  readonly name: Scalars['String']['output'];
  /** Its value; null when it is known to have none. */
  readonly value: Maybe<Scalars['String']['output']>;
};

/** Which monitored objects. All conditions that are given must hold. */
export type MonitoredObjectFilter = {
  /** All of these must match. */
  readonly and?: InputMaybe<ReadonlyArray<MonitoredObjectFilter>>;
  /** At least one of these must match. */
  readonly or?: InputMaybe<ReadonlyArray<MonitoredObjectFilter>>;
  /** This must not match. */
  readonly not?: InputMaybe<MonitoredObjectFilter>;
  /** By id. */
  readonly id?: InputMaybe<IdFilter>;
  /** By display name. */
  readonly displayName?: InputMaybe<StringFilter>;
  /** By path. */
  readonly path?: InputMaybe<StringFilter>;
  /** By class. */
  readonly className?: InputMaybe<KeywordFilter>;
  /** By the computer it is or is on. */
  readonly principalName?: InputMaybe<KeywordFilter>;
  /** By what contains it directly. */
  readonly containerId?: InputMaybe<IdFilter>;
  /** By management group. */
  readonly managementGroupId?: InputMaybe<IdFilter>;
  /** Members of a group, directly or through another group. */
  readonly group?: InputMaybe<GroupMembershipFilter>;
  /** By health. */
  readonly health?: InputMaybe<HealthStateFilter>;
  /** Only those whose agent is heard from, or only the others. */
  readonly isAvailable?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only those in maintenance, or only the others. */
  readonly inMaintenance?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only those that are watched, or only the others. */
  readonly isManaged?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only removed objects, or only those that are there; without it removed ones are left out. */
  readonly isRemoved?: InputMaybe<Scalars['Boolean']['input']>;
  /** By when its health last changed. */
  readonly healthLastModifiedAt?: InputMaybe<DateTimeFilter>;
  /** By when anything last changed. */
  readonly lastModifiedAt?: InputMaybe<DateTimeFilter>;
};

/** Conditions on the groups an object belongs to. All that are given must hold. */
export type GroupMembershipFilter = {
  /** Belongs to this group. */
  readonly eq?: InputMaybe<Scalars['ID']['input']>;
  /** Belongs to one of these (at most 1,000). */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** In which order monitored objects are listed. */
export type MonitoredObjectOrder = {
  /** By what. */
  readonly field: MonitoredObjectOrderField;
  /** Which way. */
  readonly direction: SortDirection;
};

/** What monitored objects can be ordered by. */
export type MonitoredObjectOrderField =
  /** Display name. */
  | 'DISPLAY_NAME'
  /** Health, from not monitored to error. */
  | 'HEALTH'
  /** When health last changed. */
  | 'HEALTH_LAST_MODIFIED_AT'
  /** When anything last changed. */
  | 'LAST_MODIFIED_AT';

/** A page of monitored objects. */
export type MonitoredObjectConnection = {
  readonly __typename?: 'MonitoredObjectConnection';
  /** The objects with their cursors. */
  readonly edges: ReadonlyArray<MonitoredObjectEdge>;
  /** The objects alone. */
  readonly nodes: ReadonlyArray<MonitoredObject>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many match in all; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
  /** Position of the change stream at which the page was read: `healthChanges(after: …)` from here misses nothing. */
  readonly cursor: Scalars['String']['output'];
};

/** A monitored object within a page. */
export type MonitoredObjectEdge = {
  readonly __typename?: 'MonitoredObjectEdge';
  /** Continue behind this object with `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The object. */
  readonly node: MonitoredObject;
};

/** What was found: objects that are there and objects that are gone, at least one of either. */
export type ReportMonitoredObjectsInput = {
  /** Objects that are there, at most 500; a container before what it contains. */
  readonly objects: ReadonlyArray<MonitoredObjectInput>;
  /** Ids of objects that are gone, at most 500; what they contain goes with them. */
  readonly removedIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Remark for the history. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** An object as it was found. What is left out stays as it is known; a new object gets the value named here. */
export type MonitoredObjectInput = {
  /** Which object; chosen by whoever finds it first and never reused. */
  readonly id: Scalars['ID']['input'];
  /** The management group that watches it; required for a new object. */
  readonly managementGroupId?: InputMaybe<Scalars['ID']['input']>;
  /** Its closest class; required for a new object. */
  readonly className?: InputMaybe<Scalars['String']['input']>;
  /** As operators will read it; required for a new object. */
  readonly displayName?: InputMaybe<Scalars['String']['input']>;
  /** As its class names it; the display name when left out. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The names of what contains it; the container's path and display name when left out. */
  readonly path?: InputMaybe<Scalars['String']['input']>;
  /** Fully qualified name of its computer; null for none. */
  readonly principalName?: InputMaybe<Scalars['String']['input']>;
  /** What contains it; null for nothing. */
  readonly containerId?: InputMaybe<Scalars['ID']['input']>;
  /** Whether its agent is heard from; true when left out. */
  readonly isAvailable?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether it is watched at all; true when left out. */
  readonly isManaged?: InputMaybe<Scalars['Boolean']['input']>;
  /** Everything known about it; replaces what was known before. */
  readonly properties?: InputMaybe<ReadonlyArray<ObjectPropertyInput>>;
  /** Its unit monitors, all of them: new ones begin healthy, those not listed any more are removed. Left out, they stay. */
  readonly unitMonitors?: InputMaybe<ReadonlyArray<UnitMonitorInput>>;
  /**
   * Its monitors over what it contains, all of them. A new object for which none are given gets one, which takes the worst
   * availability of what it contains.
   */
  readonly dependencyMonitors?: InputMaybe<ReadonlyArray<DependencyMonitorInput>>;
};

/** One thing that was found out about an object. */
export type ObjectPropertyInput = {
  /** What it is, 1 to 200 characters. */
  readonly name: Scalars['String']['input'];
  /** Its value. */
  readonly value?: InputMaybe<Scalars['String']['input']>;
};

/** A monitor that looks at one thing itself. */
export type UnitMonitorInput = {
  /** As its management pack names it; unique on the object. */
  readonly name: Scalars['String']['input'];
  /** As operators will read it; the name when left out. */
  readonly displayName?: InputMaybe<Scalars['String']['input']>;
  /** Which side of the object it looks at. */
  readonly aspect: HealthAspect;
  /** When to raise an alert; never when left out. */
  readonly alert?: InputMaybe<MonitorAlertInput>;
};

/** When and how a monitor raises an alert. */
export type MonitorAlertInput = {
  /** From which state on. */
  readonly on: AlertingState;
  /** Name of the alert; made from the names of monitor and object when left out. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** How bad the alert is. */
  readonly severity: AlertSeverity;
  /** How soon to act on it. */
  readonly priority: AlertPriority;
  /** Whether it is closed by itself when the monitor is healthy again. */
  readonly autoResolve: Scalars['Boolean']['input'];
};

/** A monitor that takes its state from monitors of contained objects. */
export type DependencyMonitorInput = {
  /** As its management pack names it; unique on the object. */
  readonly name: Scalars['String']['input'];
  /** As operators will read it; the name when left out. */
  readonly displayName?: InputMaybe<Scalars['String']['input']>;
  /** Under which side of the object it stands. */
  readonly aspect: HealthAspect;
  /** Name of the monitor of the contained objects that counts. */
  readonly memberMonitorName: Scalars['String']['input'];
  /** How their states become one. */
  readonly policy: RollupPolicy;
  /** For PERCENTAGE: how many percent of the contained objects to look at, best first, 1 to 100. */
  readonly percentage?: InputMaybe<Scalars['Int']['input']>;
};

/** What became of a report. */
export type ReportMonitoredObjectsPayload = {
  readonly __typename?: 'ReportMonitoredObjectsPayload';
  /** One answer an object: first those reported as there, then those reported as gone, as they were given. */
  readonly results: ReadonlyArray<ReportMonitoredObjectsResult>;
  /** Position of the last change in the stream of health changes; null when nothing changed. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why all of it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What became of one reported object. */
export type ReportMonitoredObjectsResult = {
  readonly __typename?: 'ReportMonitoredObjectsResult';
  /** Which object. */
  readonly monitoredObjectId: Scalars['ID']['output'];
  /** What was done; null when it was refused. */
  readonly outcome: Maybe<ReportOutcome>;
  /** The object as it is now; null when there is none. */
  readonly monitoredObject: Maybe<MonitoredObject>;
  /** Why this one was refused; null when it was not. */
  readonly refusal: Maybe<UserError>;
};

/** What was done with a reported object. */
export type ReportOutcome =
  /** It is new, or came back. */
  | 'CREATED'
  /** Something about it is different now. */
  | 'CHANGED'
  /** All of it was known already. */
  | 'UNCHANGED'
  /** It is gone, with all it contained. */
  | 'REMOVED';

/** How well an object or one of its sides is; consoles show them as a hollow circle, green, yellow and red. */
export type HealthState =
  /** Not monitored: nothing has been found out yet. */
  | 'UNINITIALIZED'
  /** Healthy. */
  | 'SUCCESS'
  /** Degraded. */
  | 'WARNING'
  /** Does not do its work. */
  | 'ERROR';

/** The states of a monitor at which an alert can begin. */
export type AlertingState =
  /** Degraded or worse. */
  | 'WARNING'
  /** Only when it does not do its work. */
  | 'ERROR';

/** The four sides of an object that every health tree has. */
export type HealthAspect =
  /** Whether it can be reached and does its work. */
  | 'AVAILABILITY'
  /** Whether it is set up as it should be. */
  | 'CONFIGURATION'
  /** Whether it is fast enough. */
  | 'PERFORMANCE'
  /** Whether it is safe. */
  | 'SECURITY';

/** How a monitor comes to its state. */
export type MonitorKind =
  /** It looks at one thing itself. */
  | 'UNIT'
  /** It rolls up the monitors below it on the same object. */
  | 'AGGREGATE'
  /** It rolls up one monitor of each contained object. */
  | 'DEPENDENCY';

/** How several states become one. What is not monitored does not count. */
export type RollupPolicy =
  /** The worst of all. */
  | 'WORST_OF'
  /** The best of all. */
  | 'BEST_OF'
  /** The worst among the best so many percent: with 60, two of five may be bad without harm. */
  | 'PERCENTAGE';

/** One node of an object's health tree. */
export type Monitor = {
  readonly __typename?: 'Monitor';
  /** Never reused; an alert raised by this monitor has it as its source. */
  readonly id: Scalars['ID']['output'];
  /** As its management pack names it: System.Health.AvailabilityState. */
  readonly name: Scalars['String']['output'];
  /** As operators read it. */
  readonly displayName: Scalars['String']['output'];
  /** How it comes to its state. */
  readonly kind: MonitorKind;
  /** What it found or rolled up last. */
  readonly state: HealthState;
  /** When its state last changed. */
  readonly stateLastModifiedAt: Scalars['DateTime']['output'];
  /** What was reported last while the object has been in maintenance; it takes effect at the end. Null when nothing was. */
  readonly suspendedState: Maybe<HealthState>;
  /** Whether it works at all. */
  readonly isEnabled: Scalars['Boolean']['output'];
  /** How the states below it become its own; null for a unit monitor. */
  readonly policy: Maybe<RollupPolicy>;
  /** How many percent the PERCENTAGE policy looks at, best first. */
  readonly percentage: Maybe<Scalars['Int']['output']>;
  /** For a dependency monitor: name of the monitor of the contained objects that counts. */
  readonly memberMonitorName: Maybe<Scalars['String']['output']>;
  /** When and how it raises an alert; null when it raises none. */
  readonly alert: Maybe<MonitorAlert>;
  /** The open alert it raised; null when there is none. */
  readonly openAlert: Maybe<Alert>;
  /** The object it is about. */
  readonly monitoredObject: MonitoredObject;
  /** What it rolls up into on the same object; null at the top. */
  readonly parent: Maybe<Monitor>;
  /** What rolls up into it on the same object. */
  readonly children: ReadonlyArray<Monitor>;
};

/** When and how a monitor raises an alert. */
export type MonitorAlert = {
  readonly __typename?: 'MonitorAlert';
  /** From which state on. */
  readonly on: AlertingState;
  /** Name of the alert. */
  readonly name: Scalars['String']['output'];
  /** How bad the alert is. */
  readonly severity: AlertSeverity;
  /** How soon to act on it. */
  readonly priority: AlertPriority;
  /** Whether it is closed by itself when the monitor is healthy again. */
  readonly autoResolve: Scalars['Boolean']['output'];
};

/** Conditions on a health state. All that are given must hold. */
export type HealthStateFilter = {
  /** Is exactly this. */
  readonly eq?: InputMaybe<HealthState>;
  /** Is one of these. */
  readonly in?: InputMaybe<ReadonlyArray<HealthState>>;
  /** Is this or worse; not monitored is the least. */
  readonly gte?: InputMaybe<HealthState>;
};

/** What a unit monitor found. */
export type ReportMonitorStateInput = {
  /** Which monitor; or leave it out and name the object and the monitor. */
  readonly monitorId?: InputMaybe<Scalars['ID']['input']>;
  /** The object whose monitor it is, together with `monitorName`. */
  readonly monitoredObjectId?: InputMaybe<Scalars['ID']['input']>;
  /** Name of the monitor on that object. */
  readonly monitorName?: InputMaybe<Scalars['String']['input']>;
  /** What it found. */
  readonly state: HealthState;
  /** What exactly, for the description of an alert. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** What was seen, as XML, for the alert. */
  readonly context?: InputMaybe<Scalars['String']['input']>;
  /** Remark for the history. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a finding. */
export type ReportMonitorStatePayload = {
  readonly __typename?: 'ReportMonitorStatePayload';
  /** The monitor as it is now. */
  readonly monitor: Maybe<Monitor>;
  /** The alert that was raised, repeated or closed because of it; null when none was. */
  readonly alert: Maybe<Alert>;
  /** True when the object is in maintenance, so that the finding waits for its end. */
  readonly isSuspended: Maybe<Scalars['Boolean']['output']>;
  /** Position of the last change in the stream of health changes; null when nothing changed. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A monitor to set to healthy. */
export type ResetMonitorInput = {
  /** Which monitor: a unit monitor, or an aggregate one with all below it. */
  readonly monitorId: Scalars['ID']['input'];
  /** Remark for the history. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a monitor to set to healthy. */
export type ResetMonitorPayload = {
  readonly __typename?: 'ResetMonitorPayload';
  /** The monitor as it is now. */
  readonly monitor: Maybe<Monitor>;
  /** Position of the last change in the stream of health changes; null when nothing changed. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** One event of the stream of health changes. */
export type HealthChange = {
  readonly __typename?: 'HealthChange';
  /** What happened. */
  readonly kind: StreamEventKind;
  /** The same however often the event is delivered: keep it to recognize a repeat. */
  readonly id: Scalars['ID']['output'];
  /** Position behind this event: continue here with `after`. */
  readonly cursor: Scalars['String']['output'];
  /** Position behind the event before this one on the same stream; if it is not the cursor you hold, you missed something. */
  readonly previous: Scalars['String']['output'];
  /** When it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** Who or what made the change; null for SNAPSHOT, SNAPSHOT_END and BOOKMARK. */
  readonly by: Maybe<Scalars['String']['output']>;
  /** What they said about it. */
  readonly comment: Maybe<Scalars['String']['output']>;
  /** What changed, field by field. */
  readonly changes: ReadonlyArray<FieldChange>;
  /** The object as it was after this change; null for SNAPSHOT_END and BOOKMARK. */
  readonly monitoredObject: Maybe<MonitoredObject>;
};

/** One time of maintenance of one object. */
export type MaintenanceWindow = {
  readonly __typename?: 'MaintenanceWindow';
  /** Never reused. */
  readonly id: Scalars['ID']['output'];
  /** The object whose monitors and alerts are suspended. */
  readonly monitoredObject: MonitoredObject;
  /** When it began. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** When it ends by itself; moved only to later. */
  readonly scheduledEndAt: Scalars['DateTime']['output'];
  /** When it ended; null while it lasts. */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** True while it lasts. */
  readonly isActive: Scalars['Boolean']['output'];
  /** Why the object is maintained. */
  readonly reason: MaintenanceReason;
  /** Whether the reason is one of the planned ones. */
  readonly isPlanned: Scalars['Boolean']['output'];
  /** What was said about it. */
  readonly comment: Scalars['String']['output'];
  /** Who asked for it. */
  readonly user: Scalars['String']['output'];
  /** Who ended it early; null while it lasts and when it ended by itself. */
  readonly endedBy: Maybe<Scalars['String']['output']>;
  /** When anything about it last changed. */
  readonly lastModifiedAt: Scalars['DateTime']['output'];
};

/** Why an object is put into maintenance, as the product lists it. */
export type MaintenanceReason =
  /** Planned, for a reason not listed here. */
  | 'PLANNED_OTHER'
  /** Not planned, for a reason not listed here. */
  | 'UNPLANNED_OTHER'
  /** Planned work on the hardware. */
  | 'PLANNED_HARDWARE_MAINTENANCE'
  /** Work on the hardware that nobody planned. */
  | 'UNPLANNED_HARDWARE_MAINTENANCE'
  /** Planned installation of hardware. */
  | 'PLANNED_HARDWARE_INSTALLATION'
  /** Installation of hardware that nobody planned. */
  | 'UNPLANNED_HARDWARE_INSTALLATION'
  /** Planned change to the operating system. */
  | 'PLANNED_OPERATING_SYSTEM_RECONFIGURATION'
  /** Change to the operating system that nobody planned. */
  | 'UNPLANNED_OPERATING_SYSTEM_RECONFIGURATION'
  /** Planned work on an application. */
  | 'PLANNED_APPLICATION_MAINTENANCE'
  /** Work on an application that nobody planned. */
  | 'UNPLANNED_APPLICATION_MAINTENANCE'
  /** An application is installed; counts as planned. */
  | 'APPLICATION_INSTALLATION'
  /** An application does not answer; counts as not planned. */
  | 'APPLICATION_UNRESPONSIVE'
  /** An application is unstable; counts as not planned. */
  | 'APPLICATION_UNSTABLE'
  /** A weakness is mended or an attack dealt with; counts as not planned. */
  | 'SECURITY_ISSUE'
  /** The network is lost; counts as not planned. */
  | 'LOSS_OF_NETWORK_CONNECTIVITY';

/** Which maintenance. All conditions that are given must hold. */
export type MaintenanceWindowFilter = {
  /** All of these must match. */
  readonly and?: InputMaybe<ReadonlyArray<MaintenanceWindowFilter>>;
  /** At least one of these must match. */
  readonly or?: InputMaybe<ReadonlyArray<MaintenanceWindowFilter>>;
  /** This must not match. */
  readonly not?: InputMaybe<MaintenanceWindowFilter>;
  /** By id. */
  readonly id?: InputMaybe<IdFilter>;
  /** By the object. */
  readonly monitoredObjectId?: InputMaybe<IdFilter>;
  /** By groups the object belongs to. */
  readonly group?: InputMaybe<GroupMembershipFilter>;
  /** Only what lasts, or only what has ended. */
  readonly isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** By reason. */
  readonly reason?: InputMaybe<MaintenanceReasonFilter>;
  /** Only planned maintenance, or only the other. */
  readonly isPlanned?: InputMaybe<Scalars['Boolean']['input']>;
  /** By who asked for it. */
  readonly user?: InputMaybe<KeywordFilter>;
  /** By when it began. */
  readonly startedAt?: InputMaybe<DateTimeFilter>;
  /** By when it ends by itself. */
  readonly scheduledEndAt?: InputMaybe<DateTimeFilter>;
  /** By when it ended. */
  readonly endedAt?: InputMaybe<DateTimeFilter>;
};

/** Conditions on a reason. All that are given must hold. */
export type MaintenanceReasonFilter = {
  /** Is exactly this. */
  readonly eq?: InputMaybe<MaintenanceReason>;
  /** Is one of these. */
  readonly in?: InputMaybe<ReadonlyArray<MaintenanceReason>>;
};

/** In which order maintenance is listed. */
export type MaintenanceWindowOrder = {
  /** By what. */
  readonly field: MaintenanceWindowOrderField;
  /** Which way. */
  readonly direction: SortDirection;
};

/** What maintenance can be ordered by. */
export type MaintenanceWindowOrderField =
  /** When it began. */
  | 'STARTED_AT'
  /** When it ends by itself. */
  | 'SCHEDULED_END_AT';

/** A page of maintenance windows. */
export type MaintenanceWindowConnection = {
  readonly __typename?: 'MaintenanceWindowConnection';
  /** The windows with their cursors. */
  readonly edges: ReadonlyArray<MaintenanceWindowEdge>;
  /** The windows alone. */
  readonly nodes: ReadonlyArray<MaintenanceWindow>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many match in all; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
  /** Position of the change stream at which the page was read: `maintenanceChanges(after: …)` from here misses nothing. */
  readonly cursor: Scalars['String']['output'];
};

/** A maintenance window within a page. */
export type MaintenanceWindowEdge = {
  readonly __typename?: 'MaintenanceWindowEdge';
  /** Continue behind this window with `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The window. */
  readonly node: MaintenanceWindow;
};

/** Objects to put into maintenance: named or those of a group, for so many minutes or up to a moment. */
export type SetMaintenanceModeInput = {
  /** Send the same key again after a lost answer: the maintenance is begun once, and not prolonged by the delay. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Which objects, at most 1,000. */
  readonly monitoredObjectIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Or all members of this group, directly or through another group. */
  readonly groupId?: InputMaybe<Scalars['ID']['input']>;
  /** For how many minutes from now, 5 to 1,051,200 (two years). */
  readonly minutes?: InputMaybe<Scalars['Int']['input']>;
  /** Or up to this moment, 5 to 1,051,200 minutes from now. */
  readonly endAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Why. */
  readonly reason: MaintenanceReason;
  /** What to say about it, up to 1,000 characters. */
  readonly comment: Scalars['String']['input'];
  /** Whether all that these objects contain goes into maintenance with them. */
  readonly includeContained: Scalars['Boolean']['input'];
};

/** What became of objects to put into maintenance. */
export type SetMaintenanceModePayload = {
  readonly __typename?: 'SetMaintenanceModePayload';
  /** Their windows as they are now: those of the named objects, or of the first 200 members of the group. */
  readonly maintenanceWindows: ReadonlyArray<MaintenanceWindow>;
  /** How many objects went into maintenance. */
  readonly startedCount: Scalars['Int']['output'];
  /** How many were in maintenance already and now stay longer. */
  readonly prolongedCount: Scalars['Int']['output'];
  /** How many were in maintenance already for at least as long; nothing changed for them. */
  readonly unchangedCount: Scalars['Int']['output'];
  /** Position of the last change in the stream of maintenance changes; null when nothing changed. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Objects whose maintenance is over. */
export type EndMaintenanceModeInput = {
  /** Which objects, at most 1,000. */
  readonly monitoredObjectIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Or all members of this group, directly or through another group. */
  readonly groupId?: InputMaybe<Scalars['ID']['input']>;
  /** Whether it is over also for all that these objects contain. */
  readonly includeContained: Scalars['Boolean']['input'];
  /** Remark for the history. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of objects whose maintenance is over. */
export type EndMaintenanceModePayload = {
  readonly __typename?: 'EndMaintenanceModePayload';
  /** The windows that ended, at most the first 200. */
  readonly maintenanceWindows: ReadonlyArray<MaintenanceWindow>;
  /** How many objects came out of maintenance; those that were in none do not count. */
  readonly endedCount: Scalars['Int']['output'];
  /** Position of the last change in the stream of maintenance changes; null when nothing changed. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** One event of the stream of maintenance changes. */
export type MaintenanceChange = {
  readonly __typename?: 'MaintenanceChange';
  /** What happened. */
  readonly kind: StreamEventKind;
  /** The same however often the event is delivered: keep it to recognize a repeat. */
  readonly id: Scalars['ID']['output'];
  /** Position behind this event: continue here with `after`. */
  readonly cursor: Scalars['String']['output'];
  /** Position behind the event before this one on the same stream; if it is not the cursor you hold, you missed something. */
  readonly previous: Scalars['String']['output'];
  /** When it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** Who or what made the change; null for SNAPSHOT, SNAPSHOT_END and BOOKMARK. */
  readonly by: Maybe<Scalars['String']['output']>;
  /** What they said about it. */
  readonly comment: Maybe<Scalars['String']['output']>;
  /** What changed, field by field. */
  readonly changes: ReadonlyArray<FieldChange>;
  /** The window as it was after this change; null for SNAPSHOT_END and BOOKMARK. */
  readonly maintenanceWindow: Maybe<MaintenanceWindow>;
};

/** Objects that are looked at, scoped and maintained together; management packs define each as a class with one instance. */
export type Group = {
  readonly __typename?: 'Group';
  /** Never reused. */
  readonly id: Scalars['ID']['output'];
  /** Name of its class: Contoso.Servers.Web.Group. */
  readonly name: Scalars['String']['output'];
  /** As operators read it. */
  readonly displayName: Scalars['String']['output'];
  /** What its members have in common. */
  readonly description: Scalars['String']['output'];
  /** The management group it belongs to. */
  readonly managementGroup: Maybe<ManagementGroup>;
  /** The worst health among its members that are monitored and not in maintenance. */
  readonly health: HealthState;
  /** Its members, directly or through another group, by display name. */
  readonly members: MonitoredObjectConnection;
  /** The groups directly inside it, by display name. */
  readonly childGroups: ReadonlyArray<Group>;
  /** How many alerts about its members are not closed. */
  readonly openAlertCount: Scalars['Int']['output'];
};


/** Objects that are looked at, scoped and maintained together; management packs define each as a class with one instance. */
export type GroupMembersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Which groups. All conditions that are given must hold. */
export type GroupFilter = {
  /** All of these must match. */
  readonly and?: InputMaybe<ReadonlyArray<GroupFilter>>;
  /** At least one of these must match. */
  readonly or?: InputMaybe<ReadonlyArray<GroupFilter>>;
  /** This must not match. */
  readonly not?: InputMaybe<GroupFilter>;
  /** By id. */
  readonly id?: InputMaybe<IdFilter>;
  /** By the name of the class. */
  readonly name?: InputMaybe<KeywordFilter>;
  /** By display name. */
  readonly displayName?: InputMaybe<StringFilter>;
  /** By management group. */
  readonly managementGroupId?: InputMaybe<IdFilter>;
};

/** A page of groups. */
export type GroupConnection = {
  readonly __typename?: 'GroupConnection';
  /** The groups with their cursors. */
  readonly edges: ReadonlyArray<GroupEdge>;
  /** The groups alone. */
  readonly nodes: ReadonlyArray<Group>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many match in all; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A group within a page. */
export type GroupEdge = {
  readonly __typename?: 'GroupEdge';
  /** Continue behind this group with `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The group. */
  readonly node: Group;
};

/** One installation of Operations Manager: management servers with an operational database of their own. */
export type ManagementGroup = {
  readonly __typename?: 'ManagementGroup';
  /** The same in every product that knows this management group. */
  readonly id: Scalars['ID']['output'];
  /** As administrators named it: MG-EAST. */
  readonly name: Scalars['String']['output'];
  /** The site it watches. */
  readonly site: Scalars['String']['output'];
  /** Its management servers, by name. */
  readonly managementServers: ReadonlyArray<ManagementServer>;
  /** How many objects it monitors now. */
  readonly monitoredObjectCount: Scalars['Int']['output'];
  /** How many of its alerts are not closed. */
  readonly openAlertCount: Scalars['Int']['output'];
};

/** A server of a management group, to which agents report. */
export type ManagementServer = {
  readonly __typename?: 'ManagementServer';
  /** Never reused. */
  readonly id: Scalars['ID']['output'];
  /** Fully qualified name of the computer. */
  readonly name: Scalars['String']['output'];
  /** How well its own services are. */
  readonly health: HealthState;
  /** False while the other management servers do not hear from it. */
  readonly isAvailable: Scalars['Boolean']['output'];
};

/** A virtual machine of Virtual Machine Manager, as far as Operations Manager watches it. */
export type VirtualMachine = {
  readonly __typename?: 'VirtualMachine';
  /** The same in every product that knows this machine. */
  readonly id: Scalars['ID']['output'];
  /** Fully qualified name of its computer, known to Virtual Machine Manager. */
  readonly computerName: Scalars['String']['output'];
  /** Its computer as Operations Manager watches it; null when it does not. */
  readonly monitoredObject: Maybe<MonitoredObject>;
};

/** A virtualization host of Virtual Machine Manager, as far as Operations Manager watches it. */
export type Host = {
  readonly __typename?: 'Host';
  /** The same in every product that knows this host. */
  readonly id: Scalars['ID']['output'];
  /** Fully qualified name of its computer, known to Virtual Machine Manager. */
  readonly computerName: Scalars['String']['output'];
  /** Its computer as Operations Manager watches it; null when it does not. */
  readonly monitoredObject: Maybe<MonitoredObject>;
};

/** A system outside that is told of alerts, such as a service desk, and may write back. */
export type Connector = {
  readonly __typename?: 'Connector';
  /** Never reused. */
  readonly id: Scalars['ID']['output'];
  /** Short name, unique among connectors. */
  readonly name: Scalars['String']['output'];
  /** As operators read it. */
  readonly displayName: Scalars['String']['output'];
  /** What it is for. */
  readonly description: Scalars['String']['output'];
  /** Whether it may write back, besides being told. */
  readonly isTwoWay: Scalars['Boolean']['output'];
  /** Whether it receives at present. */
  readonly state: ConnectorState;
  /** How changes reach it. */
  readonly delivery: ConnectorDelivery;
  /** Where changes are posted to; null for sockets, and for viewers who are not administrators. */
  readonly webhookUrl: Maybe<Scalars['String']['output']>;
  /** First characters of its key, to tell keys apart; the key itself is not kept. */
  readonly keyHint: Scalars['String']['output'];
  /** Its bookmark: the position up to which everything is acknowledged. */
  readonly acknowledgedCursor: Scalars['String']['output'];
  /** How many changes it has acknowledged. */
  readonly acknowledgedCount: Scalars['Int']['output'];
  /** How many changes wait for its acknowledgement; counting stops when 10,000 entries have been looked through. */
  readonly pendingCount: Scalars['Int']['output'];
  /** How many entries of the journal lie from its oldest pending change to the newest; 0 when nothing is pending. */
  readonly lagEntries: Scalars['Int']['output'];
  /** How long its oldest pending change has been waiting; 0 when nothing is pending. */
  readonly lagSeconds: Scalars['Int']['output'];
  /** How many set-aside changes have not been sent again. */
  readonly deadLetterCount: Scalars['Int']['output'];
  /** When it was last heard of: connected, acknowledging, writing back or answering a webhook. */
  readonly lastContactAt: Maybe<Scalars['DateTime']['output']>;
  /** What last went wrong in reaching it; null when nothing has since it last worked. */
  readonly lastError: Maybe<Scalars['String']['output']>;
  /** When that went wrong. */
  readonly lastErrorAt: Maybe<Scalars['DateTime']['output']>;
  /** After how many seconds without contact an alert is raised about it. */
  readonly silentAfterSeconds: Scalars['Int']['output'];
  /** After how many seconds of lag an alert is raised about it. */
  readonly behindAfterSeconds: Scalars['Int']['output'];
  /** Who holds it now; null when nobody does. */
  readonly session: Maybe<ConnectorSession>;
  /** Which alerts it is told of. */
  readonly subscriptions: ReadonlyArray<ConnectorSubscription>;
  /** The object under which its own health is watched. */
  readonly monitoredObject: Maybe<MonitoredObject>;
  /** When it was registered. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When its description or state last changed. */
  readonly lastModifiedAt: Scalars['DateTime']['output'];
  /** Counts the changes of its description and state. */
  readonly version: Scalars['Int']['output'];
};

/** Whether a connector receives. */
export type ConnectorState =
  /** It receives, and is watched. */
  | 'INITIALIZED'
  /** It does not receive, and may be removed. */
  | 'UNINITIALIZED';

/** How changes reach a connected system. */
export type ConnectorDelivery =
  /** It subscribes to `connectorAlertChanges`. */
  | 'SOCKET'
  /** Each change is posted to its address, signed, one after the other. */
  | 'WEBHOOK';

/** One holding of a connector by one program. */
export type ConnectorSession = {
  readonly __typename?: 'ConnectorSession';
  /** Rises with each take-over; what an earlier session acknowledges is refused with SESSION_LOST. */
  readonly number: Scalars['Int']['output'];
  /** Who opened it. */
  readonly heldBy: Scalars['String']['output'];
  /** When it took the connector. */
  readonly since: Scalars['DateTime']['output'];
  /** When a stand-by may take over, unless the session is heard of before. */
  readonly expiresAt: Scalars['DateTime']['output'];
};

/** A page of connectors. */
export type ConnectorConnection = {
  readonly __typename?: 'ConnectorConnection';
  /** The connectors with their cursors. */
  readonly edges: ReadonlyArray<ConnectorEdge>;
  /** The connectors alone. */
  readonly nodes: ReadonlyArray<Connector>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A connector within a page. */
export type ConnectorEdge = {
  readonly __typename?: 'ConnectorEdge';
  /** Continue behind this connector with `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The connector. */
  readonly node: Connector;
};

/** Which alerts a connector is told of. All conditions that are set must hold; an empty one sets none. */
export type ConnectorSubscription = {
  readonly __typename?: 'ConnectorSubscription';
  /** Never reused. */
  readonly id: Scalars['ID']['output'];
  /** Short name, unique within the connector. */
  readonly name: Scalars['String']['output'];
  /** What it is for. */
  readonly description: Scalars['String']['output'];
  /** Only alerts of objects in any of these groups. */
  readonly groups: ReadonlyArray<Group>;
  /** Only alerts about objects of these classes. */
  readonly classNames: ReadonlyArray<Scalars['String']['output']>;
  /** Only these severities. */
  readonly severities: ReadonlyArray<AlertSeverity>;
  /** Only these priorities. */
  readonly priorities: ReadonlyArray<AlertPriority>;
  /** Only alerts in these resolution states. */
  readonly resolutionStates: ReadonlyArray<ResolutionState>;
  /** Only these categories. */
  readonly categories: ReadonlyArray<AlertCategory>;
  /** Further conditions, in the form of an AlertFilter. */
  readonly filter: Maybe<Scalars['JSON']['output']>;
  /** How old an alert must become, still open, before it is told of; those that go by themselves before are not. */
  readonly forwardingDelaySeconds: Scalars['Int']['output'];
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it last changed. */
  readonly lastModifiedAt: Scalars['DateTime']['output'];
};

/** One event of a connector's stream. */
export type ConnectorAlertChange = {
  readonly __typename?: 'ConnectorAlertChange';
  /** What happened. */
  readonly kind: ConnectorEventKind;
  /** The same however often the change is delivered: keep it to recognize a repeat. */
  readonly id: Scalars['ID']['output'];
  /** Acknowledge with this cursor once the change is in safe hands. */
  readonly cursor: Scalars['String']['output'];
  /** Position behind the event before this one on the same stream. */
  readonly previous: Scalars['String']['output'];
  /** Number of the session this is delivered to; send it along when acknowledging. */
  readonly session: Scalars['Int']['output'];
  /** When it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** Who made the change; null for what is not a change. */
  readonly by: Maybe<Scalars['String']['output']>;
  /** What they said about it. */
  readonly comment: Maybe<Scalars['String']['output']>;
  /** What changed, field by field; empty for FORWARDED. */
  readonly changes: ReadonlyArray<FieldChange>;
  /** The alert as it was after this change; null for what is not a change. */
  readonly alert: Maybe<Alert>;
  /** The number this connector's ticket for the alert has; null when it has told of none. */
  readonly ticketId: Maybe<Scalars['String']['output']>;
};

/** What an event of a connector's stream tells. */
export type ConnectorEventKind =
  /** The alert was raised and is subscribed to. */
  | 'CREATED'
  /** The alert changed and is subscribed to as it is now. */
  | 'CHANGED'
  /** The alert is gone for good; it is shown as it was last. */
  | 'REMOVED'
  /** The alert changed so that no subscription matches any more: this is the last of it. */
  | 'LEFT'
  /** The alert as it stands, because it outlived the forwarding delay, was sent by hand, or is sent again. */
  | 'FORWARDED'
  /** Not a change: nothing happened for a while; it may be acknowledged like a change. */
  | 'BOOKMARK'
  /** Not a change: another session holds the connector, and this one waits for it to go. */
  | 'STAND_BY'
  /** Not a change: this session holds the connector from here on. */
  | 'SESSION';

/** How far a connected system has come with an alert. */
export type AlertConnectorStatus = {
  readonly __typename?: 'AlertConnectorStatus';
  /** Which connected system. */
  readonly connector: Connector;
  /** How far. */
  readonly status: ConnectorForwardingStatus;
  /** When it last acknowledged a change of the alert; null when it has not. */
  readonly acknowledgedAt: Maybe<Scalars['DateTime']['output']>;
};

/** How far the forwarding of an alert to a connected system has come. */
export type ConnectorForwardingStatus =
  /** Neither a subscription nor an operator wants it there. */
  | 'NOT_MARKED_FOR_FORWARDING'
  /** A change of it waits to be acknowledged. */
  | 'PENDING'
  /** All its changes so far have been acknowledged. */
  | 'SUCCESSFULLY_FORWARDED'
  /** A change of it was set aside and has not been sent again. */
  | 'FAILED';

/** The ticket that a connected system keeps for an alert. */
export type ConnectorTicket = {
  readonly __typename?: 'ConnectorTicket';
  /** Whose ticket it is. */
  readonly connector: Connector;
  /** Its number there. */
  readonly ticketId: Scalars['String']['output'];
  /** When the connector last told of it. */
  readonly at: Scalars['DateTime']['output'];
};

/** A change that was set aside. */
export type DeadLetter = {
  readonly __typename?: 'DeadLetter';
  /** Never reused. */
  readonly id: Scalars['ID']['output'];
  /** Whom it was for. */
  readonly connector: Connector;
  /** Id of the event, as it was delivered. */
  readonly changeId: Scalars['ID']['output'];
  /** What it told. */
  readonly kind: ConnectorEventKind;
  /** The alert as it was after that change, as the connector was to be told. */
  readonly content: Maybe<Scalars['JSON']['output']>;
  /** The alert as it is now; null when this viewer may not see it. */
  readonly alert: Maybe<Alert>;
  /** Why it was set aside. */
  readonly reason: Scalars['String']['output'];
  /** Who set it aside. */
  readonly by: Scalars['String']['output'];
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** When its alert was sent again; null when it was not. */
  readonly replayedAt: Maybe<Scalars['DateTime']['output']>;
};

/** A page of set-aside changes. */
export type DeadLetterConnection = {
  readonly __typename?: 'DeadLetterConnection';
  /** The set-aside changes with their cursors. */
  readonly edges: ReadonlyArray<DeadLetterEdge>;
  /** The set-aside changes alone. */
  readonly nodes: ReadonlyArray<DeadLetter>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A set-aside change within a page. */
export type DeadLetterEdge = {
  readonly __typename?: 'DeadLetterEdge';
  /** Continue behind this one with `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The set-aside change. */
  readonly node: DeadLetter;
};

/** A connected system to register. */
export type CreateConnectorInput = {
  /** Send the same key again after a lost answer: it is registered once, but its key is shown only the first time. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Short name, unique among connectors, 1 to 100 characters. */
  readonly name: Scalars['String']['input'];
  /** As operators read it; the name when left out. */
  readonly displayName?: InputMaybe<Scalars['String']['input']>;
  /** What it is for. */
  readonly description: Scalars['String']['input'];
  /** Whether it may write back. */
  readonly isTwoWay: Scalars['Boolean']['input'];
  /** How changes reach it. */
  readonly delivery: ConnectorDelivery;
  /** Where to post changes to; needed for webhooks, http or https, and not inside this network unless the server allows it. */
  readonly webhookUrl?: InputMaybe<Scalars['String']['input']>;
  /** After how many seconds without contact to raise an alert about it, 60 to 604,800. */
  readonly silentAfterSeconds: Scalars['Int']['input'];
  /** After how many seconds of lag to raise an alert about it, 60 to 604,800. */
  readonly behindAfterSeconds: Scalars['Int']['input'];
  /** The management group that watches it; the first by name when left out. */
  readonly managementGroupId?: InputMaybe<Scalars['ID']['input']>;
};

/** What became of a connected system to register. */
export type CreateConnectorPayload = {
  readonly __typename?: 'CreateConnectorPayload';
  /** The connector, uninitialized. */
  readonly connector: Maybe<Connector>;
  /** What it identifies itself with; it is not kept and cannot be shown again. */
  readonly key: Maybe<Scalars['String']['output']>;
  /** What webhooks to it are signed with; null for sockets. It cannot be shown again. */
  readonly webhookSecret: Maybe<Scalars['String']['output']>;
  /** Position in the stream of health changes of the object it is watched as. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A connector to initialize. */
export type InitializeConnectorInput = {
  /** Which connector. */
  readonly connectorId: Scalars['ID']['input'];
  /** Where to begin. */
  readonly from: ConnectorStart;
};

/** Where an initialized connector begins. */
export type ConnectorStart =
  /** Where it stood; with the changes from now on the first time, with the oldest that is kept when its position is not. */
  | 'BOOKMARK'
  /** With the changes from now on; what is pending is dropped. */
  | 'NOW';

/** What became of a connector to initialize. */
export type InitializeConnectorPayload = {
  readonly __typename?: 'InitializeConnectorPayload';
  /** The connector as it is now. */
  readonly connector: Maybe<Connector>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A connector to uninitialize. */
export type UninitializeConnectorInput = {
  /** Which connector. */
  readonly connectorId: Scalars['ID']['input'];
};

/** What became of a connector to uninitialize. */
export type UninitializeConnectorPayload = {
  readonly __typename?: 'UninitializeConnectorPayload';
  /** The connector as it is now. */
  readonly connector: Maybe<Connector>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Changes to a connector; what is left out stays. */
export type UpdateConnectorInput = {
  /** Which connector. */
  readonly connectorId: Scalars['ID']['input'];
  /** Refuse if the connector has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** As operators read it. */
  readonly displayName?: InputMaybe<Scalars['String']['input']>;
  /** What it is for. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Whether it may write back. */
  readonly isTwoWay?: InputMaybe<Scalars['Boolean']['input']>;
  /** How changes reach it; only while it is uninitialized. */
  readonly delivery?: InputMaybe<ConnectorDelivery>;
  /** Where to post changes to. */
  readonly webhookUrl?: InputMaybe<Scalars['String']['input']>;
  /** After how many seconds without contact to raise an alert about it, 60 to 604,800. */
  readonly silentAfterSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** After how many seconds of lag to raise an alert about it, 60 to 604,800. */
  readonly behindAfterSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** Give it a new key; the old one is worth nothing from then on. */
  readonly renewKey: Scalars['Boolean']['input'];
  /** Sign webhooks with a new secret from now on. */
  readonly renewWebhookSecret: Scalars['Boolean']['input'];
};

/** What became of changes to a connector. */
export type UpdateConnectorPayload = {
  readonly __typename?: 'UpdateConnectorPayload';
  /** The connector as it is now. */
  readonly connector: Maybe<Connector>;
  /** Its new key, if one was asked for; it cannot be shown again. */
  readonly key: Maybe<Scalars['String']['output']>;
  /** Its new webhook secret, if one was asked for or webhooks are new to it; it cannot be shown again. */
  readonly webhookSecret: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A connector to remove. */
export type DeleteConnectorInput = {
  /** Which connector. */
  readonly connectorId: Scalars['ID']['input'];
};

/** What became of a connector to remove. */
export type DeleteConnectorPayload = {
  readonly __typename?: 'DeleteConnectorPayload';
  /** Id of the connector that is no more. */
  readonly connectorId: Maybe<Scalars['ID']['output']>;
  /** Position in the stream of health changes of the end of the object it was watched as. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which alerts to tell a connector of. All conditions that are given must hold; with none, it is told of all. */
export type CreateConnectorSubscriptionInput = {
  /** Send the same key again after a lost answer: the subscription is added once. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Which connector. */
  readonly connectorId: Scalars['ID']['input'];
  /** Short name, unique within the connector, 1 to 100 characters. */
  readonly name: Scalars['String']['input'];
  /** What it is for. */
  readonly description: Scalars['String']['input'];
  /** Only alerts of objects in any of these groups. */
  readonly groupIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Only alerts about objects of these classes. */
  readonly classNames: ReadonlyArray<Scalars['String']['input']>;
  /** Only these severities. */
  readonly severities: ReadonlyArray<AlertSeverity>;
  /** Only these priorities. */
  readonly priorities: ReadonlyArray<AlertPriority>;
  /** Only alerts in the resolution states of these numbers. */
  readonly resolutionStates: ReadonlyArray<Scalars['Int']['input']>;
  /** Only these categories. */
  readonly categories: ReadonlyArray<AlertCategory>;
  /** Further conditions. */
  readonly filter?: InputMaybe<AlertFilter>;
  /** How old an alert must become, still open, before it is told of, 0 to 86,400 seconds. */
  readonly forwardingDelaySeconds: Scalars['Int']['input'];
};

/** What became of a subscription to make. */
export type CreateConnectorSubscriptionPayload = {
  readonly __typename?: 'CreateConnectorSubscriptionPayload';
  /** The subscription. */
  readonly subscription: Maybe<ConnectorSubscription>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Changes to a subscription; what is left out stays, an empty list sets no condition. */
export type UpdateConnectorSubscriptionInput = {
  /** Which subscription. */
  readonly subscriptionId: Scalars['ID']['input'];
  /** Short name, unique within the connector, 1 to 100 characters. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** What it is for. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Only alerts of objects in any of these groups. */
  readonly groupIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only alerts about objects of these classes. */
  readonly classNames?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only these severities. */
  readonly severities?: InputMaybe<ReadonlyArray<AlertSeverity>>;
  /** Only these priorities. */
  readonly priorities?: InputMaybe<ReadonlyArray<AlertPriority>>;
  /** Only alerts in the resolution states of these numbers. */
  readonly resolutionStates?: InputMaybe<ReadonlyArray<Scalars['Int']['input']>>;
  /** Only these categories. */
  readonly categories?: InputMaybe<ReadonlyArray<AlertCategory>>;
  /** Further conditions; null sets none. */
  readonly filter?: InputMaybe<AlertFilter>;
  /** How old an alert must become, still open, before it is told of, 0 to 86,400 seconds. */
  readonly forwardingDelaySeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** What became of changes to a subscription. */
export type UpdateConnectorSubscriptionPayload = {
  readonly __typename?: 'UpdateConnectorSubscriptionPayload';
  /** The subscription as it is now. */
  readonly subscription: Maybe<ConnectorSubscription>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A subscription to end. */
export type DeleteConnectorSubscriptionInput = {
  /** Which subscription. */
  readonly subscriptionId: Scalars['ID']['input'];
};

/** What became of a subscription to end. */
export type DeleteConnectorSubscriptionPayload = {
  readonly __typename?: 'DeleteConnectorSubscriptionPayload';
  /** Id of the subscription that is no more. */
  readonly subscriptionId: Maybe<Scalars['ID']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An alert to send by hand. */
export type ForwardAlertInput = {
  /** To which connector. */
  readonly connectorId: Scalars['ID']['input'];
  /** Which alert. */
  readonly alertId: Scalars['ID']['input'];
  /** Remark that goes along. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of an alert to send by hand. */
export type ForwardAlertPayload = {
  readonly __typename?: 'ForwardAlertPayload';
  /** The alert. */
  readonly alert: Maybe<Alert>;
  /** Position of the forwarding in the connector's stream. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Up to where changes are in safe hands. */
export type AcknowledgeAlertChangesInput = {
  /** Which connector. */
  readonly connectorId: Scalars['ID']['input'];
  /** Cursor of the last change that is; what came before it is acknowledged with it. */
  readonly cursor: Scalars['String']['input'];
  /** Number of the session it was delivered to. Refused with SESSION_LOST when another has taken over. */
  readonly session?: InputMaybe<Scalars['Int']['input']>;
};

/** What became of an acknowledgement. */
export type AcknowledgeAlertChangesPayload = {
  readonly __typename?: 'AcknowledgeAlertChangesPayload';
  /** The connector as it is now. */
  readonly connector: Maybe<Connector>;
  /** How many changes were acknowledged by it. */
  readonly acknowledgedCount: Maybe<Scalars['Int']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Changes to set aside, at most 500. */
export type RejectAlertChangesInput = {
  /** Which connector. */
  readonly connectorId: Scalars['ID']['input'];
  /** Number of the session they were delivered to. */
  readonly session?: InputMaybe<Scalars['Int']['input']>;
  /** Which changes, and why. */
  readonly changes: ReadonlyArray<RejectedChangeInput>;
};

/** A change to set aside. */
export type RejectedChangeInput = {
  /** Id of the event, as it was delivered. */
  readonly changeId: Scalars['ID']['input'];
  /** Why the connected system cannot take it, 1 to 2,000 characters. */
  readonly reason: Scalars['String']['input'];
};

/** What became of changes to set aside. */
export type RejectAlertChangesPayload = {
  readonly __typename?: 'RejectAlertChangesPayload';
  /** One answer a change, in the order they were given. */
  readonly results: ReadonlyArray<RejectAlertChangesResult>;
  /** Why all of it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What became of one of several changes to set aside. */
export type RejectAlertChangesResult = {
  readonly __typename?: 'RejectAlertChangesResult';
  /** Which change. */
  readonly changeId: Scalars['ID']['output'];
  /** The change as it was set aside. */
  readonly deadLetter: Maybe<DeadLetter>;
  /** Why this one was refused; null when it was set aside. */
  readonly refusal: Maybe<UserError>;
};

/** Set-aside changes to send again, at most 500: named, or the oldest. */
export type ReplayDeadLettersInput = {
  /** Of which connector. */
  readonly connectorId: Scalars['ID']['input'];
  /** Which; the oldest 500 that were not sent again when left out. */
  readonly deadLetterIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Remark that goes along. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of set-aside changes to send again. */
export type ReplayDeadLettersPayload = {
  readonly __typename?: 'ReplayDeadLettersPayload';
  /** How many are sent again; several changes of one alert are sent as one. */
  readonly replayedCount: Scalars['Int']['output'];
  /** How many set-aside changes are left. */
  readonly remainingCount: Maybe<Scalars['Int']['output']>;
  /** Position of the last of them in the connector's stream. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What a connected system writes back, at most 500 alerts. */
export type UpdateAlertsFromConnectorInput = {
  /** Which connector. */
  readonly connectorId: Scalars['ID']['input'];
  /** Remark for the history of each alert. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
  /** What to change, one entry an alert. */
  readonly updates: ReadonlyArray<ConnectorAlertUpdateInput>;
};

/** What a connected system writes back to one alert; what is left out stays, what is null is cleared. */
export type ConnectorAlertUpdateInput = {
  /** Which alert. */
  readonly alertId: Scalars['ID']['input'];
  /** Refuse with CONCURRENT_UPDATE if the alert has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Number of the connector's own ticket for the alert; the first one is also shown as the alert's ticket number. */
  readonly ticketId?: InputMaybe<Scalars['String']['input']>;
  /** Number of the new resolution state. */
  readonly resolutionState?: InputMaybe<Scalars['Int']['input']>;
  /** Who works on it now. */
  readonly owner?: InputMaybe<Scalars['String']['input']>;
  /** Free fields to set. */
  readonly customFields?: InputMaybe<ReadonlyArray<CustomFieldInput>>;
  /** Number of the work item in a development tracker. */
  readonly tfsWorkItemId?: InputMaybe<Scalars['String']['input']>;
  /** Who has that work item. */
  readonly tfsWorkItemOwner?: InputMaybe<Scalars['String']['input']>;
  /** Reset the monitor to healthy first if the new state is Closed and it is unhealthy. */
  readonly resetMonitor: Scalars['Boolean']['input'];
};

/** What became of what a connected system wrote back. */
export type UpdateAlertsFromConnectorPayload = {
  readonly __typename?: 'UpdateAlertsFromConnectorPayload';
  /** One answer an alert, in the order they were given. */
  readonly results: ReadonlyArray<UpdateAlertsFromConnectorResult>;
  /** Why all of it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What became of one of several alerts that were written back to. */
export type UpdateAlertsFromConnectorResult = {
  readonly __typename?: 'UpdateAlertsFromConnectorResult';
  /** Which alert. */
  readonly alertId: Scalars['ID']['output'];
  /** The alert as it is now; null when there is none. */
  readonly alert: Maybe<Alert>;
  /** Position of the change in the stream of alert changes; null when nothing changed. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /**
   * Why this one was refused; null when it was not. CONCURRENT_UPDATE: changed since that version; DOES_NOT_EXIST;
   * DOES_NOT_OWN: never forwarded to this connector; MONITOR_UNHEALTHY: cannot be closed yet; UNKNOWN: failed here, try
   * again; any other code names a fault of the entry.
   */
  readonly refusal: Maybe<UserError>;
};

/** From where to where the changes of a product can be asked for. */
export type ChangeStream = {
  readonly __typename?: 'ChangeStream';
  /** The earliest position one can continue from: behind the newest change that is no longer kept. */
  readonly oldest: Scalars['String']['output'];
  /** The position behind the newest change. */
  readonly newest: Scalars['String']['output'];
  /** For how many hours changes are kept. */
  readonly retentionHours: Scalars['Int']['output'];
};

/** A page of changes. */
export type AlertChangePage = {
  readonly __typename?: 'AlertChangePage';
  /** The events, oldest first. */
  readonly events: ReadonlyArray<AlertChange>;
  /** Behind everything that was looked at, whether it matched or not: continue here. */
  readonly endCursor: Scalars['String']['output'];
  /** False when the page reaches the newest change there is. */
  readonly hasNextPage: Scalars['Boolean']['output'];
};

/** A page of changes. */
export type HealthChangePage = {
  readonly __typename?: 'HealthChangePage';
  /** The events, oldest first. */
  readonly events: ReadonlyArray<HealthChange>;
  /** Behind everything that was looked at, whether it matched or not: continue here. */
  readonly endCursor: Scalars['String']['output'];
  /** False when the page reaches the newest change there is. */
  readonly hasNextPage: Scalars['Boolean']['output'];
};

/** A page of changes. */
export type MaintenanceChangePage = {
  readonly __typename?: 'MaintenanceChangePage';
  /** The events, oldest first. */
  readonly events: ReadonlyArray<MaintenanceChange>;
  /** Behind everything that was looked at, whether it matched or not: continue here. */
  readonly endCursor: Scalars['String']['output'];
  /** False when the page reaches the newest change there is. */
  readonly hasNextPage: Scalars['Boolean']['output'];
};

/**
 * From when on alerts are taken for a storm: many open alerts of one name in one management group within a short time. They
 * are grouped under one parent, an alert about the management group, and stay what they are. The parent's repeat count
 * counts them; it closes by itself when the last of them has.
 */
export type StormSettings = {
  readonly __typename?: 'StormSettings';
  /** Whether storms are looked for at all; while they are not, no alert joins one. */
  readonly isEnabled: Scalars['Boolean']['output'];
  /** How many open alerts of one name make a storm; when fewer came within the window, no more alerts join. */
  readonly threshold: Scalars['Int']['output'];
  /** Within how many seconds. */
  readonly windowSeconds: Scalars['Int']['output'];
};

/** From when on alerts are to be taken for a storm; what is left out stays. */
export type SetStormSettingsInput = {
  /** Whether to look for storms at all. */
  readonly isEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** How many open alerts of one name make a storm, 2 to 1,000. */
  readonly threshold?: InputMaybe<Scalars['Int']['input']>;
  /** Within how many seconds, 10 to 86,400. */
  readonly windowSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** What became of settings for storms. */
export type SetStormSettingsPayload = {
  readonly __typename?: 'SetStormSettingsPayload';
  /** The settings as they are now. */
  readonly settings: Maybe<StormSettings>;
  /** Why they were refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * Adds to new alerts what operators and partners would otherwise look up: who owns it, which ticket queue, how urgent it is
 * here. Applied as an alert is raised, before anybody is told of it; repeats of an open alert change nothing.
 */
export type EnrichmentRule = {
  readonly __typename?: 'EnrichmentRule';
  /** Never reused. */
  readonly id: Scalars['ID']['output'];
  /** Short name, unique among rules. */
  readonly name: Scalars['String']['output'];
  /** Rules are applied from the smallest number to the greatest; a later one finds what the earlier ones did. */
  readonly order: Scalars['Int']['output'];
  /** Whether it is applied. */
  readonly isEnabled: Scalars['Boolean']['output'];
  /** Only alerts that match, as an `AlertFilter`; null when it sets no such condition. */
  readonly filter: Maybe<Scalars['JSON']['output']>;
  /** Only alerts about objects with this property; null when it sets no such condition. */
  readonly objectProperty: Maybe<ObjectPropertyCondition>;
  /** What it sets. */
  readonly field: EnrichedField;
  /** For a custom field, which: 1 to 10. */
  readonly customFieldNumber: Maybe<Scalars['Int']['output']>;
  /** Whether it replaces what whoever raised the alert, or an earlier rule, has set. A priority is always replaced. */
  readonly overwrites: Scalars['Boolean']['output'];
  /** What it sets the field to; where nothing is found, the field stays. */
  readonly value: EnrichmentValue;
  /** When it last changed. */
  readonly lastModifiedAt: Scalars['DateTime']['output'];
  /** Who last changed it. */
  readonly lastModifiedBy: Scalars['String']['output'];
  /** Counts the changes; send it back with a mutation to be refused rather than overwrite somebody else's change. */
  readonly version: Scalars['Int']['output'];
};

/** A property an object must have. */
export type ObjectPropertyCondition = {
  readonly __typename?: 'ObjectPropertyCondition';
  /** Name of the property. */
  readonly name: Scalars['String']['output'];
  /** Its value, letter for letter. */
  readonly value: Scalars['String']['output'];
};

/** What an enrichment rule can set. */
export type EnrichedField =
  /** Who is to work on it. */
  | 'OWNER'
  /** Number of the ticket. */
  | 'TICKET_ID'
  /** How soon somebody should act: the value must be LOW, MEDIUM or HIGH. */
  | 'PRIORITY'
  /** One of the ten free fields. */
  | 'CUSTOM_FIELD';

/** What a field is set to: exactly one of these. */
export type EnrichmentValue = {
  readonly __typename?: 'EnrichmentValue';
  /** This text. */
  readonly text: Maybe<Scalars['String']['output']>;
  /** The value of the property of this name of the alert's object. */
  readonly objectProperty: Maybe<Scalars['String']['output']>;
  /** The display name of the first of these groups that the alert's object is in; none when it is not this. */
  readonly groups: ReadonlyArray<Group>;
  /** What a mapping table has for it. */
  readonly mapping: Maybe<EnrichmentMapping>;
};

/** A look-up in a mapping table. */
export type EnrichmentMapping = {
  readonly __typename?: 'EnrichmentMapping';
  /** In which table. */
  readonly mappingTable: Maybe<MappingTable>;
  /** What is looked up. */
  readonly key: MappingKey;
  /** Which property, when the key is a property of the object. */
  readonly objectProperty: Maybe<Scalars['String']['output']>;
};

/** What can be looked up in a mapping table. */
export type MappingKey =
  /** The name of the alert. */
  | 'ALERT_NAME'
  /** The category of the alert, as this schema spells it: AVAILABILITY_HEALTH. */
  | 'CATEGORY'
  /** The severity of the alert, as this schema spells it: CRITICAL. */
  | 'SEVERITY'
  /** The display name of its object. */
  | 'MONITORED_OBJECT_NAME'
  /** The class of its object. */
  | 'MONITORED_OBJECT_CLASS'
  /** The fully qualified name of the computer it is about. */
  | 'PRINCIPAL_NAME'
  /** The site it comes from. */
  | 'SITE_NAME'
  /** A property of its object. */
  | 'OBJECT_PROPERTY';

/** Values by keys, to look up which team has which application, or who pays for which computer. */
export type MappingTable = {
  readonly __typename?: 'MappingTable';
  /** Never reused. */
  readonly id: Scalars['ID']['output'];
  /** Short name, unique among tables. */
  readonly name: Scalars['String']['output'];
  /** What it is for. */
  readonly description: Scalars['String']['output'];
  /** Its entries page by page, by key. */
  readonly entries: MappingEntryConnection;
  /** When it or its entries last changed. */
  readonly lastModifiedAt: Scalars['DateTime']['output'];
  /** Who last changed it or its entries. */
  readonly lastModifiedBy: Scalars['String']['output'];
};


/** Values by keys, to look up which team has which application, or who pays for which computer. */
export type MappingTableEntriesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** One entry of a mapping table. */
export type MappingEntry = {
  readonly __typename?: 'MappingEntry';
  /** What is looked up; the letters A to Z match in either case and are kept small. */
  readonly key: Scalars['String']['output'];
  /** What is found. */
  readonly value: Scalars['String']['output'];
};

/** A page of entries. */
export type MappingEntryConnection = {
  readonly __typename?: 'MappingEntryConnection';
  /** The entries with their cursors. */
  readonly edges: ReadonlyArray<MappingEntryEdge>;
  /** The entries alone. */
  readonly nodes: ReadonlyArray<MappingEntry>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An entry within a page. */
export type MappingEntryEdge = {
  readonly __typename?: 'MappingEntryEdge';
  /** Continue behind this entry with `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The entry. */
  readonly node: MappingEntry;
};

/** A property an object must have. */
export type ObjectPropertyConditionInput = {
  /** Name of the property. */
  readonly name: Scalars['String']['input'];
  /** Its value, letter for letter. */
  readonly value: Scalars['String']['input'];
};

/** What to set a field to: give exactly one of these. */
export type EnrichmentValueInput = {
  /** This text. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
  /** The value of the property of this name of the alert's object. */
  readonly objectProperty?: InputMaybe<Scalars['String']['input']>;
  /** The display name of the first of these groups that the alert's object is in, 1 to 100 of them. */
  readonly groupIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** What a mapping table has for it. */
  readonly mapping?: InputMaybe<EnrichmentMappingInput>;
};

/** A look-up in a mapping table. */
export type EnrichmentMappingInput = {
  /** In which table. */
  readonly mappingTableId: Scalars['ID']['input'];
  /** What to look up. */
  readonly key: MappingKey;
  /** Which property, when the key is a property of the object. */
  readonly objectProperty?: InputMaybe<Scalars['String']['input']>;
};

/** A rule to add. All conditions that are given must hold; with none, it applies to every alert. */
export type CreateEnrichmentRuleInput = {
  /** Send the same key again after a lost answer: the rule is added once. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Short name, unique among rules, 1 to 100 characters. */
  readonly name: Scalars['String']['input'];
  /** Its place among the rules, 0 to 1,000,000; among equals the id decides. */
  readonly order: Scalars['Int']['input'];
  /** Whether to apply it. */
  readonly isEnabled: Scalars['Boolean']['input'];
  /** Only alerts that match; it is asked of the alert as it is raised. */
  readonly filter?: InputMaybe<AlertFilter>;
  /** Only alerts about objects with this property. */
  readonly objectProperty?: InputMaybe<ObjectPropertyConditionInput>;
  /** What to set. */
  readonly field: EnrichedField;
  /** For a custom field, which: 1 to 10. */
  readonly customFieldNumber?: InputMaybe<Scalars['Int']['input']>;
  /** Whether to replace what is set already. */
  readonly overwrites: Scalars['Boolean']['input'];
  /** What to set the field to. */
  readonly value: EnrichmentValueInput;
};

/** What became of a rule to add. */
export type CreateEnrichmentRulePayload = {
  readonly __typename?: 'CreateEnrichmentRulePayload';
  /** The rule. */
  readonly enrichmentRule: Maybe<EnrichmentRule>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Changes to a rule; what is left out stays, a condition given as null is dropped. */
export type UpdateEnrichmentRuleInput = {
  /** Which rule. */
  readonly enrichmentRuleId: Scalars['ID']['input'];
  /** Refuse if the rule has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Short name, unique among rules, 1 to 100 characters. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Its place among the rules, 0 to 1,000,000. */
  readonly order?: InputMaybe<Scalars['Int']['input']>;
  /** Whether to apply it. */
  readonly isEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only alerts that match. */
  readonly filter?: InputMaybe<AlertFilter>;
  /** Only alerts about objects with this property. */
  readonly objectProperty?: InputMaybe<ObjectPropertyConditionInput>;
  /** What to set. */
  readonly field?: InputMaybe<EnrichedField>;
  /** For a custom field, which: 1 to 10. */
  readonly customFieldNumber?: InputMaybe<Scalars['Int']['input']>;
  /** Whether to replace what is set already. */
  readonly overwrites?: InputMaybe<Scalars['Boolean']['input']>;
  /** What to set the field to. */
  readonly value?: InputMaybe<EnrichmentValueInput>;
};

/** What became of changes to a rule. */
export type UpdateEnrichmentRulePayload = {
  readonly __typename?: 'UpdateEnrichmentRulePayload';
  /** The rule as it is now. */
  readonly enrichmentRule: Maybe<EnrichmentRule>;
  /** Why they were refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A rule to remove. */
export type DeleteEnrichmentRuleInput = {
  /** Which rule. */
  readonly enrichmentRuleId: Scalars['ID']['input'];
};

/** What became of a rule to remove. */
export type DeleteEnrichmentRulePayload = {
  readonly __typename?: 'DeleteEnrichmentRulePayload';
  /** Id of the rule that is gone. */
  readonly enrichmentRuleId: Maybe<Scalars['ID']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A table to add. */
export type CreateMappingTableInput = {
  /** Send the same key again after a lost answer: the table is added once. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Short name, unique among tables, 1 to 100 characters. */
  readonly name: Scalars['String']['input'];
  /** What it is for. */
  readonly description: Scalars['String']['input'];
};

/** What became of a table to add. */
export type CreateMappingTablePayload = {
  readonly __typename?: 'CreateMappingTablePayload';
  /** The table. */
  readonly mappingTable: Maybe<MappingTable>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Entries to add, to change and to remove; the others stay. */
export type SetMappingTableEntriesInput = {
  /** Which table. */
  readonly mappingTableId: Scalars['ID']['input'];
  /** Entries to add, or to change where the key is there already, at most 1,000; a table holds at most 10,000. */
  readonly entries: ReadonlyArray<MappingEntryInput>;
  /** Keys of entries to remove, at most 1,000; one that is not there is no fault. */
  readonly removedKeys: ReadonlyArray<Scalars['String']['input']>;
};

/** An entry to add or to change. */
export type MappingEntryInput = {
  /** What is looked up, 1 to 255 characters; the letters A to Z match in either case. */
  readonly key: Scalars['String']['input'];
  /** What is found, 1 to 255 characters. */
  readonly value: Scalars['String']['input'];
};

/** What became of entries to set. */
export type SetMappingTableEntriesPayload = {
  readonly __typename?: 'SetMappingTableEntriesPayload';
  /** The table as it is now. */
  readonly mappingTable: Maybe<MappingTable>;
  /** Why they were refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A table to remove. */
export type DeleteMappingTableInput = {
  /** Which table. */
  readonly mappingTableId: Scalars['ID']['input'];
};

/** What became of a table to remove. */
export type DeleteMappingTablePayload = {
  readonly __typename?: 'DeleteMappingTablePayload';
  /** Id of the table that is gone. */
  readonly mappingTableId: Maybe<Scalars['ID']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A management group as it was found; servers that are not mentioned stay. */
export type ReportManagementGroupInput = {
  /** Its own id, 1 to 200 characters. */
  readonly id: Scalars['ID']['input'];
  /** As administrators named it, unique among management groups. */
  readonly name: Scalars['String']['input'];
  /** The site it watches. */
  readonly site: Scalars['String']['input'];
  /** Its management servers as they are now, at most 200; others that are known stay. */
  readonly servers: ReadonlyArray<ManagementServerInput>;
  /** Servers that are gone. */
  readonly removedServerIds: ReadonlyArray<Scalars['ID']['input']>;
};

/** A management server as it was found. */
export type ManagementServerInput = {
  /** Its own id, 1 to 200 characters. */
  readonly id: Scalars['ID']['input'];
  /** Fully qualified name of the computer. */
  readonly name: Scalars['String']['input'];
  /** How well its own services are. */
  readonly health: HealthState;
  /** False while the other management servers do not hear from it. */
  readonly isAvailable: Scalars['Boolean']['input'];
};

/** What became of a report of a management group. */
export type ReportManagementGroupPayload = {
  readonly __typename?: 'ReportManagementGroupPayload';
  /** The management group as it is now. */
  readonly managementGroup: Maybe<ManagementGroup>;
  /** Whether it was new, changed or known. */
  readonly outcome: Maybe<ReportOutcome>;
  /** Position in the stream of health changes of what changed about it as a monitored object; null when nothing did. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A group as it was found; members and groups inside that are not mentioned stay. */
export type ReportGroupInput = {
  /** Its own id, 1 to 200 characters. */
  readonly id: Scalars['ID']['input'];
  /** The management group it belongs to; it stays there. */
  readonly managementGroupId: Scalars['ID']['input'];
  /** Name of its class: Contoso.Servers.Web.Group. */
  readonly name: Scalars['String']['input'];
  /** As operators will read it. */
  readonly displayName: Scalars['String']['input'];
  /** What its members have in common. */
  readonly description: Scalars['String']['input'];
  /** Monitored objects that are in it by themselves, at most 1,000 at once. */
  readonly memberIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Objects that are no longer in it by themselves, at most 1,000; who is in a group inside it stays a member. */
  readonly removedMemberIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Groups directly inside it: their members are its members. */
  readonly childGroupIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Groups that are no longer directly inside it. */
  readonly removedChildGroupIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Remark for the history. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a report of a group. */
export type ReportGroupPayload = {
  readonly __typename?: 'ReportGroupPayload';
  /** The group as it is now. */
  readonly group: Maybe<Group>;
  /** Whether it was new, changed or known. */
  readonly outcome: Maybe<ReportOutcome>;
  /** Position of the last change behind it, in the streams of health and alert changes; null when nobody entered or left. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Alert: Alert;
  MonitoredObject: MonitoredObject;
  ManagementGroup: ManagementGroup;
  VirtualMachine: VirtualMachine;
  Host: Host;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Alert:
    ( { __typename: 'Alert' }
    & GraphQLRecursivePick<FederationTypes['Alert'], {"id":true}> );
  MonitoredObject:
    ( { __typename: 'MonitoredObject' }
    & GraphQLRecursivePick<FederationTypes['MonitoredObject'], {"id":true}> );
  ManagementGroup:
    ( { __typename: 'ManagementGroup' }
    & GraphQLRecursivePick<FederationTypes['ManagementGroup'], {"id":true}> );
  VirtualMachine:
    ( { __typename: 'VirtualMachine' }
    & GraphQLRecursivePick<FederationTypes['VirtualMachine'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['VirtualMachine'], {"computerName":true}> ) );
  Host:
    ( { __typename: 'Host' }
    & GraphQLRecursivePick<FederationTypes['Host'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Host'], {"computerName":true}> ) );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  SortDirection: SortDirection;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  UserError: ResolverTypeWrapper<UserError>;
  FieldChange: ResolverTypeWrapper<FieldChange>;
  StreamEventKind: StreamEventKind;
  StringFilter: StringFilter;
  IdFilter: IdFilter;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IntFilter: IntFilter;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  DateTimeFilter: DateTimeFilter;
  KeywordFilter: KeywordFilter;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Alert: ResolverTypeWrapper<AlertModel>;
  AlertSeverity: AlertSeverity;
  AlertPriority: AlertPriority;
  AlertCategory: AlertCategory;
  ResolutionState: ResolverTypeWrapper<ResolutionStateModel>;
  AlertFilter: AlertFilter;
  ContainsFilter: ContainsFilter;
  MembershipFilter: MembershipFilter;
  AlertSeverityFilter: AlertSeverityFilter;
  AlertPriorityFilter: AlertPriorityFilter;
  AlertCategoryFilter: AlertCategoryFilter;
  AlertOrder: AlertOrder;
  AlertOrderField: AlertOrderField;
  AlertConnection: ResolverTypeWrapper<AlertPage>;
  AlertEdge: ResolverTypeWrapper<Omit<AlertEdge, 'node'> & { node: ResolversTypes['Alert'] }>;
  AlertDimension: AlertDimension;
  AlertStatistics: ResolverTypeWrapper<AlertStatisticsModel>;
  AlertBucket: ResolverTypeWrapper<AlertBucketModel>;
  AlertChange: ResolverTypeWrapper<AlertChangeModel>;
  RaiseAlertInput: RaiseAlertInput;
  RaiseAlertPayload: ResolverTypeWrapper<Omit<RaiseAlertPayload, 'alert'> & { alert?: Maybe<ResolversTypes['Alert']> }>;
  RaiseAlertsInput: RaiseAlertsInput;
  RaiseAlertsPayload: ResolverTypeWrapper<Omit<RaiseAlertsPayload, 'results'> & { results: ReadonlyArray<ResolversTypes['RaiseAlertPayload']> }>;
  ResolveAlertInput: ResolveAlertInput;
  ResolveAlertPayload: ResolverTypeWrapper<Omit<ResolveAlertPayload, 'alert'> & { alert?: Maybe<ResolversTypes['Alert']> }>;
  ResolveAlertsInput: ResolveAlertsInput;
  ResolveAlertsPayload: ResolverTypeWrapper<Omit<ResolveAlertsPayload, 'results'> & { results: ReadonlyArray<ResolversTypes['ResolveAlertsResult']> }>;
  ResolveAlertsResult: ResolverTypeWrapper<Omit<ResolveAlertsResult, 'alert'> & { alert?: Maybe<ResolversTypes['Alert']> }>;
  UpdateAlertInput: UpdateAlertInput;
  CustomFieldInput: CustomFieldInput;
  UpdateAlertPayload: ResolverTypeWrapper<Omit<UpdateAlertPayload, 'alert'> & { alert?: Maybe<ResolversTypes['Alert']> }>;
  ClosingUnhealthyAlerts: ClosingUnhealthyAlerts;
  SetClosingUnhealthyAlertsInput: SetClosingUnhealthyAlertsInput;
  SetClosingUnhealthyAlertsPayload: ResolverTypeWrapper<SetClosingUnhealthyAlertsPayload>;
  CreateResolutionStateInput: CreateResolutionStateInput;
  CreateResolutionStatePayload: ResolverTypeWrapper<Omit<CreateResolutionStatePayload, 'resolutionState'> & { resolutionState?: Maybe<ResolversTypes['ResolutionState']> }>;
  MonitoredObject: ResolverTypeWrapper<MonitoredObjectModel>;
  ObjectProperty: ResolverTypeWrapper<ObjectProperty>;
  MonitoredObjectFilter: MonitoredObjectFilter;
  GroupMembershipFilter: GroupMembershipFilter;
  MonitoredObjectOrder: MonitoredObjectOrder;
  MonitoredObjectOrderField: MonitoredObjectOrderField;
  MonitoredObjectConnection: ResolverTypeWrapper<MonitoredObjectPage>;
  MonitoredObjectEdge: ResolverTypeWrapper<Omit<MonitoredObjectEdge, 'node'> & { node: ResolversTypes['MonitoredObject'] }>;
  ReportMonitoredObjectsInput: ReportMonitoredObjectsInput;
  MonitoredObjectInput: MonitoredObjectInput;
  ObjectPropertyInput: ObjectPropertyInput;
  UnitMonitorInput: UnitMonitorInput;
  MonitorAlertInput: MonitorAlertInput;
  DependencyMonitorInput: DependencyMonitorInput;
  ReportMonitoredObjectsPayload: ResolverTypeWrapper<Omit<ReportMonitoredObjectsPayload, 'results'> & { results: ReadonlyArray<ResolversTypes['ReportMonitoredObjectsResult']> }>;
  ReportMonitoredObjectsResult: ResolverTypeWrapper<Omit<ReportMonitoredObjectsResult, 'monitoredObject'> & { monitoredObject?: Maybe<ResolversTypes['MonitoredObject']> }>;
  ReportOutcome: ReportOutcome;
  HealthState: HealthState;
  AlertingState: AlertingState;
  HealthAspect: HealthAspect;
  MonitorKind: MonitorKind;
  RollupPolicy: RollupPolicy;
  Monitor: ResolverTypeWrapper<MonitorModel>;
  MonitorAlert: ResolverTypeWrapper<MonitorAlert>;
  HealthStateFilter: HealthStateFilter;
  ReportMonitorStateInput: ReportMonitorStateInput;
  ReportMonitorStatePayload: ResolverTypeWrapper<Omit<ReportMonitorStatePayload, 'monitor' | 'alert'> & { monitor?: Maybe<ResolversTypes['Monitor']>, alert?: Maybe<ResolversTypes['Alert']> }>;
  ResetMonitorInput: ResetMonitorInput;
  ResetMonitorPayload: ResolverTypeWrapper<Omit<ResetMonitorPayload, 'monitor'> & { monitor?: Maybe<ResolversTypes['Monitor']> }>;
  HealthChange: ResolverTypeWrapper<HealthChangeModel>;
  MaintenanceWindow: ResolverTypeWrapper<MaintenanceWindowModel>;
  MaintenanceReason: MaintenanceReason;
  MaintenanceWindowFilter: MaintenanceWindowFilter;
  MaintenanceReasonFilter: MaintenanceReasonFilter;
  MaintenanceWindowOrder: MaintenanceWindowOrder;
  MaintenanceWindowOrderField: MaintenanceWindowOrderField;
  MaintenanceWindowConnection: ResolverTypeWrapper<MaintenanceWindowPage>;
  MaintenanceWindowEdge: ResolverTypeWrapper<Omit<MaintenanceWindowEdge, 'node'> & { node: ResolversTypes['MaintenanceWindow'] }>;
  SetMaintenanceModeInput: SetMaintenanceModeInput;
  SetMaintenanceModePayload: ResolverTypeWrapper<Omit<SetMaintenanceModePayload, 'maintenanceWindows'> & { maintenanceWindows: ReadonlyArray<ResolversTypes['MaintenanceWindow']> }>;
  EndMaintenanceModeInput: EndMaintenanceModeInput;
  EndMaintenanceModePayload: ResolverTypeWrapper<Omit<EndMaintenanceModePayload, 'maintenanceWindows'> & { maintenanceWindows: ReadonlyArray<ResolversTypes['MaintenanceWindow']> }>;
  MaintenanceChange: ResolverTypeWrapper<MaintenanceChangeModel>;
  Group: ResolverTypeWrapper<GroupModel>;
  GroupFilter: GroupFilter;
  GroupConnection: ResolverTypeWrapper<GroupPage>;
  GroupEdge: ResolverTypeWrapper<Omit<GroupEdge, 'node'> & { node: ResolversTypes['Group'] }>;
  ManagementGroup: ResolverTypeWrapper<ManagementGroupModel>;
  ManagementServer: ResolverTypeWrapper<ManagementServerModel>;
  VirtualMachine: ResolverTypeWrapper<ComputerReference>;
  Host: ResolverTypeWrapper<ComputerReference>;
  Connector: ResolverTypeWrapper<ConnectorModel>;
  ConnectorState: ConnectorState;
  ConnectorDelivery: ConnectorDelivery;
  ConnectorSession: ResolverTypeWrapper<ConnectorLease>;
  ConnectorConnection: ResolverTypeWrapper<ConnectorPage>;
  ConnectorEdge: ResolverTypeWrapper<Omit<ConnectorEdge, 'node'> & { node: ResolversTypes['Connector'] }>;
  ConnectorSubscription: ResolverTypeWrapper<ConnectorSubscriptionModel>;
  ConnectorAlertChange: ResolverTypeWrapper<ConnectorAlertEvent>;
  ConnectorEventKind: ConnectorEventKind;
  AlertConnectorStatus: ResolverTypeWrapper<AlertConnectorStatusModel>;
  ConnectorForwardingStatus: ConnectorForwardingStatus;
  ConnectorTicket: ResolverTypeWrapper<ConnectorTicketModel>;
  DeadLetter: ResolverTypeWrapper<DeadLetterModel>;
  DeadLetterConnection: ResolverTypeWrapper<DeadLetterPage>;
  DeadLetterEdge: ResolverTypeWrapper<Omit<DeadLetterEdge, 'node'> & { node: ResolversTypes['DeadLetter'] }>;
  CreateConnectorInput: CreateConnectorInput;
  CreateConnectorPayload: ResolverTypeWrapper<Omit<CreateConnectorPayload, 'connector'> & { connector?: Maybe<ResolversTypes['Connector']> }>;
  InitializeConnectorInput: InitializeConnectorInput;
  ConnectorStart: ConnectorStart;
  InitializeConnectorPayload: ResolverTypeWrapper<Omit<InitializeConnectorPayload, 'connector'> & { connector?: Maybe<ResolversTypes['Connector']> }>;
  UninitializeConnectorInput: UninitializeConnectorInput;
  UninitializeConnectorPayload: ResolverTypeWrapper<Omit<UninitializeConnectorPayload, 'connector'> & { connector?: Maybe<ResolversTypes['Connector']> }>;
  UpdateConnectorInput: UpdateConnectorInput;
  UpdateConnectorPayload: ResolverTypeWrapper<Omit<UpdateConnectorPayload, 'connector'> & { connector?: Maybe<ResolversTypes['Connector']> }>;
  DeleteConnectorInput: DeleteConnectorInput;
  DeleteConnectorPayload: ResolverTypeWrapper<DeleteConnectorPayload>;
  CreateConnectorSubscriptionInput: CreateConnectorSubscriptionInput;
  CreateConnectorSubscriptionPayload: ResolverTypeWrapper<Omit<CreateConnectorSubscriptionPayload, 'subscription'> & { subscription?: Maybe<ResolversTypes['ConnectorSubscription']> }>;
  UpdateConnectorSubscriptionInput: UpdateConnectorSubscriptionInput;
  UpdateConnectorSubscriptionPayload: ResolverTypeWrapper<Omit<UpdateConnectorSubscriptionPayload, 'subscription'> & { subscription?: Maybe<ResolversTypes['ConnectorSubscription']> }>;
  DeleteConnectorSubscriptionInput: DeleteConnectorSubscriptionInput;
  DeleteConnectorSubscriptionPayload: ResolverTypeWrapper<DeleteConnectorSubscriptionPayload>;
  ForwardAlertInput: ForwardAlertInput;
  ForwardAlertPayload: ResolverTypeWrapper<Omit<ForwardAlertPayload, 'alert'> & { alert?: Maybe<ResolversTypes['Alert']> }>;
  AcknowledgeAlertChangesInput: AcknowledgeAlertChangesInput;
  AcknowledgeAlertChangesPayload: ResolverTypeWrapper<Omit<AcknowledgeAlertChangesPayload, 'connector'> & { connector?: Maybe<ResolversTypes['Connector']> }>;
  RejectAlertChangesInput: RejectAlertChangesInput;
  RejectedChangeInput: RejectedChangeInput;
  RejectAlertChangesPayload: ResolverTypeWrapper<Omit<RejectAlertChangesPayload, 'results'> & { results: ReadonlyArray<ResolversTypes['RejectAlertChangesResult']> }>;
  RejectAlertChangesResult: ResolverTypeWrapper<RejectionResult>;
  ReplayDeadLettersInput: ReplayDeadLettersInput;
  ReplayDeadLettersPayload: ResolverTypeWrapper<ReplayDeadLettersPayload>;
  UpdateAlertsFromConnectorInput: UpdateAlertsFromConnectorInput;
  ConnectorAlertUpdateInput: ConnectorAlertUpdateInput;
  UpdateAlertsFromConnectorPayload: ResolverTypeWrapper<Omit<UpdateAlertsFromConnectorPayload, 'results'> & { results: ReadonlyArray<ResolversTypes['UpdateAlertsFromConnectorResult']> }>;
  UpdateAlertsFromConnectorResult: ResolverTypeWrapper<Omit<UpdateAlertsFromConnectorResult, 'alert'> & { alert?: Maybe<ResolversTypes['Alert']> }>;
  ChangeStream: ResolverTypeWrapper<ChangeStream>;
  AlertChangePage: ResolverTypeWrapper<Omit<AlertChangePage, 'events'> & { events: ReadonlyArray<ResolversTypes['AlertChange']> }>;
  HealthChangePage: ResolverTypeWrapper<Omit<HealthChangePage, 'events'> & { events: ReadonlyArray<ResolversTypes['HealthChange']> }>;
  MaintenanceChangePage: ResolverTypeWrapper<Omit<MaintenanceChangePage, 'events'> & { events: ReadonlyArray<ResolversTypes['MaintenanceChange']> }>;
  StormSettings: ResolverTypeWrapper<StormSettingsModel>;
  SetStormSettingsInput: SetStormSettingsInput;
  SetStormSettingsPayload: ResolverTypeWrapper<Omit<SetStormSettingsPayload, 'settings'> & { settings?: Maybe<ResolversTypes['StormSettings']> }>;
  EnrichmentRule: ResolverTypeWrapper<EnrichmentRuleModel>;
  ObjectPropertyCondition: ResolverTypeWrapper<ObjectPropertyCondition>;
  EnrichedField: EnrichedField;
  EnrichmentValue: ResolverTypeWrapper<EnrichmentValueModel>;
  EnrichmentMapping: ResolverTypeWrapper<MappingValue>;
  MappingKey: MappingKey;
  MappingTable: ResolverTypeWrapper<MappingTableModel>;
  MappingEntry: ResolverTypeWrapper<MappingEntry>;
  MappingEntryConnection: ResolverTypeWrapper<MappingEntryPage>;
  MappingEntryEdge: ResolverTypeWrapper<MappingEntryEdge>;
  ObjectPropertyConditionInput: ObjectPropertyConditionInput;
  EnrichmentValueInput: EnrichmentValueInput;
  EnrichmentMappingInput: EnrichmentMappingInput;
  CreateEnrichmentRuleInput: CreateEnrichmentRuleInput;
  CreateEnrichmentRulePayload: ResolverTypeWrapper<Omit<CreateEnrichmentRulePayload, 'enrichmentRule'> & { enrichmentRule?: Maybe<ResolversTypes['EnrichmentRule']> }>;
  UpdateEnrichmentRuleInput: UpdateEnrichmentRuleInput;
  UpdateEnrichmentRulePayload: ResolverTypeWrapper<Omit<UpdateEnrichmentRulePayload, 'enrichmentRule'> & { enrichmentRule?: Maybe<ResolversTypes['EnrichmentRule']> }>;
  DeleteEnrichmentRuleInput: DeleteEnrichmentRuleInput;
  DeleteEnrichmentRulePayload: ResolverTypeWrapper<DeleteEnrichmentRulePayload>;
  CreateMappingTableInput: CreateMappingTableInput;
  CreateMappingTablePayload: ResolverTypeWrapper<Omit<CreateMappingTablePayload, 'mappingTable'> & { mappingTable?: Maybe<ResolversTypes['MappingTable']> }>;
  SetMappingTableEntriesInput: SetMappingTableEntriesInput;
  MappingEntryInput: MappingEntryInput;
  SetMappingTableEntriesPayload: ResolverTypeWrapper<Omit<SetMappingTableEntriesPayload, 'mappingTable'> & { mappingTable?: Maybe<ResolversTypes['MappingTable']> }>;
  DeleteMappingTableInput: DeleteMappingTableInput;
  DeleteMappingTablePayload: ResolverTypeWrapper<DeleteMappingTablePayload>;
  ReportManagementGroupInput: ReportManagementGroupInput;
  ManagementServerInput: ManagementServerInput;
  ReportManagementGroupPayload: ResolverTypeWrapper<Omit<ReportManagementGroupPayload, 'managementGroup'> & { managementGroup?: Maybe<ResolversTypes['ManagementGroup']> }>;
  ReportGroupInput: ReportGroupInput;
  ReportGroupPayload: ResolverTypeWrapper<Omit<ReportGroupPayload, 'group'> & { group?: Maybe<ResolversTypes['Group']> }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  JSON: Scalars['JSON']['output'];
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  String: Scalars['String']['output'];
  UserError: UserError;
  FieldChange: FieldChange;
  StringFilter: StringFilter;
  IdFilter: IdFilter;
  ID: Scalars['ID']['output'];
  IntFilter: IntFilter;
  Int: Scalars['Int']['output'];
  DateTimeFilter: DateTimeFilter;
  KeywordFilter: KeywordFilter;
  Query: Record<PropertyKey, never>;
  Mutation: Record<PropertyKey, never>;
  Subscription: Record<PropertyKey, never>;
  Alert: AlertModel;
  ResolutionState: ResolutionStateModel;
  AlertFilter: AlertFilter;
  ContainsFilter: ContainsFilter;
  MembershipFilter: MembershipFilter;
  AlertSeverityFilter: AlertSeverityFilter;
  AlertPriorityFilter: AlertPriorityFilter;
  AlertCategoryFilter: AlertCategoryFilter;
  AlertOrder: AlertOrder;
  AlertConnection: AlertPage;
  AlertEdge: Omit<AlertEdge, 'node'> & { node: ResolversParentTypes['Alert'] };
  AlertStatistics: AlertStatisticsModel;
  AlertBucket: AlertBucketModel;
  AlertChange: AlertChangeModel;
  RaiseAlertInput: RaiseAlertInput;
  RaiseAlertPayload: Omit<RaiseAlertPayload, 'alert'> & { alert?: Maybe<ResolversParentTypes['Alert']> };
  RaiseAlertsInput: RaiseAlertsInput;
  RaiseAlertsPayload: Omit<RaiseAlertsPayload, 'results'> & { results: ReadonlyArray<ResolversParentTypes['RaiseAlertPayload']> };
  ResolveAlertInput: ResolveAlertInput;
  ResolveAlertPayload: Omit<ResolveAlertPayload, 'alert'> & { alert?: Maybe<ResolversParentTypes['Alert']> };
  ResolveAlertsInput: ResolveAlertsInput;
  ResolveAlertsPayload: Omit<ResolveAlertsPayload, 'results'> & { results: ReadonlyArray<ResolversParentTypes['ResolveAlertsResult']> };
  ResolveAlertsResult: Omit<ResolveAlertsResult, 'alert'> & { alert?: Maybe<ResolversParentTypes['Alert']> };
  UpdateAlertInput: UpdateAlertInput;
  CustomFieldInput: CustomFieldInput;
  UpdateAlertPayload: Omit<UpdateAlertPayload, 'alert'> & { alert?: Maybe<ResolversParentTypes['Alert']> };
  SetClosingUnhealthyAlertsInput: SetClosingUnhealthyAlertsInput;
  SetClosingUnhealthyAlertsPayload: SetClosingUnhealthyAlertsPayload;
  CreateResolutionStateInput: CreateResolutionStateInput;
  CreateResolutionStatePayload: Omit<CreateResolutionStatePayload, 'resolutionState'> & { resolutionState?: Maybe<ResolversParentTypes['ResolutionState']> };
  MonitoredObject: MonitoredObjectModel;
  ObjectProperty: ObjectProperty;
  MonitoredObjectFilter: MonitoredObjectFilter;
  GroupMembershipFilter: GroupMembershipFilter;
  MonitoredObjectOrder: MonitoredObjectOrder;
  MonitoredObjectConnection: MonitoredObjectPage;
  MonitoredObjectEdge: Omit<MonitoredObjectEdge, 'node'> & { node: ResolversParentTypes['MonitoredObject'] };
  ReportMonitoredObjectsInput: ReportMonitoredObjectsInput;
  MonitoredObjectInput: MonitoredObjectInput;
  ObjectPropertyInput: ObjectPropertyInput;
  UnitMonitorInput: UnitMonitorInput;
  MonitorAlertInput: MonitorAlertInput;
  DependencyMonitorInput: DependencyMonitorInput;
  ReportMonitoredObjectsPayload: Omit<ReportMonitoredObjectsPayload, 'results'> & { results: ReadonlyArray<ResolversParentTypes['ReportMonitoredObjectsResult']> };
  ReportMonitoredObjectsResult: Omit<ReportMonitoredObjectsResult, 'monitoredObject'> & { monitoredObject?: Maybe<ResolversParentTypes['MonitoredObject']> };
  Monitor: MonitorModel;
  MonitorAlert: MonitorAlert;
  HealthStateFilter: HealthStateFilter;
  ReportMonitorStateInput: ReportMonitorStateInput;
  ReportMonitorStatePayload: Omit<ReportMonitorStatePayload, 'monitor' | 'alert'> & { monitor?: Maybe<ResolversParentTypes['Monitor']>, alert?: Maybe<ResolversParentTypes['Alert']> };
  ResetMonitorInput: ResetMonitorInput;
  ResetMonitorPayload: Omit<ResetMonitorPayload, 'monitor'> & { monitor?: Maybe<ResolversParentTypes['Monitor']> };
  HealthChange: HealthChangeModel;
  MaintenanceWindow: MaintenanceWindowModel;
  MaintenanceWindowFilter: MaintenanceWindowFilter;
  MaintenanceReasonFilter: MaintenanceReasonFilter;
  MaintenanceWindowOrder: MaintenanceWindowOrder;
  MaintenanceWindowConnection: MaintenanceWindowPage;
  MaintenanceWindowEdge: Omit<MaintenanceWindowEdge, 'node'> & { node: ResolversParentTypes['MaintenanceWindow'] };
  SetMaintenanceModeInput: SetMaintenanceModeInput;
  SetMaintenanceModePayload: Omit<SetMaintenanceModePayload, 'maintenanceWindows'> & { maintenanceWindows: ReadonlyArray<ResolversParentTypes['MaintenanceWindow']> };
  EndMaintenanceModeInput: EndMaintenanceModeInput;
  EndMaintenanceModePayload: Omit<EndMaintenanceModePayload, 'maintenanceWindows'> & { maintenanceWindows: ReadonlyArray<ResolversParentTypes['MaintenanceWindow']> };
  MaintenanceChange: MaintenanceChangeModel;
  Group: GroupModel;
  GroupFilter: GroupFilter;
  GroupConnection: GroupPage;
  GroupEdge: Omit<GroupEdge, 'node'> & { node: ResolversParentTypes['Group'] };
  ManagementGroup: ManagementGroupModel;
  ManagementServer: ManagementServerModel;
  VirtualMachine: ComputerReference;
  Host: ComputerReference;
  Connector: ConnectorModel;
  ConnectorSession: ConnectorLease;
  ConnectorConnection: ConnectorPage;
  ConnectorEdge: Omit<ConnectorEdge, 'node'> & { node: ResolversParentTypes['Connector'] };
  ConnectorSubscription: ConnectorSubscriptionModel;
  ConnectorAlertChange: ConnectorAlertEvent;
  AlertConnectorStatus: AlertConnectorStatusModel;
  ConnectorTicket: ConnectorTicketModel;
  DeadLetter: DeadLetterModel;
  DeadLetterConnection: DeadLetterPage;
  DeadLetterEdge: Omit<DeadLetterEdge, 'node'> & { node: ResolversParentTypes['DeadLetter'] };
  CreateConnectorInput: CreateConnectorInput;
  CreateConnectorPayload: Omit<CreateConnectorPayload, 'connector'> & { connector?: Maybe<ResolversParentTypes['Connector']> };
  InitializeConnectorInput: InitializeConnectorInput;
  InitializeConnectorPayload: Omit<InitializeConnectorPayload, 'connector'> & { connector?: Maybe<ResolversParentTypes['Connector']> };
  UninitializeConnectorInput: UninitializeConnectorInput;
  UninitializeConnectorPayload: Omit<UninitializeConnectorPayload, 'connector'> & { connector?: Maybe<ResolversParentTypes['Connector']> };
  UpdateConnectorInput: UpdateConnectorInput;
  UpdateConnectorPayload: Omit<UpdateConnectorPayload, 'connector'> & { connector?: Maybe<ResolversParentTypes['Connector']> };
  DeleteConnectorInput: DeleteConnectorInput;
  DeleteConnectorPayload: DeleteConnectorPayload;
  CreateConnectorSubscriptionInput: CreateConnectorSubscriptionInput;
  CreateConnectorSubscriptionPayload: Omit<CreateConnectorSubscriptionPayload, 'subscription'> & { subscription?: Maybe<ResolversParentTypes['ConnectorSubscription']> };
  UpdateConnectorSubscriptionInput: UpdateConnectorSubscriptionInput;
  UpdateConnectorSubscriptionPayload: Omit<UpdateConnectorSubscriptionPayload, 'subscription'> & { subscription?: Maybe<ResolversParentTypes['ConnectorSubscription']> };
  DeleteConnectorSubscriptionInput: DeleteConnectorSubscriptionInput;
  DeleteConnectorSubscriptionPayload: DeleteConnectorSubscriptionPayload;
  ForwardAlertInput: ForwardAlertInput;
  ForwardAlertPayload: Omit<ForwardAlertPayload, 'alert'> & { alert?: Maybe<ResolversParentTypes['Alert']> };
  AcknowledgeAlertChangesInput: AcknowledgeAlertChangesInput;
  AcknowledgeAlertChangesPayload: Omit<AcknowledgeAlertChangesPayload, 'connector'> & { connector?: Maybe<ResolversParentTypes['Connector']> };
  RejectAlertChangesInput: RejectAlertChangesInput;
  RejectedChangeInput: RejectedChangeInput;
  RejectAlertChangesPayload: Omit<RejectAlertChangesPayload, 'results'> & { results: ReadonlyArray<ResolversParentTypes['RejectAlertChangesResult']> };
  RejectAlertChangesResult: RejectionResult;
  ReplayDeadLettersInput: ReplayDeadLettersInput;
  ReplayDeadLettersPayload: ReplayDeadLettersPayload;
  UpdateAlertsFromConnectorInput: UpdateAlertsFromConnectorInput;
  ConnectorAlertUpdateInput: ConnectorAlertUpdateInput;
  UpdateAlertsFromConnectorPayload: Omit<UpdateAlertsFromConnectorPayload, 'results'> & { results: ReadonlyArray<ResolversParentTypes['UpdateAlertsFromConnectorResult']> };
  UpdateAlertsFromConnectorResult: Omit<UpdateAlertsFromConnectorResult, 'alert'> & { alert?: Maybe<ResolversParentTypes['Alert']> };
  ChangeStream: ChangeStream;
  AlertChangePage: Omit<AlertChangePage, 'events'> & { events: ReadonlyArray<ResolversParentTypes['AlertChange']> };
  HealthChangePage: Omit<HealthChangePage, 'events'> & { events: ReadonlyArray<ResolversParentTypes['HealthChange']> };
  MaintenanceChangePage: Omit<MaintenanceChangePage, 'events'> & { events: ReadonlyArray<ResolversParentTypes['MaintenanceChange']> };
  StormSettings: StormSettingsModel;
  SetStormSettingsInput: SetStormSettingsInput;
  SetStormSettingsPayload: Omit<SetStormSettingsPayload, 'settings'> & { settings?: Maybe<ResolversParentTypes['StormSettings']> };
  EnrichmentRule: EnrichmentRuleModel;
  ObjectPropertyCondition: ObjectPropertyCondition;
  EnrichmentValue: EnrichmentValueModel;
  EnrichmentMapping: MappingValue;
  MappingTable: MappingTableModel;
  MappingEntry: MappingEntry;
  MappingEntryConnection: MappingEntryPage;
  MappingEntryEdge: MappingEntryEdge;
  ObjectPropertyConditionInput: ObjectPropertyConditionInput;
  EnrichmentValueInput: EnrichmentValueInput;
  EnrichmentMappingInput: EnrichmentMappingInput;
  CreateEnrichmentRuleInput: CreateEnrichmentRuleInput;
  CreateEnrichmentRulePayload: Omit<CreateEnrichmentRulePayload, 'enrichmentRule'> & { enrichmentRule?: Maybe<ResolversParentTypes['EnrichmentRule']> };
  UpdateEnrichmentRuleInput: UpdateEnrichmentRuleInput;
  UpdateEnrichmentRulePayload: Omit<UpdateEnrichmentRulePayload, 'enrichmentRule'> & { enrichmentRule?: Maybe<ResolversParentTypes['EnrichmentRule']> };
  DeleteEnrichmentRuleInput: DeleteEnrichmentRuleInput;
  DeleteEnrichmentRulePayload: DeleteEnrichmentRulePayload;
  CreateMappingTableInput: CreateMappingTableInput;
  CreateMappingTablePayload: Omit<CreateMappingTablePayload, 'mappingTable'> & { mappingTable?: Maybe<ResolversParentTypes['MappingTable']> };
  SetMappingTableEntriesInput: SetMappingTableEntriesInput;
  MappingEntryInput: MappingEntryInput;
  SetMappingTableEntriesPayload: Omit<SetMappingTableEntriesPayload, 'mappingTable'> & { mappingTable?: Maybe<ResolversParentTypes['MappingTable']> };
  DeleteMappingTableInput: DeleteMappingTableInput;
  DeleteMappingTablePayload: DeleteMappingTablePayload;
  ReportManagementGroupInput: ReportManagementGroupInput;
  ManagementServerInput: ManagementServerInput;
  ReportManagementGroupPayload: Omit<ReportManagementGroupPayload, 'managementGroup'> & { managementGroup?: Maybe<ResolversParentTypes['ManagementGroup']> };
  ReportGroupInput: ReportGroupInput;
  ReportGroupPayload: Omit<ReportGroupPayload, 'group'> & { group?: Maybe<ResolversParentTypes['Group']> };
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type PageInfoResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FieldChangeResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['FieldChange'] = ResolversParentTypes['FieldChange']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  alert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType, RequireFields<QueryAlertArgs, 'id'>>;
  alerts?: Resolver<ResolversTypes['AlertConnection'], ParentType, ContextType, RequireFields<QueryAlertsArgs, 'orderBy' | 'first'>>;
  alertStatistics?: Resolver<ResolversTypes['AlertStatistics'], ParentType, ContextType, RequireFields<QueryAlertStatisticsArgs, 'by'>>;
  closingUnhealthyAlerts?: Resolver<ResolversTypes['ClosingUnhealthyAlerts'], ParentType, ContextType>;
  resolutionStates?: Resolver<ReadonlyArray<ResolversTypes['ResolutionState']>, ParentType, ContextType>;
  monitoredObject?: Resolver<Maybe<ResolversTypes['MonitoredObject']>, ParentType, ContextType, RequireFields<QueryMonitoredObjectArgs, 'id'>>;
  monitoredObjects?: Resolver<ResolversTypes['MonitoredObjectConnection'], ParentType, ContextType, RequireFields<QueryMonitoredObjectsArgs, 'orderBy' | 'first'>>;
  maintenanceWindows?: Resolver<ResolversTypes['MaintenanceWindowConnection'], ParentType, ContextType, RequireFields<QueryMaintenanceWindowsArgs, 'orderBy' | 'first'>>;
  groups?: Resolver<ResolversTypes['GroupConnection'], ParentType, ContextType, RequireFields<QueryGroupsArgs, 'first'>>;
  managementGroups?: Resolver<ReadonlyArray<ResolversTypes['ManagementGroup']>, ParentType, ContextType>;
  connector?: Resolver<Maybe<ResolversTypes['Connector']>, ParentType, ContextType, RequireFields<QueryConnectorArgs, 'id'>>;
  connectorOfKey?: Resolver<Maybe<ResolversTypes['Connector']>, ParentType, ContextType, RequireFields<QueryConnectorOfKeyArgs, 'key'>>;
  connectors?: Resolver<ResolversTypes['ConnectorConnection'], ParentType, ContextType, RequireFields<QueryConnectorsArgs, 'first'>>;
  deadLetters?: Resolver<ResolversTypes['DeadLetterConnection'], ParentType, ContextType, RequireFields<QueryDeadLettersArgs, 'connectorId' | 'includeReplayed' | 'first'>>;
  operationsManagerChangeStream?: Resolver<ResolversTypes['ChangeStream'], ParentType, ContextType>;
  alertChangesPage?: Resolver<ResolversTypes['AlertChangePage'], ParentType, ContextType, RequireFields<QueryAlertChangesPageArgs, 'first'>>;
  healthChangesPage?: Resolver<ResolversTypes['HealthChangePage'], ParentType, ContextType, RequireFields<QueryHealthChangesPageArgs, 'first'>>;
  maintenanceChangesPage?: Resolver<ResolversTypes['MaintenanceChangePage'], ParentType, ContextType, RequireFields<QueryMaintenanceChangesPageArgs, 'first'>>;
  stormSettings?: Resolver<ResolversTypes['StormSettings'], ParentType, ContextType>;
  enrichmentRules?: Resolver<ReadonlyArray<ResolversTypes['EnrichmentRule']>, ParentType, ContextType>;
  mappingTables?: Resolver<ReadonlyArray<ResolversTypes['MappingTable']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  raiseAlert?: Resolver<ResolversTypes['RaiseAlertPayload'], ParentType, ContextType, RequireFields<MutationRaiseAlertArgs, 'input'>>;
  raiseAlerts?: Resolver<ResolversTypes['RaiseAlertsPayload'], ParentType, ContextType, RequireFields<MutationRaiseAlertsArgs, 'input'>>;
  resolveAlert?: Resolver<ResolversTypes['ResolveAlertPayload'], ParentType, ContextType, RequireFields<MutationResolveAlertArgs, 'input'>>;
  resolveAlerts?: Resolver<ResolversTypes['ResolveAlertsPayload'], ParentType, ContextType, RequireFields<MutationResolveAlertsArgs, 'input'>>;
  updateAlert?: Resolver<ResolversTypes['UpdateAlertPayload'], ParentType, ContextType, RequireFields<MutationUpdateAlertArgs, 'input'>>;
  setClosingUnhealthyAlerts?: Resolver<ResolversTypes['SetClosingUnhealthyAlertsPayload'], ParentType, ContextType, RequireFields<MutationSetClosingUnhealthyAlertsArgs, 'input'>>;
  createResolutionState?: Resolver<ResolversTypes['CreateResolutionStatePayload'], ParentType, ContextType, RequireFields<MutationCreateResolutionStateArgs, 'input'>>;
  reportMonitoredObjects?: Resolver<ResolversTypes['ReportMonitoredObjectsPayload'], ParentType, ContextType, RequireFields<MutationReportMonitoredObjectsArgs, 'input'>>;
  reportMonitorState?: Resolver<ResolversTypes['ReportMonitorStatePayload'], ParentType, ContextType, RequireFields<MutationReportMonitorStateArgs, 'input'>>;
  resetMonitor?: Resolver<ResolversTypes['ResetMonitorPayload'], ParentType, ContextType, RequireFields<MutationResetMonitorArgs, 'input'>>;
  setMaintenanceMode?: Resolver<ResolversTypes['SetMaintenanceModePayload'], ParentType, ContextType, RequireFields<MutationSetMaintenanceModeArgs, 'input'>>;
  endMaintenanceMode?: Resolver<ResolversTypes['EndMaintenanceModePayload'], ParentType, ContextType, RequireFields<MutationEndMaintenanceModeArgs, 'input'>>;
  createConnector?: Resolver<ResolversTypes['CreateConnectorPayload'], ParentType, ContextType, RequireFields<MutationCreateConnectorArgs, 'input'>>;
  initializeConnector?: Resolver<ResolversTypes['InitializeConnectorPayload'], ParentType, ContextType, RequireFields<MutationInitializeConnectorArgs, 'input'>>;
  uninitializeConnector?: Resolver<ResolversTypes['UninitializeConnectorPayload'], ParentType, ContextType, RequireFields<MutationUninitializeConnectorArgs, 'input'>>;
  updateConnector?: Resolver<ResolversTypes['UpdateConnectorPayload'], ParentType, ContextType, RequireFields<MutationUpdateConnectorArgs, 'input'>>;
  deleteConnector?: Resolver<ResolversTypes['DeleteConnectorPayload'], ParentType, ContextType, RequireFields<MutationDeleteConnectorArgs, 'input'>>;
  createConnectorSubscription?: Resolver<ResolversTypes['CreateConnectorSubscriptionPayload'], ParentType, ContextType, RequireFields<MutationCreateConnectorSubscriptionArgs, 'input'>>;
  updateConnectorSubscription?: Resolver<ResolversTypes['UpdateConnectorSubscriptionPayload'], ParentType, ContextType, RequireFields<MutationUpdateConnectorSubscriptionArgs, 'input'>>;
  deleteConnectorSubscription?: Resolver<ResolversTypes['DeleteConnectorSubscriptionPayload'], ParentType, ContextType, RequireFields<MutationDeleteConnectorSubscriptionArgs, 'input'>>;
  forwardAlert?: Resolver<ResolversTypes['ForwardAlertPayload'], ParentType, ContextType, RequireFields<MutationForwardAlertArgs, 'input'>>;
  acknowledgeAlertChanges?: Resolver<ResolversTypes['AcknowledgeAlertChangesPayload'], ParentType, ContextType, RequireFields<MutationAcknowledgeAlertChangesArgs, 'input'>>;
  rejectAlertChanges?: Resolver<ResolversTypes['RejectAlertChangesPayload'], ParentType, ContextType, RequireFields<MutationRejectAlertChangesArgs, 'input'>>;
  replayDeadLetters?: Resolver<ResolversTypes['ReplayDeadLettersPayload'], ParentType, ContextType, RequireFields<MutationReplayDeadLettersArgs, 'input'>>;
  updateAlertsFromConnector?: Resolver<ResolversTypes['UpdateAlertsFromConnectorPayload'], ParentType, ContextType, RequireFields<MutationUpdateAlertsFromConnectorArgs, 'input'>>;
  setStormSettings?: Resolver<ResolversTypes['SetStormSettingsPayload'], ParentType, ContextType, RequireFields<MutationSetStormSettingsArgs, 'input'>>;
  createEnrichmentRule?: Resolver<ResolversTypes['CreateEnrichmentRulePayload'], ParentType, ContextType, RequireFields<MutationCreateEnrichmentRuleArgs, 'input'>>;
  updateEnrichmentRule?: Resolver<ResolversTypes['UpdateEnrichmentRulePayload'], ParentType, ContextType, RequireFields<MutationUpdateEnrichmentRuleArgs, 'input'>>;
  deleteEnrichmentRule?: Resolver<ResolversTypes['DeleteEnrichmentRulePayload'], ParentType, ContextType, RequireFields<MutationDeleteEnrichmentRuleArgs, 'input'>>;
  createMappingTable?: Resolver<ResolversTypes['CreateMappingTablePayload'], ParentType, ContextType, RequireFields<MutationCreateMappingTableArgs, 'input'>>;
  setMappingTableEntries?: Resolver<ResolversTypes['SetMappingTableEntriesPayload'], ParentType, ContextType, RequireFields<MutationSetMappingTableEntriesArgs, 'input'>>;
  deleteMappingTable?: Resolver<ResolversTypes['DeleteMappingTablePayload'], ParentType, ContextType, RequireFields<MutationDeleteMappingTableArgs, 'input'>>;
  reportManagementGroup?: Resolver<ResolversTypes['ReportManagementGroupPayload'], ParentType, ContextType, RequireFields<MutationReportManagementGroupArgs, 'input'>>;
  reportGroup?: Resolver<ResolversTypes['ReportGroupPayload'], ParentType, ContextType, RequireFields<MutationReportGroupArgs, 'input'>>;
};

export type SubscriptionResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  alertChanges?: SubscriptionResolver<ResolversTypes['AlertChange'], "alertChanges", ParentType, ContextType, RequireFields<SubscriptionAlertChangesArgs, 'snapshot' | 'bookmarkSeconds'>>;
  healthChanges?: SubscriptionResolver<ResolversTypes['HealthChange'], "healthChanges", ParentType, ContextType, RequireFields<SubscriptionHealthChangesArgs, 'snapshot' | 'bookmarkSeconds'>>;
  maintenanceChanges?: SubscriptionResolver<ResolversTypes['MaintenanceChange'], "maintenanceChanges", ParentType, ContextType, RequireFields<SubscriptionMaintenanceChangesArgs, 'snapshot' | 'bookmarkSeconds'>>;
  connectorAlertChanges?: SubscriptionResolver<ResolversTypes['ConnectorAlertChange'], "connectorAlertChanges", ParentType, ContextType, RequireFields<SubscriptionConnectorAlertChangesArgs, 'connectorId' | 'standBy' | 'bookmarkSeconds'>>;
};

export type AlertResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['Alert'] = ResolversParentTypes['Alert'], FederationReferenceType extends FederationReferenceTypes['Alert'] = FederationReferenceTypes['Alert']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Alert']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['AlertSeverity'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['AlertPriority'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['AlertCategory'], ParentType, ContextType>;
  resolutionState?: Resolver<ResolversTypes['ResolutionState'], ParentType, ContextType>;
  isMonitorAlert?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sourceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  problemId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  repeatCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ticketId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  siteName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customFields?: Resolver<ReadonlyArray<Maybe<ResolversTypes['String']>>, ParentType, ContextType>;
  context?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parameters?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  raisedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  addedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastModifiedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastModifiedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastModifiedByNonConnectorAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  resolutionStateLastModifiedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  resolvedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  principalName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  netbiosComputerName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  netbiosDomainName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tfsWorkItemId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tfsWorkItemOwner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  monitoredObject?: Resolver<Maybe<ResolversTypes['MonitoredObject']>, ParentType, ContextType>;
  managementGroup?: Resolver<Maybe<ResolversTypes['ManagementGroup']>, ParentType, ContextType>;
  history?: Resolver<ReadonlyArray<ResolversTypes['AlertChange']>, ParentType, ContextType, RequireFields<AlertHistoryArgs, 'first'>>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  connectorStatus?: Resolver<ReadonlyArray<ResolversTypes['AlertConnectorStatus']>, ParentType, ContextType>;
  connectorTickets?: Resolver<ReadonlyArray<ResolversTypes['ConnectorTicket']>, ParentType, ContextType>;
  consequenceOf?: Resolver<Maybe<ResolversTypes['MonitoredObject']>, ParentType, ContextType>;
  stormParent?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType>;
  stormMembers?: Resolver<ResolversTypes['AlertConnection'], ParentType, ContextType, RequireFields<AlertStormMembersArgs, 'first'>>;
  stormMemberCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ResolutionStateResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['ResolutionState'] = ResolversParentTypes['ResolutionState']> = {
  value?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isBuiltIn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AlertConnectionResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['AlertConnection'] = ResolversParentTypes['AlertConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AlertEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Alert']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AlertEdgeResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['AlertEdge'] = ResolversParentTypes['AlertEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Alert'], ParentType, ContextType>;
};

export type AlertStatisticsResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['AlertStatistics'] = ResolversParentTypes['AlertStatistics']> = {
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  buckets?: Resolver<ReadonlyArray<ResolversTypes['AlertBucket']>, ParentType, ContextType>;
};

export type AlertBucketResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['AlertBucket'] = ResolversParentTypes['AlertBucket']> = {
  severity?: Resolver<Maybe<ResolversTypes['AlertSeverity']>, ParentType, ContextType>;
  priority?: Resolver<Maybe<ResolversTypes['AlertPriority']>, ParentType, ContextType>;
  resolutionState?: Resolver<Maybe<ResolversTypes['ResolutionState']>, ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType>;
  monitoredObject?: Resolver<Maybe<ResolversTypes['MonitoredObject']>, ParentType, ContextType>;
  hour?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AlertChangeResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['AlertChange'] = ResolversParentTypes['AlertChange']> = {
  kind?: Resolver<ResolversTypes['StreamEventKind'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  previous?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['FieldChange']>, ParentType, ContextType>;
  alert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType>;
};

export type RaiseAlertPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['RaiseAlertPayload'] = ResolversParentTypes['RaiseAlertPayload']> = {
  alert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType>;
  isRepeat?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RaiseAlertsPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['RaiseAlertsPayload'] = ResolversParentTypes['RaiseAlertsPayload']> = {
  results?: Resolver<ReadonlyArray<ResolversTypes['RaiseAlertPayload']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResolveAlertPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['ResolveAlertPayload'] = ResolversParentTypes['ResolveAlertPayload']> = {
  alert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResolveAlertsPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['ResolveAlertsPayload'] = ResolversParentTypes['ResolveAlertsPayload']> = {
  resolvedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refusedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['ResolveAlertsResult']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResolveAlertsResultResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['ResolveAlertsResult'] = ResolversParentTypes['ResolveAlertsResult']> = {
  alertId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  alert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateAlertPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['UpdateAlertPayload'] = ResolversParentTypes['UpdateAlertPayload']> = {
  alert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetClosingUnhealthyAlertsPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['SetClosingUnhealthyAlertsPayload'] = ResolversParentTypes['SetClosingUnhealthyAlertsPayload']> = {
  closing?: Resolver<Maybe<ResolversTypes['ClosingUnhealthyAlerts']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateResolutionStatePayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['CreateResolutionStatePayload'] = ResolversParentTypes['CreateResolutionStatePayload']> = {
  resolutionState?: Resolver<Maybe<ResolversTypes['ResolutionState']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MonitoredObjectResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['MonitoredObject'] = ResolversParentTypes['MonitoredObject'], FederationReferenceType extends FederationReferenceTypes['MonitoredObject'] = FederationReferenceTypes['MonitoredObject']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['MonitoredObject']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  className?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fullName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  principalName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  container?: Resolver<Maybe<ResolversTypes['MonitoredObject']>, ParentType, ContextType>;
  contained?: Resolver<ResolversTypes['MonitoredObjectConnection'], ParentType, ContextType, RequireFields<MonitoredObjectContainedArgs, 'first'>>;
  health?: Resolver<ResolversTypes['HealthState'], ParentType, ContextType>;
  healthLastModifiedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isAvailable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  availabilityLastModifiedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  inMaintenance?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  maintenanceLastModifiedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  maintenanceWindow?: Resolver<Maybe<ResolversTypes['MaintenanceWindow']>, ParentType, ContextType>;
  isManaged?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  properties?: Resolver<ReadonlyArray<ResolversTypes['ObjectProperty']>, ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['Group']>, ParentType, ContextType>;
  healthTree?: Resolver<Maybe<ResolversTypes['Monitor']>, ParentType, ContextType>;
  monitors?: Resolver<ReadonlyArray<ResolversTypes['Monitor']>, ParentType, ContextType, RequireFields<MonitoredObjectMonitorsArgs, 'onlyUnhealthy'>>;
  alerts?: Resolver<ResolversTypes['AlertConnection'], ParentType, ContextType, RequireFields<MonitoredObjectAlertsArgs, 'onlyOpen' | 'first'>>;
  openAlertCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  managementGroup?: Resolver<Maybe<ResolversTypes['ManagementGroup']>, ParentType, ContextType>;
  lastModifiedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  removedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ObjectPropertyResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['ObjectProperty'] = ResolversParentTypes['ObjectProperty']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MonitoredObjectConnectionResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['MonitoredObjectConnection'] = ResolversParentTypes['MonitoredObjectConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MonitoredObjectEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['MonitoredObject']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MonitoredObjectEdgeResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['MonitoredObjectEdge'] = ResolversParentTypes['MonitoredObjectEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MonitoredObject'], ParentType, ContextType>;
};

export type ReportMonitoredObjectsPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['ReportMonitoredObjectsPayload'] = ResolversParentTypes['ReportMonitoredObjectsPayload']> = {
  results?: Resolver<ReadonlyArray<ResolversTypes['ReportMonitoredObjectsResult']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReportMonitoredObjectsResultResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['ReportMonitoredObjectsResult'] = ResolversParentTypes['ReportMonitoredObjectsResult']> = {
  monitoredObjectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['ReportOutcome']>, ParentType, ContextType>;
  monitoredObject?: Resolver<Maybe<ResolversTypes['MonitoredObject']>, ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MonitorResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['Monitor'] = ResolversParentTypes['Monitor']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MonitorKind'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['HealthState'], ParentType, ContextType>;
  stateLastModifiedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  suspendedState?: Resolver<Maybe<ResolversTypes['HealthState']>, ParentType, ContextType>;
  isEnabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  policy?: Resolver<Maybe<ResolversTypes['RollupPolicy']>, ParentType, ContextType>;
  percentage?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  memberMonitorName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  alert?: Resolver<Maybe<ResolversTypes['MonitorAlert']>, ParentType, ContextType>;
  openAlert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType>;
  monitoredObject?: Resolver<ResolversTypes['MonitoredObject'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Monitor']>, ParentType, ContextType>;
  children?: Resolver<ReadonlyArray<ResolversTypes['Monitor']>, ParentType, ContextType>;
};

export type MonitorAlertResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['MonitorAlert'] = ResolversParentTypes['MonitorAlert']> = {
  on?: Resolver<ResolversTypes['AlertingState'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['AlertSeverity'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['AlertPriority'], ParentType, ContextType>;
  autoResolve?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ReportMonitorStatePayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['ReportMonitorStatePayload'] = ResolversParentTypes['ReportMonitorStatePayload']> = {
  monitor?: Resolver<Maybe<ResolversTypes['Monitor']>, ParentType, ContextType>;
  alert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType>;
  isSuspended?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResetMonitorPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['ResetMonitorPayload'] = ResolversParentTypes['ResetMonitorPayload']> = {
  monitor?: Resolver<Maybe<ResolversTypes['Monitor']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type HealthChangeResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['HealthChange'] = ResolversParentTypes['HealthChange']> = {
  kind?: Resolver<ResolversTypes['StreamEventKind'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  previous?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['FieldChange']>, ParentType, ContextType>;
  monitoredObject?: Resolver<Maybe<ResolversTypes['MonitoredObject']>, ParentType, ContextType>;
};

export type MaintenanceWindowResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['MaintenanceWindow'] = ResolversParentTypes['MaintenanceWindow']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  monitoredObject?: Resolver<ResolversTypes['MonitoredObject'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  scheduledEndAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['MaintenanceReason'], ParentType, ContextType>;
  isPlanned?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  comment?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  endedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastModifiedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type MaintenanceWindowConnectionResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['MaintenanceWindowConnection'] = ResolversParentTypes['MaintenanceWindowConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MaintenanceWindowEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['MaintenanceWindow']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MaintenanceWindowEdgeResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['MaintenanceWindowEdge'] = ResolversParentTypes['MaintenanceWindowEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MaintenanceWindow'], ParentType, ContextType>;
};

export type SetMaintenanceModePayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['SetMaintenanceModePayload'] = ResolversParentTypes['SetMaintenanceModePayload']> = {
  maintenanceWindows?: Resolver<ReadonlyArray<ResolversTypes['MaintenanceWindow']>, ParentType, ContextType>;
  startedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  prolongedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unchangedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type EndMaintenanceModePayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['EndMaintenanceModePayload'] = ResolversParentTypes['EndMaintenanceModePayload']> = {
  maintenanceWindows?: Resolver<ReadonlyArray<ResolversTypes['MaintenanceWindow']>, ParentType, ContextType>;
  endedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MaintenanceChangeResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['MaintenanceChange'] = ResolversParentTypes['MaintenanceChange']> = {
  kind?: Resolver<ResolversTypes['StreamEventKind'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  previous?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['FieldChange']>, ParentType, ContextType>;
  maintenanceWindow?: Resolver<Maybe<ResolversTypes['MaintenanceWindow']>, ParentType, ContextType>;
};

export type GroupResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['Group'] = ResolversParentTypes['Group']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  managementGroup?: Resolver<Maybe<ResolversTypes['ManagementGroup']>, ParentType, ContextType>;
  health?: Resolver<ResolversTypes['HealthState'], ParentType, ContextType>;
  members?: Resolver<ResolversTypes['MonitoredObjectConnection'], ParentType, ContextType, RequireFields<GroupMembersArgs, 'first'>>;
  childGroups?: Resolver<ReadonlyArray<ResolversTypes['Group']>, ParentType, ContextType>;
  openAlertCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type GroupConnectionResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['GroupConnection'] = ResolversParentTypes['GroupConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['GroupEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Group']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type GroupEdgeResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['GroupEdge'] = ResolversParentTypes['GroupEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Group'], ParentType, ContextType>;
};

export type ManagementGroupResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['ManagementGroup'] = ResolversParentTypes['ManagementGroup'], FederationReferenceType extends FederationReferenceTypes['ManagementGroup'] = FederationReferenceTypes['ManagementGroup']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ManagementGroup']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  site?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  managementServers?: Resolver<ReadonlyArray<ResolversTypes['ManagementServer']>, ParentType, ContextType>;
  monitoredObjectCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  openAlertCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ManagementServerResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['ManagementServer'] = ResolversParentTypes['ManagementServer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  health?: Resolver<ResolversTypes['HealthState'], ParentType, ContextType>;
  isAvailable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type VirtualMachineResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['VirtualMachine'] = ResolversParentTypes['VirtualMachine'], FederationReferenceType extends FederationReferenceTypes['VirtualMachine'] = FederationReferenceTypes['VirtualMachine']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['VirtualMachine']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  monitoredObject?: Resolver<Maybe<ResolversTypes['MonitoredObject']>, ParentType, ContextType>;
};

export type HostResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['Host'] = ResolversParentTypes['Host'], FederationReferenceType extends FederationReferenceTypes['Host'] = FederationReferenceTypes['Host']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Host']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  monitoredObject?: Resolver<Maybe<ResolversTypes['MonitoredObject']>, ParentType, ContextType>;
};

export type ConnectorResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['Connector'] = ResolversParentTypes['Connector']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isTwoWay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ConnectorState'], ParentType, ContextType>;
  delivery?: Resolver<ResolversTypes['ConnectorDelivery'], ParentType, ContextType>;
  webhookUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  keyHint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  acknowledgedCursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  acknowledgedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pendingCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lagEntries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lagSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  deadLetterCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastContactAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastErrorAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  silentAfterSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  behindAfterSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['ConnectorSession']>, ParentType, ContextType>;
  subscriptions?: Resolver<ReadonlyArray<ResolversTypes['ConnectorSubscription']>, ParentType, ContextType>;
  monitoredObject?: Resolver<Maybe<ResolversTypes['MonitoredObject']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastModifiedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ConnectorSessionResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['ConnectorSession'] = ResolversParentTypes['ConnectorSession']> = {
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  heldBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ConnectorConnectionResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['ConnectorConnection'] = ResolversParentTypes['ConnectorConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ConnectorEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Connector']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ConnectorEdgeResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['ConnectorEdge'] = ResolversParentTypes['ConnectorEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Connector'], ParentType, ContextType>;
};

export type ConnectorSubscriptionResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['ConnectorSubscription'] = ResolversParentTypes['ConnectorSubscription']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['Group']>, ParentType, ContextType>;
  classNames?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  severities?: Resolver<ReadonlyArray<ResolversTypes['AlertSeverity']>, ParentType, ContextType>;
  priorities?: Resolver<ReadonlyArray<ResolversTypes['AlertPriority']>, ParentType, ContextType>;
  resolutionStates?: Resolver<ReadonlyArray<ResolversTypes['ResolutionState']>, ParentType, ContextType>;
  categories?: Resolver<ReadonlyArray<ResolversTypes['AlertCategory']>, ParentType, ContextType>;
  filter?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  forwardingDelaySeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastModifiedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ConnectorAlertChangeResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['ConnectorAlertChange'] = ResolversParentTypes['ConnectorAlertChange']> = {
  kind?: Resolver<ResolversTypes['ConnectorEventKind'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  previous?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  session?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['FieldChange']>, ParentType, ContextType>;
  alert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType>;
  ticketId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AlertConnectorStatusResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['AlertConnectorStatus'] = ResolversParentTypes['AlertConnectorStatus']> = {
  connector?: Resolver<ResolversTypes['Connector'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ConnectorForwardingStatus'], ParentType, ContextType>;
  acknowledgedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ConnectorTicketResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['ConnectorTicket'] = ResolversParentTypes['ConnectorTicket']> = {
  connector?: Resolver<ResolversTypes['Connector'], ParentType, ContextType>;
  ticketId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DeadLetterResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['DeadLetter'] = ResolversParentTypes['DeadLetter']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  connector?: Resolver<ResolversTypes['Connector'], ParentType, ContextType>;
  changeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ConnectorEventKind'], ParentType, ContextType>;
  content?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  alert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  replayedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type DeadLetterConnectionResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['DeadLetterConnection'] = ResolversParentTypes['DeadLetterConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DeadLetterEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DeadLetter']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DeadLetterEdgeResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['DeadLetterEdge'] = ResolversParentTypes['DeadLetterEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DeadLetter'], ParentType, ContextType>;
};

export type CreateConnectorPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['CreateConnectorPayload'] = ResolversParentTypes['CreateConnectorPayload']> = {
  connector?: Resolver<Maybe<ResolversTypes['Connector']>, ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  webhookSecret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type InitializeConnectorPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['InitializeConnectorPayload'] = ResolversParentTypes['InitializeConnectorPayload']> = {
  connector?: Resolver<Maybe<ResolversTypes['Connector']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UninitializeConnectorPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['UninitializeConnectorPayload'] = ResolversParentTypes['UninitializeConnectorPayload']> = {
  connector?: Resolver<Maybe<ResolversTypes['Connector']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateConnectorPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['UpdateConnectorPayload'] = ResolversParentTypes['UpdateConnectorPayload']> = {
  connector?: Resolver<Maybe<ResolversTypes['Connector']>, ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  webhookSecret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteConnectorPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['DeleteConnectorPayload'] = ResolversParentTypes['DeleteConnectorPayload']> = {
  connectorId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateConnectorSubscriptionPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['CreateConnectorSubscriptionPayload'] = ResolversParentTypes['CreateConnectorSubscriptionPayload']> = {
  subscription?: Resolver<Maybe<ResolversTypes['ConnectorSubscription']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateConnectorSubscriptionPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['UpdateConnectorSubscriptionPayload'] = ResolversParentTypes['UpdateConnectorSubscriptionPayload']> = {
  subscription?: Resolver<Maybe<ResolversTypes['ConnectorSubscription']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteConnectorSubscriptionPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['DeleteConnectorSubscriptionPayload'] = ResolversParentTypes['DeleteConnectorSubscriptionPayload']> = {
  subscriptionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ForwardAlertPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['ForwardAlertPayload'] = ResolversParentTypes['ForwardAlertPayload']> = {
  alert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AcknowledgeAlertChangesPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['AcknowledgeAlertChangesPayload'] = ResolversParentTypes['AcknowledgeAlertChangesPayload']> = {
  connector?: Resolver<Maybe<ResolversTypes['Connector']>, ParentType, ContextType>;
  acknowledgedCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RejectAlertChangesPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['RejectAlertChangesPayload'] = ResolversParentTypes['RejectAlertChangesPayload']> = {
  results?: Resolver<ReadonlyArray<ResolversTypes['RejectAlertChangesResult']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RejectAlertChangesResultResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['RejectAlertChangesResult'] = ResolversParentTypes['RejectAlertChangesResult']> = {
  changeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  deadLetter?: Resolver<Maybe<ResolversTypes['DeadLetter']>, ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReplayDeadLettersPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['ReplayDeadLettersPayload'] = ResolversParentTypes['ReplayDeadLettersPayload']> = {
  replayedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  remainingCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateAlertsFromConnectorPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['UpdateAlertsFromConnectorPayload'] = ResolversParentTypes['UpdateAlertsFromConnectorPayload']> = {
  results?: Resolver<ReadonlyArray<ResolversTypes['UpdateAlertsFromConnectorResult']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateAlertsFromConnectorResultResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['UpdateAlertsFromConnectorResult'] = ResolversParentTypes['UpdateAlertsFromConnectorResult']> = {
  alertId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  alert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ChangeStreamResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['ChangeStream'] = ResolversParentTypes['ChangeStream']> = {
  oldest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  newest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retentionHours?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AlertChangePageResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['AlertChangePage'] = ResolversParentTypes['AlertChangePage']> = {
  events?: Resolver<ReadonlyArray<ResolversTypes['AlertChange']>, ParentType, ContextType>;
  endCursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type HealthChangePageResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['HealthChangePage'] = ResolversParentTypes['HealthChangePage']> = {
  events?: Resolver<ReadonlyArray<ResolversTypes['HealthChange']>, ParentType, ContextType>;
  endCursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MaintenanceChangePageResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['MaintenanceChangePage'] = ResolversParentTypes['MaintenanceChangePage']> = {
  events?: Resolver<ReadonlyArray<ResolversTypes['MaintenanceChange']>, ParentType, ContextType>;
  endCursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type StormSettingsResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['StormSettings'] = ResolversParentTypes['StormSettings']> = {
  isEnabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  threshold?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  windowSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SetStormSettingsPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['SetStormSettingsPayload'] = ResolversParentTypes['SetStormSettingsPayload']> = {
  settings?: Resolver<Maybe<ResolversTypes['StormSettings']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type EnrichmentRuleResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['EnrichmentRule'] = ResolversParentTypes['EnrichmentRule']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isEnabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  filter?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  objectProperty?: Resolver<Maybe<ResolversTypes['ObjectPropertyCondition']>, ParentType, ContextType>;
  field?: Resolver<ResolversTypes['EnrichedField'], ParentType, ContextType>;
  customFieldNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  overwrites?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['EnrichmentValue'], ParentType, ContextType>;
  lastModifiedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastModifiedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ObjectPropertyConditionResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['ObjectPropertyCondition'] = ResolversParentTypes['ObjectPropertyCondition']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EnrichmentValueResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['EnrichmentValue'] = ResolversParentTypes['EnrichmentValue']> = {
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  objectProperty?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['Group']>, ParentType, ContextType>;
  mapping?: Resolver<Maybe<ResolversTypes['EnrichmentMapping']>, ParentType, ContextType>;
};

export type EnrichmentMappingResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['EnrichmentMapping'] = ResolversParentTypes['EnrichmentMapping']> = {
  mappingTable?: Resolver<Maybe<ResolversTypes['MappingTable']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['MappingKey'], ParentType, ContextType>;
  objectProperty?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MappingTableResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['MappingTable'] = ResolversParentTypes['MappingTable']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['MappingEntryConnection'], ParentType, ContextType, RequireFields<MappingTableEntriesArgs, 'first'>>;
  lastModifiedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastModifiedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MappingEntryResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['MappingEntry'] = ResolversParentTypes['MappingEntry']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MappingEntryConnectionResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['MappingEntryConnection'] = ResolversParentTypes['MappingEntryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MappingEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['MappingEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MappingEntryEdgeResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['MappingEntryEdge'] = ResolversParentTypes['MappingEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MappingEntry'], ParentType, ContextType>;
};

export type CreateEnrichmentRulePayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['CreateEnrichmentRulePayload'] = ResolversParentTypes['CreateEnrichmentRulePayload']> = {
  enrichmentRule?: Resolver<Maybe<ResolversTypes['EnrichmentRule']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateEnrichmentRulePayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['UpdateEnrichmentRulePayload'] = ResolversParentTypes['UpdateEnrichmentRulePayload']> = {
  enrichmentRule?: Resolver<Maybe<ResolversTypes['EnrichmentRule']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteEnrichmentRulePayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['DeleteEnrichmentRulePayload'] = ResolversParentTypes['DeleteEnrichmentRulePayload']> = {
  enrichmentRuleId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateMappingTablePayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['CreateMappingTablePayload'] = ResolversParentTypes['CreateMappingTablePayload']> = {
  mappingTable?: Resolver<Maybe<ResolversTypes['MappingTable']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetMappingTableEntriesPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['SetMappingTableEntriesPayload'] = ResolversParentTypes['SetMappingTableEntriesPayload']> = {
  mappingTable?: Resolver<Maybe<ResolversTypes['MappingTable']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteMappingTablePayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['DeleteMappingTablePayload'] = ResolversParentTypes['DeleteMappingTablePayload']> = {
  mappingTableId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReportManagementGroupPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['ReportManagementGroupPayload'] = ResolversParentTypes['ReportManagementGroupPayload']> = {
  managementGroup?: Resolver<Maybe<ResolversTypes['ManagementGroup']>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['ReportOutcome']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReportGroupPayloadResolvers<ContextType = OperationsManagerContext, ParentType extends ResolversParentTypes['ReportGroupPayload'] = ResolversParentTypes['ReportGroupPayload']> = {
  group?: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['ReportOutcome']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = OperationsManagerContext> = {
  DateTime?: GraphQLScalarType;
  JSON?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  FieldChange?: FieldChangeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Alert?: AlertResolvers<ContextType>;
  ResolutionState?: ResolutionStateResolvers<ContextType>;
  AlertConnection?: AlertConnectionResolvers<ContextType>;
  AlertEdge?: AlertEdgeResolvers<ContextType>;
  AlertStatistics?: AlertStatisticsResolvers<ContextType>;
  AlertBucket?: AlertBucketResolvers<ContextType>;
  AlertChange?: AlertChangeResolvers<ContextType>;
  RaiseAlertPayload?: RaiseAlertPayloadResolvers<ContextType>;
  RaiseAlertsPayload?: RaiseAlertsPayloadResolvers<ContextType>;
  ResolveAlertPayload?: ResolveAlertPayloadResolvers<ContextType>;
  ResolveAlertsPayload?: ResolveAlertsPayloadResolvers<ContextType>;
  ResolveAlertsResult?: ResolveAlertsResultResolvers<ContextType>;
  UpdateAlertPayload?: UpdateAlertPayloadResolvers<ContextType>;
  SetClosingUnhealthyAlertsPayload?: SetClosingUnhealthyAlertsPayloadResolvers<ContextType>;
  CreateResolutionStatePayload?: CreateResolutionStatePayloadResolvers<ContextType>;
  MonitoredObject?: MonitoredObjectResolvers<ContextType>;
  ObjectProperty?: ObjectPropertyResolvers<ContextType>;
  MonitoredObjectConnection?: MonitoredObjectConnectionResolvers<ContextType>;
  MonitoredObjectEdge?: MonitoredObjectEdgeResolvers<ContextType>;
  ReportMonitoredObjectsPayload?: ReportMonitoredObjectsPayloadResolvers<ContextType>;
  ReportMonitoredObjectsResult?: ReportMonitoredObjectsResultResolvers<ContextType>;
  Monitor?: MonitorResolvers<ContextType>;
  MonitorAlert?: MonitorAlertResolvers<ContextType>;
  ReportMonitorStatePayload?: ReportMonitorStatePayloadResolvers<ContextType>;
  ResetMonitorPayload?: ResetMonitorPayloadResolvers<ContextType>;
  HealthChange?: HealthChangeResolvers<ContextType>;
  MaintenanceWindow?: MaintenanceWindowResolvers<ContextType>;
  MaintenanceWindowConnection?: MaintenanceWindowConnectionResolvers<ContextType>;
  MaintenanceWindowEdge?: MaintenanceWindowEdgeResolvers<ContextType>;
  SetMaintenanceModePayload?: SetMaintenanceModePayloadResolvers<ContextType>;
  EndMaintenanceModePayload?: EndMaintenanceModePayloadResolvers<ContextType>;
  MaintenanceChange?: MaintenanceChangeResolvers<ContextType>;
  Group?: GroupResolvers<ContextType>;
  GroupConnection?: GroupConnectionResolvers<ContextType>;
  GroupEdge?: GroupEdgeResolvers<ContextType>;
  ManagementGroup?: ManagementGroupResolvers<ContextType>;
  ManagementServer?: ManagementServerResolvers<ContextType>;
  VirtualMachine?: VirtualMachineResolvers<ContextType>;
  Host?: HostResolvers<ContextType>;
  Connector?: ConnectorResolvers<ContextType>;
  ConnectorSession?: ConnectorSessionResolvers<ContextType>;
  ConnectorConnection?: ConnectorConnectionResolvers<ContextType>;
  ConnectorEdge?: ConnectorEdgeResolvers<ContextType>;
  ConnectorSubscription?: ConnectorSubscriptionResolvers<ContextType>;
  ConnectorAlertChange?: ConnectorAlertChangeResolvers<ContextType>;
  AlertConnectorStatus?: AlertConnectorStatusResolvers<ContextType>;
  ConnectorTicket?: ConnectorTicketResolvers<ContextType>;
  DeadLetter?: DeadLetterResolvers<ContextType>;
  DeadLetterConnection?: DeadLetterConnectionResolvers<ContextType>;
  DeadLetterEdge?: DeadLetterEdgeResolvers<ContextType>;
  CreateConnectorPayload?: CreateConnectorPayloadResolvers<ContextType>;
  InitializeConnectorPayload?: InitializeConnectorPayloadResolvers<ContextType>;
  UninitializeConnectorPayload?: UninitializeConnectorPayloadResolvers<ContextType>;
  UpdateConnectorPayload?: UpdateConnectorPayloadResolvers<ContextType>;
  DeleteConnectorPayload?: DeleteConnectorPayloadResolvers<ContextType>;
  CreateConnectorSubscriptionPayload?: CreateConnectorSubscriptionPayloadResolvers<ContextType>;
  UpdateConnectorSubscriptionPayload?: UpdateConnectorSubscriptionPayloadResolvers<ContextType>;
  DeleteConnectorSubscriptionPayload?: DeleteConnectorSubscriptionPayloadResolvers<ContextType>;
  ForwardAlertPayload?: ForwardAlertPayloadResolvers<ContextType>;
  AcknowledgeAlertChangesPayload?: AcknowledgeAlertChangesPayloadResolvers<ContextType>;
  RejectAlertChangesPayload?: RejectAlertChangesPayloadResolvers<ContextType>;
  RejectAlertChangesResult?: RejectAlertChangesResultResolvers<ContextType>;
  ReplayDeadLettersPayload?: ReplayDeadLettersPayloadResolvers<ContextType>;
  UpdateAlertsFromConnectorPayload?: UpdateAlertsFromConnectorPayloadResolvers<ContextType>;
  UpdateAlertsFromConnectorResult?: UpdateAlertsFromConnectorResultResolvers<ContextType>;
  ChangeStream?: ChangeStreamResolvers<ContextType>;
  AlertChangePage?: AlertChangePageResolvers<ContextType>;
  HealthChangePage?: HealthChangePageResolvers<ContextType>;
  MaintenanceChangePage?: MaintenanceChangePageResolvers<ContextType>;
  StormSettings?: StormSettingsResolvers<ContextType>;
  SetStormSettingsPayload?: SetStormSettingsPayloadResolvers<ContextType>;
  EnrichmentRule?: EnrichmentRuleResolvers<ContextType>;
  ObjectPropertyCondition?: ObjectPropertyConditionResolvers<ContextType>;
  EnrichmentValue?: EnrichmentValueResolvers<ContextType>;
  EnrichmentMapping?: EnrichmentMappingResolvers<ContextType>;
  MappingTable?: MappingTableResolvers<ContextType>;
  MappingEntry?: MappingEntryResolvers<ContextType>;
  MappingEntryConnection?: MappingEntryConnectionResolvers<ContextType>;
  MappingEntryEdge?: MappingEntryEdgeResolvers<ContextType>;
  CreateEnrichmentRulePayload?: CreateEnrichmentRulePayloadResolvers<ContextType>;
  UpdateEnrichmentRulePayload?: UpdateEnrichmentRulePayloadResolvers<ContextType>;
  DeleteEnrichmentRulePayload?: DeleteEnrichmentRulePayloadResolvers<ContextType>;
  CreateMappingTablePayload?: CreateMappingTablePayloadResolvers<ContextType>;
  SetMappingTableEntriesPayload?: SetMappingTableEntriesPayloadResolvers<ContextType>;
  DeleteMappingTablePayload?: DeleteMappingTablePayloadResolvers<ContextType>;
  ReportManagementGroupPayload?: ReportManagementGroupPayloadResolvers<ContextType>;
  ReportGroupPayload?: ReportGroupPayloadResolvers<ContextType>;
};

