import { Refusal } from '../../kit/refusal.ts';
import { requireAdministrator } from '../administrator.ts';
import type { ServiceManagerContext } from '../context.ts';
import type { ListCatalog } from '../lists/list-item.ts';
import { requireItem } from '../lists/list-references.ts';
import { ID_PREFIX, type ChildIncidentRule, type IncidentSettings } from './incident-settings.ts';
import { isOpen } from './incident.ts';

export interface SetIncidentSettingsInput {
  readonly idPrefix?: string | null | undefined;
  readonly resolveChildren?: ChildIncidentRule | null | undefined;
  readonly reactivateChildren?: ChildIncidentRule | null | undefined;
  readonly statusOfLinkedChild?: string | null | undefined;
}

export async function setIncidentSettings(
  { transaction, viewer }: Pick<ServiceManagerContext, 'transaction' | 'viewer'>,
  input: SetIncidentSettingsInput,
): Promise<IncidentSettings> {
  requireAdministrator(viewer, 'change the incident settings');
  checkPrefix(input.idPrefix);
  return await transaction(async ({ incidentSettings, lists }) => {
    const before = await incidentSettings.readForUpdate();
    const settings: IncidentSettings = {
      idPrefix: input.idPrefix ?? before.idPrefix,
      resolveChildren: input.resolveChildren ?? before.resolveChildren,
      reactivateChildren: input.reactivateChildren ?? before.reactivateChildren,
      statusOfLinkedChild:
        input.statusOfLinkedChild === undefined
          ? before.statusOfLinkedChild
          : toChildStatus(await lists.readCatalog(), input.statusOfLinkedChild),
    };
    await incidentSettings.save(settings);
    return settings;
  });
}

function checkPrefix(prefix: string | null | undefined): void {
  if (prefix === null || prefix === undefined || ID_PREFIX.test(prefix)) return;
  throw new Refusal(
    'BAD_VALUE',
    `Cannot number incidents with "${prefix}" in front: it must be 1 to 10 letters and digits, the first of them a letter`,
    ['input', 'idPrefix'],
  );
}

function toChildStatus(catalog: ListCatalog, reference: string | null): string | null {
  if (reference === null) return null;
  const field = ['input', 'statusOfLinkedChild'];
  const item = requireItem(catalog, { list: 'INCIDENT_STATUS', reference, field });
  if (isOpen({ status: item.id })) return item.id;
  throw new Refusal(
    'NOT_ALLOWED',
    `Cannot give linked children the status "${item.path}": it must be Active or stand below it`,
    field,
  );
}
