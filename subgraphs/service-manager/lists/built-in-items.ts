import type { ListItem, ListName } from './list-item.ts';

/** Ids that came with the product and that other products and scripts know by heart. */
export const STATUS = {
  active: '5e2d3932-ca6d-1515-7310-6f58584df73e',
  pending: 'b6679968-e84e-96fa-1fec-8cd4ab39c3de',
  resolved: '2b8830b6-59f0-f574-9c2a-f4b4682f1681',
  closed: 'bd0ae7c4-3315-2eb3-7933-82dfc482dbaf',
} as const;

export const IMPACT = {
  high: 'd2b5e816-2d24-8e7d-a61f-2cceaeac2664',
  medium: '80cc222b-2653-2f68-8cee-3a7dd3b723c1',
  low: '8f1a713e-53aa-9d8a-31b9-a9540074f305',
} as const;

export const URGENCY = {
  high: '2f8f0747-b6cb-7996-fd4a-84d09743f218',
  medium: '02625c30-08c6-4181-b2ed-222fa473280e',
  low: '725a4cad-088c-4f55-a845-000db8872e01',
} as const;

export const SOURCE = {
  console: '76480d55-a19d-7cef-4446-0f1ccaef11ce',
  dcm: '551ed1e6-0a12-9f2b-a057-528b115e17e3',
  email: '92b68e4f-c5bf-52ec-9bda-f55b43a9f4b5',
  phone: '7b417fee-0516-a75a-c62c-426905fda768',
  portal: '6ef191ce-3124-2974-94fb-020c677f4017',
  scom: '564c1afc-6453-4b25-5564-b46d84155545',
  system: '615778d5-485a-752f-3c5d-f412f806e624',
} as const;

/** Everything a new site's lists hold. The product ships more, in every language; sites replace most of it. */
export const BUILT_IN_ITEMS: readonly ListItem[] = [
  item('INCIDENT_STATUS', 'Active', STATUS.active),
  item('INCIDENT_STATUS', 'Active.Pending', STATUS.pending, STATUS.active),
  item('INCIDENT_STATUS', 'Resolved', STATUS.resolved),
  item('INCIDENT_STATUS', 'Closed', STATUS.closed),

  item('IMPACT', 'High', IMPACT.high),
  item('IMPACT', 'Medium', IMPACT.medium),
  item('IMPACT', 'Low', IMPACT.low),

  item('URGENCY', 'High', URGENCY.high),
  item('URGENCY', 'Medium', URGENCY.medium),
  item('URGENCY', 'Low', URGENCY.low),

  item('SOURCE', 'Console', SOURCE.console),
  item('SOURCE', 'DCM', SOURCE.dcm),
  item('SOURCE', 'Email', SOURCE.email),
  item('SOURCE', 'Phone', SOURCE.phone),
  item('SOURCE', 'Portal', SOURCE.portal),
  item('SOURCE', 'SCOM', SOURCE.scom),
  item('SOURCE', 'System', SOURCE.system),

  ...items('CLASSIFICATION', [
    'Configuration Data Problems',
    'E-Mail Problems',
    'Enterprise Applications Problems',
    'File and Storage Problems',
    'Hardware Problems',
    'Networking Problems',
    'Other Problems',
    'Printing Problems',
    'Software Problems',
  ]),
  ...items('TIER_QUEUE', ['Tier 1', 'Tier 2', 'Tier 3']),
  ...items('RESOLUTION_CATEGORY', [
    'Auto Resolved',
    'Cancelled',
    'Completed By Analyst',
    'Duplicate',
    'Fixed By Analyst',
    'Fixed By Higher Tier Support',
    'Fixed By User',
    'Not Reproducible',
  ]),
  ...items('ASSET_STATUS', ['Purchased', 'Received', 'Deployed', 'In Repair', 'Retired']),
];

/** Items whose ids nobody outside knows: made from their names, so that every store has the same. */
function items(list: ListName, names: readonly string[]): ListItem[] {
  const prefix = list.toLowerCase().replaceAll('_', '-');
  return names.map((name) =>
    item(list, name, `${prefix}-${name.toLowerCase().replaceAll(' ', '-')}`),
  );
}

function item(list: ListName, path: string, id: string, parentId: string | null = null): ListItem {
  return { id, list, name: path.split('.').at(-1) ?? path, path, parentId, isBuiltIn: true };
}
