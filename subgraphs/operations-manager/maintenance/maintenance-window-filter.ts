import type { FilterTable } from '../../kit/filter/filter-table.ts';
import {
  isMemberOf,
  listGroupSets,
  whereMemberOf,
  type GroupMembership,
} from '../monitored-objects/monitored-object-filter.ts';
import { listReasons, type JournaledWindow } from './maintenance-window.ts';

const toFlag = (value: boolean): number => (value ? 1 : 0);

/** What maintenance can be filtered by, in queries and in streams alike. */
export const MAINTENANCE_WINDOW_FILTERS: FilterTable<JournaledWindow> = {
  id: { kind: 'id', column: 'maintenance_windows.id', of: (window) => window.id },
  monitoredObjectId: {
    kind: 'id',
    column: 'maintenance_windows.object_id',
    of: (window) => window.objectId,
  },
  group: {
    kind: 'relation',
    where: (query, operand: GroupMembership) => {
      for (const groupIds of listGroupSets(operand)) {
        whereMemberOf(query, 'maintenance_windows.object_id', groupIds);
      }
    },
    matches: (window, operand: GroupMembership) => isMemberOf(window, operand),
  },
  isActive: {
    kind: 'flag',
    column: 'maintenance_windows.is_active',
    of: (window) => window.isActive,
    toStored: toFlag,
    implies: { true: { endedAt: { isNull: true } }, false: { endedAt: { isNull: false } } },
  },
  reason: { kind: 'enum', column: 'maintenance_windows.reason', of: (window) => window.reason },
  isPlanned: {
    kind: 'flag',
    column: 'maintenance_windows.is_planned',
    of: (window) => window.isPlanned,
    toStored: toFlag,
    implies: {
      true: { reason: { in: listReasons({ isPlanned: true }) } },
      false: { reason: { in: listReasons({ isPlanned: false }) } },
    },
  },
  user: { kind: 'text', column: 'maintenance_windows.user_name', of: (window) => window.user },
  startedAt: {
    kind: 'time',
    column: 'maintenance_windows.started_at',
    of: (window) => window.startedAt,
  },
  scheduledEndAt: {
    kind: 'time',
    column: 'maintenance_windows.scheduled_end_at',
    of: (window) => window.scheduledEndAt,
  },
  endedAt: { kind: 'time', column: 'maintenance_windows.ended_at', of: (window) => window.endedAt },
};
