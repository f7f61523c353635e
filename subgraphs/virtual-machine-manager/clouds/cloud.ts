import { Refusal } from '../../kit/refusal.ts';

/** A share of the hosts from which teams make virtual machines, up to a quota. */
export interface Cloud {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly hostGroupIds: readonly string[];
  readonly quota: CloudQuota;
}

/** Null where there is no limit. */
export type CloudQuota = { readonly [Measure in CloudMeasure]: number | null };
export type CloudUse = { readonly [Measure in CloudMeasure]: number };

export const CLOUD_MEASURES = ['cpuCount', 'memoryMb', 'storageGb', 'virtualMachineCount'] as const;
export type CloudMeasure = (typeof CLOUD_MEASURES)[number];

/** How messages name a measure, and which input is to blame when it is exceeded. */
const MEASURES: Record<CloudMeasure, { words: string; field: string }> = {
  cpuCount: { words: 'virtual processors', field: 'cpuCount' },
  memoryMb: { words: 'MB of memory', field: 'memoryMb' },
  storageGb: { words: 'GB of storage', field: 'diskGb' },
  virtualMachineCount: { words: 'virtual machines', field: 'cloudId' },
};

/** Refuses what would bring the cloud above its quota, and says by which measure. */
export function checkQuota(cloud: Cloud, use: CloudUse, wanted: CloudUse): void {
  for (const measure of CLOUD_MEASURES) {
    const limit = cloud.quota[measure];
    const total = use[measure] + wanted[measure];
    if (limit === null || total <= limit) continue;
    const { words, field } = MEASURES[measure];
    throw new Refusal(
      'QUOTA_EXCEEDED',
      `Cannot create a virtual machine in cloud "${cloud.name}": it would have ${total} ${words}, its quota is ${limit}`,
      ['input', field],
    );
  }
}
