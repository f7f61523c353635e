import { Refusal } from '../../kit/refusal.ts';
import {
  ALERT_PRIORITIES,
  ALERT_SEVERITIES,
  stampModification,
  type Alert,
  type AlertPriority,
  type AlertSeverity,
  type Modification,
} from '../alerts/alert.ts';

/**
 * A storm: many open alerts of one name in one management group within a short time. One alert, the parent, stands for
 * all of them; they stay what they are.
 */
export interface StormSettings {
  readonly isEnabled: boolean;
  /** How many open alerts of one name make a storm. */
  readonly threshold: number;
  /** Within how many seconds they were stored. */
  readonly windowSeconds: number;
}

export const STORM_LIMITS = {
  threshold: { least: 2, most: 1_000 },
  windowSeconds: { least: 10, most: 86_400 },
} as const;

/** The name under which the rule behind every parent is known. */
export const STORM_RULE_NAME = 'Alert storm';

/** An alert that is about to be raised, as far as storms are concerned. */
export interface Newcomer {
  readonly managementGroupId: string;
  readonly name: string;
  readonly severity: AlertSeverity;
  readonly priority: AlertPriority;
  readonly category: string;
  readonly objectName: string;
}

/** Who is part of a storm, whether stored already or about to be. */
export type StormMember = Pick<Newcomer, 'severity' | 'priority' | 'objectName'>;

export function checkStormSettings({ threshold, windowSeconds }: StormSettings): void {
  checkRange(threshold, 'threshold');
  checkRange(windowSeconds, 'windowSeconds');
}

function checkRange(value: number, name: keyof typeof STORM_LIMITS): void {
  const { least, most } = STORM_LIMITS[name];
  if (value >= least && value <= most) return;
  throw new Refusal(
    'OUT_OF_RANGE',
    `Cannot set "${name}" of storms to ${value}: it must be ${least} to ${most}`,
    ['input', name],
  );
}

export function toParentName(alertName: string): string {
  return `${STORM_RULE_NAME}: ${alertName}`.slice(0, 255);
}

/** The parent once more alerts joined: as bad and as urgent as the worst of them, saying how many and where. */
export function growStorm(
  parent: Alert,
  joined: readonly StormMember[],
  modification: Modification,
): Alert {
  const [name = '', ...known] = parent.parameters;
  const names = [...new Set([...known, ...joined.map(({ objectName }) => objectName)])];
  const parameters = [name, ...names.slice(0, NAMES_KEPT)];
  const repeatCount = parent.repeatCount + joined.length;
  return stampModification(
    {
      ...parent,
      severity: findWorst(
        ALERT_SEVERITIES,
        [parent, ...joined].map(({ severity }) => severity),
      ),
      priority: findWorst(
        ALERT_PRIORITIES,
        [parent, ...joined].map(({ priority }) => priority),
      ),
      repeatCount,
      parameters,
      description: describeStorm(parent, { count: repeatCount, name, names }),
    },
    modification,
  );
}

const NAMES_TOLD = 5;
/** One more than is told, to know whether there are others. */
const NAMES_KEPT = NAMES_TOLD + 1;

function describeStorm(
  { raisedAt, siteName }: Alert,
  { count, name, names }: { count: number; name: string; names: readonly string[] },
): string {
  const place = siteName === null ? '' : ` at site ${siteName}`;
  const others = names.length > NAMES_TOLD ? ' and others' : '';
  const told = names.slice(0, NAMES_TOLD).join(', ');
  return `${count} alerts "${name}" since ${raisedAt}${place}: on ${told}${others}.`.slice(
    0,
    4_000,
  );
}

function findWorst<T>(order: readonly T[], values: readonly T[]): T {
  // The values are of that order, and there is always one.
  return order[Math.max(...values.map((value) => order.indexOf(value)))] as T;
}
