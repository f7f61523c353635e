import { listFieldChanges } from '../../kit/journal/field-changes.ts';
import type { Change, FieldChange } from '../../kit/journal/journal.ts';
import type { ServiceManagerUnit } from '../context.ts';
import { toLogEntries, type ActionLogEntry, type LogLine } from './action-log.ts';
import type { Incident, Modification } from './incident.ts';

export const INCIDENT_NOUN = 'incident';

/** What every change touches anyway, or what only we know of, says nothing about the change. */
const BOOKKEEPING: ReadonlySet<keyof Incident> = new Set([
  'hasOwnResolveBy',
  'lastModifiedAt',
  'lastModifiedBy',
  'version',
]);

/** What happened to an incident, beside the fields that changed. */
export interface Occasion {
  readonly lines: readonly LogLine[];
  readonly comment: string | null;
  readonly modification: Modification;
}

export interface RecordedChange {
  /** For the journal, which the caller appends to last. */
  readonly change: Change;
  readonly entries: readonly ActionLogEntry[];
}

/** Saves a step in an incident's life together with its lines in the action log; `before` is null for a new one. */
export async function recordChange(
  { incidents, actionLog }: Pick<ServiceManagerUnit, 'incidents' | 'actionLog'>,
  { before, after }: { before: Incident | null; after: Incident },
  { lines, comment, modification }: Occasion,
): Promise<RecordedChange> {
  if (before === null) await incidents.insert(after);
  else await incidents.save(before, after);
  const entries = await actionLog.insert(toLogEntries(after.id, lines, modification));
  return {
    change: {
      noun: INCIDENT_NOUN,
      objectId: after.id,
      kind: before === null ? 'CREATED' : 'CHANGED',
      comment,
      changes:
        before === null
          ? []
          : [...listFieldChanges(before, after, BOOKKEEPING), ...entries.map(toFieldChange)],
      after,
    },
    entries,
  };
}

/** The stream tells of every entry, but what is meant for analysts alone is read from the log by those who may. */
function toFieldChange({ id, kind, text, isPrivate }: ActionLogEntry): FieldChange {
  return { field: 'actionLog', from: null, to: { id, kind, text: isPrivate ? null : text } };
}
