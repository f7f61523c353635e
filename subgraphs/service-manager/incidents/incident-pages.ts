import type { ChangeEvent } from '../../kit/journal/change-event.ts';
import type { Page } from '../../kit/paging/page.ts';
import { readPositionedPage, type PositionedPage } from '../../kit/paging/positioned-page.ts';
import type { ServiceManagerContext } from '../context.ts';
import type { IncidentPageRequest } from '../loaders.ts';
import type { ActionLogEntry } from './action-log.ts';
import type { IncidentListing, IncidentParent } from './incident-store.ts';
import type { Incident } from './incident.ts';

export type IncidentPage = PositionedPage<Incident>;
export type ActionLogPage = Page<ActionLogEntry>;
export type IncidentChangeModel = ChangeEvent<Incident>;

export function listIncidents(
  context: ServiceManagerContext,
  listing: Omit<IncidentListing, 'wanted'>,
): Promise<IncidentPage> {
  const { stores, wanted } = context;
  return readPositionedPage(context, () =>
    stores.incidents.list({ ...listing, wanted: wanted.get('Incident') }),
  );
}

/** The incidents of one thing; many things that ask for the same page share a statement. */
export function listIncidentsOf(
  context: ServiceManagerContext,
  { parent, id, request }: { parent: IncidentParent; id: string; request: IncidentPageRequest },
): Promise<IncidentPage> {
  const { loaders } = context;
  return readPositionedPage(context, () => loaders.incidentsOf(parent, request).load(id));
}
