// Generated from schema/virtual-machine-manager.graphql by "npm run codegen".
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { VirtualMachine as VirtualMachineModel } from './virtual-machines/virtual-machine.ts';
import type { VirtualMachinePage, VirtualMachineChangeModel } from './virtual-machines/virtual-machine-resolvers.ts';
import type { Checkpoint as CheckpointModel } from './virtual-machines/checkpoint.ts';
import type { Host as HostModel, HostGroup as HostGroupModel } from './hosts/host.ts';
import type { HostPage } from './hosts/host-resolvers.ts';
import type { Cloud as CloudModel } from './clouds/cloud.ts';
import type { VmmJob as VmmJobModel } from './jobs/vmm-job.ts';
import type { VmmJobPage, VmmJobChangeModel } from './jobs/vmm-job-resolvers.ts';
import type { MonitoredObjectReference } from './monitored-object-resolvers.ts';
import type { VirtualMachineManagerContext } from './context.ts';
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
  /** One virtual machine; null when there is none. */
  readonly virtualMachine: Maybe<VirtualMachine>;
  /** Virtual machines page by page, by name unless asked otherwise. */
  readonly virtualMachines: VirtualMachineConnection;
  /** One host; null when there is none. */
  readonly host: Maybe<Host>;
  /** Hosts page by page, by name unless asked otherwise. */
  readonly hosts: HostConnection;
  /** One cloud; null when there is none. */
  readonly cloud: Maybe<Cloud>;
  /** All clouds, by name. */
  readonly clouds: ReadonlyArray<Cloud>;
  /** All host groups, by path, so that a group comes before the groups in it. */
  readonly hostGroups: ReadonlyArray<HostGroup>;
  /** One job, running or ended; null when there is none. */
  readonly vmmJob: Maybe<VmmJob>;
  /** Jobs page by page, newest first unless asked otherwise. */
  readonly vmmJobs: VmmJobConnection;
  /** From where to where changes of Virtual Machine Manager can be asked for, and for how long they are kept. */
  readonly virtualMachineManagerChangeStream: ChangeStream;
  /** The same events as `virtualMachineChanges`, by the page: for those who cannot hold a connection. */
  readonly virtualMachineChangesPage: VirtualMachineChangePage;
  /** The same events as `vmmJobChanges`, by the page: for those who cannot hold a connection. */
  readonly vmmJobChangesPage: VmmJobChangePage;
};


export type QueryVirtualMachineArgs = {
  id: Scalars['ID']['input'];
};


export type QueryVirtualMachinesArgs = {
  filter?: InputMaybe<VirtualMachineFilter>;
  orderBy?: InputMaybe<VirtualMachineOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryHostArgs = {
  id: Scalars['ID']['input'];
};


export type QueryHostsArgs = {
  filter?: InputMaybe<HostFilter>;
  orderBy?: InputMaybe<HostOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryCloudArgs = {
  id: Scalars['ID']['input'];
};


export type QueryVmmJobArgs = {
  id: Scalars['ID']['input'];
};


export type QueryVmmJobsArgs = {
  filter?: InputMaybe<VmmJobFilter>;
  orderBy?: InputMaybe<VmmJobOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryVirtualMachineChangesPageArgs = {
  filter?: InputMaybe<VirtualMachineFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryVmmJobChangesPageArgs = {
  filter?: InputMaybe<VmmJobFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Every change is a job: the answer comes at once with the job begun, and the machine is in a passing status until it ends. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Makes a virtual machine in a cloud, within its quota, on the host of the cloud that has the most room. */
  readonly createVirtualMachine: CreateVirtualMachinePayload;
  /** Starts a machine that is off, or brings a saved one back to where it was. */
  readonly startVirtualMachine: StartVirtualMachinePayload;
  /** Turns a machine off at once, as by pulling the plug; what the guest had not written is lost. */
  readonly stopVirtualMachine: StopVirtualMachinePayload;
  /** Asks the guest operating system to shut down, and turns the machine off once it has. */
  readonly shutDownVirtualMachine: ShutDownVirtualMachinePayload;
  /** Writes a machine's memory to disk and turns it off; starting it goes on where it was. */
  readonly saveVirtualMachine: SaveVirtualMachinePayload;
  /** Stops a machine's processors; it keeps its memory and goes on when resumed. */
  readonly pauseVirtualMachine: PauseVirtualMachinePayload;
  /** Lets a paused machine go on. */
  readonly resumeVirtualMachine: ResumeVirtualMachinePayload;
  /** Restarts a machine at once, without asking the guest operating system. */
  readonly resetVirtualMachine: ResetVirtualMachinePayload;
  /** Puts a machine right whose last job failed: it returns to the status it had before that job. */
  readonly repairVirtualMachine: RepairVirtualMachinePayload;
  /** Takes a checkpoint of a machine; at most 50 are kept of each. */
  readonly createCheckpoint: CreateCheckpointPayload;
  /** Puts a machine back to a checkpoint: Saved if the checkpoint holds memory, otherwise off. */
  readonly restoreCheckpoint: RestoreCheckpointPayload;
  /** Deletes a checkpoint; those taken after it stay and are hung onto the one before it. */
  readonly deleteCheckpoint: DeleteCheckpointPayload;
  /** Moves a machine to another host, a running one without stopping it. The host must respond and have room. */
  readonly migrateVirtualMachine: MigrateVirtualMachinePayload;
  /** Deletes a machine that is off, with its disks and checkpoints. */
  readonly deleteVirtualMachine: DeleteVirtualMachinePayload;
  /** Evacuates a host by live migration and puts it into maintenance; from the first moment nothing is placed on it. */
  readonly startHostMaintenance: StartHostMaintenancePayload;
  /** Takes a host back into service. Machines that left it do not return by themselves. */
  readonly stopHostMaintenance: StopHostMaintenancePayload;
};


/** Every change is a job: the answer comes at once with the job begun, and the machine is in a passing status until it ends. */
export type MutationCreateVirtualMachineArgs = {
  input: CreateVirtualMachineInput;
};


/** Every change is a job: the answer comes at once with the job begun, and the machine is in a passing status until it ends. */
export type MutationStartVirtualMachineArgs = {
  input: StartVirtualMachineInput;
};


/** Every change is a job: the answer comes at once with the job begun, and the machine is in a passing status until it ends. */
export type MutationStopVirtualMachineArgs = {
  input: StopVirtualMachineInput;
};


/** Every change is a job: the answer comes at once with the job begun, and the machine is in a passing status until it ends. */
export type MutationShutDownVirtualMachineArgs = {
  input: ShutDownVirtualMachineInput;
};


/** Every change is a job: the answer comes at once with the job begun, and the machine is in a passing status until it ends. */
export type MutationSaveVirtualMachineArgs = {
  input: SaveVirtualMachineInput;
};


/** Every change is a job: the answer comes at once with the job begun, and the machine is in a passing status until it ends. */
export type MutationPauseVirtualMachineArgs = {
  input: PauseVirtualMachineInput;
};


/** Every change is a job: the answer comes at once with the job begun, and the machine is in a passing status until it ends. */
export type MutationResumeVirtualMachineArgs = {
  input: ResumeVirtualMachineInput;
};


/** Every change is a job: the answer comes at once with the job begun, and the machine is in a passing status until it ends. */
export type MutationResetVirtualMachineArgs = {
  input: ResetVirtualMachineInput;
};


/** Every change is a job: the answer comes at once with the job begun, and the machine is in a passing status until it ends. */
export type MutationRepairVirtualMachineArgs = {
  input: RepairVirtualMachineInput;
};


/** Every change is a job: the answer comes at once with the job begun, and the machine is in a passing status until it ends. */
export type MutationCreateCheckpointArgs = {
  input: CreateCheckpointInput;
};


/** Every change is a job: the answer comes at once with the job begun, and the machine is in a passing status until it ends. */
export type MutationRestoreCheckpointArgs = {
  input: RestoreCheckpointInput;
};


/** Every change is a job: the answer comes at once with the job begun, and the machine is in a passing status until it ends. */
export type MutationDeleteCheckpointArgs = {
  input: DeleteCheckpointInput;
};


/** Every change is a job: the answer comes at once with the job begun, and the machine is in a passing status until it ends. */
export type MutationMigrateVirtualMachineArgs = {
  input: MigrateVirtualMachineInput;
};


/** Every change is a job: the answer comes at once with the job begun, and the machine is in a passing status until it ends. */
export type MutationDeleteVirtualMachineArgs = {
  input: DeleteVirtualMachineInput;
};


/** Every change is a job: the answer comes at once with the job begun, and the machine is in a passing status until it ends. */
export type MutationStartHostMaintenanceArgs = {
  input: StartHostMaintenanceInput;
};


/** Every change is a job: the answer comes at once with the job begun, and the machine is in a passing status until it ends. */
export type MutationStopHostMaintenanceArgs = {
  input: StopHostMaintenanceInput;
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /** Every change to matching virtual machines, in order and without a gap; resumable from any cursor it gave out. */
  readonly virtualMachineChanges: VirtualMachineChange;
  /** Every beginning and end of matching jobs, in order and without a gap; resumable from any cursor it gave out. */
  readonly vmmJobChanges: VmmJobChange;
};


export type SubscriptionVirtualMachineChangesArgs = {
  filter?: InputMaybe<VirtualMachineFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
  snapshot?: InputMaybe<Scalars['Boolean']['input']>;
  bookmarkSeconds?: InputMaybe<Scalars['Int']['input']>;
};


export type SubscriptionVmmJobChangesArgs = {
  filter?: InputMaybe<VmmJobFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
  snapshot?: InputMaybe<Scalars['Boolean']['input']>;
  bookmarkSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** A virtual machine on one of the managed hosts. */
export type VirtualMachine = {
  readonly __typename?: 'VirtualMachine';
  /** Never reused; the same in every product that knows this machine. */
  readonly id: Scalars['ID']['output'];
  /** As Virtual Machine Manager lists it; unique among all machines. */
  readonly name: Scalars['String']['output'];
  /** Fully qualified name of the computer that runs in it: by this the other products know it. */
  readonly computerName: Scalars['String']['output'];
  /** What it is for, in somebody's words. */
  readonly description: Scalars['String']['output'];
  /** What it is doing. */
  readonly status: VirtualMachineStatus;
  /** The documented number of the status; tells numbers apart that are UNKNOWN here. */
  readonly statusCode: Scalars['Int']['output'];
  /** What may be asked of it in this status; anything else is refused with NOT_ALLOWED_IN_STATUS. */
  readonly allowedActions: ReadonlyArray<VmmAction>;
  /** Who it belongs to, as DOMAIN\user; null when nobody was named. */
  readonly owner: Maybe<Scalars['String']['output']>;
  /** The user role through which it was made; null for machines of administrators. */
  readonly userRole: Maybe<Scalars['String']['output']>;
  /** The cloud whose quota it counts against; null when it is in none. */
  readonly cloud: Maybe<Cloud>;
  /** The host it is on; null while it lies in the library. */
  readonly host: Maybe<Host>;
  /** Where its host stands in the tree of host groups, as in All Hosts\east\Rack 03; null without a host. */
  readonly hostGroupPath: Maybe<Scalars['String']['output']>;
  /** The host it is on its way to; null unless it is under migration. */
  readonly migrationTarget: Maybe<Host>;
  /** How many virtual processors it has. */
  readonly cpuCount: Scalars['Int']['output'];
  /** How busy its processors are, 0 to 100 percent. */
  readonly cpuUtilizationPercent: Scalars['Int']['output'];
  /** Memory assigned to it, in megabytes. */
  readonly memoryMb: Scalars['Int']['output'];
  /** How much of that memory the guest has free, 0 to 100 percent. */
  readonly memoryAvailablePercent: Scalars['Int']['output'];
  /** Size of its disks and checkpoints on storage, in megabytes. */
  readonly totalSizeMb: Scalars['Int']['output'];
  /** Operating system of the guest. */
  readonly operatingSystem: Scalars['String']['output'];
  /** What runs it. */
  readonly platform: VirtualizationPlatform;
  /** A cluster starts it elsewhere if its host fails. */
  readonly isHighlyAvailable: Scalars['Boolean']['output'];
  /** It is on its way to another host while it goes on running. */
  readonly isUndergoingLiveMigration: Scalars['Boolean']['output'];
  /** How far its deployment has come. */
  readonly deploymentState: DeploymentState;
  /** Its checkpoints, oldest first, at most 50. */
  readonly checkpoints: ReadonlyArray<Checkpoint>;
  /** The checkpoint it was last put back to; null when it never was or that checkpoint is deleted. */
  readonly lastRestoredCheckpoint: Maybe<Checkpoint>;
  /** What it does when its host starts. */
  readonly startAction: VirtualMachineStartAction;
  /** What happens to it when its host stops. */
  readonly stopAction: VirtualMachineStopAction;
  /** A word of the site's own by which machines are found again. */
  readonly tag: Maybe<Scalars['String']['output']>;
  /** Who pays for it. */
  readonly costCenter: Maybe<Scalars['String']['output']>;
  /** The ten free properties, number 1 first; null where nothing is set. */
  readonly customProperties: ReadonlyArray<Maybe<Scalars['String']['output']>>;
  /** The job that failed on it last; null once another has completed since. */
  readonly failedJob: Maybe<VmmJob>;
  /** The job last begun on it, running or ended. */
  readonly mostRecentJob: Maybe<VmmJob>;
  /** When it was taken under management. */
  readonly addedAt: Scalars['DateTime']['output'];
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When anything about it last changed. */
  readonly modifiedAt: Scalars['DateTime']['output'];
  /** Counts the changes; send it back with a mutation to be refused rather than act on a machine that has changed. */
  readonly version: Scalars['Int']['output'];
};

/** What a virtual machine is doing, by the product's own numbers (VMComputerSystemState). */
export type VirtualMachineStatus =
  /** 0: it runs. */
  | 'RUNNING'
  /** 1: it is off; newer consoles call this Stopped. */
  | 'POWER_OFF'
  /** 2: it is being shut down or turned off; newer consoles call this Stopping. */
  | 'POWERING_OFF'
  /** 3: it is off, what it had in memory is kept on disk. */
  | 'SAVED'
  /** 4: its memory is being written to disk. */
  | 'SAVING'
  /** 5: its memory is being read back from disk. */
  | 'RESTORING'
  /** 6: it keeps its memory and gets no processor time. */
  | 'PAUSED'
  /** 10: its saved memory is being thrown away. */
  | 'DISCARD_SAVED_STATE'
  /** 11: it is being started. */
  | 'STARTING'
  /** 12: the disks of deleted checkpoints are being merged into its own. */
  | 'MERGING_DRIVES'
  /** 13: it is being deleted with its disks. */
  | 'DELETING'
  /** 14: it is being restarted hard, as with the button on the case. */
  | 'RESET'
  /** 80: disks it no longer needs are being thrown away. */
  | 'DISCARDING_DRIVES'
  /** 81: it is being paused. */
  | 'PAUSING'
  /** 100: it is being made. */
  | 'UNDER_CREATION'
  /** 101: it could not be made; delete it and try again. */
  | 'CREATION_FAILED'
  /** 102: it lies in the library and is on no host. */
  | 'STORED'
  /** 103: a template is being made from it. */
  | 'UNDER_TEMPLATE_CREATION'
  /** 104: the template could not be made. */
  | 'TEMPLATE_CREATION_FAILED'
  /** 105: the guest could not be given its name and settings. */
  | 'CUSTOMIZATION_FAILED'
  /** 106: its settings are being changed or repaired. */
  | 'UNDER_UPDATE'
  /** 107: its settings could not be changed. */
  | 'UPDATE_FAILED'
  /** 108: it could not be replaced by another. */
  | 'REPLACEMENT_FAILED'
  /** 109: it is being replaced by another. */
  | 'UNDER_REPLACEMENT'
  /** 200: it is on its way to another host; a running one goes on running. */
  | 'UNDER_MIGRATION'
  /** 201: it could not be moved; repair it where it is. */
  | 'MIGRATION_FAILED'
  /** 210: a checkpoint of it is being taken. */
  | 'CREATING_CHECKPOINT'
  /** 211: one of its checkpoints is being deleted. */
  | 'DELETING_CHECKPOINT'
  /** 212: it is being put back to one of its checkpoints. */
  | 'RECOVERING_CHECKPOINT'
  /** 213: a checkpoint could not be taken, restored or deleted; repair it. */
  | 'CHECKPOINT_FAILED'
  /** 214: work on a checkpoint is being prepared. */
  | 'INITIALIZING_CHECKPOINT_OPERATION'
  /** 215: work on a checkpoint is being finished. */
  | 'FINISHING_CHECKPOINT_OPERATION'
  /** 220: its host no longer knows it. */
  | 'MISSING'
  /** 221: its host does not answer, so nobody knows how it is. */
  | 'HOST_NOT_RESPONDING'
  /** 222: it has settings that cannot be managed from here. */
  | 'UNSUPPORTED'
  /** 223: a part of its configuration is missing. */
  | 'INCOMPLETE_VM_CONFIG'
  /** 224: it shares files with another machine, which is not supported. */
  | 'UNSUPPORTED_SHARED_FILES'
  /** 225: it belongs to a cluster that cannot be managed from here. */
  | 'UNSUPPORTED_CLUSTER'
  /** 226: it is being copied while it runs. */
  | 'UNDER_LIVE_CLONING'
  /** 227: it is known here and nowhere else. */
  | 'DB_ONLY'
  /** 240: it could not be made from a physical computer. */
  | 'P2V_CREATION_FAILED'
  /** 250: it could not be made from a machine of another platform. */
  | 'V2V_CREATION_FAILED'
  /** A number that is not in the published table; see `statusCode`. */
  | 'UNKNOWN';

/** What can be done to virtual machines and hosts, and what a job does. */
export type VmmAction =
  /** Make a virtual machine. */
  | 'CREATE'
  /** Start a machine that is off, or bring a saved one back. */
  | 'START'
  /** Turn it off at once, as by pulling the plug. */
  | 'STOP'
  /** Ask the guest operating system to shut down. */
  | 'SHUT_DOWN'
  /** Write its memory to disk and turn it off. */
  | 'SAVE'
  /** Give it no processor time until it is resumed. */
  | 'PAUSE'
  /** Let a paused machine go on. */
  | 'RESUME'
  /** Restart it at once, without asking the guest. */
  | 'RESET'
  /** Take a checkpoint to which it can be put back. */
  | 'CREATE_CHECKPOINT'
  /** Put it back to one of its checkpoints. */
  | 'RESTORE_CHECKPOINT'
  /** Delete one of its checkpoints. */
  | 'DELETE_CHECKPOINT'
  /** Move it to another host; a running one goes on running. */
  | 'MIGRATE'
  /** Delete it with its disks and checkpoints. */
  | 'DELETE'
  /** Put a machine right whose last job failed. */
  | 'REPAIR'
  /** Evacuate a host and place nothing on it any more. */
  | 'START_MAINTENANCE'
  /** Take a host back into service. */
  | 'STOP_MAINTENANCE';

/** What runs a virtual machine. */
export type VirtualizationPlatform =
  /** Hyper-V. */
  | 'HYPER_V'
  /** VMware ESX under a managed vCenter. */
  | 'VMWARE_ESX'
  /** Something else. */
  | 'UNKNOWN';

/** How far the deployment of a virtual machine has come. */
export type DeploymentState =
  /** It is on a host, ready for use. */
  | 'DEPLOYED'
  /** It is being put onto a host. */
  | 'DEPLOYING'
  /** It could not be put onto a host. */
  | 'DEPLOYMENT_FAILED'
  /** It is being updated as a part of a service. */
  | 'SERVICING'
  /** It could not be updated as a part of a service. */
  | 'SERVICING_FAILED'
  /** It lies in the library. */
  | 'STORED'
  /** It is planned and not yet on a host. */
  | 'UNDEPLOYED';

/** What a virtual machine does when its host starts. */
export type VirtualMachineStartAction =
  /** It stays off until somebody starts it. */
  | 'NEVER_AUTO_TURN_ON'
  /** It is started, however it was before. */
  | 'ALWAYS_AUTO_TURN_ON'
  /** It is started if it ran when the host stopped. */
  | 'TURN_ON_IF_RUNNING_WHEN_HOST_STOPPED';

/** What happens to a virtual machine when its host stops. */
export type VirtualMachineStopAction =
  /** Its memory is written to disk. */
  | 'SAVE'
  /** It is turned off at once. */
  | 'TURN_OFF'
  /** The guest operating system is asked to shut down. */
  | 'SHUT_DOWN_GUEST';

/** A moment of a virtual machine to which it can be put back. */
export type Checkpoint = {
  readonly __typename?: 'Checkpoint';
  /** Never reused. */
  readonly id: Scalars['ID']['output'];
  /** As it is listed; made from machine and time unless somebody named it. */
  readonly name: Scalars['String']['output'];
  /** Why it was taken. */
  readonly description: Scalars['String']['output'];
  /** The checkpoint on which it builds; null for the first. */
  readonly parent: Maybe<Checkpoint>;
  /** It holds the memory too, because the machine was not off: put back to it, the machine is Saved. */
  readonly hasMemory: Scalars['Boolean']['output'];
  /** Space it takes on storage, in megabytes. */
  readonly sizeMb: Scalars['Int']['output'];
  /** Who had it taken. */
  readonly createdBy: Scalars['String']['output'];
  /** When it was taken. */
  readonly createdAt: Scalars['DateTime']['output'];
};

/** Which virtual machines. All conditions that are given must hold. */
export type VirtualMachineFilter = {
  /** All of these must match. */
  readonly and?: InputMaybe<ReadonlyArray<VirtualMachineFilter>>;
  /** At least one of these must match. */
  readonly or?: InputMaybe<ReadonlyArray<VirtualMachineFilter>>;
  /** This must not match. */
  readonly not?: InputMaybe<VirtualMachineFilter>;
  /** By id. */
  readonly id?: InputMaybe<IdFilter>;
  /** By name. */
  readonly name?: InputMaybe<StringFilter>;
  /** By the fully qualified name of the computer in it. */
  readonly computerName?: InputMaybe<KeywordFilter>;
  /** By status. */
  readonly status?: InputMaybe<VirtualMachineStatusFilter>;
  /** By owner. */
  readonly owner?: InputMaybe<KeywordFilter>;
  /** By cloud. */
  readonly cloudId?: InputMaybe<IdFilter>;
  /** By the host it is on. */
  readonly hostId?: InputMaybe<IdFilter>;
  /** By where its host stands in the tree of host groups. */
  readonly hostGroupPath?: InputMaybe<HostGroupPathFilter>;
  /** By number of virtual processors. */
  readonly cpuCount?: InputMaybe<IntFilter>;
  /** By how busy its processors are, in percent. */
  readonly cpuUtilizationPercent?: InputMaybe<IntFilter>;
  /** By assigned memory in megabytes. */
  readonly memoryMb?: InputMaybe<IntFilter>;
  /** By operating system of the guest. */
  readonly operatingSystem?: InputMaybe<KeywordFilter>;
  /** Only machines that a cluster keeps available, or only others. */
  readonly isHighlyAvailable?: InputMaybe<Scalars['Boolean']['input']>;
  /** By the site's own word. */
  readonly tag?: InputMaybe<KeywordFilter>;
  /** By who pays. */
  readonly costCenter?: InputMaybe<KeywordFilter>;
  /** By when it was made. */
  readonly createdAt?: InputMaybe<DateTimeFilter>;
  /** By when anything last changed. */
  readonly modifiedAt?: InputMaybe<DateTimeFilter>;
};

/** Conditions on the status of a virtual machine. All that are given must hold. */
export type VirtualMachineStatusFilter = {
  /** Is exactly this. */
  readonly eq?: InputMaybe<VirtualMachineStatus>;
  /** Is one of these. */
  readonly in?: InputMaybe<ReadonlyArray<VirtualMachineStatus>>;
};

/** Conditions on a place in the tree of host groups. All that are given must hold. */
export type HostGroupPathFilter = {
  /** Is exactly this group, as in All Hosts\east. */
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  /** Is this group or any below it. */
  readonly within?: InputMaybe<Scalars['String']['input']>;
};

/** In which order virtual machines are listed. */
export type VirtualMachineOrder = {
  /** By what. */
  readonly field: VirtualMachineOrderField;
  /** Which way. */
  readonly direction: SortDirection;
};

/** What virtual machines can be ordered by. */
export type VirtualMachineOrderField =
  /** Name. */
  | 'NAME'
  /** When it was made. */
  | 'CREATED_AT'
  /** When anything last changed. */
  | 'MODIFIED_AT'
  /** How busy its processors are. */
  | 'CPU_UTILIZATION_PERCENT'
  /** Assigned memory. */
  | 'MEMORY_MB';

/** A page of virtual machines. */
export type VirtualMachineConnection = {
  readonly __typename?: 'VirtualMachineConnection';
  /** The machines with their cursors. */
  readonly edges: ReadonlyArray<VirtualMachineEdge>;
  /** The machines alone. */
  readonly nodes: ReadonlyArray<VirtualMachine>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many match in all; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
  /** Position of the change stream at which the page was read: `virtualMachineChanges(after: …)` from here misses nothing. */
  readonly cursor: Scalars['String']['output'];
};

/** A virtual machine within a page. */
export type VirtualMachineEdge = {
  readonly __typename?: 'VirtualMachineEdge';
  /** Continue behind this machine with `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The machine. */
  readonly node: VirtualMachine;
};

/** One event of the stream of changes to virtual machines. */
export type VirtualMachineChange = {
  readonly __typename?: 'VirtualMachineChange';
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
  /** Who made the change, or whose job did; null for SNAPSHOT, SNAPSHOT_END and BOOKMARK. */
  readonly by: Maybe<Scalars['String']['output']>;
  /** What they said about it. */
  readonly comment: Maybe<Scalars['String']['output']>;
  /** What changed, field by field. */
  readonly changes: ReadonlyArray<FieldChange>;
  /** The machine as it was after this change; null for SNAPSHOT_END and BOOKMARK. */
  readonly virtualMachine: Maybe<VirtualMachine>;
};

/** A computer that runs virtual machines. */
export type Host = {
  readonly __typename?: 'Host';
  /** Never reused; the same in every product that knows this host. */
  readonly id: Scalars['ID']['output'];
  /** Short name. */
  readonly name: Scalars['String']['output'];
  /** Fully qualified name of the computer: by this the other products know it. */
  readonly computerName: Scalars['String']['output'];
  /** Whether it answers and takes virtual machines. */
  readonly state: HostState;
  /** The documented number of the state; tells numbers apart that are UNKNOWN here. */
  readonly stateCode: Scalars['Int']['output'];
  /** What may be asked of it in this state. */
  readonly allowedActions: ReadonlyArray<VmmAction>;
  /** Where it stands in the tree. */
  readonly hostGroup: HostGroup;
  /** Operating system of the host itself. */
  readonly operatingSystem: Scalars['String']['output'];
  /** What it runs virtual machines with. */
  readonly platform: VirtualizationPlatform;
  /** How many logical processors it has. */
  readonly cpuCount: Scalars['Int']['output'];
  /** How busy they are, 0 to 100 percent. */
  readonly cpuUtilizationPercent: Scalars['Int']['output'];
  /** Its memory in megabytes. */
  readonly memoryMb: Scalars['Int']['output'];
  /** Memory kept back for the host itself, in megabytes. */
  readonly memoryReserveMb: Scalars['Int']['output'];
  /** Memory of the virtual machines placed on it or on their way to it, in megabytes. A machine that is off keeps its place. */
  readonly memoryAssignedMb: Scalars['Int']['output'];
  /** Memory left for further virtual machines, in megabytes. */
  readonly memoryAvailableMb: Scalars['Int']['output'];
  /** How many virtual machines are placed on it. */
  readonly virtualMachineCount: Scalars['Int']['output'];
  /** The virtual machines placed on it, by name unless asked otherwise. */
  readonly virtualMachines: VirtualMachineConnection;
  /** The job last begun on the host itself, running or ended. */
  readonly mostRecentJob: Maybe<VmmJob>;
  /** When anything about it last changed. */
  readonly modifiedAt: Scalars['DateTime']['output'];
  /** Counts the changes; send it back with a mutation to be refused rather than act on a host that has changed. */
  readonly version: Scalars['Int']['output'];
};


/** A computer that runs virtual machines. */
export type HostVirtualMachinesArgs = {
  filter?: InputMaybe<VirtualMachineFilter>;
  orderBy?: InputMaybe<VirtualMachineOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Whether a host answers and takes virtual machines, by the product's own numbers. */
export type HostState =
  /** 0: it is being taken under management. */
  | 'ADDING'
  /** 1: it is being released from management. */
  | 'REMOVING'
  /** 2: it answers and takes virtual machines. */
  | 'RESPONDING'
  /** 3: it does not answer. */
  | 'NOT_RESPONDING'
  /** 4: it answers, but refuses the account used to manage it. */
  | 'ACCESS_DENIED'
  /** 5: it is being refreshed, evacuated or taken back into service; nothing is placed on it. */
  | 'UPDATING'
  /** 6: it is being bound to this management server anew. */
  | 'REASSOCIATING'
  /** 7: it waits for a restart before it can be managed. */
  | 'PENDING'
  /** 8: it was evacuated so that somebody may work on it; nothing is placed on it. */
  | 'MAINTENANCE_MODE'
  /** 9: it is starting. */
  | 'STARTING'
  /** 10: it is stopping. */
  | 'STOPPING'
  /** 11: it is restarting. */
  | 'RESTARTING'
  /** 12: it is off. */
  | 'STOPPED'
  /** A number that is not in the published table; see `stateCode`. */
  | 'UNKNOWN';

/** A branch of the tree in which hosts are kept. */
export type HostGroup = {
  readonly __typename?: 'HostGroup';
  /** Never reused. */
  readonly id: Scalars['ID']['output'];
  /** Name within its parent. */
  readonly name: Scalars['String']['output'];
  /** Names from the root down, as in All Hosts\east\Rack 03. */
  readonly path: Scalars['String']['output'];
  /** The group above; null for All Hosts. */
  readonly parent: Maybe<HostGroup>;
  /** The groups directly in it, by name. */
  readonly children: ReadonlyArray<HostGroup>;
  /** The hosts directly in it, by name; a rack holds a few. */
  readonly hosts: ReadonlyArray<Host>;
};

/** Which hosts. All conditions that are given must hold. */
export type HostFilter = {
  /** All of these must match. */
  readonly and?: InputMaybe<ReadonlyArray<HostFilter>>;
  /** At least one of these must match. */
  readonly or?: InputMaybe<ReadonlyArray<HostFilter>>;
  /** This must not match. */
  readonly not?: InputMaybe<HostFilter>;
  /** By id. */
  readonly id?: InputMaybe<IdFilter>;
  /** By name. */
  readonly name?: InputMaybe<StringFilter>;
  /** By fully qualified name of the computer. */
  readonly computerName?: InputMaybe<KeywordFilter>;
  /** By state. */
  readonly state?: InputMaybe<HostStateFilter>;
  /** By place in the tree of host groups. */
  readonly hostGroupPath?: InputMaybe<HostGroupPathFilter>;
  /** By how busy its processors are, in percent. */
  readonly cpuUtilizationPercent?: InputMaybe<IntFilter>;
  /** By memory in megabytes. */
  readonly memoryMb?: InputMaybe<IntFilter>;
};

/** Conditions on the state of a host. All that are given must hold. */
export type HostStateFilter = {
  /** Is exactly this. */
  readonly eq?: InputMaybe<HostState>;
  /** Is one of these. */
  readonly in?: InputMaybe<ReadonlyArray<HostState>>;
};

/** In which order hosts are listed. */
export type HostOrder = {
  /** By what. */
  readonly field: HostOrderField;
  /** Which way. */
  readonly direction: SortDirection;
};

/** What hosts can be ordered by. */
export type HostOrderField =
  /** Name. */
  | 'NAME'
  /** How busy its processors are. */
  | 'CPU_UTILIZATION_PERCENT'
  /** Memory it has. */
  | 'MEMORY_MB';

/** A page of hosts. */
export type HostConnection = {
  readonly __typename?: 'HostConnection';
  /** The hosts with their cursors. */
  readonly edges: ReadonlyArray<HostEdge>;
  /** The hosts alone. */
  readonly nodes: ReadonlyArray<Host>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many match in all; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A host within a page. */
export type HostEdge = {
  readonly __typename?: 'HostEdge';
  /** Continue behind this host with `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The host. */
  readonly node: Host;
};

/** A share of the hosts, with a quota, from which teams make virtual machines for themselves. */
export type Cloud = {
  readonly __typename?: 'Cloud';
  /** Never reused. */
  readonly id: Scalars['ID']['output'];
  /** As teams choose it. */
  readonly name: Scalars['String']['output'];
  /** Whom it is for. */
  readonly description: Scalars['String']['output'];
  /** The host groups on whose hosts its machines are placed; groups below them count too. */
  readonly hostGroups: ReadonlyArray<HostGroup>;
  /** The most that its machines may have together. */
  readonly quota: CloudQuota;
  /** What its machines have together; machines that are off count, deleted ones do not. */
  readonly use: CloudUse;
  /** Its virtual machines, by name unless asked otherwise. */
  readonly virtualMachines: VirtualMachineConnection;
};


/** A share of the hosts, with a quota, from which teams make virtual machines for themselves. */
export type CloudVirtualMachinesArgs = {
  filter?: InputMaybe<VirtualMachineFilter>;
  orderBy?: InputMaybe<VirtualMachineOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** The most that the machines of a cloud may have together; null where there is no limit. */
export type CloudQuota = {
  readonly __typename?: 'CloudQuota';
  /** Virtual processors. */
  readonly cpuCount: Maybe<Scalars['Int']['output']>;
  /** Memory in megabytes. */
  readonly memoryMb: Maybe<Scalars['Int']['output']>;
  /** Storage in gigabytes. */
  readonly storageGb: Maybe<Scalars['Int']['output']>;
  /** Virtual machines. */
  readonly virtualMachineCount: Maybe<Scalars['Int']['output']>;
};

/** What the machines of a cloud have together. */
export type CloudUse = {
  readonly __typename?: 'CloudUse';
  /** Virtual processors. */
  readonly cpuCount: Scalars['Int']['output'];
  /** Memory in megabytes. */
  readonly memoryMb: Scalars['Int']['output'];
  /** Storage in gigabytes, rounded up. */
  readonly storageGb: Scalars['Int']['output'];
  /** Virtual machines. */
  readonly virtualMachineCount: Scalars['Int']['output'];
};

/** One change in the making or made: jobs survive a restart of Virtual Machine Manager and always come to an end. */
export type VmmJob = {
  readonly __typename?: 'VmmJob';
  /** Never reused. */
  readonly id: Scalars['ID']['output'];
  /** What it does, as operators read it. */
  readonly name: Scalars['String']['output'];
  /** What it does, for programs. */
  readonly action: VmmAction;
  /** How far it has come. */
  readonly status: VmmJobStatus;
  /** How far it has come in percent: 100 only once it has completed, 0 when it failed. */
  readonly progressPercent: Scalars['Int']['output'];
  /** Who had it done. */
  readonly owner: Scalars['String']['output'];
  /** What they said about it. */
  readonly comment: Maybe<Scalars['String']['output']>;
  /** When it began. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** When it ended; null while it runs. */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** Why it failed; null unless it did. */
  readonly error: Maybe<VmmJobError>;
  /** What it works on; null once that is deleted. */
  readonly target: Maybe<VmmJobTarget>;
  /** Id of what it works on, kept when that is deleted. */
  readonly targetId: Scalars['ID']['output'];
  /** Name of what it works on, kept when that is deleted. */
  readonly targetName: Scalars['String']['output'];
  /** The job it is a part of: evacuating a host is one job with a migration for each machine. */
  readonly parent: Maybe<VmmJob>;
  /** The jobs that are parts of it, in the order they were begun. */
  readonly children: ReadonlyArray<VmmJob>;
};

/** How far a job has come. */
export type VmmJobStatus =
  /** It is under way. */
  | 'RUNNING'
  /** It did what it was to do. */
  | 'COMPLETED'
  /** It did what it was to do, with something to know about it: a machine was saved because it had no place elsewhere. */
  | 'COMPLETED_WITH_INFO'
  /** It did not; its error says why. */
  | 'FAILED';

/** Why a job failed. */
export type VmmJobError = {
  readonly __typename?: 'VmmJobError';
  /** For programs: what kind of failure this is. */
  readonly code: Scalars['String']['output'];
  /** For people: what was attempted and how things stand. */
  readonly message: Scalars['String']['output'];
};

/** What a job works on. */
export type VmmJobTarget = VirtualMachine | Host;

/** Which jobs. All conditions that are given must hold. */
export type VmmJobFilter = {
  /** All of these must match. */
  readonly and?: InputMaybe<ReadonlyArray<VmmJobFilter>>;
  /** At least one of these must match. */
  readonly or?: InputMaybe<ReadonlyArray<VmmJobFilter>>;
  /** This must not match. */
  readonly not?: InputMaybe<VmmJobFilter>;
  /** By id. */
  readonly id?: InputMaybe<IdFilter>;
  /** By what it does. */
  readonly action?: InputMaybe<VmmActionFilter>;
  /** By how far it has come. */
  readonly status?: InputMaybe<VmmJobStatusFilter>;
  /** By who had it done. */
  readonly owner?: InputMaybe<KeywordFilter>;
  /** By what it works on. */
  readonly targetId?: InputMaybe<IdFilter>;
  /** By the job it is a part of; `isNull: true` leaves out parts. */
  readonly parentId?: InputMaybe<IdFilter>;
  /** By when it began. */
  readonly startedAt?: InputMaybe<DateTimeFilter>;
  /** By when it ended. */
  readonly endedAt?: InputMaybe<DateTimeFilter>;
};

/** Conditions on what a job does. All that are given must hold. */
export type VmmActionFilter = {
  /** Is exactly this. */
  readonly eq?: InputMaybe<VmmAction>;
  /** Is one of these. */
  readonly in?: InputMaybe<ReadonlyArray<VmmAction>>;
};

/** Conditions on how far a job has come. All that are given must hold. */
export type VmmJobStatusFilter = {
  /** Is exactly this. */
  readonly eq?: InputMaybe<VmmJobStatus>;
  /** Is one of these. */
  readonly in?: InputMaybe<ReadonlyArray<VmmJobStatus>>;
};

/** In which order jobs are listed. */
export type VmmJobOrder = {
  /** By what. */
  readonly field: VmmJobOrderField;
  /** Which way. */
  readonly direction: SortDirection;
};

/** What jobs can be ordered by. */
export type VmmJobOrderField =
  /** When it began. */
  | 'STARTED_AT'
  /** Name of what it works on. */
  | 'TARGET_NAME';

/** A page of jobs. */
export type VmmJobConnection = {
  readonly __typename?: 'VmmJobConnection';
  /** The jobs with their cursors. */
  readonly edges: ReadonlyArray<VmmJobEdge>;
  /** The jobs alone. */
  readonly nodes: ReadonlyArray<VmmJob>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many match in all; counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
  /** Position of the change stream at which the page was read: `vmmJobChanges(after: …)` from here misses nothing. */
  readonly cursor: Scalars['String']['output'];
};

/** A job within a page. */
export type VmmJobEdge = {
  readonly __typename?: 'VmmJobEdge';
  /** Continue behind this job with `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The job. */
  readonly node: VmmJob;
};

/** One event of the stream of changes to jobs. */
export type VmmJobChange = {
  readonly __typename?: 'VmmJobChange';
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
  /** Whose job it is; null for SNAPSHOT, SNAPSHOT_END and BOOKMARK. */
  readonly by: Maybe<Scalars['String']['output']>;
  /** What they said about it. */
  readonly comment: Maybe<Scalars['String']['output']>;
  /** What changed, field by field. */
  readonly changes: ReadonlyArray<FieldChange>;
  /** The job as it was after this change; null for SNAPSHOT_END and BOOKMARK. */
  readonly vmmJob: Maybe<VmmJob>;
};

/** A virtual machine to make. */
export type CreateVirtualMachineInput = {
  /** Send the same key again after a lost answer: the machine is made once. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Name to list it by, 1 to 64 letters, digits, spaces, dots, underscores and hyphens; must be free. */
  readonly name: Scalars['String']['input'];
  /** Fully qualified name of the computer in it; the name itself, in small letters, when left out. */
  readonly computerName?: InputMaybe<Scalars['String']['input']>;
  /** What it is for. */
  readonly description: Scalars['String']['input'];
  /** The cloud from whose quota it is made. */
  readonly cloudId: Scalars['ID']['input'];
  /** A particular host of the cloud; the one with the most room when left out. */
  readonly hostId?: InputMaybe<Scalars['ID']['input']>;
  /** Virtual processors, 1 to 240. */
  readonly cpuCount: Scalars['Int']['input'];
  /** Memory in megabytes, 512 to 12,582,912. */
  readonly memoryMb: Scalars['Int']['input'];
  /** Size of its disk in gigabytes, 1 to 65,536. */
  readonly diskGb: Scalars['Int']['input'];
  /** Operating system of the guest. */
  readonly operatingSystem: Scalars['String']['input'];
  /** Let a cluster start it elsewhere if its host fails. */
  readonly isHighlyAvailable: Scalars['Boolean']['input'];
  /** Who it belongs to; you when left out. */
  readonly owner?: InputMaybe<Scalars['String']['input']>;
  /** What it does when its host starts. */
  readonly startAction: VirtualMachineStartAction;
  /** What happens to it when its host stops. */
  readonly stopAction: VirtualMachineStopAction;
  /** A word of the site's own by which machines are found again. */
  readonly tag?: InputMaybe<Scalars['String']['input']>;
  /** Who pays for it. */
  readonly costCenter?: InputMaybe<Scalars['String']['input']>;
  /** The ten free properties, number 1 first. */
  readonly customProperties?: InputMaybe<ReadonlyArray<InputMaybe<Scalars['String']['input']>>>;
  /** Remark for the history and the job. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a virtual machine to make. */
export type CreateVirtualMachinePayload = {
  readonly __typename?: 'CreateVirtualMachinePayload';
  /** The machine, in the passing status of the job. */
  readonly virtualMachine: Maybe<VirtualMachine>;
  /** The job that does it. */
  readonly job: Maybe<VmmJob>;
  /** Position of the change in the stream of changes to virtual machines. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A virtual machine to start. */
export type StartVirtualMachineInput = {
  /** Which machine. */
  readonly virtualMachineId: Scalars['ID']['input'];
  /** Refuse if the machine has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Remark for the history and the job. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a virtual machine to start. */
export type StartVirtualMachinePayload = {
  readonly __typename?: 'StartVirtualMachinePayload';
  /** The machine, in the passing status of the job. */
  readonly virtualMachine: Maybe<VirtualMachine>;
  /** The job that does it. */
  readonly job: Maybe<VmmJob>;
  /** Position of the change in the stream of changes to virtual machines. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A virtual machine to turn off. */
export type StopVirtualMachineInput = {
  /** Which machine. */
  readonly virtualMachineId: Scalars['ID']['input'];
  /** Refuse if the machine has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Remark for the history and the job. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a virtual machine to turn off. */
export type StopVirtualMachinePayload = {
  readonly __typename?: 'StopVirtualMachinePayload';
  /** The machine, in the passing status of the job. */
  readonly virtualMachine: Maybe<VirtualMachine>;
  /** The job that does it. */
  readonly job: Maybe<VmmJob>;
  /** Position of the change in the stream of changes to virtual machines. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A virtual machine whose guest is to shut down. */
export type ShutDownVirtualMachineInput = {
  /** Which machine. */
  readonly virtualMachineId: Scalars['ID']['input'];
  /** Refuse if the machine has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Remark for the history and the job. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a virtual machine to shut down. */
export type ShutDownVirtualMachinePayload = {
  readonly __typename?: 'ShutDownVirtualMachinePayload';
  /** The machine, in the passing status of the job. */
  readonly virtualMachine: Maybe<VirtualMachine>;
  /** The job that does it. */
  readonly job: Maybe<VmmJob>;
  /** Position of the change in the stream of changes to virtual machines. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A virtual machine to save. */
export type SaveVirtualMachineInput = {
  /** Which machine. */
  readonly virtualMachineId: Scalars['ID']['input'];
  /** Refuse if the machine has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Remark for the history and the job. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a virtual machine to save. */
export type SaveVirtualMachinePayload = {
  readonly __typename?: 'SaveVirtualMachinePayload';
  /** The machine, in the passing status of the job. */
  readonly virtualMachine: Maybe<VirtualMachine>;
  /** The job that does it. */
  readonly job: Maybe<VmmJob>;
  /** Position of the change in the stream of changes to virtual machines. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A virtual machine to pause. */
export type PauseVirtualMachineInput = {
  /** Which machine. */
  readonly virtualMachineId: Scalars['ID']['input'];
  /** Refuse if the machine has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Remark for the history and the job. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a virtual machine to pause. */
export type PauseVirtualMachinePayload = {
  readonly __typename?: 'PauseVirtualMachinePayload';
  /** The machine, in the passing status of the job. */
  readonly virtualMachine: Maybe<VirtualMachine>;
  /** The job that does it. */
  readonly job: Maybe<VmmJob>;
  /** Position of the change in the stream of changes to virtual machines. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A paused virtual machine to go on. */
export type ResumeVirtualMachineInput = {
  /** Which machine. */
  readonly virtualMachineId: Scalars['ID']['input'];
  /** Refuse if the machine has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Remark for the history and the job. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a virtual machine to go on. */
export type ResumeVirtualMachinePayload = {
  readonly __typename?: 'ResumeVirtualMachinePayload';
  /** The machine, in the passing status of the job. */
  readonly virtualMachine: Maybe<VirtualMachine>;
  /** The job that does it. */
  readonly job: Maybe<VmmJob>;
  /** Position of the change in the stream of changes to virtual machines. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A virtual machine to restart hard. */
export type ResetVirtualMachineInput = {
  /** Which machine. */
  readonly virtualMachineId: Scalars['ID']['input'];
  /** Refuse if the machine has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Remark for the history and the job. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a virtual machine to restart hard. */
export type ResetVirtualMachinePayload = {
  readonly __typename?: 'ResetVirtualMachinePayload';
  /** The machine, in the passing status of the job. */
  readonly virtualMachine: Maybe<VirtualMachine>;
  /** The job that does it. */
  readonly job: Maybe<VmmJob>;
  /** Position of the change in the stream of changes to virtual machines. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A virtual machine in a failed status to put right. */
export type RepairVirtualMachineInput = {
  /** Which machine. */
  readonly virtualMachineId: Scalars['ID']['input'];
  /** Refuse if the machine has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Remark for the history and the job. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a virtual machine to put right. */
export type RepairVirtualMachinePayload = {
  readonly __typename?: 'RepairVirtualMachinePayload';
  /** The machine, in the passing status of the job. */
  readonly virtualMachine: Maybe<VirtualMachine>;
  /** The job that does it. */
  readonly job: Maybe<VmmJob>;
  /** Position of the change in the stream of changes to virtual machines. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A checkpoint to take. */
export type CreateCheckpointInput = {
  /** Send the same key again after a lost answer: the checkpoint is taken once. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Of which machine. */
  readonly virtualMachineId: Scalars['ID']['input'];
  /** Name to list it by, 1 to 100 characters; made from machine and time when left out. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Why it is taken. */
  readonly description: Scalars['String']['input'];
  /** Refuse if the machine has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Remark for the history and the job. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a checkpoint to take. */
export type CreateCheckpointPayload = {
  readonly __typename?: 'CreateCheckpointPayload';
  /** The machine, in the passing status of the job. */
  readonly virtualMachine: Maybe<VirtualMachine>;
  /** The checkpoint; listed with the machine once the job has completed. */
  readonly checkpoint: Maybe<Checkpoint>;
  /** The job that does it. */
  readonly job: Maybe<VmmJob>;
  /** Position of the change in the stream of changes to virtual machines. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A checkpoint to which its machine is to be put back. */
export type RestoreCheckpointInput = {
  /** Which checkpoint. */
  readonly checkpointId: Scalars['ID']['input'];
  /** Refuse if the machine has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Remark for the history and the job. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a checkpoint to put a machine back to. */
export type RestoreCheckpointPayload = {
  readonly __typename?: 'RestoreCheckpointPayload';
  /** The machine, in the passing status of the job. */
  readonly virtualMachine: Maybe<VirtualMachine>;
  /** The job that does it. */
  readonly job: Maybe<VmmJob>;
  /** Position of the change in the stream of changes to virtual machines. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A checkpoint to delete. */
export type DeleteCheckpointInput = {
  /** Which checkpoint. */
  readonly checkpointId: Scalars['ID']['input'];
  /** Refuse if the machine has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Remark for the history and the job. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a checkpoint to delete. */
export type DeleteCheckpointPayload = {
  readonly __typename?: 'DeleteCheckpointPayload';
  /** The machine, in the passing status of the job. */
  readonly virtualMachine: Maybe<VirtualMachine>;
  /** The job that does it. */
  readonly job: Maybe<VmmJob>;
  /** Position of the change in the stream of changes to virtual machines. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A virtual machine to move. */
export type MigrateVirtualMachineInput = {
  /** Which machine. */
  readonly virtualMachineId: Scalars['ID']['input'];
  /** To which host; when left out, the one with the most room among those of its cloud, or among all for a machine in none. */
  readonly hostId?: InputMaybe<Scalars['ID']['input']>;
  /** Refuse if the machine has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Remark for the history and the job. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a virtual machine to move. */
export type MigrateVirtualMachinePayload = {
  readonly __typename?: 'MigrateVirtualMachinePayload';
  /** The machine, in the passing status of the job. */
  readonly virtualMachine: Maybe<VirtualMachine>;
  /** The job that does it. */
  readonly job: Maybe<VmmJob>;
  /** Position of the change in the stream of changes to virtual machines. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A virtual machine to delete. */
export type DeleteVirtualMachineInput = {
  /** Which machine. */
  readonly virtualMachineId: Scalars['ID']['input'];
  /** Refuse if the machine has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Remark for the history and the job. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a virtual machine to delete. */
export type DeleteVirtualMachinePayload = {
  readonly __typename?: 'DeleteVirtualMachinePayload';
  /** The machine, in the passing status of the job; gone when that completes. */
  readonly virtualMachine: Maybe<VirtualMachine>;
  /** The job that does it. */
  readonly job: Maybe<VmmJob>;
  /** Position of the change in the stream of changes to virtual machines. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A host to put into maintenance. */
export type StartHostMaintenanceInput = {
  /** Which host. */
  readonly hostId: Scalars['ID']['input'];
  /** What to do with machines that run and have no place on another host. */
  readonly withoutPlace: WithoutPlaceAction;
  /** Refuse if the host has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Remark for the history and the job. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What to do with virtual machines of a host under evacuation that run and have no place on another host. */
export type WithoutPlaceAction =
  /** Refuse the maintenance and leave every machine where it is. */
  | 'REFUSE'
  /** Write their memory to disk and leave them, Saved, on the host. */
  | 'SAVE';

/** What became of a host to put into maintenance. */
export type StartHostMaintenancePayload = {
  readonly __typename?: 'StartHostMaintenancePayload';
  /** The host: Updating until the last machine has left it. */
  readonly host: Maybe<Host>;
  /** The job; its children are the migrations. */
  readonly job: Maybe<VmmJob>;
  /** Position of the change in the stream of changes to virtual machines. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A host to take back into service. */
export type StopHostMaintenanceInput = {
  /** Which host. */
  readonly hostId: Scalars['ID']['input'];
  /** Refuse if the host has changed since this version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Remark for the history and the job. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a host to take back into service. */
export type StopHostMaintenancePayload = {
  readonly __typename?: 'StopHostMaintenancePayload';
  /** The host: Updating until the job has completed. */
  readonly host: Maybe<Host>;
  /** The job. */
  readonly job: Maybe<VmmJob>;
  /** Position of the change in the stream of changes to virtual machines. */
  readonly cursor: Maybe<Scalars['String']['output']>;
  /** Why it was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What Operations Manager watches; here only what runs behind it. */
export type MonitoredObject = {
  readonly __typename?: 'MonitoredObject';
  /** Never reused. */
  readonly id: Scalars['ID']['output'];
  /** Fully qualified name of the computer that the object is, or is on. */
  readonly principalName: Maybe<Scalars['String']['output']>;
  /** The virtual machine that this computer is; null when it is none. */
  readonly virtualMachine: Maybe<VirtualMachine>;
  /** The host that this computer is; null when it is none. */
  readonly host: Maybe<Host>;
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
export type VirtualMachineChangePage = {
  readonly __typename?: 'VirtualMachineChangePage';
  /** The events, oldest first. */
  readonly events: ReadonlyArray<VirtualMachineChange>;
  /** Behind everything that was looked at, whether it matched or not: continue here. */
  readonly endCursor: Scalars['String']['output'];
  /** False when the page reaches the newest change there is. */
  readonly hasNextPage: Scalars['Boolean']['output'];
};

/** A page of changes. */
export type VmmJobChangePage = {
  readonly __typename?: 'VmmJobChangePage';
  /** The events, oldest first. */
  readonly events: ReadonlyArray<VmmJobChange>;
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
  VirtualMachine: VirtualMachine;
  Host: Host;
  VmmJob: VmmJob;
  MonitoredObject: MonitoredObject;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  VirtualMachine:
    ( { __typename: 'VirtualMachine' }
    & GraphQLRecursivePick<FederationTypes['VirtualMachine'], {"id":true}> );
  Host:
    ( { __typename: 'Host' }
    & GraphQLRecursivePick<FederationTypes['Host'], {"id":true}> );
  VmmJob:
    ( { __typename: 'VmmJob' }
    & GraphQLRecursivePick<FederationTypes['VmmJob'], {"id":true}> );
  MonitoredObject:
    ( { __typename: 'MonitoredObject' }
    & GraphQLRecursivePick<FederationTypes['MonitoredObject'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['MonitoredObject'], {"principalName":true}>
        | GraphQLRecursivePick<FederationTypes['MonitoredObject'], {"principalName":true}>
        | GraphQLRecursivePick<FederationTypes['MonitoredObject'], {"principalName":true}> ) );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  VmmJobTarget:
    | ( VirtualMachineModel )
    | ( HostModel )
  ;
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
  VirtualMachine: ResolverTypeWrapper<VirtualMachineModel>;
  VirtualMachineStatus: VirtualMachineStatus;
  VmmAction: VmmAction;
  VirtualizationPlatform: VirtualizationPlatform;
  DeploymentState: DeploymentState;
  VirtualMachineStartAction: VirtualMachineStartAction;
  VirtualMachineStopAction: VirtualMachineStopAction;
  Checkpoint: ResolverTypeWrapper<CheckpointModel>;
  VirtualMachineFilter: VirtualMachineFilter;
  VirtualMachineStatusFilter: VirtualMachineStatusFilter;
  HostGroupPathFilter: HostGroupPathFilter;
  VirtualMachineOrder: VirtualMachineOrder;
  VirtualMachineOrderField: VirtualMachineOrderField;
  VirtualMachineConnection: ResolverTypeWrapper<VirtualMachinePage>;
  VirtualMachineEdge: ResolverTypeWrapper<Omit<VirtualMachineEdge, 'node'> & { node: ResolversTypes['VirtualMachine'] }>;
  VirtualMachineChange: ResolverTypeWrapper<VirtualMachineChangeModel>;
  Host: ResolverTypeWrapper<HostModel>;
  HostState: HostState;
  HostGroup: ResolverTypeWrapper<HostGroupModel>;
  HostFilter: HostFilter;
  HostStateFilter: HostStateFilter;
  HostOrder: HostOrder;
  HostOrderField: HostOrderField;
  HostConnection: ResolverTypeWrapper<HostPage>;
  HostEdge: ResolverTypeWrapper<Omit<HostEdge, 'node'> & { node: ResolversTypes['Host'] }>;
  Cloud: ResolverTypeWrapper<CloudModel>;
  CloudQuota: ResolverTypeWrapper<CloudQuota>;
  CloudUse: ResolverTypeWrapper<CloudUse>;
  VmmJob: ResolverTypeWrapper<VmmJobModel>;
  VmmJobStatus: VmmJobStatus;
  VmmJobError: ResolverTypeWrapper<VmmJobError>;
  VmmJobTarget: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['VmmJobTarget']>;
  VmmJobFilter: VmmJobFilter;
  VmmActionFilter: VmmActionFilter;
  VmmJobStatusFilter: VmmJobStatusFilter;
  VmmJobOrder: VmmJobOrder;
  VmmJobOrderField: VmmJobOrderField;
  VmmJobConnection: ResolverTypeWrapper<VmmJobPage>;
  VmmJobEdge: ResolverTypeWrapper<Omit<VmmJobEdge, 'node'> & { node: ResolversTypes['VmmJob'] }>;
  VmmJobChange: ResolverTypeWrapper<VmmJobChangeModel>;
  CreateVirtualMachineInput: CreateVirtualMachineInput;
  CreateVirtualMachinePayload: ResolverTypeWrapper<Omit<CreateVirtualMachinePayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversTypes['VirtualMachine']>, job?: Maybe<ResolversTypes['VmmJob']> }>;
  StartVirtualMachineInput: StartVirtualMachineInput;
  StartVirtualMachinePayload: ResolverTypeWrapper<Omit<StartVirtualMachinePayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversTypes['VirtualMachine']>, job?: Maybe<ResolversTypes['VmmJob']> }>;
  StopVirtualMachineInput: StopVirtualMachineInput;
  StopVirtualMachinePayload: ResolverTypeWrapper<Omit<StopVirtualMachinePayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversTypes['VirtualMachine']>, job?: Maybe<ResolversTypes['VmmJob']> }>;
  ShutDownVirtualMachineInput: ShutDownVirtualMachineInput;
  ShutDownVirtualMachinePayload: ResolverTypeWrapper<Omit<ShutDownVirtualMachinePayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversTypes['VirtualMachine']>, job?: Maybe<ResolversTypes['VmmJob']> }>;
  SaveVirtualMachineInput: SaveVirtualMachineInput;
  SaveVirtualMachinePayload: ResolverTypeWrapper<Omit<SaveVirtualMachinePayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversTypes['VirtualMachine']>, job?: Maybe<ResolversTypes['VmmJob']> }>;
  PauseVirtualMachineInput: PauseVirtualMachineInput;
  PauseVirtualMachinePayload: ResolverTypeWrapper<Omit<PauseVirtualMachinePayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversTypes['VirtualMachine']>, job?: Maybe<ResolversTypes['VmmJob']> }>;
  ResumeVirtualMachineInput: ResumeVirtualMachineInput;
  ResumeVirtualMachinePayload: ResolverTypeWrapper<Omit<ResumeVirtualMachinePayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversTypes['VirtualMachine']>, job?: Maybe<ResolversTypes['VmmJob']> }>;
  ResetVirtualMachineInput: ResetVirtualMachineInput;
  ResetVirtualMachinePayload: ResolverTypeWrapper<Omit<ResetVirtualMachinePayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversTypes['VirtualMachine']>, job?: Maybe<ResolversTypes['VmmJob']> }>;
  RepairVirtualMachineInput: RepairVirtualMachineInput;
  RepairVirtualMachinePayload: ResolverTypeWrapper<Omit<RepairVirtualMachinePayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversTypes['VirtualMachine']>, job?: Maybe<ResolversTypes['VmmJob']> }>;
  CreateCheckpointInput: CreateCheckpointInput;
  CreateCheckpointPayload: ResolverTypeWrapper<Omit<CreateCheckpointPayload, 'virtualMachine' | 'checkpoint' | 'job'> & { virtualMachine?: Maybe<ResolversTypes['VirtualMachine']>, checkpoint?: Maybe<ResolversTypes['Checkpoint']>, job?: Maybe<ResolversTypes['VmmJob']> }>;
  RestoreCheckpointInput: RestoreCheckpointInput;
  RestoreCheckpointPayload: ResolverTypeWrapper<Omit<RestoreCheckpointPayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversTypes['VirtualMachine']>, job?: Maybe<ResolversTypes['VmmJob']> }>;
  DeleteCheckpointInput: DeleteCheckpointInput;
  DeleteCheckpointPayload: ResolverTypeWrapper<Omit<DeleteCheckpointPayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversTypes['VirtualMachine']>, job?: Maybe<ResolversTypes['VmmJob']> }>;
  MigrateVirtualMachineInput: MigrateVirtualMachineInput;
  MigrateVirtualMachinePayload: ResolverTypeWrapper<Omit<MigrateVirtualMachinePayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversTypes['VirtualMachine']>, job?: Maybe<ResolversTypes['VmmJob']> }>;
  DeleteVirtualMachineInput: DeleteVirtualMachineInput;
  DeleteVirtualMachinePayload: ResolverTypeWrapper<Omit<DeleteVirtualMachinePayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversTypes['VirtualMachine']>, job?: Maybe<ResolversTypes['VmmJob']> }>;
  StartHostMaintenanceInput: StartHostMaintenanceInput;
  WithoutPlaceAction: WithoutPlaceAction;
  StartHostMaintenancePayload: ResolverTypeWrapper<Omit<StartHostMaintenancePayload, 'host' | 'job'> & { host?: Maybe<ResolversTypes['Host']>, job?: Maybe<ResolversTypes['VmmJob']> }>;
  StopHostMaintenanceInput: StopHostMaintenanceInput;
  StopHostMaintenancePayload: ResolverTypeWrapper<Omit<StopHostMaintenancePayload, 'host' | 'job'> & { host?: Maybe<ResolversTypes['Host']>, job?: Maybe<ResolversTypes['VmmJob']> }>;
  MonitoredObject: ResolverTypeWrapper<MonitoredObjectReference>;
  ChangeStream: ResolverTypeWrapper<ChangeStream>;
  VirtualMachineChangePage: ResolverTypeWrapper<Omit<VirtualMachineChangePage, 'events'> & { events: ReadonlyArray<ResolversTypes['VirtualMachineChange']> }>;
  VmmJobChangePage: ResolverTypeWrapper<Omit<VmmJobChangePage, 'events'> & { events: ReadonlyArray<ResolversTypes['VmmJobChange']> }>;
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
  VirtualMachine: VirtualMachineModel;
  Checkpoint: CheckpointModel;
  VirtualMachineFilter: VirtualMachineFilter;
  VirtualMachineStatusFilter: VirtualMachineStatusFilter;
  HostGroupPathFilter: HostGroupPathFilter;
  VirtualMachineOrder: VirtualMachineOrder;
  VirtualMachineConnection: VirtualMachinePage;
  VirtualMachineEdge: Omit<VirtualMachineEdge, 'node'> & { node: ResolversParentTypes['VirtualMachine'] };
  VirtualMachineChange: VirtualMachineChangeModel;
  Host: HostModel;
  HostGroup: HostGroupModel;
  HostFilter: HostFilter;
  HostStateFilter: HostStateFilter;
  HostOrder: HostOrder;
  HostConnection: HostPage;
  HostEdge: Omit<HostEdge, 'node'> & { node: ResolversParentTypes['Host'] };
  Cloud: CloudModel;
  CloudQuota: CloudQuota;
  CloudUse: CloudUse;
  VmmJob: VmmJobModel;
  VmmJobError: VmmJobError;
  VmmJobTarget: ResolversUnionTypes<ResolversParentTypes>['VmmJobTarget'];
  VmmJobFilter: VmmJobFilter;
  VmmActionFilter: VmmActionFilter;
  VmmJobStatusFilter: VmmJobStatusFilter;
  VmmJobOrder: VmmJobOrder;
  VmmJobConnection: VmmJobPage;
  VmmJobEdge: Omit<VmmJobEdge, 'node'> & { node: ResolversParentTypes['VmmJob'] };
  VmmJobChange: VmmJobChangeModel;
  CreateVirtualMachineInput: CreateVirtualMachineInput;
  CreateVirtualMachinePayload: Omit<CreateVirtualMachinePayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversParentTypes['VirtualMachine']>, job?: Maybe<ResolversParentTypes['VmmJob']> };
  StartVirtualMachineInput: StartVirtualMachineInput;
  StartVirtualMachinePayload: Omit<StartVirtualMachinePayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversParentTypes['VirtualMachine']>, job?: Maybe<ResolversParentTypes['VmmJob']> };
  StopVirtualMachineInput: StopVirtualMachineInput;
  StopVirtualMachinePayload: Omit<StopVirtualMachinePayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversParentTypes['VirtualMachine']>, job?: Maybe<ResolversParentTypes['VmmJob']> };
  ShutDownVirtualMachineInput: ShutDownVirtualMachineInput;
  ShutDownVirtualMachinePayload: Omit<ShutDownVirtualMachinePayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversParentTypes['VirtualMachine']>, job?: Maybe<ResolversParentTypes['VmmJob']> };
  SaveVirtualMachineInput: SaveVirtualMachineInput;
  SaveVirtualMachinePayload: Omit<SaveVirtualMachinePayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversParentTypes['VirtualMachine']>, job?: Maybe<ResolversParentTypes['VmmJob']> };
  PauseVirtualMachineInput: PauseVirtualMachineInput;
  PauseVirtualMachinePayload: Omit<PauseVirtualMachinePayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversParentTypes['VirtualMachine']>, job?: Maybe<ResolversParentTypes['VmmJob']> };
  ResumeVirtualMachineInput: ResumeVirtualMachineInput;
  ResumeVirtualMachinePayload: Omit<ResumeVirtualMachinePayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversParentTypes['VirtualMachine']>, job?: Maybe<ResolversParentTypes['VmmJob']> };
  ResetVirtualMachineInput: ResetVirtualMachineInput;
  ResetVirtualMachinePayload: Omit<ResetVirtualMachinePayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversParentTypes['VirtualMachine']>, job?: Maybe<ResolversParentTypes['VmmJob']> };
  RepairVirtualMachineInput: RepairVirtualMachineInput;
  RepairVirtualMachinePayload: Omit<RepairVirtualMachinePayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversParentTypes['VirtualMachine']>, job?: Maybe<ResolversParentTypes['VmmJob']> };
  CreateCheckpointInput: CreateCheckpointInput;
  CreateCheckpointPayload: Omit<CreateCheckpointPayload, 'virtualMachine' | 'checkpoint' | 'job'> & { virtualMachine?: Maybe<ResolversParentTypes['VirtualMachine']>, checkpoint?: Maybe<ResolversParentTypes['Checkpoint']>, job?: Maybe<ResolversParentTypes['VmmJob']> };
  RestoreCheckpointInput: RestoreCheckpointInput;
  RestoreCheckpointPayload: Omit<RestoreCheckpointPayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversParentTypes['VirtualMachine']>, job?: Maybe<ResolversParentTypes['VmmJob']> };
  DeleteCheckpointInput: DeleteCheckpointInput;
  DeleteCheckpointPayload: Omit<DeleteCheckpointPayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversParentTypes['VirtualMachine']>, job?: Maybe<ResolversParentTypes['VmmJob']> };
  MigrateVirtualMachineInput: MigrateVirtualMachineInput;
  MigrateVirtualMachinePayload: Omit<MigrateVirtualMachinePayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversParentTypes['VirtualMachine']>, job?: Maybe<ResolversParentTypes['VmmJob']> };
  DeleteVirtualMachineInput: DeleteVirtualMachineInput;
  DeleteVirtualMachinePayload: Omit<DeleteVirtualMachinePayload, 'virtualMachine' | 'job'> & { virtualMachine?: Maybe<ResolversParentTypes['VirtualMachine']>, job?: Maybe<ResolversParentTypes['VmmJob']> };
  StartHostMaintenanceInput: StartHostMaintenanceInput;
  StartHostMaintenancePayload: Omit<StartHostMaintenancePayload, 'host' | 'job'> & { host?: Maybe<ResolversParentTypes['Host']>, job?: Maybe<ResolversParentTypes['VmmJob']> };
  StopHostMaintenanceInput: StopHostMaintenanceInput;
  StopHostMaintenancePayload: Omit<StopHostMaintenancePayload, 'host' | 'job'> & { host?: Maybe<ResolversParentTypes['Host']>, job?: Maybe<ResolversParentTypes['VmmJob']> };
  MonitoredObject: MonitoredObjectReference;
  ChangeStream: ChangeStream;
  VirtualMachineChangePage: Omit<VirtualMachineChangePage, 'events'> & { events: ReadonlyArray<ResolversParentTypes['VirtualMachineChange']> };
  VmmJobChangePage: Omit<VmmJobChangePage, 'events'> & { events: ReadonlyArray<ResolversParentTypes['VmmJobChange']> };
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type PageInfoResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FieldChangeResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['FieldChange'] = ResolversParentTypes['FieldChange']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  virtualMachine?: Resolver<Maybe<ResolversTypes['VirtualMachine']>, ParentType, ContextType, RequireFields<QueryVirtualMachineArgs, 'id'>>;
  virtualMachines?: Resolver<ResolversTypes['VirtualMachineConnection'], ParentType, ContextType, RequireFields<QueryVirtualMachinesArgs, 'orderBy' | 'first'>>;
  host?: Resolver<Maybe<ResolversTypes['Host']>, ParentType, ContextType, RequireFields<QueryHostArgs, 'id'>>;
  hosts?: Resolver<ResolversTypes['HostConnection'], ParentType, ContextType, RequireFields<QueryHostsArgs, 'orderBy' | 'first'>>;
  cloud?: Resolver<Maybe<ResolversTypes['Cloud']>, ParentType, ContextType, RequireFields<QueryCloudArgs, 'id'>>;
  clouds?: Resolver<ReadonlyArray<ResolversTypes['Cloud']>, ParentType, ContextType>;
  hostGroups?: Resolver<ReadonlyArray<ResolversTypes['HostGroup']>, ParentType, ContextType>;
  vmmJob?: Resolver<Maybe<ResolversTypes['VmmJob']>, ParentType, ContextType, RequireFields<QueryVmmJobArgs, 'id'>>;
  vmmJobs?: Resolver<ResolversTypes['VmmJobConnection'], ParentType, ContextType, RequireFields<QueryVmmJobsArgs, 'orderBy' | 'first'>>;
  virtualMachineManagerChangeStream?: Resolver<ResolversTypes['ChangeStream'], ParentType, ContextType>;
  virtualMachineChangesPage?: Resolver<ResolversTypes['VirtualMachineChangePage'], ParentType, ContextType, RequireFields<QueryVirtualMachineChangesPageArgs, 'first'>>;
  vmmJobChangesPage?: Resolver<ResolversTypes['VmmJobChangePage'], ParentType, ContextType, RequireFields<QueryVmmJobChangesPageArgs, 'first'>>;
};

export type MutationResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  createVirtualMachine?: Resolver<ResolversTypes['CreateVirtualMachinePayload'], ParentType, ContextType, RequireFields<MutationCreateVirtualMachineArgs, 'input'>>;
  startVirtualMachine?: Resolver<ResolversTypes['StartVirtualMachinePayload'], ParentType, ContextType, RequireFields<MutationStartVirtualMachineArgs, 'input'>>;
  stopVirtualMachine?: Resolver<ResolversTypes['StopVirtualMachinePayload'], ParentType, ContextType, RequireFields<MutationStopVirtualMachineArgs, 'input'>>;
  shutDownVirtualMachine?: Resolver<ResolversTypes['ShutDownVirtualMachinePayload'], ParentType, ContextType, RequireFields<MutationShutDownVirtualMachineArgs, 'input'>>;
  saveVirtualMachine?: Resolver<ResolversTypes['SaveVirtualMachinePayload'], ParentType, ContextType, RequireFields<MutationSaveVirtualMachineArgs, 'input'>>;
  pauseVirtualMachine?: Resolver<ResolversTypes['PauseVirtualMachinePayload'], ParentType, ContextType, RequireFields<MutationPauseVirtualMachineArgs, 'input'>>;
  resumeVirtualMachine?: Resolver<ResolversTypes['ResumeVirtualMachinePayload'], ParentType, ContextType, RequireFields<MutationResumeVirtualMachineArgs, 'input'>>;
  resetVirtualMachine?: Resolver<ResolversTypes['ResetVirtualMachinePayload'], ParentType, ContextType, RequireFields<MutationResetVirtualMachineArgs, 'input'>>;
  repairVirtualMachine?: Resolver<ResolversTypes['RepairVirtualMachinePayload'], ParentType, ContextType, RequireFields<MutationRepairVirtualMachineArgs, 'input'>>;
  createCheckpoint?: Resolver<ResolversTypes['CreateCheckpointPayload'], ParentType, ContextType, RequireFields<MutationCreateCheckpointArgs, 'input'>>;
  restoreCheckpoint?: Resolver<ResolversTypes['RestoreCheckpointPayload'], ParentType, ContextType, RequireFields<MutationRestoreCheckpointArgs, 'input'>>;
  deleteCheckpoint?: Resolver<ResolversTypes['DeleteCheckpointPayload'], ParentType, ContextType, RequireFields<MutationDeleteCheckpointArgs, 'input'>>;
  migrateVirtualMachine?: Resolver<ResolversTypes['MigrateVirtualMachinePayload'], ParentType, ContextType, RequireFields<MutationMigrateVirtualMachineArgs, 'input'>>;
  deleteVirtualMachine?: Resolver<ResolversTypes['DeleteVirtualMachinePayload'], ParentType, ContextType, RequireFields<MutationDeleteVirtualMachineArgs, 'input'>>;
  startHostMaintenance?: Resolver<ResolversTypes['StartHostMaintenancePayload'], ParentType, ContextType, RequireFields<MutationStartHostMaintenanceArgs, 'input'>>;
  stopHostMaintenance?: Resolver<ResolversTypes['StopHostMaintenancePayload'], ParentType, ContextType, RequireFields<MutationStopHostMaintenanceArgs, 'input'>>;
};

export type SubscriptionResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  virtualMachineChanges?: SubscriptionResolver<ResolversTypes['VirtualMachineChange'], "virtualMachineChanges", ParentType, ContextType, RequireFields<SubscriptionVirtualMachineChangesArgs, 'snapshot' | 'bookmarkSeconds'>>;
  vmmJobChanges?: SubscriptionResolver<ResolversTypes['VmmJobChange'], "vmmJobChanges", ParentType, ContextType, RequireFields<SubscriptionVmmJobChangesArgs, 'snapshot' | 'bookmarkSeconds'>>;
};

export type VirtualMachineResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['VirtualMachine'] = ResolversParentTypes['VirtualMachine'], FederationReferenceType extends FederationReferenceTypes['VirtualMachine'] = FederationReferenceTypes['VirtualMachine']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['VirtualMachine']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  computerName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['VirtualMachineStatus'], ParentType, ContextType>;
  statusCode?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  allowedActions?: Resolver<ReadonlyArray<ResolversTypes['VmmAction']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userRole?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cloud?: Resolver<Maybe<ResolversTypes['Cloud']>, ParentType, ContextType>;
  host?: Resolver<Maybe<ResolversTypes['Host']>, ParentType, ContextType>;
  hostGroupPath?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  migrationTarget?: Resolver<Maybe<ResolversTypes['Host']>, ParentType, ContextType>;
  cpuCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cpuUtilizationPercent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  memoryMb?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  memoryAvailablePercent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalSizeMb?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  operatingSystem?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  platform?: Resolver<ResolversTypes['VirtualizationPlatform'], ParentType, ContextType>;
  isHighlyAvailable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isUndergoingLiveMigration?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  deploymentState?: Resolver<ResolversTypes['DeploymentState'], ParentType, ContextType>;
  checkpoints?: Resolver<ReadonlyArray<ResolversTypes['Checkpoint']>, ParentType, ContextType>;
  lastRestoredCheckpoint?: Resolver<Maybe<ResolversTypes['Checkpoint']>, ParentType, ContextType>;
  startAction?: Resolver<ResolversTypes['VirtualMachineStartAction'], ParentType, ContextType>;
  stopAction?: Resolver<ResolversTypes['VirtualMachineStopAction'], ParentType, ContextType>;
  tag?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  costCenter?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customProperties?: Resolver<ReadonlyArray<Maybe<ResolversTypes['String']>>, ParentType, ContextType>;
  failedJob?: Resolver<Maybe<ResolversTypes['VmmJob']>, ParentType, ContextType>;
  mostRecentJob?: Resolver<Maybe<ResolversTypes['VmmJob']>, ParentType, ContextType>;
  addedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  modifiedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CheckpointResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['Checkpoint'] = ResolversParentTypes['Checkpoint']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Checkpoint']>, ParentType, ContextType>;
  hasMemory?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sizeMb?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type VirtualMachineConnectionResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['VirtualMachineConnection'] = ResolversParentTypes['VirtualMachineConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['VirtualMachineEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['VirtualMachine']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type VirtualMachineEdgeResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['VirtualMachineEdge'] = ResolversParentTypes['VirtualMachineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['VirtualMachine'], ParentType, ContextType>;
};

export type VirtualMachineChangeResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['VirtualMachineChange'] = ResolversParentTypes['VirtualMachineChange']> = {
  kind?: Resolver<ResolversTypes['StreamEventKind'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  previous?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['FieldChange']>, ParentType, ContextType>;
  virtualMachine?: Resolver<Maybe<ResolversTypes['VirtualMachine']>, ParentType, ContextType>;
};

export type HostResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['Host'] = ResolversParentTypes['Host'], FederationReferenceType extends FederationReferenceTypes['Host'] = FederationReferenceTypes['Host']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Host']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  computerName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['HostState'], ParentType, ContextType>;
  stateCode?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  allowedActions?: Resolver<ReadonlyArray<ResolversTypes['VmmAction']>, ParentType, ContextType>;
  hostGroup?: Resolver<ResolversTypes['HostGroup'], ParentType, ContextType>;
  operatingSystem?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  platform?: Resolver<ResolversTypes['VirtualizationPlatform'], ParentType, ContextType>;
  cpuCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cpuUtilizationPercent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  memoryMb?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  memoryReserveMb?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  memoryAssignedMb?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  memoryAvailableMb?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  virtualMachineCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  virtualMachines?: Resolver<ResolversTypes['VirtualMachineConnection'], ParentType, ContextType, RequireFields<HostVirtualMachinesArgs, 'orderBy' | 'first'>>;
  mostRecentJob?: Resolver<Maybe<ResolversTypes['VmmJob']>, ParentType, ContextType>;
  modifiedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HostGroupResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['HostGroup'] = ResolversParentTypes['HostGroup']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['HostGroup']>, ParentType, ContextType>;
  children?: Resolver<ReadonlyArray<ResolversTypes['HostGroup']>, ParentType, ContextType>;
  hosts?: Resolver<ReadonlyArray<ResolversTypes['Host']>, ParentType, ContextType>;
};

export type HostConnectionResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['HostConnection'] = ResolversParentTypes['HostConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['HostEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Host']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type HostEdgeResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['HostEdge'] = ResolversParentTypes['HostEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Host'], ParentType, ContextType>;
};

export type CloudResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['Cloud'] = ResolversParentTypes['Cloud']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hostGroups?: Resolver<ReadonlyArray<ResolversTypes['HostGroup']>, ParentType, ContextType>;
  quota?: Resolver<ResolversTypes['CloudQuota'], ParentType, ContextType>;
  use?: Resolver<ResolversTypes['CloudUse'], ParentType, ContextType>;
  virtualMachines?: Resolver<ResolversTypes['VirtualMachineConnection'], ParentType, ContextType, RequireFields<CloudVirtualMachinesArgs, 'orderBy' | 'first'>>;
};

export type CloudQuotaResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['CloudQuota'] = ResolversParentTypes['CloudQuota']> = {
  cpuCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  memoryMb?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  storageGb?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  virtualMachineCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CloudUseResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['CloudUse'] = ResolversParentTypes['CloudUse']> = {
  cpuCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  memoryMb?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  storageGb?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  virtualMachineCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type VmmJobResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['VmmJob'] = ResolversParentTypes['VmmJob'], FederationReferenceType extends FederationReferenceTypes['VmmJob'] = FederationReferenceTypes['VmmJob']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['VmmJob']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  action?: Resolver<ResolversTypes['VmmAction'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['VmmJobStatus'], ParentType, ContextType>;
  progressPercent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['VmmJobError']>, ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['VmmJobTarget']>, ParentType, ContextType>;
  targetId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  targetName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['VmmJob']>, ParentType, ContextType>;
  children?: Resolver<ReadonlyArray<ResolversTypes['VmmJob']>, ParentType, ContextType>;
};

export type VmmJobErrorResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['VmmJobError'] = ResolversParentTypes['VmmJobError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type VmmJobTargetResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['VmmJobTarget'] = ResolversParentTypes['VmmJobTarget']> = {
  __resolveType: TypeResolveFn<'VirtualMachine' | 'Host', ParentType, ContextType>;
};

export type VmmJobConnectionResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['VmmJobConnection'] = ResolversParentTypes['VmmJobConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['VmmJobEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['VmmJob']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type VmmJobEdgeResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['VmmJobEdge'] = ResolversParentTypes['VmmJobEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['VmmJob'], ParentType, ContextType>;
};

export type VmmJobChangeResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['VmmJobChange'] = ResolversParentTypes['VmmJobChange']> = {
  kind?: Resolver<ResolversTypes['StreamEventKind'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  previous?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['FieldChange']>, ParentType, ContextType>;
  vmmJob?: Resolver<Maybe<ResolversTypes['VmmJob']>, ParentType, ContextType>;
};

export type CreateVirtualMachinePayloadResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['CreateVirtualMachinePayload'] = ResolversParentTypes['CreateVirtualMachinePayload']> = {
  virtualMachine?: Resolver<Maybe<ResolversTypes['VirtualMachine']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['VmmJob']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StartVirtualMachinePayloadResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['StartVirtualMachinePayload'] = ResolversParentTypes['StartVirtualMachinePayload']> = {
  virtualMachine?: Resolver<Maybe<ResolversTypes['VirtualMachine']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['VmmJob']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StopVirtualMachinePayloadResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['StopVirtualMachinePayload'] = ResolversParentTypes['StopVirtualMachinePayload']> = {
  virtualMachine?: Resolver<Maybe<ResolversTypes['VirtualMachine']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['VmmJob']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ShutDownVirtualMachinePayloadResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['ShutDownVirtualMachinePayload'] = ResolversParentTypes['ShutDownVirtualMachinePayload']> = {
  virtualMachine?: Resolver<Maybe<ResolversTypes['VirtualMachine']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['VmmJob']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SaveVirtualMachinePayloadResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['SaveVirtualMachinePayload'] = ResolversParentTypes['SaveVirtualMachinePayload']> = {
  virtualMachine?: Resolver<Maybe<ResolversTypes['VirtualMachine']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['VmmJob']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PauseVirtualMachinePayloadResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['PauseVirtualMachinePayload'] = ResolversParentTypes['PauseVirtualMachinePayload']> = {
  virtualMachine?: Resolver<Maybe<ResolversTypes['VirtualMachine']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['VmmJob']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResumeVirtualMachinePayloadResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['ResumeVirtualMachinePayload'] = ResolversParentTypes['ResumeVirtualMachinePayload']> = {
  virtualMachine?: Resolver<Maybe<ResolversTypes['VirtualMachine']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['VmmJob']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResetVirtualMachinePayloadResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['ResetVirtualMachinePayload'] = ResolversParentTypes['ResetVirtualMachinePayload']> = {
  virtualMachine?: Resolver<Maybe<ResolversTypes['VirtualMachine']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['VmmJob']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RepairVirtualMachinePayloadResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['RepairVirtualMachinePayload'] = ResolversParentTypes['RepairVirtualMachinePayload']> = {
  virtualMachine?: Resolver<Maybe<ResolversTypes['VirtualMachine']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['VmmJob']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateCheckpointPayloadResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['CreateCheckpointPayload'] = ResolversParentTypes['CreateCheckpointPayload']> = {
  virtualMachine?: Resolver<Maybe<ResolversTypes['VirtualMachine']>, ParentType, ContextType>;
  checkpoint?: Resolver<Maybe<ResolversTypes['Checkpoint']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['VmmJob']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RestoreCheckpointPayloadResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['RestoreCheckpointPayload'] = ResolversParentTypes['RestoreCheckpointPayload']> = {
  virtualMachine?: Resolver<Maybe<ResolversTypes['VirtualMachine']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['VmmJob']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteCheckpointPayloadResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['DeleteCheckpointPayload'] = ResolversParentTypes['DeleteCheckpointPayload']> = {
  virtualMachine?: Resolver<Maybe<ResolversTypes['VirtualMachine']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['VmmJob']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MigrateVirtualMachinePayloadResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['MigrateVirtualMachinePayload'] = ResolversParentTypes['MigrateVirtualMachinePayload']> = {
  virtualMachine?: Resolver<Maybe<ResolversTypes['VirtualMachine']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['VmmJob']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteVirtualMachinePayloadResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['DeleteVirtualMachinePayload'] = ResolversParentTypes['DeleteVirtualMachinePayload']> = {
  virtualMachine?: Resolver<Maybe<ResolversTypes['VirtualMachine']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['VmmJob']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StartHostMaintenancePayloadResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['StartHostMaintenancePayload'] = ResolversParentTypes['StartHostMaintenancePayload']> = {
  host?: Resolver<Maybe<ResolversTypes['Host']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['VmmJob']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StopHostMaintenancePayloadResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['StopHostMaintenancePayload'] = ResolversParentTypes['StopHostMaintenancePayload']> = {
  host?: Resolver<Maybe<ResolversTypes['Host']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['VmmJob']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MonitoredObjectResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['MonitoredObject'] = ResolversParentTypes['MonitoredObject'], FederationReferenceType extends FederationReferenceTypes['MonitoredObject'] = FederationReferenceTypes['MonitoredObject']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['MonitoredObject']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  virtualMachine?: Resolver<Maybe<ResolversTypes['VirtualMachine']>, ParentType, ContextType>;
  host?: Resolver<Maybe<ResolversTypes['Host']>, ParentType, ContextType>;
};

export type ChangeStreamResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['ChangeStream'] = ResolversParentTypes['ChangeStream']> = {
  oldest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  newest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retentionHours?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type VirtualMachineChangePageResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['VirtualMachineChangePage'] = ResolversParentTypes['VirtualMachineChangePage']> = {
  events?: Resolver<ReadonlyArray<ResolversTypes['VirtualMachineChange']>, ParentType, ContextType>;
  endCursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type VmmJobChangePageResolvers<ContextType = VirtualMachineManagerContext, ParentType extends ResolversParentTypes['VmmJobChangePage'] = ResolversParentTypes['VmmJobChangePage']> = {
  events?: Resolver<ReadonlyArray<ResolversTypes['VmmJobChange']>, ParentType, ContextType>;
  endCursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type Resolvers<ContextType = VirtualMachineManagerContext> = {
  DateTime?: GraphQLScalarType;
  JSON?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  FieldChange?: FieldChangeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  VirtualMachine?: VirtualMachineResolvers<ContextType>;
  Checkpoint?: CheckpointResolvers<ContextType>;
  VirtualMachineConnection?: VirtualMachineConnectionResolvers<ContextType>;
  VirtualMachineEdge?: VirtualMachineEdgeResolvers<ContextType>;
  VirtualMachineChange?: VirtualMachineChangeResolvers<ContextType>;
  Host?: HostResolvers<ContextType>;
  HostGroup?: HostGroupResolvers<ContextType>;
  HostConnection?: HostConnectionResolvers<ContextType>;
  HostEdge?: HostEdgeResolvers<ContextType>;
  Cloud?: CloudResolvers<ContextType>;
  CloudQuota?: CloudQuotaResolvers<ContextType>;
  CloudUse?: CloudUseResolvers<ContextType>;
  VmmJob?: VmmJobResolvers<ContextType>;
  VmmJobError?: VmmJobErrorResolvers<ContextType>;
  VmmJobTarget?: VmmJobTargetResolvers<ContextType>;
  VmmJobConnection?: VmmJobConnectionResolvers<ContextType>;
  VmmJobEdge?: VmmJobEdgeResolvers<ContextType>;
  VmmJobChange?: VmmJobChangeResolvers<ContextType>;
  CreateVirtualMachinePayload?: CreateVirtualMachinePayloadResolvers<ContextType>;
  StartVirtualMachinePayload?: StartVirtualMachinePayloadResolvers<ContextType>;
  StopVirtualMachinePayload?: StopVirtualMachinePayloadResolvers<ContextType>;
  ShutDownVirtualMachinePayload?: ShutDownVirtualMachinePayloadResolvers<ContextType>;
  SaveVirtualMachinePayload?: SaveVirtualMachinePayloadResolvers<ContextType>;
  PauseVirtualMachinePayload?: PauseVirtualMachinePayloadResolvers<ContextType>;
  ResumeVirtualMachinePayload?: ResumeVirtualMachinePayloadResolvers<ContextType>;
  ResetVirtualMachinePayload?: ResetVirtualMachinePayloadResolvers<ContextType>;
  RepairVirtualMachinePayload?: RepairVirtualMachinePayloadResolvers<ContextType>;
  CreateCheckpointPayload?: CreateCheckpointPayloadResolvers<ContextType>;
  RestoreCheckpointPayload?: RestoreCheckpointPayloadResolvers<ContextType>;
  DeleteCheckpointPayload?: DeleteCheckpointPayloadResolvers<ContextType>;
  MigrateVirtualMachinePayload?: MigrateVirtualMachinePayloadResolvers<ContextType>;
  DeleteVirtualMachinePayload?: DeleteVirtualMachinePayloadResolvers<ContextType>;
  StartHostMaintenancePayload?: StartHostMaintenancePayloadResolvers<ContextType>;
  StopHostMaintenancePayload?: StopHostMaintenancePayloadResolvers<ContextType>;
  MonitoredObject?: MonitoredObjectResolvers<ContextType>;
  ChangeStream?: ChangeStreamResolvers<ContextType>;
  VirtualMachineChangePage?: VirtualMachineChangePageResolvers<ContextType>;
  VmmJobChangePage?: VmmJobChangePageResolvers<ContextType>;
};

