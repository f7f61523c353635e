import { addMs } from '../../kit/clock.ts';
import {
  ActivityFailure,
  readSeconds,
  readSetting,
  type ActivityKind,
  type ActivityKinds,
} from './activity-kind.ts';
import { COMPARISONS } from './comparisons.ts';

/** The kinds that need no other product. All of them change nothing outside their instance, so all may be repeated. */
const KINDS: readonly Omit<ActivityKind, 'isRepeatable'>[] = [
  {
    name: 'Initialize Data',
    isTrigger: false,
    usualMs: { least: 50, most: 150 },
    run: async ({ parameters }) => ({ publishedData: parameters }),
  },
  {
    name: 'Compare Values',
    isTrigger: false,
    usualMs: { least: 50, most: 200 },
    async run(activity) {
      const condition = readSetting(activity, 'Condition');
      const compare = COMPARISONS.get(condition);
      if (compare === undefined) {
        const known = [...COMPARISONS.keys()].join(', ');
        throw new ActivityFailure(`The condition "${condition}" is none of ${known}`);
      }
      const left = readSetting(activity, 'Test value');
      const right = readSetting(activity, 'Comparison value');
      return {
        publishedData: [{ name: 'Comparison result', value: String(compare(left, right)) }],
      };
    },
  },
  {
    name: 'Wait',
    isTrigger: false,
    usualMs: { least: 0, most: 0 },
    async run(activity) {
      const seconds = readSeconds(activity, 'Seconds');
      await activity.take(seconds * 1_000);
      return { publishedData: [{ name: 'Waited seconds', value: String(seconds) }] };
    },
  },
  {
    name: 'Publish Data',
    isTrigger: false,
    usualMs: { least: 100, most: 600 },
    run: async ({ settings }) => ({ publishedData: settings }),
  },
  {
    name: 'Return Data',
    isTrigger: false,
    usualMs: { least: 50, most: 150 },
    run: async ({ settings }) => ({ publishedData: [], returnedData: settings }),
  },
  {
    name: 'Fail',
    isTrigger: false,
    usualMs: { least: 100, most: 400 },
    async run(activity) {
      throw new ActivityFailure(readSetting(activity, 'Message'));
    },
  },
  {
    name: 'Monitor Date/Time',
    isTrigger: true,
    usualMs: { least: 0, most: 0 },
    async run(activity) {
      const seconds = readSeconds(activity, 'Every seconds');
      if (seconds < 1) throw new ActivityFailure('The setting "Every seconds" must be 1 or more');
      const due = addMs(activity.startedAt, seconds * 1_000);
      await activity.waitUntil(due);
      return { publishedData: [{ name: 'Due at', value: due }] };
    },
  },
];

export const BUILT_IN_KINDS: ActivityKinds = new Map(
  KINDS.map((kind) => [kind.name, { ...kind, isRepeatable: true }]),
);
