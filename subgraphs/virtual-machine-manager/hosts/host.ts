import { Refusal } from '../../kit/refusal.ts';
import { createCodeTable } from '../documented-codes.ts';
import type { VirtualizationPlatform } from '../virtual-machines/virtual-machine.ts';

/** Whether a host answers and takes virtual machines, by the product's numbers. */
export const HOST_STATES = createCodeTable({
  ADDING: 0,
  REMOVING: 1,
  RESPONDING: 2,
  NOT_RESPONDING: 3,
  ACCESS_DENIED: 4,
  UPDATING: 5,
  REASSOCIATING: 6,
  PENDING: 7,
  MAINTENANCE_MODE: 8,
  STARTING: 9,
  STOPPING: 10,
  RESTARTING: 11,
  STOPPED: 12,
});

export type KnownHostState = (typeof HOST_STATES)['names'][number];
export type HostState = KnownHostState | 'UNKNOWN';

export interface Host {
  readonly id: string;
  readonly name: string;
  readonly computerName: string;
  readonly state: HostState;
  readonly stateCode: number;
  readonly hostGroupId: string;
  readonly hostGroupPath: string;
  readonly operatingSystem: string;
  readonly platform: VirtualizationPlatform;
  readonly cpuCount: number;
  readonly cpuUtilizationPercent: number;
  readonly memoryMb: number;
  readonly memoryReserveMb: number;
  readonly mostRecentJobId: string | null;
  readonly modifiedAt: string;
  readonly version: number;
}

export interface HostGroup {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly parentId: string | null;
}

export type HostAction = keyof typeof HOST_ACTIONS;

interface HostActionRule {
  readonly jobName: string;
  readonly verb: string;
  readonly from: KnownHostState;
  readonly through: KnownHostState;
  readonly to: KnownHostState;
}

/** What may be done to a host, in which state, and what becomes of it; a job that fails leads back to `from`. */
export const HOST_ACTIONS = {
  START_MAINTENANCE: {
    jobName: 'Start maintenance mode on host',
    verb: 'start maintenance of',
    from: 'RESPONDING',
    through: 'UPDATING',
    to: 'MAINTENANCE_MODE',
  },
  STOP_MAINTENANCE: {
    jobName: 'Stop maintenance mode on host',
    verb: 'stop maintenance of',
    from: 'MAINTENANCE_MODE',
    through: 'UPDATING',
    to: 'RESPONDING',
  },
} as const satisfies Record<string, HostActionRule>;

export function listAllowedHostActions(state: HostState): HostAction[] {
  return (Object.keys(HOST_ACTIONS) as HostAction[]).filter(
    (action) => HOST_ACTIONS[action].from === state,
  );
}

export function checkHostAction(host: Host, action: HostAction): void {
  const { from, verb } = HOST_ACTIONS[action];
  if (host.state === from) return;
  throw new Refusal(
    'NOT_ALLOWED_IN_STATE',
    `Cannot ${verb} host "${host.name}": it is ${host.state}, it must be ${from}`,
    ['input', 'hostId'],
  );
}

/** The host in another state, counted and dated as a change. */
export function enterHostState(host: Host, state: KnownHostState, at: string): Host {
  return {
    ...host,
    state,
    stateCode: HOST_STATES.toCode(state),
    modifiedAt: at,
    version: host.version + 1,
  };
}

/** Whether a path names this group or one below it. */
export function isWithin(path: string | null, group: string): boolean {
  return path !== null && (path === group || path.startsWith(`${group}\\`));
}
