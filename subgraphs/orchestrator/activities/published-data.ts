import { findPublished, type ActivityInstance } from '../jobs/runbook-instance.ts';
import type { NamedValue } from '../named-value.ts';
import { ActivityFailure } from './activity-kind.ts';

/** {Activity.Data}: the name of an activity has no dot and no brace. */
const REFERENCE = /\{([^{}.]{1,200})\.([^{}]{1,200})\}/g;
const VALUE_CHARACTERS_AT_MOST = 10_000;

/** Settings with each {Activity.Data} replaced by what that activity published. */
export function resolveReferences(
  settings: readonly NamedValue[],
  activities: readonly ActivityInstance[],
): NamedValue[] {
  return settings.map(({ name, value }) => {
    const resolved = value.replace(REFERENCE, (reference, activity: string, data: string) => {
      const published = findPublished(activities, activity, data);
      if (published === null) {
        throw new ActivityFailure(
          `The setting "${name}" refers to ${reference}, but no activity "${activity}" has published "${data}"`,
        );
      }
      return published;
    });
    if (resolved.length > VALUE_CHARACTERS_AT_MOST) {
      throw new ActivityFailure(
        `The setting "${name}" has ${resolved.length} characters with the data it refers to, ${VALUE_CHARACTERS_AT_MOST} are allowed`,
      );
    }
    return { name, value: resolved };
  });
}
