import { IMPACT, SOURCE, URGENCY } from './lists/built-in-items.ts';

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

/** What monitoring finds. */
export const ALERT_SCENARIOS: readonly Scenario[] = [
  {
    title: 'Logical disk free space is low on {machine}',
    description: 'Drive C: of {machine} has less than 5% free space.',
    impact: IMPACT.medium,
    urgency: URGENCY.medium,
    classification: 'classification-file-and-storage-problems',
    source: SOURCE.scom,
    supportGroup: TIER_1,
    comments: ['Old log files fill the drive.', 'Asked the owner whether the exports may go.'],
    resolutionCategory: FIXED,
    resolutionDescription: 'Removed log files older than 30 days and extended the drive.',
  },
  {
    title: 'Processor utilization is too high on {machine}',
    description: 'All processors of {machine} have been above 95% for 15 minutes.',
    impact: IMPACT.medium,
    urgency: URGENCY.high,
    classification: 'classification-software-problems',
    source: SOURCE.scom,
    supportGroup: TIER_2,
    comments: ['A report runs in a loop.', 'Watching it after the restart of the service.'],
    resolutionCategory: AUTO,
    resolutionDescription: 'The load fell by itself after the nightly run.',
  },
  {
    title: 'Health service heartbeat failure of {machine}',
    description: 'The agent on {machine} has not been heard of for 3 minutes.',
    impact: IMPACT.high,
    urgency: URGENCY.medium,
    classification: 'classification-networking-problems',
    source: SOURCE.scom,
    supportGroup: TIER_2,
    comments: ['Answers to ping, the agent does not.', 'Reinstalling the agent.'],
    resolutionCategory: FIXED,
    resolutionDescription: 'Cleared the cache of the agent and restarted it.',
  },
  {
    title: 'Failed to connect to computer {machine}',
    description: '{machine} does not answer to ping and its agent is silent.',
    impact: IMPACT.high,
    urgency: URGENCY.high,
    classification: 'classification-networking-problems',
    source: SOURCE.scom,
    supportGroup: TIER_3,
    comments: ['Its host is up; the virtual switch port is not.', 'Moved it to another host.'],
    resolutionCategory: ESCALATED,
    resolutionDescription: 'Replaced the faulty network adapter of the host.',
  },
  {
    title: 'A Windows service stopped unexpectedly on {machine}',
    description: 'The service "Contoso Order Desk" on {machine} stopped with error 1067.',
    impact: IMPACT.medium,
    urgency: URGENCY.high,
    classification: 'classification-enterprise-applications-problems',
    source: SOURCE.scom,
    supportGroup: TIER_2,
    comments: ['The event log names a missing library.', 'Rolled back last night’s update.'],
    resolutionCategory: FIXED,
    resolutionDescription: 'Reinstalled the runtime and started the service.',
  },
  {
    title: 'Certificate expires soon on {machine}',
    description: 'A certificate in the computer store of {machine} expires within 21 days.',
    impact: IMPACT.low,
    urgency: URGENCY.medium,
    classification: 'classification-configuration-data-problems',
    source: SOURCE.scom,
    supportGroup: TIER_1,
    comments: ['Requested a new one.'],
    resolutionCategory: FIXED,
    resolutionDescription: 'Installed the renewed certificate and bound it.',
  },
  {
    title: 'Available memory is too low on {machine}',
    description: '{machine} has had less than 100 MB of free memory for 10 minutes.',
    impact: IMPACT.low,
    urgency: URGENCY.high,
    classification: 'classification-software-problems',
    source: SOURCE.scom,
    supportGroup: TIER_1,
    comments: ['The application leaks memory; restarting it each night until it is mended.'],
    resolutionCategory: FIXED,
    resolutionDescription: 'Gave the machine more memory.',
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
