// Generated from schema/service-manager.graphql by "npm run codegen".
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Reference as AlertModel, Reference as MonitoredObjectModel } from './reference.ts';
import type { Incident as IncidentModel } from './incidents/incident.ts';
import type { IncidentPage, IncidentChangeModel, ActionLogPage } from './incidents/incident-pages.ts';
import type { IncidentBucket as IncidentBucketModel, IncidentStatistics as IncidentStatisticsModel } from './incidents/incident-statistics.ts';
import type { IncidentSettings as IncidentSettingsModel } from './incidents/incident-settings.ts';
import type { PriorityMatrixCell as PriorityMatrixCellModel, PriorityMatrix as PriorityMatrixModel } from './incidents/priority-matrix.ts';
import type { ActionLogEntry as ActionLogEntryModel } from './incidents/action-log.ts';
import type { Template as TemplateModel } from './templates/template.ts';
import type { ItemList as ItemListModel, ListItem as ListItemModel } from './lists/list-item.ts';
import type { ConfigurationItem as ConfigurationItemModel } from './configuration-items/configuration-item.ts';
import type { ConfigurationItemPage } from './configuration-items/configuration-item-pages.ts';
import type { ReportResult } from './configuration-items/configuration-item-actions.ts';
import type { ServiceManagerContext } from './context.ts';
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
  /** One incident by its number, such as IR1042; null when there is none, or none this viewer may see. */
  readonly incident: Maybe<Incident>;
  /** Incidents page by page, newest first unless asked otherwise. */
  readonly incidents: IncidentConnection;
  /** How many incidents there are, counted by any of their properties at once. */
  readonly incidentStatistics: IncidentStatistics;
  /** Which priority follows from impact and urgency, and how soon each priority is to be resolved. */
  readonly priorityMatrix: PriorityMatrix;
  /** How this site numbers its incidents and what happens to children of a parent incident. */
  readonly incidentSettings: IncidentSettings;
  /** Incident templates by name: what a new incident is filled with. */
  readonly templates: ReadonlyArray<Template>;
  /** One configuration item, removed or not; null when there is none, or none this viewer may see. */
  readonly configurationItem: Maybe<ConfigurationItem>;
  /** Configuration items page by page, by display name unless asked otherwise. */
  readonly configurationItems: ConfigurationItemConnection;
  /** Every list of Service Manager with its items. */
  readonly lists: ReadonlyArray<ItemList>;
  /** One list of Service Manager with its items. */
  readonly list: ItemList;
  /** From where to where changes of Service Manager can be asked for, and for how long they are kept. */
  readonly serviceManagerChangeStream: ChangeStream;
  /** The same events as `incidentChanges`, by the page: for those who cannot hold a connection. */
  readonly incidentChangesPage: IncidentChangePage;
};


export type QueryIncidentArgs = {
  id: Scalars['ID']['input'];
};


export type QueryIncidentsArgs = {
  filter?: InputMaybe<IncidentFilter>;
  orderBy?: InputMaybe<IncidentOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryIncidentStatisticsArgs = {
  filter?: InputMaybe<IncidentFilter>;
  by: ReadonlyArray<IncidentDimension>;
};


export type QueryConfigurationItemArgs = {
  id: Scalars['ID']['input'];
};


export type QueryConfigurationItemsArgs = {
  filter?: InputMaybe<ConfigurationItemFilter>;
  orderBy?: InputMaybe<ConfigurationItemOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryListArgs = {
  name: ListName;
};


export type QueryIncidentChangesPageArgs = {
  filter?: InputMaybe<IncidentFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Opens an incident, filled from a template where one is named. An alert that already has an open incident keeps that one. */
  readonly createIncident: CreateIncidentPayload;
  /** Changes an incident that is not closed; it is resolved, closed and reactivated by mutations of their own. */
  readonly updateIncident: UpdateIncidentPayload;
  /** Declares an active incident solved, saying what kind of solution it was and how it was done. */
  readonly resolveIncident: ResolveIncidentPayload;
  /** Closes a resolved incident for good: nothing about it can be changed afterwards. */
  readonly closeIncident: CloseIncidentPayload;
  /** Makes a resolved incident active again, because the solution did not hold. */
  readonly reactivateIncident: ReactivateIncidentPayload;
  /** Writes a comment into the action log of an incident that is not closed. */
  readonly commentIncident: CommentIncidentPayload;
  /** Changes cells of the priority matrix and resolution times; administrators only. Incidents keep the priority they have until impact or urgency changes. */
  readonly setPriorityMatrix: SetPriorityMatrixPayload;
  /** Changes how incidents are numbered and what happens to children; administrators only. */
  readonly setIncidentSettings: SetIncidentSettingsPayload;
  /** Adds an item of the site's own to a list; administrators only. */
  readonly createListItem: CreateListItemPayload;
  /** Adds an incident template; administrators only. */
  readonly createTemplate: CreateTemplatePayload;
  /** Creates, updates and removes many configuration items, each answered on its own; one that is refused does not hold up the others. */
  readonly reportConfigurationItems: ReportConfigurationItemsPayload;
};


export type MutationCreateIncidentArgs = {
  input: CreateIncidentInput;
};


export type MutationUpdateIncidentArgs = {
  input: UpdateIncidentInput;
};


export type MutationResolveIncidentArgs = {
  input: ResolveIncidentInput;
};


export type MutationCloseIncidentArgs = {
  input: CloseIncidentInput;
};


export type MutationReactivateIncidentArgs = {
  input: ReactivateIncidentInput;
};


export type MutationCommentIncidentArgs = {
  input: CommentIncidentInput;
};


export type MutationSetPriorityMatrixArgs = {
  input: SetPriorityMatrixInput;
};


export type MutationSetIncidentSettingsArgs = {
  input: SetIncidentSettingsInput;
};


export type MutationCreateListItemArgs = {
  input: CreateListItemInput;
};


export type MutationCreateTemplateArgs = {
  input: CreateTemplateInput;
};


export type MutationReportConfigurationItemsArgs = {
  input: ReportConfigurationItemsInput;
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /** Every change to matching incidents, in order and without a gap; resumable from any cursor it gave out. */
  readonly incidentChanges: IncidentChange;
};


export type SubscriptionIncidentChangesArgs = {
  filter?: InputMaybe<IncidentFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
  snapshot?: InputMaybe<Scalars['Boolean']['input']>;
  bookmarkSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** A failure or loss of quality in a service, recorded so that somebody restores it. */
export type Incident = {
  readonly __typename?: 'Incident';
  /** The number people quote: the site's prefix and a running number, such as IR1042. */
  readonly id: Scalars['ID']['output'];
  /** What is wrong, in one line. */
  readonly title: Scalars['String']['output'];
  /** What is wrong, as whoever reported it put it. */
  readonly description: Scalars['String']['output'];
  /** How far work has come: Active, Resolved, Closed, or an item that the site added below Active. */
  readonly status: ListItem;
  /** Neither resolved nor closed, whichever status below Active it has. */
  readonly isOpen: Scalars['Boolean']['output'];
  /** How much of the business is held up. */
  readonly impact: ListItem;
  /** How long the business can wait. */
  readonly urgency: ListItem;
  /** Follows from impact and urgency by the priority matrix: 1 is highest, 9 is lowest. */
  readonly priority: Scalars['Int']['output'];
  /** What kind of thing failed. */
  readonly classification: Maybe<ListItem>;
  /** How it was reported; SCOM means that an alert of Operations Manager opened it. */
  readonly source: Maybe<ListItem>;
  /** Which team has it: an item of the list of tier queues. */
  readonly supportGroup: Maybe<ListItem>;
  /** Handed up because the usual team could not solve it in time. */
  readonly isEscalated: Scalars['Boolean']['output'];
  /** What kind of solution it was; null until resolved. */
  readonly resolutionCategory: Maybe<ListItem>;
  /** How it was solved; null until resolved. */
  readonly resolutionDescription: Maybe<Scalars['String']['output']>;
  /** Who is working on it. */
  readonly assignedTo: Maybe<Scalars['String']['output']>;
  /** Who answers for it from opening to closing, whoever works on it meanwhile. */
  readonly primaryOwner: Maybe<Scalars['String']['output']>;
  /** Who cannot work because of it; null where nobody was named, as for most alerts. */
  readonly affectedUser: Maybe<Scalars['String']['output']>;
  /** Who recorded it. */
  readonly createdBy: Scalars['String']['output'];
  /** How to reach the affected user if not in the usual way. */
  readonly contactMethod: Maybe<Scalars['String']['output']>;
  /** When it should be resolved by, from its priority unless set otherwise. */
  readonly resolveBy: Scalars['DateTime']['output'];
  /** When work on it is planned to begin. */
  readonly scheduledStartAt: Maybe<Scalars['DateTime']['output']>;
  /** When work on it is planned to end. */
  readonly scheduledEndAt: Maybe<Scalars['DateTime']['output']>;
  /** When work on it began. */
  readonly actualStartAt: Maybe<Scalars['DateTime']['output']>;
  /** When work on it ended. */
  readonly actualEndAt: Maybe<Scalars['DateTime']['output']>;
  /** The service is down, not only degraded. */
  readonly isDowntime: Scalars['Boolean']['output'];
  /** The solution should be written up for the knowledge base. */
  readonly needsKnowledgeArticle: Scalars['Boolean']['output'];
  /** The solution was written up for the knowledge base. */
  readonly hasKnowledgeArticle: Scalars['Boolean']['output'];
  /** When it was recorded. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When somebody was first assigned; null while nobody was. */
  readonly firstAssignedAt: Maybe<Scalars['DateTime']['output']>;
  /** When it was last resolved; null while it is active. */
  readonly resolvedAt: Maybe<Scalars['DateTime']['output']>;
  /** When it was closed; null before. */
  readonly closedAt: Maybe<Scalars['DateTime']['output']>;
  /** When anything about it last changed, comments included. */
  readonly lastModifiedAt: Scalars['DateTime']['output'];
  /** Who made the last change. */
  readonly lastModifiedBy: Scalars['String']['output'];
  /** The template it was filled from. */
  readonly template: Maybe<Template>;
  /** The incident of which this is one of several reports; a parent has no parent itself. */
  readonly parent: Maybe<Incident>;
  /** The incidents recorded as further reports of this one, newest first. */
  readonly children: IncidentConnection;
  /** What is broken or out of reach, in the order it was added. */
  readonly affectedConfigurationItems: ConfigurationItemConnection;
  /** What has to do with it without being broken, in the order it was added. */
  readonly relatedConfigurationItems: ConfigurationItemConnection;
  /** What was done and said about it, newest first. */
  readonly actionLog: ActionLogConnection;
  /** Id of the alert of Operations Manager that opened it; null for incidents that people reported. */
  readonly alertId: Maybe<Scalars['ID']['output']>;
  /** The alert of Operations Manager that opened it. */
  readonly alert: Maybe<Alert>;
  /** Name of the management group the alert came from. */
  readonly managementGroupName: Maybe<Scalars['String']['output']>;
  /** Name of the management pack whose rule or monitor raised the alert. */
  readonly managementPackName: Maybe<Scalars['String']['output']>;
  /** Id of the rule or monitor that raised the alert. */
  readonly monitoringRuleId: Maybe<Scalars['ID']['output']>;
  /** Id of the monitored object the alert is about. */
  readonly monitoredObjectId: Maybe<Scalars['ID']['output']>;
  /** The monitored object the alert is about. */
  readonly monitoredObject: Maybe<MonitoredObject>;
  /** How often the problem was found again, as last told by the alert connector. */
  readonly repeatCount: Maybe<Scalars['Int']['output']>;
  /** The ten free fields of the alert, number 1 first; null where nothing is set. */
  readonly customFields: ReadonlyArray<Maybe<Scalars['String']['output']>>;
  /** Counts the changes; send it back with a mutation to be refused rather than overwrite somebody else's change. */
  readonly version: Scalars['Int']['output'];
};


/** A failure or loss of quality in a service, recorded so that somebody restores it. */
export type IncidentChildrenArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A failure or loss of quality in a service, recorded so that somebody restores it. */
export type IncidentAffectedConfigurationItemsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A failure or loss of quality in a service, recorded so that somebody restores it. */
export type IncidentRelatedConfigurationItemsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A failure or loss of quality in a service, recorded so that somebody restores it. */
export type IncidentActionLogArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Something an alert is about; Operations Manager knows the rest. */
export type Alert = {
  readonly __typename?: 'Alert';
  /** The same in every product that knows this alert. */
  readonly id: Scalars['ID']['output'];
  /** The newest open incident about this alert, or the newest one at all; null when there never was one. */
  readonly incident: Maybe<Incident>;
  /** Every incident about this alert, newest first. */
  readonly incidents: Maybe<IncidentConnection>;
};


/** Something an alert is about; Operations Manager knows the rest. */
export type AlertIncidentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Something Operations Manager watches; it knows the rest. */
export type MonitoredObject = {
  readonly __typename?: 'MonitoredObject';
  /** The same in every product that knows this object. */
  readonly id: Scalars['ID']['output'];
  /** What Service Manager records about the same thing; null when the object was never brought over. */
  readonly configurationItem: Maybe<ConfigurationItem>;
};

/** An entry of an incident's action log. */
export type ActionLogEntry = {
  readonly __typename?: 'ActionLogEntry';
  /** Never reused. */
  readonly id: Scalars['ID']['output'];
  /** What was done. */
  readonly kind: ActionLogEntryKind;
  /** What was said, or in words what was changed. */
  readonly text: Scalars['String']['output'];
  /** Meant for analysts only, not for the affected user. */
  readonly isPrivate: Scalars['Boolean']['output'];
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Who. */
  readonly by: Scalars['String']['output'];
};

/** What an entry of an action log records. */
export type ActionLogEntryKind =
  /** The incident was recorded. */
  | 'CREATED'
  /** An analyst wrote something. */
  | 'ANALYST_COMMENT'
  /** The affected user wrote something. */
  | 'USER_COMMENT'
  /** Somebody else has to work on it, or nobody any more. */
  | 'ASSIGNED'
  /** It moved between statuses below Active. */
  | 'STATUS_CHANGED'
  /** It was handed up, or back down. */
  | 'ESCALATED'
  /** It became a child of another incident, or stopped being one. */
  | 'PARENT_CHANGED'
  /** Anything else about it was changed. */
  | 'EDITED'
  /** It was declared solved. */
  | 'RESOLVED'
  /** The solution did not hold. */
  | 'REACTIVATED'
  /** It was closed for good. */
  | 'CLOSED';

/** A page of an action log. */
export type ActionLogConnection = {
  readonly __typename?: 'ActionLogConnection';
  /** The entries with their cursors. */
  readonly edges: ReadonlyArray<ActionLogEdge>;
  /** The entries alone. */
  readonly nodes: ReadonlyArray<ActionLogEntry>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An entry within a page. */
export type ActionLogEdge = {
  readonly __typename?: 'ActionLogEdge';
  /** Continue behind this entry with `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The entry. */
  readonly node: ActionLogEntry;
};

/** Which incidents. All conditions that are given must hold. */
export type IncidentFilter = {
  /** All of these must match. */
  readonly and?: InputMaybe<ReadonlyArray<IncidentFilter>>;
  /** At least one of these must match. */
  readonly or?: InputMaybe<ReadonlyArray<IncidentFilter>>;
  /** This must not match. */
  readonly not?: InputMaybe<IncidentFilter>;
  /** By number. */
  readonly id?: InputMaybe<IdFilter>;
  /** By title. */
  readonly title?: InputMaybe<StringFilter>;
  /** By description; only `contains` can be asked cheaply of long texts, so that is what is offered. */
  readonly description?: InputMaybe<ContainsFilter>;
  /** By status. */
  readonly status?: InputMaybe<ListItemFilter>;
  /** Only incidents that are neither resolved nor closed, or only those that are. */
  readonly isOpen?: InputMaybe<Scalars['Boolean']['input']>;
  /** By impact. */
  readonly impact?: InputMaybe<ListItemFilter>;
  /** By urgency. */
  readonly urgency?: InputMaybe<ListItemFilter>;
  /** By priority: 1 is highest, 9 is lowest. */
  readonly priority?: InputMaybe<IntFilter>;
  /** By classification. */
  readonly classification?: InputMaybe<ListItemFilter>;
  /** By how it was reported. */
  readonly source?: InputMaybe<ListItemFilter>;
  /** By the team that has it. */
  readonly supportGroup?: InputMaybe<ListItemFilter>;
  /** Only escalated incidents, or only the others. */
  readonly isEscalated?: InputMaybe<Scalars['Boolean']['input']>;
  /** By the kind of solution. */
  readonly resolutionCategory?: InputMaybe<ListItemFilter>;
  /** By who works on it. */
  readonly assignedTo?: InputMaybe<KeywordFilter>;
  /** By who answers for it. */
  readonly primaryOwner?: InputMaybe<KeywordFilter>;
  /** By who is affected. */
  readonly affectedUser?: InputMaybe<KeywordFilter>;
  /** By the incident it is a child of. */
  readonly parentId?: InputMaybe<IdFilter>;
  /** By the alert that opened it. */
  readonly alertId?: InputMaybe<IdFilter>;
  /** By the monitored object the alert is about. */
  readonly monitoredObjectId?: InputMaybe<IdFilter>;
  /** By the management group the alert came from. */
  readonly managementGroupName?: InputMaybe<KeywordFilter>;
  /** Incidents that affect one of these configuration items. */
  readonly affectedConfigurationItemId?: InputMaybe<IdSetFilter>;
  /** By when it was recorded. */
  readonly createdAt?: InputMaybe<DateTimeFilter>;
  /** By when anything last changed. */
  readonly lastModifiedAt?: InputMaybe<DateTimeFilter>;
  /** By when it should be resolved. */
  readonly resolveBy?: InputMaybe<DateTimeFilter>;
  /** By when it was resolved. */
  readonly resolvedAt?: InputMaybe<DateTimeFilter>;
  /** By when it was closed. */
  readonly closedAt?: InputMaybe<DateTimeFilter>;
};

/** Conditions on a value out of a list. Items may be given by id, by path (`Active.Pending`) or by a name that only one item of the list has. All that are given must hold. */
export type ListItemFilter = {
  /** Is exactly this item. */
  readonly eq?: InputMaybe<Scalars['ID']['input']>;
  /** Is one of these items (at most 1,000). */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Is this item or one below it. */
  readonly under?: InputMaybe<Scalars['ID']['input']>;
  /** True: there is none. False: there is one. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a set of ids. All that are given must hold. */
export type IdSetFilter = {
  /** Holds this one. */
  readonly eq?: InputMaybe<Scalars['ID']['input']>;
  /** Holds at least one of these (at most 1,000). */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** A condition on a long text. */
export type ContainsFilter = {
  /** Contains this, 3 to 200 characters; the letters A to Z match in either case. */
  readonly contains?: InputMaybe<Scalars['String']['input']>;
};

/** In which order incidents are listed. */
export type IncidentOrder = {
  /** By what. */
  readonly field: IncidentOrderField;
  /** Which way. */
  readonly direction: SortDirection;
};

/** What incidents can be ordered by. */
export type IncidentOrderField =
  /** When it was recorded. */
  | 'CREATED_AT'
  /** When anything last changed. */
  | 'LAST_MODIFIED_AT'
  /** Priority; ascending puts the highest, 1, first. */
  | 'PRIORITY'
  /** When it should be resolved; ascending puts the most pressing first. */
  | 'RESOLVE_BY'
  /** Title. */
  | 'TITLE';

/** A page of incidents. */
export type IncidentConnection = {
  readonly __typename?: 'IncidentConnection';
  /** The incidents with their cursors. */
  readonly edges: ReadonlyArray<IncidentEdge>;
  /** The incidents alone. */
  readonly nodes: ReadonlyArray<Incident>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many match in all; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
  /** Position of the change stream at which the page was read: `incidentChanges(after: …)` from here misses nothing. */
  readonly cursor: Scalars['String']['output'];
};

/** An incident within a page. */
export type IncidentEdge = {
  readonly __typename?: 'IncidentEdge';
  /** Continue behind this incident with `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The incident. */
  readonly node: Incident;
};

/** By what incidents can be counted. */
export type IncidentDimension =
  /** Status. */
  | 'STATUS'
  /** Priority. */
  | 'PRIORITY'
  /** Impact. */
  | 'IMPACT'
  /** Urgency. */
  | 'URGENCY'
  /** Classification. */
  | 'CLASSIFICATION'
  /** The team that has it. */
  | 'SUPPORT_GROUP'
  /** Who works on it. */
  | 'ASSIGNED_TO'
  /** The day, in UTC, on which it was recorded. */
  | 'DAY';

/** Counts of incidents. */
export type IncidentStatistics = {
  readonly __typename?: 'IncidentStatistics';
  /** How many incidents match. */
  readonly total: Scalars['Int']['output'];
  /** The counts, largest first, at most 1,000. */
  readonly buckets: ReadonlyArray<IncidentBucket>;
};

/** How many incidents share some properties; properties that were not asked for, or that these incidents lack, are null. */
export type IncidentBucket = {
  readonly __typename?: 'IncidentBucket';
  /** Their status. */
  readonly status: Maybe<ListItem>;
  /** Their priority. */
  readonly priority: Maybe<Scalars['Int']['output']>;
  /** Their impact. */
  readonly impact: Maybe<ListItem>;
  /** Their urgency. */
  readonly urgency: Maybe<ListItem>;
  /** Their classification. */
  readonly classification: Maybe<ListItem>;
  /** The team that has them. */
  readonly supportGroup: Maybe<ListItem>;
  /** Who works on them. */
  readonly assignedTo: Maybe<Scalars['String']['output']>;
  /** Beginning of the day, in UTC, on which they were recorded. */
  readonly day: Maybe<Scalars['DateTime']['output']>;
  /** How many incidents. */
  readonly count: Scalars['Int']['output'];
};

/** One event of the stream of incident changes. */
export type IncidentChange = {
  readonly __typename?: 'IncidentChange';
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
  /** What they said about it; null for private comments. */
  readonly comment: Maybe<Scalars['String']['output']>;
  /** What changed, field by field. List items are given as `{ id, name }`, other objects by their ids. */
  readonly changes: ReadonlyArray<FieldChange>;
  /** The incident as it was after this change; null for SNAPSHOT_END and BOOKMARK. */
  readonly incident: Maybe<Incident>;
};

/** An incident to open. */
export type CreateIncidentInput = {
  /** Send the same key again after a lost answer: the incident is opened once. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Id of the template that fills in what is left out here. */
  readonly templateId?: InputMaybe<Scalars['ID']['input']>;
  /** What is wrong, 1 to 256 characters; required unless the template has a title. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** What is wrong, at length; at most 10,000 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Status to begin with: Active or an item below it. Items of lists may be given by id, by path or by a name that only one item of the list has. */
  readonly status?: InputMaybe<Scalars['ID']['input']>;
  /** How much of the business is held up; Medium when neither this nor the template says. */
  readonly impact?: InputMaybe<Scalars['ID']['input']>;
  /** How long the business can wait; Medium when neither this nor the template says. */
  readonly urgency?: InputMaybe<Scalars['ID']['input']>;
  /** What kind of thing failed. */
  readonly classification?: InputMaybe<Scalars['ID']['input']>;
  /** How it was reported; SCOM when an alert is named, else System, when neither this nor the template says. */
  readonly source?: InputMaybe<Scalars['ID']['input']>;
  /** Which team is to have it. */
  readonly supportGroup?: InputMaybe<Scalars['ID']['input']>;
  /** Hand it up at once. */
  readonly isEscalated?: InputMaybe<Scalars['Boolean']['input']>;
  /** Who is to work on it. */
  readonly assignedTo?: InputMaybe<Scalars['String']['input']>;
  /** Who answers for it. */
  readonly primaryOwner?: InputMaybe<Scalars['String']['input']>;
  /** Who cannot work because of it. */
  readonly affectedUser?: InputMaybe<Scalars['String']['input']>;
  /** How to reach the affected user if not in the usual way. */
  readonly contactMethod?: InputMaybe<Scalars['String']['input']>;
  /** When it should be resolved by; from the priority when left out. */
  readonly resolveBy?: InputMaybe<Scalars['DateTime']['input']>;
  /** When work on it is planned to begin. */
  readonly scheduledStartAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** When work on it is planned to end. */
  readonly scheduledEndAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The service is down, not only degraded. */
  readonly isDowntime?: InputMaybe<Scalars['Boolean']['input']>;
  /** The incident of which this is a further report. */
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
  /** Configuration items that are broken or out of reach, at most 100. With `monitoredObjectId` the item of that object is added. */
  readonly affectedConfigurationItemIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Configuration items that have to do with it, at most 100. */
  readonly relatedConfigurationItemIds: ReadonlyArray<Scalars['ID']['input']>;
  /**
   * The alert of Operations Manager it is about. If that alert has an open incident already, that one is the answer.
   * Refused if Operations Manager knows none such that the viewer may see; taken as given where it cannot be asked.
   */
  readonly alertId?: InputMaybe<Scalars['ID']['input']>;
  /** Name of the management group the alert came from. */
  readonly managementGroupName?: InputMaybe<Scalars['String']['input']>;
  /** Name of the management pack whose rule or monitor raised the alert. */
  readonly managementPackName?: InputMaybe<Scalars['String']['input']>;
  /** Id of the rule or monitor that raised the alert. */
  readonly monitoringRuleId?: InputMaybe<Scalars['ID']['input']>;
  /** Id of the monitored object the alert is about. Refused if Operations Manager knows none such; taken as given where it cannot be asked. */
  readonly monitoredObjectId?: InputMaybe<Scalars['ID']['input']>;
  /** Repeat count of the alert. */
  readonly repeatCount?: InputMaybe<Scalars['Int']['input']>;
  /** The ten free fields of the alert, number 1 first. */
  readonly customFields?: InputMaybe<ReadonlyArray<InputMaybe<Scalars['String']['input']>>>;
  /** First comment of the action log. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of an incident to open. */
export type CreateIncidentPayload = {
  readonly __typename?: 'CreateIncidentPayload';
  /** The incident: a new one, or the open one of the same alert. */
  readonly incident: Maybe<Incident>;
  /** True when the alert already had an open incident, which was left as it is. */
  readonly isExisting: Maybe<Scalars['Boolean']['output']>;
  /** Position of the change in the stream of incident changes; null when nothing changed. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Changes to an incident; what is left out stays, what is null is cleared. */
export type UpdateIncidentInput = {
  /** Which incident. */
  readonly incidentId: Scalars['ID']['input'];
  /** Refuse if the incident has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** New title, 1 to 256 characters. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** New description, at most 10,000 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** New status: Active or an item below it, while the incident is active. Items of lists may be given by id, by path or by a name that only one item of the list has. */
  readonly status?: InputMaybe<Scalars['ID']['input']>;
  /** New impact; the priority follows. */
  readonly impact?: InputMaybe<Scalars['ID']['input']>;
  /** New urgency; the priority follows. */
  readonly urgency?: InputMaybe<Scalars['ID']['input']>;
  /** New classification. */
  readonly classification?: InputMaybe<Scalars['ID']['input']>;
  /** New source. */
  readonly source?: InputMaybe<Scalars['ID']['input']>;
  /** The team that is to have it. */
  readonly supportGroup?: InputMaybe<Scalars['ID']['input']>;
  /** Hand it up, or back down. */
  readonly isEscalated?: InputMaybe<Scalars['Boolean']['input']>;
  /** Who is to work on it. */
  readonly assignedTo?: InputMaybe<Scalars['String']['input']>;
  /** Who answers for it. */
  readonly primaryOwner?: InputMaybe<Scalars['String']['input']>;
  /** Who cannot work because of it. */
  readonly affectedUser?: InputMaybe<Scalars['String']['input']>;
  /** How to reach the affected user if not in the usual way. */
  readonly contactMethod?: InputMaybe<Scalars['String']['input']>;
  /** When it should be resolved by; null goes back to what the priority says. */
  readonly resolveBy?: InputMaybe<Scalars['DateTime']['input']>;
  /** When work on it is planned to begin. */
  readonly scheduledStartAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** When work on it is planned to end. */
  readonly scheduledEndAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** When work on it began. */
  readonly actualStartAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** When work on it ended. */
  readonly actualEndAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The service is down, not only degraded. */
  readonly isDowntime?: InputMaybe<Scalars['Boolean']['input']>;
  /** The solution should be written up. */
  readonly needsKnowledgeArticle?: InputMaybe<Scalars['Boolean']['input']>;
  /** The solution was written up. */
  readonly hasKnowledgeArticle?: InputMaybe<Scalars['Boolean']['input']>;
  /** The incident to become a child of; null to stand alone again. */
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
  /** Configuration items to add to the affected ones. */
  readonly addAffectedConfigurationItemIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Configuration items to take from the affected ones; none that is to be added. */
  readonly removeAffectedConfigurationItemIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Configuration items to add to the related ones. */
  readonly addRelatedConfigurationItemIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Configuration items to take from the related ones; none that is to be added. */
  readonly removeRelatedConfigurationItemIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Repeat count of the alert, as the alert connector tells it. */
  readonly repeatCount?: InputMaybe<Scalars['Int']['input']>;
  /** The free fields of the alert, number 1 first, all of them. */
  readonly customFields?: InputMaybe<ReadonlyArray<InputMaybe<Scalars['String']['input']>>>;
  /** Remark for the action log. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of changes to an incident. */
export type UpdateIncidentPayload = {
  readonly __typename?: 'UpdateIncidentPayload';
  /** The incident as it is now. */
  readonly incident: Maybe<Incident>;
  /** Position of the change in the stream of incident changes; null when nothing changed. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An incident to declare solved. */
export type ResolveIncidentInput = {
  /** Which incident. */
  readonly incidentId: Scalars['ID']['input'];
  /** Refuse if the incident has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** What kind of solution it was: an item of the list of resolution categories, by id, by path or by a name that only one item has. */
  readonly resolutionCategory: Scalars['ID']['input'];
  /** How it was solved, 1 to 4,000 characters. */
  readonly resolutionDescription: Scalars['String']['input'];
  /** Resolve its active children along with it; needed where the site's setting is ASK, refused where it says otherwise. */
  readonly resolveChildren?: InputMaybe<Scalars['Boolean']['input']>;
  /** Remark for the action log. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of an incident to declare solved. */
export type ResolveIncidentPayload = {
  readonly __typename?: 'ResolveIncidentPayload';
  /** The incident as it is now. */
  readonly incident: Maybe<Incident>;
  /** The children that were resolved along with it. */
  readonly children: ReadonlyArray<Incident>;
  /** Position of the last change in the stream of incident changes. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An incident to close. */
export type CloseIncidentInput = {
  /** Which incident. */
  readonly incidentId: Scalars['ID']['input'];
  /** Refuse if the incident has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Remark for the action log. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of an incident to close. */
export type CloseIncidentPayload = {
  readonly __typename?: 'CloseIncidentPayload';
  /** The incident as it is now. */
  readonly incident: Maybe<Incident>;
  /** Position of the change in the stream of incident changes. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An incident to make active again. */
export type ReactivateIncidentInput = {
  /** Which incident. */
  readonly incidentId: Scalars['ID']['input'];
  /** Refuse if the incident has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Reactivate its resolved children along with it; needed where the site's setting is ASK, refused where it says otherwise. */
  readonly reactivateChildren?: InputMaybe<Scalars['Boolean']['input']>;
  /** Remark for the action log: why the solution did not hold. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of an incident to make active again. */
export type ReactivateIncidentPayload = {
  readonly __typename?: 'ReactivateIncidentPayload';
  /** The incident as it is now. */
  readonly incident: Maybe<Incident>;
  /** The children that were reactivated along with it. */
  readonly children: ReadonlyArray<Incident>;
  /** Position of the last change in the stream of incident changes. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A comment on an incident. */
export type CommentIncidentInput = {
  /** Send the same key again after a lost answer: the comment is written once. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Which incident. */
  readonly incidentId: Scalars['ID']['input'];
  /** What to say, 1 to 4,000 characters. */
  readonly comment: Scalars['String']['input'];
  /** Meant for analysts only, not for the affected user. */
  readonly isPrivate: Scalars['Boolean']['input'];
  /** Whose words they are. */
  readonly author: CommentAuthor;
};

/** Whose words a comment is. */
export type CommentAuthor =
  /** Of somebody who works on it. */
  | 'ANALYST'
  /** Of the affected user; such a comment cannot be private. */
  | 'USER';

/** What became of a comment. */
export type CommentIncidentPayload = {
  readonly __typename?: 'CommentIncidentPayload';
  /** The incident as it is now. */
  readonly incident: Maybe<Incident>;
  /** The entry of the action log. */
  readonly entry: Maybe<ActionLogEntry>;
  /** Position of the change in the stream of incident changes. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which priority follows from impact and urgency, and how soon each priority is to be resolved. */
export type PriorityMatrix = {
  readonly __typename?: 'PriorityMatrix';
  /** One cell for each pair of impact and urgency, highest impact and urgency first. */
  readonly cells: ReadonlyArray<PriorityMatrixCell>;
  /** How soon each priority is to be resolved, highest first. */
  readonly resolutionTimes: ReadonlyArray<ResolutionTime>;
};

/** One pair of impact and urgency with its priority. */
export type PriorityMatrixCell = {
  readonly __typename?: 'PriorityMatrixCell';
  /** How much of the business is held up. */
  readonly impact: ListItem;
  /** How long the business can wait. */
  readonly urgency: ListItem;
  /** The priority that follows: 1 is highest, 9 is lowest. */
  readonly priority: Scalars['Int']['output'];
};

/** How soon a priority is to be resolved. */
export type ResolutionTime = {
  readonly __typename?: 'ResolutionTime';
  /** The priority: 1 is highest, 9 is lowest. */
  readonly priority: Scalars['Int']['output'];
  /** Minutes from recording to when it should be resolved. */
  readonly minutes: Scalars['Int']['output'];
};

/** Cells of the priority matrix and resolution times to change; what is not named stays. */
export type SetPriorityMatrixInput = {
  /** Cells to change. */
  readonly cells: ReadonlyArray<PriorityMatrixCellInput>;
  /** Resolution times to change. */
  readonly resolutionTimes: ReadonlyArray<ResolutionTimeInput>;
};

/** One cell of the priority matrix. */
export type PriorityMatrixCellInput = {
  /** Item of the list of impacts. */
  readonly impact: Scalars['ID']['input'];
  /** Item of the list of urgencies. */
  readonly urgency: Scalars['ID']['input'];
  /** The priority to follow, 1 to 9. */
  readonly priority: Scalars['Int']['input'];
};

/** The resolution time of one priority. */
export type ResolutionTimeInput = {
  /** The priority, 1 to 9. */
  readonly priority: Scalars['Int']['input'];
  /** Minutes, 1 to 1,051,200 (two years). */
  readonly minutes: Scalars['Int']['input'];
};

/** What became of changes to the priority matrix. */
export type SetPriorityMatrixPayload = {
  readonly __typename?: 'SetPriorityMatrixPayload';
  /** The whole matrix as it is now. */
  readonly priorityMatrix: Maybe<PriorityMatrix>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** How this site numbers its incidents and what happens to children of a parent incident. */
export type IncidentSettings = {
  readonly __typename?: 'IncidentSettings';
  /** What stands before the number of a new incident. */
  readonly idPrefix: Scalars['String']['output'];
  /** Whether children are resolved when their parent is. */
  readonly resolveChildren: ChildIncidentRule;
  /** Whether children are reactivated when their parent is. */
  readonly reactivateChildren: ChildIncidentRule;
  /** The status an active incident takes when it becomes a child; null leaves it as it is. */
  readonly statusOfLinkedChild: Maybe<ListItem>;
};

/** Whether children of an incident follow it. */
export type ChildIncidentRule =
  /** They always follow. */
  | 'ALWAYS'
  /** Whoever changes the parent says so each time. */
  | 'ASK'
  /** They never follow. */
  | 'NEVER';

/** Settings to change; what is left out stays. */
export type SetIncidentSettingsInput = {
  /** What stands before the number of a new incident: 1 to 10 letters and digits, the first of them a letter. */
  readonly idPrefix?: InputMaybe<Scalars['String']['input']>;
  /** Whether children are resolved when their parent is. */
  readonly resolveChildren?: InputMaybe<ChildIncidentRule>;
  /** Whether children are reactivated when their parent is. */
  readonly reactivateChildren?: InputMaybe<ChildIncidentRule>;
  /** The status, Active or an item below it, that an active incident takes when it becomes a child; null leaves it as it is. */
  readonly statusOfLinkedChild?: InputMaybe<Scalars['ID']['input']>;
};

/** What became of changes to settings. */
export type SetIncidentSettingsPayload = {
  readonly __typename?: 'SetIncidentSettingsPayload';
  /** The settings as they are now. */
  readonly incidentSettings: Maybe<IncidentSettings>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What a new incident is filled with where its creator says nothing. */
export type Template = {
  readonly __typename?: 'Template';
  /** Never reused. */
  readonly id: Scalars['ID']['output'];
  /** As analysts read it; no two templates have the same. */
  readonly name: Scalars['String']['output'];
  /** What it is for. */
  readonly description: Scalars['String']['output'];
  /** Title of the incident. */
  readonly title: Maybe<Scalars['String']['output']>;
  /** Impact of the incident. */
  readonly impact: Maybe<ListItem>;
  /** Urgency of the incident. */
  readonly urgency: Maybe<ListItem>;
  /** Classification of the incident. */
  readonly classification: Maybe<ListItem>;
  /** Source of the incident. */
  readonly source: Maybe<ListItem>;
  /** The team that is to have the incident. */
  readonly supportGroup: Maybe<ListItem>;
  /** Who is to work on the incident. */
  readonly assignedTo: Maybe<Scalars['String']['output']>;
  /** Who is named as affected: alerts carry no user, so sites name a stand-in. */
  readonly affectedUser: Maybe<Scalars['String']['output']>;
  /** Whether the incident is handed up at once. */
  readonly isEscalated: Scalars['Boolean']['output'];
};

/** An incident template to add. */
export type CreateTemplateInput = {
  /** Send the same key again after a lost answer: the template is added once. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** As analysts will read it, 1 to 100 characters that no other template has. */
  readonly name: Scalars['String']['input'];
  /** What it is for. */
  readonly description: Scalars['String']['input'];
  /** Title of the incident. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** Impact of the incident. Items of lists may be given by id, by path or by a name that only one item of the list has. */
  readonly impact?: InputMaybe<Scalars['ID']['input']>;
  /** Urgency of the incident. */
  readonly urgency?: InputMaybe<Scalars['ID']['input']>;
  /** Classification of the incident. */
  readonly classification?: InputMaybe<Scalars['ID']['input']>;
  /** Source of the incident. */
  readonly source?: InputMaybe<Scalars['ID']['input']>;
  /** The team that is to have the incident. */
  readonly supportGroup?: InputMaybe<Scalars['ID']['input']>;
  /** Who is to work on the incident. */
  readonly assignedTo?: InputMaybe<Scalars['String']['input']>;
  /** Who is named as affected. */
  readonly affectedUser?: InputMaybe<Scalars['String']['input']>;
  /** Whether the incident is handed up at once. */
  readonly isEscalated: Scalars['Boolean']['input'];
};

/** What became of a template to add. */
export type CreateTemplatePayload = {
  readonly __typename?: 'CreateTemplatePayload';
  /** The new template. */
  readonly template: Maybe<Template>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The lists of Service Manager; which items they have is data of the site. */
export type ListName =
  /** How far work on an incident has come. */
  | 'INCIDENT_STATUS'
  /** How much of the business an incident holds up. */
  | 'IMPACT'
  /** How long the business can wait. */
  | 'URGENCY'
  /** How an incident was reported. */
  | 'SOURCE'
  /** What kind of thing failed. */
  | 'CLASSIFICATION'
  /** The teams that have incidents: support groups. */
  | 'TIER_QUEUE'
  /** Kinds of solution. */
  | 'RESOLUTION_CATEGORY'
  /** Where a configuration item stands in its life as an asset. */
  | 'ASSET_STATUS';

/** A list of Service Manager. */
export type ItemList = {
  readonly __typename?: 'ItemList';
  /** Which list. */
  readonly name: ListName;
  /** As consoles show it. */
  readonly displayName: Scalars['String']['output'];
  /** Every item, parents before their children. */
  readonly items: ReadonlyArray<ListItem>;
};

/** An item of a list. */
export type ListItem = {
  readonly __typename?: 'ListItem';
  /** The same on every site for items that came with the product. */
  readonly id: Scalars['ID']['output'];
  /** As analysts read it. */
  readonly name: Scalars['String']['output'];
  /** Names from the top of the list down to this item, joined by dots: `Active.Pending`. */
  readonly path: Scalars['String']['output'];
  /** The list it belongs to. */
  readonly list: ListName;
  /** The item above it; null at the top of the list. */
  readonly parent: Maybe<ListItem>;
  /** Came with the product: other products may count on it. */
  readonly isBuiltIn: Scalars['Boolean']['output'];
};

/** An item to add to a list. */
export type CreateListItemInput = {
  /** Send the same key again after a lost answer: the item is added once. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Which list; impacts and urgencies are fixed, since the priority matrix has three of each. */
  readonly list: ListName;
  /** As analysts will read it, 1 to 100 characters without a dot, different from its siblings. */
  readonly name: Scalars['String']['input'];
  /** The item to stand below, by id, by path or by a name that only one item of the list has. New statuses of incidents stand below Active. */
  readonly parent?: InputMaybe<Scalars['ID']['input']>;
};

/** What became of an item to add. */
export type CreateListItemPayload = {
  readonly __typename?: 'CreateListItemPayload';
  /** The new item. */
  readonly item: Maybe<ListItem>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Something that services depend on: a computer, a disk, a piece of software, a person. */
export type ConfigurationItem = {
  readonly __typename?: 'ConfigurationItem';
  /** Never reused. */
  readonly id: Scalars['ID']['output'];
  /** What kind of thing it is, by the full name of its class, such as Microsoft.Windows.Server.Computer. */
  readonly class: Scalars['String']['output'];
  /** As analysts read it. */
  readonly displayName: Scalars['String']['output'];
  /** Fully qualified name of the computer, or sign-in name of the user; null for everything else. */
  readonly principalName: Maybe<Scalars['String']['output']>;
  /** Whether it is still there. */
  readonly objectStatus: ConfigurationItemObjectStatus;
  /** Where it stands in its life as an asset. */
  readonly assetStatus: Maybe<ListItem>;
  /** Free text of the site. */
  readonly notes: Maybe<Scalars['String']['output']>;
  /** What else is known about it, by name. */
  readonly properties: ReadonlyArray<ConfigurationItemProperty>;
  /** Id of the same thing in Operations Manager. */
  readonly monitoredObjectId: Maybe<Scalars['ID']['output']>;
  /** The same thing as Operations Manager watches it. */
  readonly monitoredObject: Maybe<MonitoredObject>;
  /** When its properties were last gathered; null if they never were. */
  readonly lastInventoryAt: Maybe<Scalars['DateTime']['output']>;
  /** When it was first recorded. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When anything about it last changed. */
  readonly lastModifiedAt: Scalars['DateTime']['output'];
  /** Who made the last change. */
  readonly lastModifiedBy: Scalars['String']['output'];
  /** The incidents that affect it, newest first. */
  readonly incidents: IncidentConnection;
  /** Counts the changes. */
  readonly version: Scalars['Int']['output'];
};


/** Something that services depend on: a computer, a disk, a piece of software, a person. */
export type ConfigurationItemIncidentsArgs = {
  filter?: InputMaybe<IncidentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Whether a configuration item is still there. */
export type ConfigurationItemObjectStatus =
  /** It is there. */
  | 'ACTIVE'
  /** It was reported gone; an administrator may still bring it back by reporting it again. */
  | 'PENDING_DELETE'
  /** It is gone for good and kept only for the incidents it was part of. */
  | 'DELETED';

/** One property of a configuration item. */
export type ConfigurationItemProperty = {
  readonly __typename?: 'ConfigurationItemProperty';
  /** Name of the property, as its class has it. */
  readonly name: Scalars['String']['output'];
  /** Its value as text. */
  readonly value: Maybe<Scalars['String']['output']>;
};

/** Which configuration items. All conditions that are given must hold. */
export type ConfigurationItemFilter = {
  /** All of these must match. */
  readonly and?: InputMaybe<ReadonlyArray<ConfigurationItemFilter>>;
  /** At least one of these must match. */
  readonly or?: InputMaybe<ReadonlyArray<ConfigurationItemFilter>>;
  /** This must not match. */
  readonly not?: InputMaybe<ConfigurationItemFilter>;
  /** By id. */
  readonly id?: InputMaybe<IdFilter>;
  /** By the full name of the class. */
  readonly class?: InputMaybe<KeywordFilter>;
  /** By display name. */
  readonly displayName?: InputMaybe<StringFilter>;
  /** By name of the computer or user. */
  readonly principalName?: InputMaybe<KeywordFilter>;
  /** By whether it is still there. */
  readonly objectStatus?: InputMaybe<ConfigurationItemObjectStatusFilter>;
  /** By where it stands as an asset. */
  readonly assetStatus?: InputMaybe<ListItemFilter>;
  /** By the monitored object that is the same thing. */
  readonly monitoredObjectId?: InputMaybe<IdFilter>;
  /** By when its properties were last gathered. */
  readonly lastInventoryAt?: InputMaybe<DateTimeFilter>;
  /** By when anything last changed. */
  readonly lastModifiedAt?: InputMaybe<DateTimeFilter>;
};

/** Conditions on whether a configuration item is still there. All that are given must hold. */
export type ConfigurationItemObjectStatusFilter = {
  /** Is exactly this. */
  readonly eq?: InputMaybe<ConfigurationItemObjectStatus>;
  /** Is one of these. */
  readonly in?: InputMaybe<ReadonlyArray<ConfigurationItemObjectStatus>>;
};

/** In which order configuration items are listed. */
export type ConfigurationItemOrder = {
  /** By what. */
  readonly field: ConfigurationItemOrderField;
  /** Which way. */
  readonly direction: SortDirection;
};

/** What configuration items can be ordered by. */
export type ConfigurationItemOrderField =
  /** Display name. */
  | 'DISPLAY_NAME'
  /** Class, among equals by id. */
  | 'CLASS'
  /** When it was first recorded. */
  | 'CREATED_AT'
  /** When anything last changed. */
  | 'LAST_MODIFIED_AT';

/** A page of configuration items. */
export type ConfigurationItemConnection = {
  readonly __typename?: 'ConfigurationItemConnection';
  /** The configuration items with their cursors. */
  readonly edges: ReadonlyArray<ConfigurationItemEdge>;
  /** The configuration items alone. */
  readonly nodes: ReadonlyArray<ConfigurationItem>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many match in all; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A configuration item within a page. */
export type ConfigurationItemEdge = {
  readonly __typename?: 'ConfigurationItemEdge';
  /** Continue behind this item with `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The configuration item. */
  readonly node: ConfigurationItem;
};

/** What was found out about configuration items, at least one, all of one report. */
export type ReportConfigurationItemsInput = {
  /** Items that are there, at most 500. */
  readonly items: ReadonlyArray<ReportedConfigurationItemInput>;
  /** Items that are there no longer, at most 500; they wait for an administrator to delete them. */
  readonly removed: ReadonlyArray<ConfigurationItemReferenceInput>;
};

/** An item that is there. It is recognized by its id, else by its monitored object; if neither is known it is recorded anew. */
export type ReportedConfigurationItemInput = {
  /** Id of the item. */
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  /** Id of the same thing in Operations Manager. Refused if that knows none such; taken as given where it cannot be asked, and where it stands already. */
  readonly monitoredObjectId?: InputMaybe<Scalars['ID']['input']>;
  /** Full name of its class, 1 to 256 characters. */
  readonly class: Scalars['String']['input'];
  /** As analysts will read it, 1 to 256 characters. */
  readonly displayName: Scalars['String']['input'];
  /** Name of the computer or user; left out it stays, null clears it. */
  readonly principalName?: InputMaybe<Scalars['String']['input']>;
  /** Where it stands as an asset, by id, by path or by a name that only one item of the list has; left out it stays, null clears it. */
  readonly assetStatus?: InputMaybe<Scalars['ID']['input']>;
  /** Free text of the site; left out it stays, null clears it. */
  readonly notes?: InputMaybe<Scalars['String']['input']>;
  /** Properties, at most 100; those named are set, a null value removes one, the others stay. */
  readonly properties: ReadonlyArray<ConfigurationItemPropertyInput>;
  /** When the properties were gathered; now when left out. */
  readonly inventoryAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** One property of a configuration item. */
export type ConfigurationItemPropertyInput = {
  /** Name of the property, 1 to 100 characters. */
  readonly name: Scalars['String']['input'];
  /** Its value as text, at most 4,000 characters. */
  readonly value?: InputMaybe<Scalars['String']['input']>;
};

/** Names an item by one of the two ids. */
export type ConfigurationItemReferenceInput = {
  /** Id of the item. */
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  /** Id of the same thing in Operations Manager. */
  readonly monitoredObjectId?: InputMaybe<Scalars['ID']['input']>;
};

/** What became of a report of configuration items. */
export type ReportConfigurationItemsPayload = {
  readonly __typename?: 'ReportConfigurationItemsPayload';
  /** One answer for each reported item, in the order given, then one for each removed one. */
  readonly results: ReadonlyArray<ReportConfigurationItemsResult>;
  /** Why all of it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What became of one item of a report. */
export type ReportConfigurationItemsResult = {
  readonly __typename?: 'ReportConfigurationItemsResult';
  /** The item as it is now; null when it was refused. */
  readonly configurationItem: Maybe<ConfigurationItem>;
  /** What was done; null when it was refused. */
  readonly outcome: Maybe<ReportOutcome>;
  /** Why this one was refused; null when it was not. */
  readonly refusal: Maybe<UserError>;
};

/** What a report did to an item. */
export type ReportOutcome =
  /** It was recorded anew. */
  | 'CREATED'
  /** It was known and differed. */
  | 'CHANGED'
  /** It was known and nothing differed; only the time of the inventory moved. */
  | 'UNCHANGED'
  /** It waits for an administrator to delete it. */
  | 'REMOVED';

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
export type IncidentChangePage = {
  readonly __typename?: 'IncidentChangePage';
  /** The events, oldest first. */
  readonly events: ReadonlyArray<IncidentChange>;
  /** Behind everything that was looked at, whether it matched or not: continue here. */
  readonly endCursor: Scalars['String']['output'];
  /** False when the page reaches the newest change there is. */
  readonly hasNextPage: Scalars['Boolean']['output'];
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
  Incident: Incident;
  Alert: Alert;
  MonitoredObject: MonitoredObject;
  Template: Template;
  ConfigurationItem: ConfigurationItem;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Incident:
    ( { __typename: 'Incident' }
    & GraphQLRecursivePick<FederationTypes['Incident'], {"id":true}> );
  Alert:
    ( { __typename: 'Alert' }
    & GraphQLRecursivePick<FederationTypes['Alert'], {"id":true}> );
  MonitoredObject:
    ( { __typename: 'MonitoredObject' }
    & GraphQLRecursivePick<FederationTypes['MonitoredObject'], {"id":true}> );
  Template:
    ( { __typename: 'Template' }
    & GraphQLRecursivePick<FederationTypes['Template'], {"id":true}> );
  ConfigurationItem:
    ( { __typename: 'ConfigurationItem' }
    & GraphQLRecursivePick<FederationTypes['ConfigurationItem'], {"id":true}> );
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
  Incident: ResolverTypeWrapper<IncidentModel>;
  Alert: ResolverTypeWrapper<AlertModel>;
  MonitoredObject: ResolverTypeWrapper<MonitoredObjectModel>;
  ActionLogEntry: ResolverTypeWrapper<ActionLogEntryModel>;
  ActionLogEntryKind: ActionLogEntryKind;
  ActionLogConnection: ResolverTypeWrapper<ActionLogPage>;
  ActionLogEdge: ResolverTypeWrapper<Omit<ActionLogEdge, 'node'> & { node: ResolversTypes['ActionLogEntry'] }>;
  IncidentFilter: IncidentFilter;
  ListItemFilter: ListItemFilter;
  IdSetFilter: IdSetFilter;
  ContainsFilter: ContainsFilter;
  IncidentOrder: IncidentOrder;
  IncidentOrderField: IncidentOrderField;
  IncidentConnection: ResolverTypeWrapper<IncidentPage>;
  IncidentEdge: ResolverTypeWrapper<Omit<IncidentEdge, 'node'> & { node: ResolversTypes['Incident'] }>;
  IncidentDimension: IncidentDimension;
  IncidentStatistics: ResolverTypeWrapper<IncidentStatisticsModel>;
  IncidentBucket: ResolverTypeWrapper<IncidentBucketModel>;
  IncidentChange: ResolverTypeWrapper<IncidentChangeModel>;
  CreateIncidentInput: CreateIncidentInput;
  CreateIncidentPayload: ResolverTypeWrapper<Omit<CreateIncidentPayload, 'incident'> & { incident?: Maybe<ResolversTypes['Incident']> }>;
  UpdateIncidentInput: UpdateIncidentInput;
  UpdateIncidentPayload: ResolverTypeWrapper<Omit<UpdateIncidentPayload, 'incident'> & { incident?: Maybe<ResolversTypes['Incident']> }>;
  ResolveIncidentInput: ResolveIncidentInput;
  ResolveIncidentPayload: ResolverTypeWrapper<Omit<ResolveIncidentPayload, 'incident' | 'children'> & { incident?: Maybe<ResolversTypes['Incident']>, children: ReadonlyArray<ResolversTypes['Incident']> }>;
  CloseIncidentInput: CloseIncidentInput;
  CloseIncidentPayload: ResolverTypeWrapper<Omit<CloseIncidentPayload, 'incident'> & { incident?: Maybe<ResolversTypes['Incident']> }>;
  ReactivateIncidentInput: ReactivateIncidentInput;
  ReactivateIncidentPayload: ResolverTypeWrapper<Omit<ReactivateIncidentPayload, 'incident' | 'children'> & { incident?: Maybe<ResolversTypes['Incident']>, children: ReadonlyArray<ResolversTypes['Incident']> }>;
  CommentIncidentInput: CommentIncidentInput;
  CommentAuthor: CommentAuthor;
  CommentIncidentPayload: ResolverTypeWrapper<Omit<CommentIncidentPayload, 'incident' | 'entry'> & { incident?: Maybe<ResolversTypes['Incident']>, entry?: Maybe<ResolversTypes['ActionLogEntry']> }>;
  PriorityMatrix: ResolverTypeWrapper<PriorityMatrixModel>;
  PriorityMatrixCell: ResolverTypeWrapper<PriorityMatrixCellModel>;
  ResolutionTime: ResolverTypeWrapper<ResolutionTime>;
  SetPriorityMatrixInput: SetPriorityMatrixInput;
  PriorityMatrixCellInput: PriorityMatrixCellInput;
  ResolutionTimeInput: ResolutionTimeInput;
  SetPriorityMatrixPayload: ResolverTypeWrapper<Omit<SetPriorityMatrixPayload, 'priorityMatrix'> & { priorityMatrix?: Maybe<ResolversTypes['PriorityMatrix']> }>;
  IncidentSettings: ResolverTypeWrapper<IncidentSettingsModel>;
  ChildIncidentRule: ChildIncidentRule;
  SetIncidentSettingsInput: SetIncidentSettingsInput;
  SetIncidentSettingsPayload: ResolverTypeWrapper<Omit<SetIncidentSettingsPayload, 'incidentSettings'> & { incidentSettings?: Maybe<ResolversTypes['IncidentSettings']> }>;
  Template: ResolverTypeWrapper<TemplateModel>;
  CreateTemplateInput: CreateTemplateInput;
  CreateTemplatePayload: ResolverTypeWrapper<Omit<CreateTemplatePayload, 'template'> & { template?: Maybe<ResolversTypes['Template']> }>;
  ListName: ListName;
  ItemList: ResolverTypeWrapper<ItemListModel>;
  ListItem: ResolverTypeWrapper<ListItemModel>;
  CreateListItemInput: CreateListItemInput;
  CreateListItemPayload: ResolverTypeWrapper<Omit<CreateListItemPayload, 'item'> & { item?: Maybe<ResolversTypes['ListItem']> }>;
  ConfigurationItem: ResolverTypeWrapper<ConfigurationItemModel>;
  ConfigurationItemObjectStatus: ConfigurationItemObjectStatus;
  ConfigurationItemProperty: ResolverTypeWrapper<ConfigurationItemProperty>;
  ConfigurationItemFilter: ConfigurationItemFilter;
  ConfigurationItemObjectStatusFilter: ConfigurationItemObjectStatusFilter;
  ConfigurationItemOrder: ConfigurationItemOrder;
  ConfigurationItemOrderField: ConfigurationItemOrderField;
  ConfigurationItemConnection: ResolverTypeWrapper<ConfigurationItemPage>;
  ConfigurationItemEdge: ResolverTypeWrapper<Omit<ConfigurationItemEdge, 'node'> & { node: ResolversTypes['ConfigurationItem'] }>;
  ReportConfigurationItemsInput: ReportConfigurationItemsInput;
  ReportedConfigurationItemInput: ReportedConfigurationItemInput;
  ConfigurationItemPropertyInput: ConfigurationItemPropertyInput;
  ConfigurationItemReferenceInput: ConfigurationItemReferenceInput;
  ReportConfigurationItemsPayload: ResolverTypeWrapper<Omit<ReportConfigurationItemsPayload, 'results'> & { results: ReadonlyArray<ResolversTypes['ReportConfigurationItemsResult']> }>;
  ReportConfigurationItemsResult: ResolverTypeWrapper<ReportResult>;
  ReportOutcome: ReportOutcome;
  ChangeStream: ResolverTypeWrapper<ChangeStream>;
  IncidentChangePage: ResolverTypeWrapper<Omit<IncidentChangePage, 'events'> & { events: ReadonlyArray<ResolversTypes['IncidentChange']> }>;
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
  Incident: IncidentModel;
  Alert: AlertModel;
  MonitoredObject: MonitoredObjectModel;
  ActionLogEntry: ActionLogEntryModel;
  ActionLogConnection: ActionLogPage;
  ActionLogEdge: Omit<ActionLogEdge, 'node'> & { node: ResolversParentTypes['ActionLogEntry'] };
  IncidentFilter: IncidentFilter;
  ListItemFilter: ListItemFilter;
  IdSetFilter: IdSetFilter;
  ContainsFilter: ContainsFilter;
  IncidentOrder: IncidentOrder;
  IncidentConnection: IncidentPage;
  IncidentEdge: Omit<IncidentEdge, 'node'> & { node: ResolversParentTypes['Incident'] };
  IncidentStatistics: IncidentStatisticsModel;
  IncidentBucket: IncidentBucketModel;
  IncidentChange: IncidentChangeModel;
  CreateIncidentInput: CreateIncidentInput;
  CreateIncidentPayload: Omit<CreateIncidentPayload, 'incident'> & { incident?: Maybe<ResolversParentTypes['Incident']> };
  UpdateIncidentInput: UpdateIncidentInput;
  UpdateIncidentPayload: Omit<UpdateIncidentPayload, 'incident'> & { incident?: Maybe<ResolversParentTypes['Incident']> };
  ResolveIncidentInput: ResolveIncidentInput;
  ResolveIncidentPayload: Omit<ResolveIncidentPayload, 'incident' | 'children'> & { incident?: Maybe<ResolversParentTypes['Incident']>, children: ReadonlyArray<ResolversParentTypes['Incident']> };
  CloseIncidentInput: CloseIncidentInput;
  CloseIncidentPayload: Omit<CloseIncidentPayload, 'incident'> & { incident?: Maybe<ResolversParentTypes['Incident']> };
  ReactivateIncidentInput: ReactivateIncidentInput;
  ReactivateIncidentPayload: Omit<ReactivateIncidentPayload, 'incident' | 'children'> & { incident?: Maybe<ResolversParentTypes['Incident']>, children: ReadonlyArray<ResolversParentTypes['Incident']> };
  CommentIncidentInput: CommentIncidentInput;
  CommentIncidentPayload: Omit<CommentIncidentPayload, 'incident' | 'entry'> & { incident?: Maybe<ResolversParentTypes['Incident']>, entry?: Maybe<ResolversParentTypes['ActionLogEntry']> };
  PriorityMatrix: PriorityMatrixModel;
  PriorityMatrixCell: PriorityMatrixCellModel;
  ResolutionTime: ResolutionTime;
  SetPriorityMatrixInput: SetPriorityMatrixInput;
  PriorityMatrixCellInput: PriorityMatrixCellInput;
  ResolutionTimeInput: ResolutionTimeInput;
  SetPriorityMatrixPayload: Omit<SetPriorityMatrixPayload, 'priorityMatrix'> & { priorityMatrix?: Maybe<ResolversParentTypes['PriorityMatrix']> };
  IncidentSettings: IncidentSettingsModel;
  SetIncidentSettingsInput: SetIncidentSettingsInput;
  SetIncidentSettingsPayload: Omit<SetIncidentSettingsPayload, 'incidentSettings'> & { incidentSettings?: Maybe<ResolversParentTypes['IncidentSettings']> };
  Template: TemplateModel;
  CreateTemplateInput: CreateTemplateInput;
  CreateTemplatePayload: Omit<CreateTemplatePayload, 'template'> & { template?: Maybe<ResolversParentTypes['Template']> };
  ItemList: ItemListModel;
  ListItem: ListItemModel;
  CreateListItemInput: CreateListItemInput;
  CreateListItemPayload: Omit<CreateListItemPayload, 'item'> & { item?: Maybe<ResolversParentTypes['ListItem']> };
  ConfigurationItem: ConfigurationItemModel;
  ConfigurationItemProperty: ConfigurationItemProperty;
  ConfigurationItemFilter: ConfigurationItemFilter;
  ConfigurationItemObjectStatusFilter: ConfigurationItemObjectStatusFilter;
  ConfigurationItemOrder: ConfigurationItemOrder;
  ConfigurationItemConnection: ConfigurationItemPage;
  ConfigurationItemEdge: Omit<ConfigurationItemEdge, 'node'> & { node: ResolversParentTypes['ConfigurationItem'] };
  ReportConfigurationItemsInput: ReportConfigurationItemsInput;
  ReportedConfigurationItemInput: ReportedConfigurationItemInput;
  ConfigurationItemPropertyInput: ConfigurationItemPropertyInput;
  ConfigurationItemReferenceInput: ConfigurationItemReferenceInput;
  ReportConfigurationItemsPayload: Omit<ReportConfigurationItemsPayload, 'results'> & { results: ReadonlyArray<ResolversParentTypes['ReportConfigurationItemsResult']> };
  ReportConfigurationItemsResult: ReportResult;
  ChangeStream: ChangeStream;
  IncidentChangePage: Omit<IncidentChangePage, 'events'> & { events: ReadonlyArray<ResolversParentTypes['IncidentChange']> };
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type PageInfoResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FieldChangeResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['FieldChange'] = ResolversParentTypes['FieldChange']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  incident?: Resolver<Maybe<ResolversTypes['Incident']>, ParentType, ContextType, RequireFields<QueryIncidentArgs, 'id'>>;
  incidents?: Resolver<ResolversTypes['IncidentConnection'], ParentType, ContextType, RequireFields<QueryIncidentsArgs, 'orderBy' | 'first'>>;
  incidentStatistics?: Resolver<ResolversTypes['IncidentStatistics'], ParentType, ContextType, RequireFields<QueryIncidentStatisticsArgs, 'by'>>;
  priorityMatrix?: Resolver<ResolversTypes['PriorityMatrix'], ParentType, ContextType>;
  incidentSettings?: Resolver<ResolversTypes['IncidentSettings'], ParentType, ContextType>;
  templates?: Resolver<ReadonlyArray<ResolversTypes['Template']>, ParentType, ContextType>;
  configurationItem?: Resolver<Maybe<ResolversTypes['ConfigurationItem']>, ParentType, ContextType, RequireFields<QueryConfigurationItemArgs, 'id'>>;
  configurationItems?: Resolver<ResolversTypes['ConfigurationItemConnection'], ParentType, ContextType, RequireFields<QueryConfigurationItemsArgs, 'orderBy' | 'first'>>;
  lists?: Resolver<ReadonlyArray<ResolversTypes['ItemList']>, ParentType, ContextType>;
  list?: Resolver<ResolversTypes['ItemList'], ParentType, ContextType, RequireFields<QueryListArgs, 'name'>>;
  serviceManagerChangeStream?: Resolver<ResolversTypes['ChangeStream'], ParentType, ContextType>;
  incidentChangesPage?: Resolver<ResolversTypes['IncidentChangePage'], ParentType, ContextType, RequireFields<QueryIncidentChangesPageArgs, 'first'>>;
};

export type MutationResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  createIncident?: Resolver<ResolversTypes['CreateIncidentPayload'], ParentType, ContextType, RequireFields<MutationCreateIncidentArgs, 'input'>>;
  updateIncident?: Resolver<ResolversTypes['UpdateIncidentPayload'], ParentType, ContextType, RequireFields<MutationUpdateIncidentArgs, 'input'>>;
  resolveIncident?: Resolver<ResolversTypes['ResolveIncidentPayload'], ParentType, ContextType, RequireFields<MutationResolveIncidentArgs, 'input'>>;
  closeIncident?: Resolver<ResolversTypes['CloseIncidentPayload'], ParentType, ContextType, RequireFields<MutationCloseIncidentArgs, 'input'>>;
  reactivateIncident?: Resolver<ResolversTypes['ReactivateIncidentPayload'], ParentType, ContextType, RequireFields<MutationReactivateIncidentArgs, 'input'>>;
  commentIncident?: Resolver<ResolversTypes['CommentIncidentPayload'], ParentType, ContextType, RequireFields<MutationCommentIncidentArgs, 'input'>>;
  setPriorityMatrix?: Resolver<ResolversTypes['SetPriorityMatrixPayload'], ParentType, ContextType, RequireFields<MutationSetPriorityMatrixArgs, 'input'>>;
  setIncidentSettings?: Resolver<ResolversTypes['SetIncidentSettingsPayload'], ParentType, ContextType, RequireFields<MutationSetIncidentSettingsArgs, 'input'>>;
  createListItem?: Resolver<ResolversTypes['CreateListItemPayload'], ParentType, ContextType, RequireFields<MutationCreateListItemArgs, 'input'>>;
  createTemplate?: Resolver<ResolversTypes['CreateTemplatePayload'], ParentType, ContextType, RequireFields<MutationCreateTemplateArgs, 'input'>>;
  reportConfigurationItems?: Resolver<ResolversTypes['ReportConfigurationItemsPayload'], ParentType, ContextType, RequireFields<MutationReportConfigurationItemsArgs, 'input'>>;
};

export type SubscriptionResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  incidentChanges?: SubscriptionResolver<ResolversTypes['IncidentChange'], "incidentChanges", ParentType, ContextType, RequireFields<SubscriptionIncidentChangesArgs, 'snapshot' | 'bookmarkSeconds'>>;
};

export type IncidentResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['Incident'] = ResolversParentTypes['Incident'], FederationReferenceType extends FederationReferenceTypes['Incident'] = FederationReferenceTypes['Incident']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Incident']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ListItem'], ParentType, ContextType>;
  isOpen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  impact?: Resolver<ResolversTypes['ListItem'], ParentType, ContextType>;
  urgency?: Resolver<ResolversTypes['ListItem'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  classification?: Resolver<Maybe<ResolversTypes['ListItem']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['ListItem']>, ParentType, ContextType>;
  supportGroup?: Resolver<Maybe<ResolversTypes['ListItem']>, ParentType, ContextType>;
  isEscalated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  resolutionCategory?: Resolver<Maybe<ResolversTypes['ListItem']>, ParentType, ContextType>;
  resolutionDescription?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  assignedTo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  primaryOwner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  affectedUser?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  contactMethod?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resolveBy?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  scheduledStartAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  scheduledEndAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  actualStartAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  actualEndAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  isDowntime?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  needsKnowledgeArticle?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasKnowledgeArticle?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  firstAssignedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastModifiedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastModifiedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  template?: Resolver<Maybe<ResolversTypes['Template']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Incident']>, ParentType, ContextType>;
  children?: Resolver<ResolversTypes['IncidentConnection'], ParentType, ContextType, RequireFields<IncidentChildrenArgs, 'first'>>;
  affectedConfigurationItems?: Resolver<ResolversTypes['ConfigurationItemConnection'], ParentType, ContextType, RequireFields<IncidentAffectedConfigurationItemsArgs, 'first'>>;
  relatedConfigurationItems?: Resolver<ResolversTypes['ConfigurationItemConnection'], ParentType, ContextType, RequireFields<IncidentRelatedConfigurationItemsArgs, 'first'>>;
  actionLog?: Resolver<ResolversTypes['ActionLogConnection'], ParentType, ContextType, RequireFields<IncidentActionLogArgs, 'first'>>;
  alertId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  alert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType>;
  managementGroupName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  managementPackName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  monitoringRuleId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  monitoredObjectId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  monitoredObject?: Resolver<Maybe<ResolversTypes['MonitoredObject']>, ParentType, ContextType>;
  repeatCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  customFields?: Resolver<ReadonlyArray<Maybe<ResolversTypes['String']>>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AlertResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['Alert'] = ResolversParentTypes['Alert'], FederationReferenceType extends FederationReferenceTypes['Alert'] = FederationReferenceTypes['Alert']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Alert']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  incident?: Resolver<Maybe<ResolversTypes['Incident']>, ParentType, ContextType>;
  incidents?: Resolver<Maybe<ResolversTypes['IncidentConnection']>, ParentType, ContextType, RequireFields<AlertIncidentsArgs, 'first'>>;
};

export type MonitoredObjectResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['MonitoredObject'] = ResolversParentTypes['MonitoredObject'], FederationReferenceType extends FederationReferenceTypes['MonitoredObject'] = FederationReferenceTypes['MonitoredObject']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['MonitoredObject']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  configurationItem?: Resolver<Maybe<ResolversTypes['ConfigurationItem']>, ParentType, ContextType>;
};

export type ActionLogEntryResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['ActionLogEntry'] = ResolversParentTypes['ActionLogEntry']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ActionLogEntryKind'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isPrivate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ActionLogConnectionResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['ActionLogConnection'] = ResolversParentTypes['ActionLogConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ActionLogEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ActionLogEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ActionLogEdgeResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['ActionLogEdge'] = ResolversParentTypes['ActionLogEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ActionLogEntry'], ParentType, ContextType>;
};

export type IncidentConnectionResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['IncidentConnection'] = ResolversParentTypes['IncidentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['IncidentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Incident']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type IncidentEdgeResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['IncidentEdge'] = ResolversParentTypes['IncidentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Incident'], ParentType, ContextType>;
};

export type IncidentStatisticsResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['IncidentStatistics'] = ResolversParentTypes['IncidentStatistics']> = {
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  buckets?: Resolver<ReadonlyArray<ResolversTypes['IncidentBucket']>, ParentType, ContextType>;
};

export type IncidentBucketResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['IncidentBucket'] = ResolversParentTypes['IncidentBucket']> = {
  status?: Resolver<Maybe<ResolversTypes['ListItem']>, ParentType, ContextType>;
  priority?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  impact?: Resolver<Maybe<ResolversTypes['ListItem']>, ParentType, ContextType>;
  urgency?: Resolver<Maybe<ResolversTypes['ListItem']>, ParentType, ContextType>;
  classification?: Resolver<Maybe<ResolversTypes['ListItem']>, ParentType, ContextType>;
  supportGroup?: Resolver<Maybe<ResolversTypes['ListItem']>, ParentType, ContextType>;
  assignedTo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  day?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type IncidentChangeResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['IncidentChange'] = ResolversParentTypes['IncidentChange']> = {
  kind?: Resolver<ResolversTypes['StreamEventKind'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  previous?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['FieldChange']>, ParentType, ContextType>;
  incident?: Resolver<Maybe<ResolversTypes['Incident']>, ParentType, ContextType>;
};

export type CreateIncidentPayloadResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['CreateIncidentPayload'] = ResolversParentTypes['CreateIncidentPayload']> = {
  incident?: Resolver<Maybe<ResolversTypes['Incident']>, ParentType, ContextType>;
  isExisting?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateIncidentPayloadResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['UpdateIncidentPayload'] = ResolversParentTypes['UpdateIncidentPayload']> = {
  incident?: Resolver<Maybe<ResolversTypes['Incident']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResolveIncidentPayloadResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['ResolveIncidentPayload'] = ResolversParentTypes['ResolveIncidentPayload']> = {
  incident?: Resolver<Maybe<ResolversTypes['Incident']>, ParentType, ContextType>;
  children?: Resolver<ReadonlyArray<ResolversTypes['Incident']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CloseIncidentPayloadResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['CloseIncidentPayload'] = ResolversParentTypes['CloseIncidentPayload']> = {
  incident?: Resolver<Maybe<ResolversTypes['Incident']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReactivateIncidentPayloadResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['ReactivateIncidentPayload'] = ResolversParentTypes['ReactivateIncidentPayload']> = {
  incident?: Resolver<Maybe<ResolversTypes['Incident']>, ParentType, ContextType>;
  children?: Resolver<ReadonlyArray<ResolversTypes['Incident']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CommentIncidentPayloadResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['CommentIncidentPayload'] = ResolversParentTypes['CommentIncidentPayload']> = {
  incident?: Resolver<Maybe<ResolversTypes['Incident']>, ParentType, ContextType>;
  entry?: Resolver<Maybe<ResolversTypes['ActionLogEntry']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PriorityMatrixResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['PriorityMatrix'] = ResolversParentTypes['PriorityMatrix']> = {
  cells?: Resolver<ReadonlyArray<ResolversTypes['PriorityMatrixCell']>, ParentType, ContextType>;
  resolutionTimes?: Resolver<ReadonlyArray<ResolversTypes['ResolutionTime']>, ParentType, ContextType>;
};

export type PriorityMatrixCellResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['PriorityMatrixCell'] = ResolversParentTypes['PriorityMatrixCell']> = {
  impact?: Resolver<ResolversTypes['ListItem'], ParentType, ContextType>;
  urgency?: Resolver<ResolversTypes['ListItem'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ResolutionTimeResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['ResolutionTime'] = ResolversParentTypes['ResolutionTime']> = {
  priority?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  minutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SetPriorityMatrixPayloadResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['SetPriorityMatrixPayload'] = ResolversParentTypes['SetPriorityMatrixPayload']> = {
  priorityMatrix?: Resolver<Maybe<ResolversTypes['PriorityMatrix']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type IncidentSettingsResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['IncidentSettings'] = ResolversParentTypes['IncidentSettings']> = {
  idPrefix?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  resolveChildren?: Resolver<ResolversTypes['ChildIncidentRule'], ParentType, ContextType>;
  reactivateChildren?: Resolver<ResolversTypes['ChildIncidentRule'], ParentType, ContextType>;
  statusOfLinkedChild?: Resolver<Maybe<ResolversTypes['ListItem']>, ParentType, ContextType>;
};

export type SetIncidentSettingsPayloadResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['SetIncidentSettingsPayload'] = ResolversParentTypes['SetIncidentSettingsPayload']> = {
  incidentSettings?: Resolver<Maybe<ResolversTypes['IncidentSettings']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type TemplateResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['Template'] = ResolversParentTypes['Template'], FederationReferenceType extends FederationReferenceTypes['Template'] = FederationReferenceTypes['Template']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Template']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  impact?: Resolver<Maybe<ResolversTypes['ListItem']>, ParentType, ContextType>;
  urgency?: Resolver<Maybe<ResolversTypes['ListItem']>, ParentType, ContextType>;
  classification?: Resolver<Maybe<ResolversTypes['ListItem']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['ListItem']>, ParentType, ContextType>;
  supportGroup?: Resolver<Maybe<ResolversTypes['ListItem']>, ParentType, ContextType>;
  assignedTo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  affectedUser?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isEscalated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CreateTemplatePayloadResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['CreateTemplatePayload'] = ResolversParentTypes['CreateTemplatePayload']> = {
  template?: Resolver<Maybe<ResolversTypes['Template']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ItemListResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['ItemList'] = ResolversParentTypes['ItemList']> = {
  name?: Resolver<ResolversTypes['ListName'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['ListItem']>, ParentType, ContextType>;
};

export type ListItemResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['ListItem'] = ResolversParentTypes['ListItem']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  list?: Resolver<ResolversTypes['ListName'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['ListItem']>, ParentType, ContextType>;
  isBuiltIn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CreateListItemPayloadResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['CreateListItemPayload'] = ResolversParentTypes['CreateListItemPayload']> = {
  item?: Resolver<Maybe<ResolversTypes['ListItem']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ConfigurationItemResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['ConfigurationItem'] = ResolversParentTypes['ConfigurationItem'], FederationReferenceType extends FederationReferenceTypes['ConfigurationItem'] = FederationReferenceTypes['ConfigurationItem']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ConfigurationItem']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  principalName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  objectStatus?: Resolver<ResolversTypes['ConfigurationItemObjectStatus'], ParentType, ContextType>;
  assetStatus?: Resolver<Maybe<ResolversTypes['ListItem']>, ParentType, ContextType>;
  notes?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  properties?: Resolver<ReadonlyArray<ResolversTypes['ConfigurationItemProperty']>, ParentType, ContextType>;
  monitoredObjectId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  monitoredObject?: Resolver<Maybe<ResolversTypes['MonitoredObject']>, ParentType, ContextType>;
  lastInventoryAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastModifiedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastModifiedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  incidents?: Resolver<ResolversTypes['IncidentConnection'], ParentType, ContextType, RequireFields<ConfigurationItemIncidentsArgs, 'first'>>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ConfigurationItemPropertyResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['ConfigurationItemProperty'] = ResolversParentTypes['ConfigurationItemProperty']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConfigurationItemConnectionResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['ConfigurationItemConnection'] = ResolversParentTypes['ConfigurationItemConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ConfigurationItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ConfigurationItem']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ConfigurationItemEdgeResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['ConfigurationItemEdge'] = ResolversParentTypes['ConfigurationItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ConfigurationItem'], ParentType, ContextType>;
};

export type ReportConfigurationItemsPayloadResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['ReportConfigurationItemsPayload'] = ResolversParentTypes['ReportConfigurationItemsPayload']> = {
  results?: Resolver<ReadonlyArray<ResolversTypes['ReportConfigurationItemsResult']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReportConfigurationItemsResultResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['ReportConfigurationItemsResult'] = ResolversParentTypes['ReportConfigurationItemsResult']> = {
  configurationItem?: Resolver<Maybe<ResolversTypes['ConfigurationItem']>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['ReportOutcome']>, ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ChangeStreamResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['ChangeStream'] = ResolversParentTypes['ChangeStream']> = {
  oldest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  newest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retentionHours?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type IncidentChangePageResolvers<ContextType = ServiceManagerContext, ParentType extends ResolversParentTypes['IncidentChangePage'] = ResolversParentTypes['IncidentChangePage']> = {
  events?: Resolver<ReadonlyArray<ResolversTypes['IncidentChange']>, ParentType, ContextType>;
  endCursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type Resolvers<ContextType = ServiceManagerContext> = {
  DateTime?: GraphQLScalarType;
  JSON?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  FieldChange?: FieldChangeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Incident?: IncidentResolvers<ContextType>;
  Alert?: AlertResolvers<ContextType>;
  MonitoredObject?: MonitoredObjectResolvers<ContextType>;
  ActionLogEntry?: ActionLogEntryResolvers<ContextType>;
  ActionLogConnection?: ActionLogConnectionResolvers<ContextType>;
  ActionLogEdge?: ActionLogEdgeResolvers<ContextType>;
  IncidentConnection?: IncidentConnectionResolvers<ContextType>;
  IncidentEdge?: IncidentEdgeResolvers<ContextType>;
  IncidentStatistics?: IncidentStatisticsResolvers<ContextType>;
  IncidentBucket?: IncidentBucketResolvers<ContextType>;
  IncidentChange?: IncidentChangeResolvers<ContextType>;
  CreateIncidentPayload?: CreateIncidentPayloadResolvers<ContextType>;
  UpdateIncidentPayload?: UpdateIncidentPayloadResolvers<ContextType>;
  ResolveIncidentPayload?: ResolveIncidentPayloadResolvers<ContextType>;
  CloseIncidentPayload?: CloseIncidentPayloadResolvers<ContextType>;
  ReactivateIncidentPayload?: ReactivateIncidentPayloadResolvers<ContextType>;
  CommentIncidentPayload?: CommentIncidentPayloadResolvers<ContextType>;
  PriorityMatrix?: PriorityMatrixResolvers<ContextType>;
  PriorityMatrixCell?: PriorityMatrixCellResolvers<ContextType>;
  ResolutionTime?: ResolutionTimeResolvers<ContextType>;
  SetPriorityMatrixPayload?: SetPriorityMatrixPayloadResolvers<ContextType>;
  IncidentSettings?: IncidentSettingsResolvers<ContextType>;
  SetIncidentSettingsPayload?: SetIncidentSettingsPayloadResolvers<ContextType>;
  Template?: TemplateResolvers<ContextType>;
  CreateTemplatePayload?: CreateTemplatePayloadResolvers<ContextType>;
  ItemList?: ItemListResolvers<ContextType>;
  ListItem?: ListItemResolvers<ContextType>;
  CreateListItemPayload?: CreateListItemPayloadResolvers<ContextType>;
  ConfigurationItem?: ConfigurationItemResolvers<ContextType>;
  ConfigurationItemProperty?: ConfigurationItemPropertyResolvers<ContextType>;
  ConfigurationItemConnection?: ConfigurationItemConnectionResolvers<ContextType>;
  ConfigurationItemEdge?: ConfigurationItemEdgeResolvers<ContextType>;
  ReportConfigurationItemsPayload?: ReportConfigurationItemsPayloadResolvers<ContextType>;
  ReportConfigurationItemsResult?: ReportConfigurationItemsResultResolvers<ContextType>;
  ChangeStream?: ChangeStreamResolvers<ContextType>;
  IncidentChangePage?: IncidentChangePageResolvers<ContextType>;
};

