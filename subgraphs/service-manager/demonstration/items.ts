import type {
  DataCentre,
  DemonstrationHost,
  DemonstrationMachine,
} from '../../demonstration/data-centre.ts';
import { createRandom, demonstrationId } from '../../demonstration/random.ts';
import { addMs } from '../../kit/clock.ts';
import type { ConfigurationItem } from '../configuration-items/configuration-item.ts';
import { DEMONSTRATION_USERS, toAccount } from './people.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const CONNECTOR = 'Configuration item connector';
const HARDWARE = [
  ['Dell Inc.', 'PowerEdge R760'],
  ['HPE', 'ProLiant DL380 Gen11'],
  ['Lenovo', 'ThinkSystem SR650 V3'],
] as const;
const SOFTWARE = [
  'Microsoft SQL Server 2022',
  'Internet Information Services 10.0',
  'Microsoft Exchange Server SE',
  'Operations Manager Agent',
  'Backup Agent 12.3',
  'Contoso Order Desk 4.2',
  'Contoso Payroll 9.0',
  '.NET Runtime 8.0',
] as const;
const SERVICES = [
  'Order Desk',
  'Payroll',
  'Web Shop',
  'E-Mail',
  'File Shares',
  'Printing',
] as const;

/** Shares of what monitoring does not know. */
const OTHERS = { software: 0.5, services: 0.1 } as const;

/** What a computer of a role has on it, by the kinds whose numbered ids Operations Manager uses as well. */
const ROLE_PARTS: Readonly<Record<string, readonly Part[]>> = {
  web: [
    {
      kind: 'web-site',
      name: 'Default Web Site',
      class: 'Microsoft.Windows.InternetInformationServices.WebSite',
    },
  ],
  sql: [
    { kind: 'sql-engine', name: 'MSSQLSERVER', class: 'Microsoft.SQLServer.DBEngine' },
    { kind: 'database', name: 'Orders', class: 'Microsoft.SQLServer.Database' },
  ],
  file: [{ kind: 'file-share', name: 'Departments', class: 'Microsoft.Windows.FileServer.Share' }],
  dc: [
    {
      kind: 'directory',
      name: 'Domain Controller Role',
      class: 'Microsoft.Windows.Server.AD.DomainControllerRole',
    },
  ],
  print: [
    {
      kind: 'print-queue',
      name: 'Floor Printers',
      class: 'Microsoft.Windows.PrintServer.PrintQueue',
    },
  ],
};
const DISK: Part = { kind: 'disk', name: 'C:', class: 'Microsoft.Windows.LogicalDisk' };

interface Part {
  readonly kind: string;
  readonly name: string;
  readonly class: string;
}

type Description = Pick<ConfigurationItem, 'id' | 'class' | 'displayName'> &
  Partial<ConfigurationItem>;

/** Computers first, then what is on them, with the ids that the other products know; then what only people know. */
export function createDemonstrationItems(dataCentre: DataCentre, now: string): ConfigurationItem[] {
  const { hosts, virtualMachines, counts, seed } = dataCentre;
  const random = createRandom(seed + 2);
  const toItem = (description: Description): ConfigurationItem => ({
    principalName: null,
    objectStatus: 'ACTIVE',
    assetStatus: null,
    notes: null,
    properties: [],
    monitoredObjectId: null,
    lastInventoryAt: addMs(now, -random.below(DAY_MS)),
    createdAt: addMs(now, -random.below(700) * DAY_MS - DAY_MS),
    lastModifiedAt: addMs(now, -random.below(DAY_MS)),
    lastModifiedBy: CONNECTOR,
    version: 1 + random.below(30),
    ...description,
  });
  const computers = [...hosts, ...virtualMachines];
  const roles = virtualMachines.flatMap(describeRoles);
  // Operations Manager watches computers, their agents, what is on them by role, and as many disks as fit.
  const diskCount = counts.monitoredObjects - 2 * computers.length - roles.length;
  const disks = computers
    .slice(0, Math.max(diskCount, 0))
    .map((computer, index) => describePart(computer, DISK, index));
  const known = [
    ...hosts.map(describeHost),
    ...virtualMachines.map(describeMachine),
    ...roles,
    ...disks,
  ];
  const otherCount = Math.max(counts.configurationItems - known.length, 0);
  const others = Array.from({ length: otherCount }, (_, index) =>
    describeOther(index, { otherCount, virtualMachines }),
  );
  return [...known, ...others].map(toItem);
}

function describeHost(host: DemonstrationHost, index: number): Description {
  const [manufacturer, model] = HARDWARE[index % HARDWARE.length] ?? HARDWARE[0];
  return {
    ...describeComputer(host),
    class: 'Microsoft.Windows.Computer',
    assetStatus: 'asset-status-deployed',
    notes: `Rack ${host.rack}`,
    properties: toProperties({
      ActiveDirectorySite: host.site,
      IsVirtualMachine: 'false',
      LogicalProcessors: '64',
      Manufacturer: manufacturer,
      Model: model,
      OperatingSystem: 'Windows Server 2025 Datacenter',
      SerialNumber: host.id.slice(0, 8).toUpperCase(),
    }),
  };
}

function describeMachine(machine: DemonstrationMachine): Description {
  const isWindows = machine.operatingSystem.startsWith('Windows');
  return {
    ...describeComputer(machine),
    class: isWindows ? 'Microsoft.Windows.Computer' : 'Microsoft.Linux.Computer',
    assetStatus: 'asset-status-deployed',
    properties: toProperties({
      ActiveDirectorySite: machine.site,
      IsVirtualMachine: 'true',
      LogicalProcessors: machine.role === 'sql' ? '8' : '4',
      OperatingSystem: machine.operatingSystem,
      Role: machine.role,
    }),
  };
}

function describeComputer(computer: Omit<DemonstrationHost, 'rack'>) {
  return {
    id: computer.configurationItemId,
    displayName: computer.computerName,
    principalName: computer.computerName,
    monitoredObjectId: computer.monitoredObjectId,
  };
}

function describeRoles(machine: DemonstrationMachine, index: number): Description[] {
  return (ROLE_PARTS[machine.role] ?? []).map((part) => describePart(machine, part, index));
}

function describePart(
  { name, computerName }: { readonly name: string; readonly computerName: string },
  part: Part,
  index: number,
): Description {
  return {
    id: demonstrationId(`configuration-item-of-${part.kind}`, index),
    class: part.class,
    displayName: `${part.name} on ${name}`,
    monitoredObjectId: demonstrationId(part.kind, index),
    properties: toProperties({ Computer: computerName, Name: part.name }),
  };
}

function describeOther(
  index: number,
  context: { otherCount: number; virtualMachines: readonly DemonstrationMachine[] },
): Description {
  const { otherCount, virtualMachines } = context;
  const id = demonstrationId('configuration-item', index);
  const machine = virtualMachines[index % virtualMachines.length];
  const computerName = machine?.computerName ?? 'nowhere';
  const share = index / otherCount;

  if (share < OTHERS.software) {
    const software = SOFTWARE[index % SOFTWARE.length] ?? SOFTWARE[0];
    return {
      id,
      class: 'System.SoftwareItem',
      displayName: `${software} on ${computerName}`,
      properties: toProperties({ Computer: computerName, Product: software }),
    };
  }
  if (share < OTHERS.software + OTHERS.services) {
    const service = SERVICES[index % SERVICES.length] ?? SERVICES[0];
    return {
      id,
      class: 'Microsoft.SystemCenter.BusinessService',
      displayName: `${service} ${machine?.site ?? ''} ${Math.floor(index / SERVICES.length)}`,
      properties: toProperties({ Site: machine?.site ?? '' }),
    };
  }
  const person = DEMONSTRATION_USERS[index % DEMONSTRATION_USERS.length] ?? 'Alex Kim';
  return {
    id,
    class: 'Microsoft.AD.User',
    displayName: person,
    principalName: `${toAccount(person)}${index}@contoso.example`,
    properties: toProperties({ Company: 'Contoso' }),
  };
}

function toProperties(values: Readonly<Record<string, string>>): ConfigurationItem['properties'] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}
