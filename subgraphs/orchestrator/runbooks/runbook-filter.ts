import type { Knex } from 'knex';
import type { FilterTable } from '../../kit/filter/filter-table.ts';
import { whereContainsIn } from '../../kit/filter/text-index.ts';
import { isWithinFolder, toPath, TOP_FOLDER, type Runbook } from './runbook.ts';

interface FolderOperand {
  readonly eq?: string | null;
  readonly under?: string | null;
}

/** What runbooks can be filtered by. */
export const RUNBOOK_FILTERS: FilterTable<Runbook> = {
  id: { kind: 'id', column: 'runbooks.id', of: (runbook) => runbook.id },
  name: {
    kind: 'text',
    column: 'runbooks.name',
    of: (runbook) => runbook.name,
    whereContains: whereContainsIn('runbooks', 'name'),
  },
  path: { kind: 'text', column: 'runbooks.path', of: toPath },
  folder: {
    kind: 'relation',
    where: (query, { eq, under }: FolderOperand) => {
      if (eq !== undefined && eq !== null) query.where('runbooks.folder', eq);
      if (under !== undefined && under !== null) whereWithinFolder(query, under);
    },
    matches: ({ folder }, { eq, under }: FolderOperand) =>
      (eq === undefined || eq === null || folder === eq) &&
      (under === undefined || under === null || isWithinFolder(folder, under)),
  },
  isMonitor: {
    kind: 'flag',
    column: 'runbooks.is_monitor',
    of: (runbook) => runbook.isMonitor,
    toStored: (value) => (value ? 1 : 0),
  },
  isCheckedOut: {
    kind: 'relation',
    where: (query, isCheckedOut: boolean) => {
      if (isCheckedOut) query.whereNotNull('runbooks.checked_out_by');
      else query.whereNull('runbooks.checked_out_by');
    },
    matches: ({ checkedOutBy }, isCheckedOut: boolean) => (checkedOutBy !== null) === isCheckedOut,
  },
  lastModifiedAt: {
    kind: 'time',
    column: 'runbooks.last_modified_at',
    of: (runbook) => runbook.lastModifiedAt,
  },
};

/** Not LIKE, which takes case for equal in SQLite and not in PostgreSQL. */
function whereWithinFolder(query: Knex.QueryBuilder, outer: string): void {
  if (outer === TOP_FOLDER) return;
  query.where((folder) => {
    folder
      .where('runbooks.folder', outer)
      .orWhereRaw('substr(runbooks.folder, 1, ?) = ?', [outer.length + 1, `${outer}\\`]);
  });
}
