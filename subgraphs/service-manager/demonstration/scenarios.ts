import { IMPACT, SOURCE, URGENCY } from '../lists/built-in-items.ts';

/** One kind of thing that goes wrong, with what is said about it from the first report to the solution. */
export interface Scenario {
  /** `{machine}` stands for the name of the computer. */
  readonly title: string;
  readonly description: string;
  readonly impact: string;
  readonly urgency: string;
  readonly classification: string;
  readonly source: string;
  readonly supportGroup: string;
  readonly comments: readonly string[];
  readonly resolutionCategory: string;
  readonly resolutionDescription: string;
}

const FIXED = 'resolution-category-fixed-by-analyst';
const ESCALATED = 'resolution-category-fixed-by-higher-tier-support';
const AUTO = 'resolution-category-auto-resolved';
const BY_USER = 'resolution-category-fixed-by-user';
const TIER_1 = 'tier-queue-tier-1';
const TIER_2 = 'tier-queue-tier-2';
const TIER_3 = 'tier-queue-tier-3';

/** What monitoring finds. What exactly was found stands in the alert, which is another product's. */
export const ALERT_SCENARIOS: readonly Scenario[] = [
  {
    title: 'Monitoring reports a problem on {machine}',
    description: 'Operations Manager raised an alert on {machine}; it tells what was found.',
    impact: IMPACT.medium,
    urgency: URGENCY.medium,
    classification: 'classification-software-problems',
    source: SOURCE.scom,
    supportGroup: TIER_1,
    comments: [
      'Nothing else stands out in the event log.',
      'Asked the owner for a maintenance slot.',
    ],
    resolutionCategory: FIXED,
    resolutionDescription: 'The cause is mended and the monitor is healthy again.',
  },
  {
    title: '{machine} is degraded',
    description: 'An alert says that {machine} does less than it should. Users may notice.',
    impact: IMPACT.medium,
    urgency: URGENCY.high,
    classification: 'classification-enterprise-applications-problems',
    source: SOURCE.scom,
    supportGroup: TIER_2,
    comments: ['It began with last night’s update.', 'Watching it after the restart.'],
    resolutionCategory: AUTO,
    resolutionDescription: 'It went by itself after the nightly run; the alert is closed.',
  },
  {
    title: '{machine} does not do its work',
    description: 'A critical alert on {machine}. Whatever depends on it is affected.',
    impact: IMPACT.high,
    urgency: URGENCY.high,
    classification: 'classification-networking-problems',
    source: SOURCE.scom,
    supportGroup: TIER_3,
    comments: ['Its host is healthy, the machine is not.', 'Moved it to another host.'],
    resolutionCategory: ESCALATED,
    resolutionDescription: 'Restored from yesterday’s checkpoint; the cause goes to the vendor.',
  },
  {
    title: 'Alert on {machine} needs somebody to look',
    description: 'Raised by a rule on {machine}; no routing rule gave it to a team.',
    impact: IMPACT.low,
    urgency: URGENCY.medium,
    classification: 'classification-configuration-data-problems',
    source: SOURCE.scom,
    supportGroup: TIER_1,
    comments: ['Seen on other machines of this role as well.'],
    resolutionCategory: FIXED,
    resolutionDescription: 'Corrected the configuration and told the owner.',
  },
  {
    title: 'Repeated alerts from {machine}',
    description: 'The same problem on {machine} came back several times within a day.',
    impact: IMPACT.low,
    urgency: URGENCY.high,
    classification: 'classification-hardware-problems',
    source: SOURCE.scom,
    supportGroup: TIER_2,
    comments: ['The threshold is too tight for this machine.', 'Overridden for its group.'],
    resolutionCategory: FIXED,
    resolutionDescription: 'Tuned the monitor by an override.',
  },
];

/** What people report. */
export const USER_SCENARIOS: readonly Scenario[] = [
  {
    title: 'E-mail does not arrive',
    description: 'Messages from outside have not arrived since this morning.',
    impact: IMPACT.medium,
    urgency: URGENCY.high,
    classification: 'classification-e-mail-problems',
    source: SOURCE.phone,
    supportGroup: TIER_1,
    comments: ['Found them in quarantine.'],
    resolutionCategory: FIXED,
    resolutionDescription: 'Released the messages and put the sender on the safe list.',
  },
  {
    title: 'Cannot print on the second floor',
    description: 'Jobs sent through {machine} stay in the queue.',
    impact: IMPACT.low,
    urgency: URGENCY.low,
    classification: 'classification-printing-problems',
    source: SOURCE.portal,
    supportGroup: TIER_1,
    comments: ['The spooler hangs on one job.'],
    resolutionCategory: FIXED,
    resolutionDescription: 'Removed the job and restarted the spooler.',
  },
  {
    title: 'The order desk is slow',
    description: 'Saving an order takes half a minute. The application runs on {machine}.',
    impact: IMPACT.high,
    urgency: URGENCY.medium,
    classification: 'classification-enterprise-applications-problems',
    source: SOURCE.email,
    supportGroup: TIER_2,
    comments: ['A missing index; the developers know.', 'Statistics updated as a first aid.'],
    resolutionCategory: ESCALATED,
    resolutionDescription: 'Added the missing index.',
  },
  {
    title: 'File share cannot be reached',
    description: 'The department drive on {machine} is gone after signing in.',
    impact: IMPACT.medium,
    urgency: URGENCY.medium,
    classification: 'classification-file-and-storage-problems',
    source: SOURCE.console,
    supportGroup: TIER_1,
    comments: ['Works from the neighbouring desk.'],
    resolutionCategory: BY_USER,
    resolutionDescription: 'Signing in again brought the drive back.',
  },
];
