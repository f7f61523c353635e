import type { NamedValue } from '../named-value.ts';

/** What is true of runbooks whatever they are stored in. */
export interface Runbook {
  readonly id: string;
  readonly name: string;
  /** Begins with a backslash; `\` alone is the top. */
  readonly folder: string;
  readonly description: string;
  readonly isMonitor: boolean;
  readonly parameters: readonly RunbookParameter[];
  /** In the order in which they run; that of a monitor runbook begins with what it waits for. */
  readonly activities: readonly RunbookActivity[];
  readonly createdAt: string;
  readonly createdBy: string;
  readonly lastModifiedAt: string;
  readonly lastModifiedBy: string;
  readonly checkedOutBy: string | null;
  readonly checkedOutAt: string | null;
  readonly version: number;
}

export interface RunbookParameter {
  readonly id: string;
  readonly name: string;
  readonly type: RunbookParameterType;
  readonly direction: ParameterDirection;
  readonly description: string;
}

export type ParameterDirection = 'IN' | 'OUT';
export type RunbookParameterType = 'STRING' | 'INTEGER' | 'BOOLEAN' | 'DATE_TIME';

export interface RunbookActivity {
  readonly id: string;
  readonly name: string;
  /** Name of its kind, known here or not. */
  readonly kind: string;
  readonly settings: readonly NamedValue[];
  /** On the link that leads here; null follows always. */
  readonly condition: ActivityCondition | null;
  readonly onFailure: 'STOP' | 'CONTINUE';
}

export interface ActivityCondition {
  readonly activity: string;
  readonly data: string;
  readonly equals: string;
}

export const TOP_FOLDER = '\\';

export function toPath({ folder, name }: Pick<Runbook, 'folder' | 'name'>): string {
  return folder === TOP_FOLDER ? `\\${name}` : `${folder}\\${name}`;
}

/** Whether a folder is this one or lies anywhere below it. */
export function isWithinFolder(folder: string, outer: string): boolean {
  return outer === TOP_FOLDER || folder === outer || folder.startsWith(`${outer}\\`);
}
