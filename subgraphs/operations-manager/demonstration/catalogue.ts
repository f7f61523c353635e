import type { Random } from '../../demonstration/random.ts';
import type { AlertPriority, AlertSeverity } from '../alerts/alert.ts';
import type {
  DependencyMonitorPlan,
  HealthAspect,
  UnitMonitorPlan,
} from '../health/health-tree.ts';

/** What the demonstration data centre has on its computers. */
export type ObjectKind =
  | 'host'
  | 'computer'
  | 'health-service'
  | 'disk'
  | 'sql-engine'
  | 'database'
  | 'web-site'
  | 'file-share'
  | 'directory'
  | 'print-queue';

/** How an alert is found and what it says. */
export interface AlertTemplate {
  readonly on: ObjectKind;
  /** The unit monitor that raises it; null for a rule. */
  readonly monitor: string | null;
  readonly name: string;
  readonly severity: AlertSeverity;
  readonly priority: AlertPriority;
  readonly category: string;
  describe(objectName: string, random: Random): string;
}

interface MonitorTemplate extends Omit<AlertTemplate, 'category' | 'monitor'> {
  readonly monitor: string;
  readonly displayName: string;
  readonly aspect: HealthAspect;
}

const CATEGORIES: Record<HealthAspect, string> = {
  AVAILABILITY: 'AVAILABILITY_HEALTH',
  CONFIGURATION: 'CONFIGURATION_HEALTH',
  PERFORMANCE: 'PERFORMANCE_HEALTH',
  SECURITY: 'SECURITY_HEALTH',
};

const MONITORS: readonly MonitorTemplate[] = [
  {
    on: 'host',
    monitor: 'Microsoft.Windows.HyperV.HostCpu',
    displayName: 'Hypervisor processor use',
    aspect: 'PERFORMANCE',
    name: 'Hypervisor processors are busy',
    severity: 'WARNING',
    priority: 'MEDIUM',
    describe: (object, random) =>
      `Logical processors of ${object} were ${90 + random.below(10)}% busy over the last 10 minutes.`,
  },
  {
    on: 'host',
    monitor: 'Microsoft.Windows.Computer.Reachable',
    displayName: 'Computer is reachable',
    aspect: 'AVAILABILITY',
    name: 'Failed to connect to computer',
    severity: 'CRITICAL',
    priority: 'HIGH',
    describe: (object) => `${object} does not answer to a ping.`,
  },
  {
    on: 'computer',
    monitor: 'Microsoft.Windows.Computer.Reachable',
    displayName: 'Computer is reachable',
    aspect: 'AVAILABILITY',
    name: 'Failed to connect to computer',
    severity: 'CRITICAL',
    priority: 'HIGH',
    describe: (object) => `${object} does not answer to a ping.`,
  },
  {
    on: 'computer',
    monitor: 'Microsoft.Windows.Server.TotalPercentProcessorTime',
    displayName: 'Total processor use',
    aspect: 'PERFORMANCE',
    name: 'Total CPU utilization percentage is too high',
    severity: 'WARNING',
    priority: 'MEDIUM',
    describe: (object, random) =>
      `Processors of ${object} were ${95 + random.below(5)}% busy over the last 15 minutes, with ${15 + random.below(40)} threads waiting.`,
  },
  {
    on: 'computer',
    monitor: 'Microsoft.Windows.Server.AvailableMemory',
    displayName: 'Available memory',
    aspect: 'PERFORMANCE',
    name: 'Available megabytes of memory are too low',
    severity: 'WARNING',
    priority: 'MEDIUM',
    describe: (object, random) => `${object} has ${20 + random.below(80)} MB of memory left.`,
  },
  {
    on: 'health-service',
    monitor: 'Microsoft.SystemCenter.HealthService.Heartbeat',
    displayName: 'Heartbeat',
    aspect: 'AVAILABILITY',
    name: 'Health Service Heartbeat Failure',
    severity: 'CRITICAL',
    priority: 'MEDIUM',
    describe: (object) => `The health service on ${object} has missed three heartbeats.`,
  },
  {
    on: 'disk',
    monitor: 'Microsoft.Windows.Server.LogicalDisk.FreeSpace',
    displayName: 'Free space',
    aspect: 'AVAILABILITY',
    name: 'Logical disk free space is low',
    severity: 'WARNING',
    priority: 'MEDIUM',
    describe: (object, random) =>
      `Disk ${object} has ${1 + random.below(9)}% of its space left (${200 + random.below(1_800)} MB).`,
  },
  {
    on: 'sql-engine',
    monitor: 'Microsoft.SQLServer.DBEngine.ServiceStatus',
    displayName: 'Service status',
    aspect: 'AVAILABILITY',
    name: 'SQL Server service has stopped',
    severity: 'CRITICAL',
    priority: 'HIGH',
    describe: (object) => `The service of database engine ${object} is not running.`,
  },
  {
    on: 'sql-engine',
    monitor: 'Microsoft.SQLServer.DBEngine.BlockingSessions',
    displayName: 'Blocking sessions',
    aspect: 'PERFORMANCE',
    name: 'SQL Server sessions are blocked',
    severity: 'WARNING',
    priority: 'MEDIUM',
    describe: (object, random) =>
      `Session ${51 + random.below(300)} on ${object} has been blocking others for ${2 + random.below(30)} minutes.`,
  },
  {
    on: 'database',
    monitor: 'Microsoft.SQLServer.Database.BackupStatus',
    displayName: 'Backup status',
    aspect: 'CONFIGURATION',
    name: 'Database backup is overdue',
    severity: 'WARNING',
    priority: 'MEDIUM',
    describe: (object, random) =>
      `Database ${object} was last backed up ${8 + random.below(20)} days ago.`,
  },
  {
    on: 'web-site',
    monitor: 'Microsoft.Windows.InternetInformationServices.WebSite.Availability',
    displayName: 'Web site availability',
    aspect: 'AVAILABILITY',
    name: 'Web site is unavailable',
    severity: 'CRITICAL',
    priority: 'HIGH',
    describe: (object, random) =>
      `Web site ${object} answers with status ${random.pick([500, 502, 503])}.`,
  },
  {
    on: 'file-share',
    monitor: 'Microsoft.Windows.FileServer.ShareAvailability',
    displayName: 'Share availability',
    aspect: 'AVAILABILITY',
    name: 'File share is inaccessible',
    severity: 'CRITICAL',
    priority: 'MEDIUM',
    describe: (object) => `Share ${object} cannot be opened.`,
  },
  {
    on: 'directory',
    monitor: 'Microsoft.Windows.Server.AD.ReplicationHealth',
    displayName: 'Replication',
    aspect: 'AVAILABILITY',
    name: 'Domain controller is not replicating',
    severity: 'CRITICAL',
    priority: 'HIGH',
    describe: (object, random) =>
      `${object} has not replicated with ${1 + random.below(4)} partners for ${1 + random.below(12)} hours.`,
  },
  {
    on: 'print-queue',
    monitor: 'Microsoft.Windows.PrintServer.QueueStatus',
    displayName: 'Queue status',
    aspect: 'AVAILABILITY',
    name: 'Print queue is in error',
    severity: 'WARNING',
    priority: 'LOW',
    describe: (object, random) =>
      `Queue ${object} holds ${3 + random.below(40)} jobs and is stopped.`,
  },
];

const RULES: readonly AlertTemplate[] = [
  {
    on: 'computer',
    monitor: null,
    name: 'Windows service terminated unexpectedly',
    severity: 'WARNING',
    priority: 'MEDIUM',
    category: 'EVENT_COLLECTION',
    describe: (object, random) =>
      `The ${random.pick(['Print Spooler', 'Windows Update', 'Task Scheduler', 'DNS Client'])} service on ${object} has terminated ${2 + random.below(5)} times.`,
  },
  {
    on: 'computer',
    monitor: null,
    name: 'Account was locked out',
    severity: 'INFORMATION',
    priority: 'LOW',
    category: 'SECURITY_HEALTH',
    describe: (object, random) =>
      `User CONTOSO\\${random.pick(['svc-backup', 'svc-deploy', 'j.haas', 'm.okafor'])} was locked out on ${object}.`,
  },
  {
    on: 'computer',
    monitor: null,
    name: 'Updates are waiting for a restart',
    severity: 'INFORMATION',
    priority: 'LOW',
    category: 'SOFTWARE_AND_UPDATES',
    describe: (object, random) =>
      `${2 + random.below(14)} updates on ${object} wait for a restart since ${1 + random.below(20)} days.`,
  },
  {
    on: 'computer',
    monitor: null,
    name: 'Application crashed',
    severity: 'WARNING',
    priority: 'MEDIUM',
    category: 'EXCEPTION_MONITORING',
    describe: (object, random) =>
      `Process ${random.pick(['w3wp.exe', 'reporting.exe', 'sync-agent.exe', 'spoolsv.exe'])} on ${object} ended with code 0xc000000${random.below(9)}.`,
  },
  {
    on: 'health-service',
    monitor: null,
    name: 'Script or executable failed to run',
    severity: 'WARNING',
    priority: 'LOW',
    category: 'OPERATIONS',
    describe: (object, random) =>
      `A discovery script on ${object} was ended after ${300 + random.below(300)} seconds.`,
  },
];

/** Everything that can go wrong, by what it goes wrong on. */
export const ALERT_TEMPLATES: ReadonlyMap<ObjectKind, readonly AlertTemplate[]> = Map.groupBy(
  [
    ...MONITORS.map((template) => ({ ...template, category: CATEGORIES[template.aspect] })),
    ...RULES,
  ],
  (template) => template.on,
);

/** The unit monitors of each kind of object. */
export function listUnitMonitors(kind: ObjectKind): UnitMonitorPlan[] {
  return MONITORS.filter(({ on }) => on === kind).map((template) => ({
    name: template.monitor,
    displayName: template.displayName,
    aspect: template.aspect,
    alert: {
      on: template.severity === 'CRITICAL' ? 'ERROR' : 'WARNING',
      name: template.name,
      severity: template.severity,
      priority: template.priority,
      autoResolve: true,
    },
  }));
}

/** What computers roll up from what is on them, and hosts from their machines. */
export const DEPENDENCY_MONITORS: Partial<Record<ObjectKind, readonly DependencyMonitorPlan[]>> = {
  host: [
    {
      name: 'Contoso.VirtualMachines.Availability',
      displayName: 'Availability of virtual machines',
      aspect: 'AVAILABILITY',
      memberMonitorName: 'System.Health.AvailabilityState',
      policy: 'PERCENTAGE',
      percentage: 75,
    },
  ],
  computer: [
    {
      name: 'Contoso.ComputerRoles.Availability',
      displayName: 'Availability of computer roles',
      aspect: 'AVAILABILITY',
      memberMonitorName: 'System.Health.AvailabilityState',
      policy: 'WORST_OF',
      percentage: null,
    },
    {
      name: 'Contoso.ComputerRoles.Performance',
      displayName: 'Performance of computer roles',
      aspect: 'PERFORMANCE',
      memberMonitorName: 'System.Health.PerformanceState',
      policy: 'WORST_OF',
      percentage: null,
    },
  ],
};
