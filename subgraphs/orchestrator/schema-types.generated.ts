// Generated from schema/orchestrator.graphql by "npm run codegen".
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Runbook as RunbookModel, RunbookParameter as RunbookParameterModel, RunbookActivity as RunbookActivityModel } from './runbooks/runbook.ts';
import type { RunbookPage } from './runbooks/runbook-resolvers.ts';
import type { RunbookServer as RunbookServerModel } from './runbook-servers/runbook-server.ts';
import type { Job as JobModel } from './jobs/job.ts';
import type { JobPage, JobChangeModel, RunbookInstancePage } from './jobs/job-resolvers.ts';
import type { RunbookInstance as RunbookInstanceModel } from './jobs/runbook-instance.ts';
import type { Subject as AlertModel, Subject as IncidentModel, Subject as VirtualMachineModel } from './subject.ts';
import type { OrchestratorContext } from './context.ts';
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
  /** One runbook; null when there is none. */
  readonly runbook: Maybe<Runbook>;
  /** Runbooks page by page, by path unless asked otherwise. */
  readonly runbooks: RunbookConnection;
  /** One job, whatever became of it; null when there is none. */
  readonly job: Maybe<Job>;
  /** Jobs page by page, newest first unless asked otherwise. */
  readonly jobs: JobConnection;
  /** The servers that run jobs, the primary one first. */
  readonly runbookServers: ReadonlyArray<RunbookServer>;
  /** From where to where changes of Orchestrator can be asked for, and for how long they are kept. */
  readonly orchestratorChangeStream: ChangeStream;
  /** The same events as `jobChanges`, by the page: for those who cannot hold a connection. */
  readonly jobChangesPage: JobChangePage;
};


export type QueryRunbookArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRunbooksArgs = {
  filter?: InputMaybe<RunbookFilter>;
  orderBy?: InputMaybe<RunbookOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryJobArgs = {
  id: Scalars['ID']['input'];
};


export type QueryJobsArgs = {
  filter?: InputMaybe<JobFilter>;
  orderBy?: InputMaybe<JobOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryJobChangesPageArgs = {
  filter?: InputMaybe<JobFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Starts a runbook: makes a job that waits until one of its runbook servers has room. Refused while the runbook is checked out. */
  readonly startRunbook: StartRunbookPayload;
  /** Stops a job that waits or runs: it becomes CANCELED, and what it has done stays done. */
  readonly stopJob: StopJobPayload;
};


export type MutationStartRunbookArgs = {
  input: StartRunbookInput;
};


export type MutationStopJobArgs = {
  input: StopJobInput;
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /** Every change to matching jobs, each step of each instance included, in order and without a gap; resumable from any cursor it gave out. */
  readonly jobChanges: JobChange;
};


export type SubscriptionJobChangesArgs = {
  filter?: InputMaybe<JobFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
  snapshot?: InputMaybe<Scalars['Boolean']['input']>;
  bookmarkSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** A procedure of activities that Orchestrator carries out, step by step and always the same way. */
export type Runbook = {
  readonly __typename?: 'Runbook';
  /** Never reused. */
  readonly id: Scalars['ID']['output'];
  /** What it is called, unique within its folder. */
  readonly name: Scalars['String']['output'];
  /** Folder and name as the Runbook Designer shows them: \Folder\Name. */
  readonly path: Scalars['String']['output'];
  /** The folder it lies in, \ being the top. */
  readonly folder: Scalars['String']['output'];
  /** What it is for, and when to start it. */
  readonly description: Scalars['String']['output'];
  /** It begins with an activity that waits for something to happen: its job goes on running and makes one instance each time. */
  readonly isMonitor: Scalars['Boolean']['output'];
  /** What it must be told (IN) and what it gives back (OUT). */
  readonly parameters: ReadonlyArray<RunbookParameter>;
  /** Its activities in the order in which they run. */
  readonly activities: ReadonlyArray<RunbookActivity>;
  /** When it was first saved. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who saved it first. */
  readonly createdBy: Scalars['String']['output'];
  /** When it was last saved. */
  readonly lastModifiedAt: Scalars['DateTime']['output'];
  /** Who saved it last. */
  readonly lastModifiedBy: Scalars['String']['output'];
  /** Who has it open for editing; while somebody has, it cannot be started. */
  readonly checkedOutBy: Maybe<Scalars['String']['output']>;
  /** Since when it is open for editing. */
  readonly checkedOutAt: Maybe<Scalars['DateTime']['output']>;
  /** Counts the times it was saved. */
  readonly version: Scalars['Int']['output'];
};

/** A value that goes into a runbook or comes out of it. */
export type RunbookParameter = {
  readonly __typename?: 'RunbookParameter';
  /** Never reused, also when the parameter is renamed. */
  readonly id: Scalars['ID']['output'];
  /** By this name a value is given or returned. */
  readonly name: Scalars['String']['output'];
  /** What a value must look like; values travel as text. */
  readonly type: RunbookParameterType;
  /** Whether the runbook takes it or returns it. */
  readonly direction: ParameterDirection;
  /** What it means. */
  readonly description: Scalars['String']['output'];
  /** The job cannot be started without it: true of every IN parameter, as Orchestrator has no optional ones. */
  readonly isRequired: Scalars['Boolean']['output'];
};

/** What the value of a parameter must look like. */
export type RunbookParameterType =
  /** Any text. */
  | 'STRING'
  /** A whole number in decimal digits, a minus sign in front if need be. */
  | 'INTEGER'
  /** The word true or false, in any case. */
  | 'BOOLEAN'
  /** A moment in ISO 8601 with its offset from UTC. */
  | 'DATE_TIME';

/** Which way a value travels. */
export type ParameterDirection =
  /** Given when the runbook is started. */
  | 'IN'
  /** Returned by the runbook. */
  | 'OUT';

/** One step of a runbook, as it is defined. */
export type RunbookActivity = {
  readonly __typename?: 'RunbookActivity';
  /** Never reused, also when the activity is renamed. */
  readonly id: Scalars['ID']['output'];
  /** What it is called, unique within its runbook; later activities refer to its data by this name. */
  readonly name: Scalars['String']['output'];
  /** What kind of activity it is, in Orchestrator's words: Compare Values, Return Data, Create Alert … */
  readonly kind: Scalars['String']['output'];
  /** Whether this installation can run its kind; where it cannot, the activity fails and says so. */
  readonly isRunnable: Scalars['Boolean']['output'];
  /** How it is set up. A value may hold {Activity.Data}, which stands for what an earlier activity published. */
  readonly settings: ReadonlyArray<NamedValue>;
  /** The condition on the link that leads to it; null when the link is always followed. An activity whose link is not followed is passed over. */
  readonly condition: Maybe<ActivityCondition>;
  /** What happens to the instance when this activity fails. */
  readonly onFailure: ActivityFailureAction;
};

/** A name and its value, as text. */
export type NamedValue = {
  readonly __typename?: 'NamedValue';
  /** The name. */
  readonly name: Scalars['String']['output'];
  /** The value. */
  readonly value: Scalars['String']['output'];
};

/** A condition on the data that an earlier activity published. */
export type ActivityCondition = {
  readonly __typename?: 'ActivityCondition';
  /** Name of the earlier activity. */
  readonly activity: Scalars['String']['output'];
  /** Name of the data it published. */
  readonly data: Scalars['String']['output'];
  /** The value the data must have. */
  readonly equals: Scalars['String']['output'];
};

/** What happens to a runbook instance when one of its activities fails. */
export type ActivityFailureAction =
  /** The instance ends there, as FAILED. */
  | 'STOP'
  /** The instance goes on and ends as WARNING at best. */
  | 'CONTINUE';

/** Which runbooks. All conditions that are given must hold. */
export type RunbookFilter = {
  /** All of these must match. */
  readonly and?: InputMaybe<ReadonlyArray<RunbookFilter>>;
  /** At least one of these must match. */
  readonly or?: InputMaybe<ReadonlyArray<RunbookFilter>>;
  /** This must not match. */
  readonly not?: InputMaybe<RunbookFilter>;
  /** By id. */
  readonly id?: InputMaybe<IdFilter>;
  /** By name. */
  readonly name?: InputMaybe<StringFilter>;
  /** By folder and name together: \Folder\Name. */
  readonly path?: InputMaybe<KeywordFilter>;
  /** By the folder they lie in. */
  readonly folder?: InputMaybe<FolderFilter>;
  /** Only monitor runbooks, or only the others. */
  readonly isMonitor?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only those open for editing, or only the others. */
  readonly isCheckedOut?: InputMaybe<Scalars['Boolean']['input']>;
  /** By when they were last saved. */
  readonly lastModifiedAt?: InputMaybe<DateTimeFilter>;
};

/** A condition on a folder, such as \Operations\Remediation. */
export type FolderFilter = {
  /** Lies directly in this folder. */
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  /** Lies in this folder or in any folder below it. */
  readonly under?: InputMaybe<Scalars['String']['input']>;
};

/** In which order runbooks are listed. */
export type RunbookOrder = {
  /** By what. */
  readonly field: RunbookOrderField;
  /** Which way. */
  readonly direction: SortDirection;
};

/** What runbooks can be ordered by. */
export type RunbookOrderField =
  /** Folder and name, so that runbooks of a folder stand together. */
  | 'PATH'
  /** Name alone. */
  | 'NAME'
  /** When it was last saved. */
  | 'LAST_MODIFIED_AT';

/** A page of runbooks. */
export type RunbookConnection = {
  readonly __typename?: 'RunbookConnection';
  /** The runbooks with their cursors. */
  readonly edges: ReadonlyArray<RunbookEdge>;
  /** The runbooks alone. */
  readonly nodes: ReadonlyArray<Runbook>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many match in all; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A runbook within a page. */
export type RunbookEdge = {
  readonly __typename?: 'RunbookEdge';
  /** Continue behind this runbook with `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The runbook. */
  readonly node: Runbook;
};

/** A request to run a runbook. A job has at most one running instance at a time; that of a monitor runbook makes one after another. */
export type Job = {
  readonly __typename?: 'Job';
  /** Never reused. */
  readonly id: Scalars['ID']['output'];
  /** How far the job has come. COMPLETED says that it ran to its end, not that it did any good: read `outcome`. */
  readonly status: JobStatus;
  /** How its instances ended: the worst among those that did; null while none has. This, not `status`, tells success. */
  readonly outcome: Maybe<JobOutcome>;
  /** The runbook it runs; null when that is gone. */
  readonly runbook: Maybe<Runbook>;
  /** The values it was started with. */
  readonly parameters: ReadonlyArray<NamedValue>;
  /** The server that runs or ran it; null while it waits. */
  readonly runbookServer: Maybe<RunbookServer>;
  /** The servers one of which was to run it, in order of preference; empty when any would do. */
  readonly candidateServers: ReadonlyArray<RunbookServer>;
  /** Name of the activity that runs at this moment; null when none does. */
  readonly currentActivity: Maybe<Scalars['String']['output']>;
  /** Its instances, newest first. Those whose log was purged are gone; `outcome` still counts them. */
  readonly instances: RunbookInstanceConnection;
  /** The alert on whose account it was started. */
  readonly alert: Maybe<Alert>;
  /** The incident on whose account it was started. */
  readonly incident: Maybe<Incident>;
  /** The virtual machine on whose account it was started. */
  readonly virtualMachine: Maybe<VirtualMachine>;
  /** When it was asked for. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who asked for it. */
  readonly createdBy: Scalars['String']['output'];
  /** When a server took it up; null while it waits. */
  readonly startedAt: Maybe<Scalars['DateTime']['output']>;
  /** When it ended, one way or another; null until then. */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** When anything about it last changed. */
  readonly lastModifiedAt: Scalars['DateTime']['output'];
  /** Who made the last change; for steps, the runbook server. */
  readonly lastModifiedBy: Scalars['String']['output'];
  /** Counts the changes; send it back with a mutation to be refused rather than overlook somebody else's change. */
  readonly version: Scalars['Int']['output'];
};


/** A request to run a runbook. A job has at most one running instance at a time; that of a monitor runbook makes one after another. */
export type JobInstancesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** How far a job has come. */
export type JobStatus =
  /** Waits until one of its servers has room. */
  | 'PENDING'
  /** A server runs it; the job of a monitor runbook stays so until it is stopped. */
  | 'RUNNING'
  /** It could not be carried through: the server was interrupted in an activity that must not be repeated, or the runbook was gone. */
  | 'FAILED'
  /** Somebody stopped it. */
  | 'CANCELED'
  /** It ran to its end; whether with success, `outcome` tells. */
  | 'COMPLETED';

/** How the instances of a job ended. */
export type JobOutcome =
  /** All that ended did what they should. */
  | 'SUCCESS'
  /** At least one went on although an activity failed, none failed itself. */
  | 'WARNING'
  /** At least one failed or was stopped midway. */
  | 'FAILED';

/** One run of a runbook through its activities. */
export type RunbookInstance = {
  readonly __typename?: 'RunbookInstance';
  /** Never reused. */
  readonly id: Scalars['ID']['output'];
  /** Counts the instances of a job, from 1. */
  readonly number: Scalars['Int']['output'];
  /** How it stands or how it ended. */
  readonly status: RunbookInstanceStatus;
  /** When it began. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it ended; null until then. */
  readonly completedAt: Maybe<Scalars['DateTime']['output']>;
  /** What went in, and what it has returned so far. */
  readonly parameters: ReadonlyArray<RunbookInstanceParameter>;
  /** The activities it has reached, in the order they ran. */
  readonly activityInstances: ReadonlyArray<ActivityInstance>;
};

/** How an instance of a runbook stands or how it ended. */
export type RunbookInstanceStatus =
  /** An activity runs. */
  | 'IN_PROGRESS'
  /** Every activity did what it should. */
  | 'SUCCESS'
  /** An activity failed or warned, and the runbook is made to go on then. */
  | 'WARNING'
  /** An activity failed and the runbook ended there, or its job was stopped. */
  | 'FAILED';

/** A value that went into an instance or came out of it. */
export type RunbookInstanceParameter = {
  readonly __typename?: 'RunbookInstanceParameter';
  /** As the runbook names it. */
  readonly name: Scalars['String']['output'];
  /** Whether it went in or came out. */
  readonly direction: ParameterDirection;
  /** The value, as text. */
  readonly value: Scalars['String']['output'];
};

/** One run of one activity. */
export type ActivityInstance = {
  readonly __typename?: 'ActivityInstance';
  /** Never reused. */
  readonly id: Scalars['ID']['output'];
  /** The activity's name at the time. */
  readonly name: Scalars['String']['output'];
  /** The activity's kind. */
  readonly kind: Scalars['String']['output'];
  /** How it stands or how it ended. */
  readonly status: ActivityInstanceStatus;
  /** When it began. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** When it ended; null until then. */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** What it put on the data bus for later activities. */
  readonly publishedData: ReadonlyArray<NamedValue>;
  /** Why it failed, or what it warned of; null when there was nothing. */
  readonly error: Maybe<Scalars['String']['output']>;
};

/** How an activity stands or how it ended. */
export type ActivityInstanceStatus =
  /** It runs. */
  | 'IN_PROGRESS'
  /** It did what it should. */
  | 'SUCCESS'
  /** It did what it could and says what was wrong in `error`. */
  | 'WARNING'
  /** It did not do what it should; `error` says why. */
  | 'FAILED';

/** A page of the instances of a job. */
export type RunbookInstanceConnection = {
  readonly __typename?: 'RunbookInstanceConnection';
  /** The instances with their cursors. */
  readonly edges: ReadonlyArray<RunbookInstanceEdge>;
  /** The instances alone. */
  readonly nodes: ReadonlyArray<RunbookInstance>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are in all; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An instance within a page. */
export type RunbookInstanceEdge = {
  readonly __typename?: 'RunbookInstanceEdge';
  /** Continue behind this instance with `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The instance. */
  readonly node: RunbookInstance;
};

/** Which jobs. All conditions that are given must hold. */
export type JobFilter = {
  /** All of these must match. */
  readonly and?: InputMaybe<ReadonlyArray<JobFilter>>;
  /** At least one of these must match. */
  readonly or?: InputMaybe<ReadonlyArray<JobFilter>>;
  /** This must not match. */
  readonly not?: InputMaybe<JobFilter>;
  /** By id. */
  readonly id?: InputMaybe<IdFilter>;
  /** By status. */
  readonly status?: InputMaybe<JobStatusFilter>;
  /** By how their instances ended. */
  readonly outcome?: InputMaybe<JobOutcomeFilter>;
  /** By the runbook they run. */
  readonly runbookId?: InputMaybe<IdFilter>;
  /** By the server that runs or ran them. */
  readonly runbookServerId?: InputMaybe<IdFilter>;
  /** By the alert they were started for. */
  readonly alertId?: InputMaybe<IdFilter>;
  /** By the incident they were started for. */
  readonly incidentId?: InputMaybe<IdFilter>;
  /** By the virtual machine they were started for. */
  readonly virtualMachineId?: InputMaybe<IdFilter>;
  /** By who asked for them. */
  readonly createdBy?: InputMaybe<KeywordFilter>;
  /** By when they were asked for. */
  readonly createdAt?: InputMaybe<DateTimeFilter>;
  /** By when anything about them last changed. */
  readonly lastModifiedAt?: InputMaybe<DateTimeFilter>;
  /** By when they ended. */
  readonly endedAt?: InputMaybe<DateTimeFilter>;
};

/** Conditions on the status of a job. All that are given must hold. */
export type JobStatusFilter = {
  /** Is exactly this. */
  readonly eq?: InputMaybe<JobStatus>;
  /** Is one of these. */
  readonly in?: InputMaybe<ReadonlyArray<JobStatus>>;
};

/** Conditions on the outcome of a job. All that are given must hold. */
export type JobOutcomeFilter = {
  /** Is exactly this. */
  readonly eq?: InputMaybe<JobOutcome>;
  /** Is one of these. */
  readonly in?: InputMaybe<ReadonlyArray<JobOutcome>>;
  /** True: no instance has ended yet. False: at least one has. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** In which order jobs are listed. */
export type JobOrder = {
  /** By what. */
  readonly field: JobOrderField;
  /** Which way. */
  readonly direction: SortDirection;
};

/** What jobs can be ordered by. */
export type JobOrderField =
  /** When they were asked for. */
  | 'CREATED_AT'
  /** When anything about them last changed. */
  | 'LAST_MODIFIED_AT';

/** A page of jobs. */
export type JobConnection = {
  readonly __typename?: 'JobConnection';
  /** The jobs with their cursors. */
  readonly edges: ReadonlyArray<JobEdge>;
  /** The jobs alone. */
  readonly nodes: ReadonlyArray<Job>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many match in all; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
  /** Position of the change stream at which the page was read: `jobChanges(after: …)` from here misses nothing. */
  readonly cursor: Scalars['String']['output'];
};

/** A job within a page. */
export type JobEdge = {
  readonly __typename?: 'JobEdge';
  /** Continue behind this job with `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The job. */
  readonly node: Job;
};

/** One event of the stream of job changes. */
export type JobChange = {
  readonly __typename?: 'JobChange';
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
  /** Who made the change, a runbook server for steps; null for SNAPSHOT, SNAPSHOT_END and BOOKMARK. */
  readonly by: Maybe<Scalars['String']['output']>;
  /** What they said about it. */
  readonly comment: Maybe<Scalars['String']['output']>;
  /** What changed, field by field. */
  readonly changes: ReadonlyArray<FieldChange>;
  /** The job as it was after this change; null for SNAPSHOT_END and BOOKMARK. Its instances are read as they are now. */
  readonly job: Maybe<Job>;
};

/** A runbook to start. */
export type StartRunbookInput = {
  /** Send the same key again after a lost answer: the runbook is started once. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Which runbook. */
  readonly runbookId: Scalars['ID']['input'];
  /** A value for every IN parameter of the runbook, and for nothing else. */
  readonly parameters: ReadonlyArray<ParameterValueInput>;
  /** The servers one of which is to run it, in order of preference; any running one, the primary first, when empty. */
  readonly runbookServerIds: ReadonlyArray<Scalars['ID']['input']>;
  /** The alert on whose account. Refused if Operations Manager knows none such that the viewer may see; taken as given where it cannot be asked. */
  readonly alertId?: InputMaybe<Scalars['ID']['input']>;
  /** The incident on whose account. Refused if Service Manager knows none such; taken as given where it cannot be asked. */
  readonly incidentId?: InputMaybe<Scalars['ID']['input']>;
  /** The virtual machine on whose account. Refused if Virtual Machine Manager knows none such; taken as given where it cannot be asked. */
  readonly virtualMachineId?: InputMaybe<Scalars['ID']['input']>;
  /** Remark for the history. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** A value for a parameter of a runbook. */
export type ParameterValueInput = {
  /** Name of the parameter. */
  readonly name: Scalars['String']['input'];
  /** The value as text, of the parameter's type. */
  readonly value: Scalars['String']['input'];
};

/** What became of a runbook to start. */
export type StartRunbookPayload = {
  readonly __typename?: 'StartRunbookPayload';
  /** The job that runs it. */
  readonly job: Maybe<Job>;
  /** Position of the change in the stream of job changes. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A job to stop. */
export type StopJobInput = {
  /** Which job. */
  readonly jobId: Scalars['ID']['input'];
  /** Refuse if the job has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Remark for the history. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a job to stop. */
export type StopJobPayload = {
  readonly __typename?: 'StopJobPayload';
  /** The job as it is now. */
  readonly job: Maybe<Job>;
  /** Position of the change in the stream of job changes. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A server that runs jobs. */
export type RunbookServer = {
  readonly __typename?: 'RunbookServer';
  /** Never reused. */
  readonly id: Scalars['ID']['output'];
  /** Name of the computer. */
  readonly name: Scalars['String']['output'];
  /** Jobs that name no server go to the primary server first, to the standby servers when that has no room or is stopped. */
  readonly isPrimary: Scalars['Boolean']['output'];
  /** Whether it takes up jobs. */
  readonly state: RunbookServerState;
  /** How many jobs it runs now. */
  readonly runningJobCount: Scalars['Int']['output'];
  /** How many jobs it runs at once at the most; further ones wait. 50 unless set otherwise with the Runbook Server Runbook Throttling tool. */
  readonly maxConcurrentJobs: Scalars['Int']['output'];
};

/** Whether a runbook server takes up jobs. */
export type RunbookServerState =
  /** Its Runbook Service runs. */
  | 'RUNNING'
  /** Its Runbook Service is stopped: it takes up no new jobs. */
  | 'STOPPED';

/** Something that a rule or a monitor found wrong and that somebody should look at. */
export type Alert = {
  readonly __typename?: 'Alert';
  /** Never reused; the same in every product that knows this alert. */
  readonly id: Scalars['ID']['output'];
  /** The jobs started on account of this alert, newest first; `jobs(filter: …)` lists more of them. */
  readonly jobs: Maybe<JobConnection>;
};


/** Something that a rule or a monitor found wrong and that somebody should look at. */
export type AlertJobsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<ReadonlyArray<JobStatus>>;
};

/** A disturbance that the service desk works on. */
export type Incident = {
  readonly __typename?: 'Incident';
  /** Number of the incident, such as IR1024. */
  readonly id: Scalars['ID']['output'];
  /** The jobs started on account of this incident, newest first; `jobs(filter: …)` lists more of them. */
  readonly jobs: Maybe<JobConnection>;
};


/** A disturbance that the service desk works on. */
export type IncidentJobsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<ReadonlyArray<JobStatus>>;
};

/** A computer that runs on a host of Virtual Machine Manager. */
export type VirtualMachine = {
  readonly __typename?: 'VirtualMachine';
  /** Never reused. */
  readonly id: Scalars['ID']['output'];
  /** The jobs started on account of this virtual machine, newest first; `jobs(filter: …)` lists more of them. */
  readonly jobs: Maybe<JobConnection>;
};


/** A computer that runs on a host of Virtual Machine Manager. */
export type VirtualMachineJobsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<ReadonlyArray<JobStatus>>;
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
export type JobChangePage = {
  readonly __typename?: 'JobChangePage';
  /** The events, oldest first. */
  readonly events: ReadonlyArray<JobChange>;
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
  Runbook: Runbook;
  Job: Job;
  RunbookServer: RunbookServer;
  Alert: Alert;
  Incident: Incident;
  VirtualMachine: VirtualMachine;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Runbook:
    ( { __typename: 'Runbook' }
    & GraphQLRecursivePick<FederationTypes['Runbook'], {"id":true}> );
  Job:
    ( { __typename: 'Job' }
    & GraphQLRecursivePick<FederationTypes['Job'], {"id":true}> );
  RunbookServer:
    ( { __typename: 'RunbookServer' }
    & GraphQLRecursivePick<FederationTypes['RunbookServer'], {"id":true}> );
  Alert:
    ( { __typename: 'Alert' }
    & GraphQLRecursivePick<FederationTypes['Alert'], {"id":true}> );
  Incident:
    ( { __typename: 'Incident' }
    & GraphQLRecursivePick<FederationTypes['Incident'], {"id":true}> );
  VirtualMachine:
    ( { __typename: 'VirtualMachine' }
    & GraphQLRecursivePick<FederationTypes['VirtualMachine'], {"id":true}> );
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
  Runbook: ResolverTypeWrapper<RunbookModel>;
  RunbookParameter: ResolverTypeWrapper<RunbookParameterModel>;
  RunbookParameterType: RunbookParameterType;
  ParameterDirection: ParameterDirection;
  RunbookActivity: ResolverTypeWrapper<RunbookActivityModel>;
  NamedValue: ResolverTypeWrapper<NamedValue>;
  ActivityCondition: ResolverTypeWrapper<ActivityCondition>;
  ActivityFailureAction: ActivityFailureAction;
  RunbookFilter: RunbookFilter;
  FolderFilter: FolderFilter;
  RunbookOrder: RunbookOrder;
  RunbookOrderField: RunbookOrderField;
  RunbookConnection: ResolverTypeWrapper<RunbookPage>;
  RunbookEdge: ResolverTypeWrapper<Omit<RunbookEdge, 'node'> & { node: ResolversTypes['Runbook'] }>;
  Job: ResolverTypeWrapper<JobModel>;
  JobStatus: JobStatus;
  JobOutcome: JobOutcome;
  RunbookInstance: ResolverTypeWrapper<RunbookInstanceModel>;
  RunbookInstanceStatus: RunbookInstanceStatus;
  RunbookInstanceParameter: ResolverTypeWrapper<RunbookInstanceParameter>;
  ActivityInstance: ResolverTypeWrapper<ActivityInstance>;
  ActivityInstanceStatus: ActivityInstanceStatus;
  RunbookInstanceConnection: ResolverTypeWrapper<RunbookInstancePage>;
  RunbookInstanceEdge: ResolverTypeWrapper<Omit<RunbookInstanceEdge, 'node'> & { node: ResolversTypes['RunbookInstance'] }>;
  JobFilter: JobFilter;
  JobStatusFilter: JobStatusFilter;
  JobOutcomeFilter: JobOutcomeFilter;
  JobOrder: JobOrder;
  JobOrderField: JobOrderField;
  JobConnection: ResolverTypeWrapper<JobPage>;
  JobEdge: ResolverTypeWrapper<Omit<JobEdge, 'node'> & { node: ResolversTypes['Job'] }>;
  JobChange: ResolverTypeWrapper<JobChangeModel>;
  StartRunbookInput: StartRunbookInput;
  ParameterValueInput: ParameterValueInput;
  StartRunbookPayload: ResolverTypeWrapper<Omit<StartRunbookPayload, 'job'> & { job?: Maybe<ResolversTypes['Job']> }>;
  StopJobInput: StopJobInput;
  StopJobPayload: ResolverTypeWrapper<Omit<StopJobPayload, 'job'> & { job?: Maybe<ResolversTypes['Job']> }>;
  RunbookServer: ResolverTypeWrapper<RunbookServerModel>;
  RunbookServerState: RunbookServerState;
  Alert: ResolverTypeWrapper<AlertModel>;
  Incident: ResolverTypeWrapper<IncidentModel>;
  VirtualMachine: ResolverTypeWrapper<VirtualMachineModel>;
  ChangeStream: ResolverTypeWrapper<ChangeStream>;
  JobChangePage: ResolverTypeWrapper<Omit<JobChangePage, 'events'> & { events: ReadonlyArray<ResolversTypes['JobChange']> }>;
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
  Runbook: RunbookModel;
  RunbookParameter: RunbookParameterModel;
  RunbookActivity: RunbookActivityModel;
  NamedValue: NamedValue;
  ActivityCondition: ActivityCondition;
  RunbookFilter: RunbookFilter;
  FolderFilter: FolderFilter;
  RunbookOrder: RunbookOrder;
  RunbookConnection: RunbookPage;
  RunbookEdge: Omit<RunbookEdge, 'node'> & { node: ResolversParentTypes['Runbook'] };
  Job: JobModel;
  RunbookInstance: RunbookInstanceModel;
  RunbookInstanceParameter: RunbookInstanceParameter;
  ActivityInstance: ActivityInstance;
  RunbookInstanceConnection: RunbookInstancePage;
  RunbookInstanceEdge: Omit<RunbookInstanceEdge, 'node'> & { node: ResolversParentTypes['RunbookInstance'] };
  JobFilter: JobFilter;
  JobStatusFilter: JobStatusFilter;
  JobOutcomeFilter: JobOutcomeFilter;
  JobOrder: JobOrder;
  JobConnection: JobPage;
  JobEdge: Omit<JobEdge, 'node'> & { node: ResolversParentTypes['Job'] };
  JobChange: JobChangeModel;
  StartRunbookInput: StartRunbookInput;
  ParameterValueInput: ParameterValueInput;
  StartRunbookPayload: Omit<StartRunbookPayload, 'job'> & { job?: Maybe<ResolversParentTypes['Job']> };
  StopJobInput: StopJobInput;
  StopJobPayload: Omit<StopJobPayload, 'job'> & { job?: Maybe<ResolversParentTypes['Job']> };
  RunbookServer: RunbookServerModel;
  Alert: AlertModel;
  Incident: IncidentModel;
  VirtualMachine: VirtualMachineModel;
  ChangeStream: ChangeStream;
  JobChangePage: Omit<JobChangePage, 'events'> & { events: ReadonlyArray<ResolversParentTypes['JobChange']> };
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type PageInfoResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FieldChangeResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['FieldChange'] = ResolversParentTypes['FieldChange']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  runbook?: Resolver<Maybe<ResolversTypes['Runbook']>, ParentType, ContextType, RequireFields<QueryRunbookArgs, 'id'>>;
  runbooks?: Resolver<ResolversTypes['RunbookConnection'], ParentType, ContextType, RequireFields<QueryRunbooksArgs, 'orderBy' | 'first'>>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType, RequireFields<QueryJobArgs, 'id'>>;
  jobs?: Resolver<ResolversTypes['JobConnection'], ParentType, ContextType, RequireFields<QueryJobsArgs, 'orderBy' | 'first'>>;
  runbookServers?: Resolver<ReadonlyArray<ResolversTypes['RunbookServer']>, ParentType, ContextType>;
  orchestratorChangeStream?: Resolver<ResolversTypes['ChangeStream'], ParentType, ContextType>;
  jobChangesPage?: Resolver<ResolversTypes['JobChangePage'], ParentType, ContextType, RequireFields<QueryJobChangesPageArgs, 'first'>>;
};

export type MutationResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  startRunbook?: Resolver<ResolversTypes['StartRunbookPayload'], ParentType, ContextType, RequireFields<MutationStartRunbookArgs, 'input'>>;
  stopJob?: Resolver<ResolversTypes['StopJobPayload'], ParentType, ContextType, RequireFields<MutationStopJobArgs, 'input'>>;
};

export type SubscriptionResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  jobChanges?: SubscriptionResolver<ResolversTypes['JobChange'], "jobChanges", ParentType, ContextType, RequireFields<SubscriptionJobChangesArgs, 'snapshot' | 'bookmarkSeconds'>>;
};

export type RunbookResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['Runbook'] = ResolversParentTypes['Runbook'], FederationReferenceType extends FederationReferenceTypes['Runbook'] = FederationReferenceTypes['Runbook']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Runbook']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  folder?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isMonitor?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  parameters?: Resolver<ReadonlyArray<ResolversTypes['RunbookParameter']>, ParentType, ContextType>;
  activities?: Resolver<ReadonlyArray<ResolversTypes['RunbookActivity']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastModifiedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastModifiedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  checkedOutBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  checkedOutAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RunbookParameterResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['RunbookParameter'] = ResolversParentTypes['RunbookParameter']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['RunbookParameterType'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['ParameterDirection'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isRequired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RunbookActivityResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['RunbookActivity'] = ResolversParentTypes['RunbookActivity']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isRunnable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  settings?: Resolver<ReadonlyArray<ResolversTypes['NamedValue']>, ParentType, ContextType>;
  condition?: Resolver<Maybe<ResolversTypes['ActivityCondition']>, ParentType, ContextType>;
  onFailure?: Resolver<ResolversTypes['ActivityFailureAction'], ParentType, ContextType>;
};

export type NamedValueResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['NamedValue'] = ResolversParentTypes['NamedValue']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ActivityConditionResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['ActivityCondition'] = ResolversParentTypes['ActivityCondition']> = {
  activity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  data?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  equals?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RunbookConnectionResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['RunbookConnection'] = ResolversParentTypes['RunbookConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RunbookEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Runbook']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RunbookEdgeResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['RunbookEdge'] = ResolversParentTypes['RunbookEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Runbook'], ParentType, ContextType>;
};

export type JobResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['Job'] = ResolversParentTypes['Job'], FederationReferenceType extends FederationReferenceTypes['Job'] = FederationReferenceTypes['Job']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Job']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['JobStatus'], ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['JobOutcome']>, ParentType, ContextType>;
  runbook?: Resolver<Maybe<ResolversTypes['Runbook']>, ParentType, ContextType>;
  parameters?: Resolver<ReadonlyArray<ResolversTypes['NamedValue']>, ParentType, ContextType>;
  runbookServer?: Resolver<Maybe<ResolversTypes['RunbookServer']>, ParentType, ContextType>;
  candidateServers?: Resolver<ReadonlyArray<ResolversTypes['RunbookServer']>, ParentType, ContextType>;
  currentActivity?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  instances?: Resolver<ResolversTypes['RunbookInstanceConnection'], ParentType, ContextType, RequireFields<JobInstancesArgs, 'first'>>;
  alert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType>;
  incident?: Resolver<Maybe<ResolversTypes['Incident']>, ParentType, ContextType>;
  virtualMachine?: Resolver<Maybe<ResolversTypes['VirtualMachine']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastModifiedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastModifiedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RunbookInstanceResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['RunbookInstance'] = ResolversParentTypes['RunbookInstance']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RunbookInstanceStatus'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  completedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  parameters?: Resolver<ReadonlyArray<ResolversTypes['RunbookInstanceParameter']>, ParentType, ContextType>;
  activityInstances?: Resolver<ReadonlyArray<ResolversTypes['ActivityInstance']>, ParentType, ContextType>;
};

export type RunbookInstanceParameterResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['RunbookInstanceParameter'] = ResolversParentTypes['RunbookInstanceParameter']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['ParameterDirection'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ActivityInstanceResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['ActivityInstance'] = ResolversParentTypes['ActivityInstance']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ActivityInstanceStatus'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  publishedData?: Resolver<ReadonlyArray<ResolversTypes['NamedValue']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RunbookInstanceConnectionResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['RunbookInstanceConnection'] = ResolversParentTypes['RunbookInstanceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RunbookInstanceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['RunbookInstance']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RunbookInstanceEdgeResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['RunbookInstanceEdge'] = ResolversParentTypes['RunbookInstanceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RunbookInstance'], ParentType, ContextType>;
};

export type JobConnectionResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['JobConnection'] = ResolversParentTypes['JobConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['JobEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Job']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type JobEdgeResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['JobEdge'] = ResolversParentTypes['JobEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Job'], ParentType, ContextType>;
};

export type JobChangeResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['JobChange'] = ResolversParentTypes['JobChange']> = {
  kind?: Resolver<ResolversTypes['StreamEventKind'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  previous?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['FieldChange']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
};

export type StartRunbookPayloadResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['StartRunbookPayload'] = ResolversParentTypes['StartRunbookPayload']> = {
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StopJobPayloadResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['StopJobPayload'] = ResolversParentTypes['StopJobPayload']> = {
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RunbookServerResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['RunbookServer'] = ResolversParentTypes['RunbookServer'], FederationReferenceType extends FederationReferenceTypes['RunbookServer'] = FederationReferenceTypes['RunbookServer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['RunbookServer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isPrimary?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RunbookServerState'], ParentType, ContextType>;
  runningJobCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  maxConcurrentJobs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AlertResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['Alert'] = ResolversParentTypes['Alert'], FederationReferenceType extends FederationReferenceTypes['Alert'] = FederationReferenceTypes['Alert']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Alert']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  jobs?: Resolver<Maybe<ResolversTypes['JobConnection']>, ParentType, ContextType, RequireFields<AlertJobsArgs, 'first'>>;
};

export type IncidentResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['Incident'] = ResolversParentTypes['Incident'], FederationReferenceType extends FederationReferenceTypes['Incident'] = FederationReferenceTypes['Incident']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Incident']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  jobs?: Resolver<Maybe<ResolversTypes['JobConnection']>, ParentType, ContextType, RequireFields<IncidentJobsArgs, 'first'>>;
};

export type VirtualMachineResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['VirtualMachine'] = ResolversParentTypes['VirtualMachine'], FederationReferenceType extends FederationReferenceTypes['VirtualMachine'] = FederationReferenceTypes['VirtualMachine']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['VirtualMachine']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  jobs?: Resolver<Maybe<ResolversTypes['JobConnection']>, ParentType, ContextType, RequireFields<VirtualMachineJobsArgs, 'first'>>;
};

export type ChangeStreamResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['ChangeStream'] = ResolversParentTypes['ChangeStream']> = {
  oldest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  newest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retentionHours?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type JobChangePageResolvers<ContextType = OrchestratorContext, ParentType extends ResolversParentTypes['JobChangePage'] = ResolversParentTypes['JobChangePage']> = {
  events?: Resolver<ReadonlyArray<ResolversTypes['JobChange']>, ParentType, ContextType>;
  endCursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type Resolvers<ContextType = OrchestratorContext> = {
  DateTime?: GraphQLScalarType;
  JSON?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  FieldChange?: FieldChangeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Runbook?: RunbookResolvers<ContextType>;
  RunbookParameter?: RunbookParameterResolvers<ContextType>;
  RunbookActivity?: RunbookActivityResolvers<ContextType>;
  NamedValue?: NamedValueResolvers<ContextType>;
  ActivityCondition?: ActivityConditionResolvers<ContextType>;
  RunbookConnection?: RunbookConnectionResolvers<ContextType>;
  RunbookEdge?: RunbookEdgeResolvers<ContextType>;
  Job?: JobResolvers<ContextType>;
  RunbookInstance?: RunbookInstanceResolvers<ContextType>;
  RunbookInstanceParameter?: RunbookInstanceParameterResolvers<ContextType>;
  ActivityInstance?: ActivityInstanceResolvers<ContextType>;
  RunbookInstanceConnection?: RunbookInstanceConnectionResolvers<ContextType>;
  RunbookInstanceEdge?: RunbookInstanceEdgeResolvers<ContextType>;
  JobConnection?: JobConnectionResolvers<ContextType>;
  JobEdge?: JobEdgeResolvers<ContextType>;
  JobChange?: JobChangeResolvers<ContextType>;
  StartRunbookPayload?: StartRunbookPayloadResolvers<ContextType>;
  StopJobPayload?: StopJobPayloadResolvers<ContextType>;
  RunbookServer?: RunbookServerResolvers<ContextType>;
  Alert?: AlertResolvers<ContextType>;
  Incident?: IncidentResolvers<ContextType>;
  VirtualMachine?: VirtualMachineResolvers<ContextType>;
  ChangeStream?: ChangeStreamResolvers<ContextType>;
  JobChangePage?: JobChangePageResolvers<ContextType>;
};

