import type { DataCentre, DemonstrationManagementGroup } from '../../demonstration/data-centre.ts';
import { demonstrationId } from '../../demonstration/random.ts';
import type { EstateObject } from './estate.ts';

interface DemonstrationGroup {
  readonly id: string;
  readonly managementGroupId: string;
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly childIds: readonly string[];
  has(member: EstateObject): boolean;
}

const ROLE_NAMES: Readonly<Record<string, string>> = {
  web: 'Web Servers',
  app: 'Application Servers',
  sql: 'Database Servers',
  file: 'File Servers',
  dc: 'Domain Controllers',
  print: 'Print Servers',
  build: 'Build Servers',
  vdi: 'Virtual Desktops',
};

/** Rows of the groups: by role, all servers of a site with the role groups inside, and the whole site. */
export function describeGroups({ managementGroups }: DataCentre, estate: readonly EstateObject[]) {
  const groups = managementGroups.flatMap(describeSite);
  return {
    groups: groups.map((group) => ({
      id: group.id,
      management_group_id: group.managementGroupId,
      name: group.name,
      display_name: group.displayName,
      description: group.description,
    })),
    children: groups.flatMap(({ id, childIds }) =>
      childIds.map((childId) => ({ group_id: id, child_group_id: childId })),
    ),
    members: groups.flatMap((group) =>
      estate
        .filter((member) => group.has(member))
        .map(({ object }) => ({ group_id: group.id, object_id: object.id })),
    ),
  };
}

function describeSite(
  managementGroup: DemonstrationManagementGroup,
  site: number,
): DemonstrationGroup[] {
  const place = capitalize(managementGroup.site);
  const isHere = ({ machine }: EstateObject): boolean =>
    machine.managementGroupId === managementGroup.id;
  const create = (
    index: number,
    given: Omit<DemonstrationGroup, 'id' | 'managementGroupId' | 'childIds'> &
      Partial<Pick<DemonstrationGroup, 'childIds'>>,
  ): DemonstrationGroup => ({
    id: demonstrationId('group', site * 100 + index),
    managementGroupId: managementGroup.id,
    childIds: [],
    ...given,
  });

  const roles = Object.entries(ROLE_NAMES).map(([role, roleName], index) =>
    create(index, {
      name: `Contoso.${place}.${roleName.replaceAll(' ', '')}.Group`,
      displayName: `${roleName} ${place}`,
      description: `Virtual machines of site ${place} that are ${roleName.toLowerCase()}, with all that is on them.`,
      has: (member) => isHere(member) && 'role' in member.machine && member.machine.role === role,
    }),
  );
  const servers = create(20, {
    name: `Contoso.${place}.AllServers.Group`,
    displayName: `All Servers ${place}`,
    description: `Every virtual machine of site ${place}, through the groups of their roles.`,
    childIds: roles.map(({ id }) => id),
    has: (member) => isHere(member) && 'role' in member.machine,
  });
  const hosts = create(21, {
    name: `Contoso.${place}.VirtualizationHosts.Group`,
    displayName: `Virtualization Hosts ${place}`,
    description: `Every host of site ${place}, without the machines on it.`,
    has: (member) => isHere(member) && !('role' in member.machine),
  });
  const whole = create(22, {
    name: `Contoso.${place}.Site.Group`,
    displayName: `Site ${place}`,
    description: `Everything watched at site ${place}.`,
    childIds: [servers.id, hosts.id],
    has: isHere,
  });
  return [...roles, servers, hosts, whole];
}

/** Management groups and their servers; the third of each has seen better days. */
export function describeManagementGroups({ managementGroups }: DataCentre) {
  return {
    groups: managementGroups.map(({ id, name, site }) => ({ id, name, site })),
    servers: managementGroups.flatMap((group, site) =>
      [1, 2, 3].map((number) => ({
        id: demonstrationId('management-server', site * 10 + number),
        management_group_id: group.id,
        name: `om-${group.site}-${String(number).padStart(2, '0')}.contoso.example`,
        state: number === 3 ? 'WARNING' : 'SUCCESS',
        is_available: 1,
      })),
    ),
  };
}

function capitalize(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
