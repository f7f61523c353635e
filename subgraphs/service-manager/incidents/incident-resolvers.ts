import { createChangeResolvers } from '../../kit/journal/change-resolvers.ts';
import type { FieldChange } from '../../kit/journal/journal.ts';
import { connectionResolvers } from '../../kit/paging/connection-resolvers.ts';
import { pageOfItems } from '../configuration-items/configuration-item-pages.ts';
import type { ServiceManagerContext } from '../context.ts';
import { toReference } from '../reference.ts';
import type { Resolvers } from '../schema-types.generated.ts';
import { INCIDENT_LIST_FIELDS } from './incident-filter.ts';
import { listIncidents, listIncidentsOf } from './incident-pages.ts';
import { streamIncidents, toIncidentFilter } from './incident-stream.ts';
import { isOpen } from './incident.ts';

const changes = createChangeResolvers('incidentChanges', streamIncidents, (context, filter) =>
  toIncidentFilter(context.stores, filter),
);

export const incidentResolvers: Resolvers = {
  Query: {
    incidentChangesPage: changes.page,
    incident: (_root, { id }, { loaders }) => loaders.incident.load(id),
    incidents: async (_root, { filter, orderBy, first, after }, context) =>
      await listIncidents(context, {
        filter: await toIncidentFilter(context.stores, filter),
        orderBy: orderBy ?? { field: 'CREATED_AT', direction: 'DESC' },
        first,
        after,
      }),
    incidentStatistics: async (_root, { filter, by }, { stores }) =>
      await stores.incidents.count({ filter: await toIncidentFilter(stores, filter), by }),
  },
  Subscription: {
    incidentChanges: { subscribe: changes.subscribe },
  },
  Incident: {
    isOpen,
    status: ({ status }, _arguments, { listItems }) => listItems.get(status),
    impact: ({ impact }, _arguments, { listItems }) => listItems.get(impact),
    urgency: ({ urgency }, _arguments, { listItems }) => listItems.get(urgency),
    classification: toItem('classification'),
    source: toItem('source'),
    supportGroup: toItem('supportGroup'),
    resolutionCategory: toItem('resolutionCategory'),
    template: ({ template }, _arguments, { loaders }) =>
      template === null ? null : loaders.template.load(template),
    parent: ({ parent }, _arguments, { loaders }) =>
      parent === null ? null : loaders.incident.load(parent),
    children: ({ id }, { first, after }, context) =>
      listIncidentsOf(context, { parent: 'parent', id, request: { filter: null, first, after } }),
    affectedConfigurationItems: ({ affectedConfigurationItems }, page, { loaders }) =>
      pageOfItems(affectedConfigurationItems, page, loaders.configurationItem),
    relatedConfigurationItems: ({ relatedConfigurationItems }, page, { loaders }) =>
      pageOfItems(relatedConfigurationItems, page, loaders.configurationItem),
    actionLog: ({ id }, page, { loaders }) => loaders.actionLogOf(page).load(id),
    alert: ({ alertId }) => toReference(alertId),
    monitoredObject: ({ monitoredObjectId }) => toReference(monitoredObjectId),
  },
  Alert: {
    incident: ({ id }, _arguments, { loaders }) => loaders.incidentOfAlert.load(id),
    incidents: ({ id }, { first, after }, context) =>
      listIncidentsOf(context, { parent: 'alert', id, request: { filter: null, first, after } }),
  },
  IncidentConnection: connectionResolvers,
  ActionLogConnection: connectionResolvers,
  IncidentBucket: {
    status: toItem('status'),
    impact: toItem('impact'),
    urgency: toItem('urgency'),
    classification: toItem('classification'),
    supportGroup: toItem('supportGroup'),
  },
  IncidentChange: {
    incident: ({ object }) => object,
    changes: ({ changes }, _arguments, context) =>
      Promise.all(changes.map((change) => presentChange(change, context))),
  },
};

type ItemField =
  | 'status'
  | 'impact'
  | 'urgency'
  | 'classification'
  | 'source'
  | 'supportGroup'
  | 'resolutionCategory';

function toItem(field: ItemField) {
  return (
    holder: Readonly<Partial<Record<ItemField, string | null>>>,
    _arguments: object,
    { listItems }: ServiceManagerContext,
  ) => {
    const id = holder[field] ?? null;
    return id === null ? null : listItems.get(id);
  };
}

/** Streams hold ids of list items; whoever reads along wants to know what they are called. */
async function presentChange(
  { field, from, to }: FieldChange,
  { listItems }: ServiceManagerContext,
): Promise<FieldChange> {
  if (INCIDENT_LIST_FIELDS[field] === undefined) return { field, from, to };
  const present = async (value: unknown): Promise<unknown> => {
    if (typeof value !== 'string') return null;
    const { id, name } = await listItems.get(value);
    return { id, name };
  };
  return { field, from: await present(from), to: await present(to) };
}
