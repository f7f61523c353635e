import type { ChangeEvent } from '../../kit/journal/change-event.ts';
import type { Page } from '../../kit/paging/page.ts';
import type { ServiceManagerContext } from '../context.ts';
import type { IncidentPageRequest } from '../loaders.ts';
import type { ActionLogEntry } from './action-log.ts';
import type { IncidentListing, IncidentParent } from './incident-store.ts';
import type { Incident } from './incident.ts';

/** A page of incidents with the stream position it was read at. */
export type IncidentPage = Page<Incident> & { readonly cursor: string };
export type ActionLogPage = Page<ActionLogEntry>;
export type IncidentChangeModel = ChangeEvent<Incident>;

export async function listIncidents(
  { stores, wanted, journal, cursorAt }: ServiceManagerContext,
  listing: Omit<IncidentListing, 'wanted'>,
): Promise<IncidentPage> {
  // Taken before the page is read: what is committed in between will be told again rather than never.
  const cursor = cursorAt(journal.position);
  const page = await stores.incidents.list({ ...listing, wanted: wanted.get('Incident') });
  return { ...page, cursor };
}

/** The incidents of one thing; many things that ask for the same page share a statement. */
export async function listIncidentsOf(
  { loaders, journal, cursorAt }: ServiceManagerContext,
  { parent, id, request }: { parent: IncidentParent; id: string; request: IncidentPageRequest },
): Promise<IncidentPage> {
  const cursor = cursorAt(journal.position);
  return { ...(await loaders.incidentsOf(parent, request).load(id)), cursor };
}
