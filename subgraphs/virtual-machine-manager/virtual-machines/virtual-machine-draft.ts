import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import { CUSTOM_PROPERTY_COUNT, type StartAction, type StopAction } from './virtual-machine.ts';

/** A virtual machine as somebody wants it made. */
export interface VirtualMachineDraft {
  readonly name: string;
  readonly computerName: string;
  readonly description: string;
  readonly cloudId: string;
  readonly hostId: string | null;
  readonly cpuCount: number;
  readonly memoryMb: number;
  readonly diskGb: number;
  readonly operatingSystem: string;
  readonly isHighlyAvailable: boolean;
  readonly owner: string | null;
  readonly startAction: StartAction;
  readonly stopAction: StopAction;
  readonly tag: string | null;
  readonly costCenter: string | null;
  readonly customProperties: readonly (string | null)[];
}

/** What Hyper-V gives one machine at most, and what a guest needs at least. */
const RANGES = {
  cpuCount: { least: 1, most: 240, unit: 'virtual processors' },
  memoryMb: { least: 512, most: 12_582_912, unit: 'MB of memory' },
  diskGb: { least: 1, most: 65_536, unit: 'GB of disk' },
} as const;

const TEXTS = {
  description: { what: 'description', most: 2_000 },
  operatingSystem: { what: 'name of an operating system', least: 1, most: 200 },
  owner: { what: 'name of an owner', least: 1, most: 200 },
  tag: { what: 'tag', most: 200 },
  costCenter: { what: 'cost center', most: 200 },
} as const;
const CUSTOM_PROPERTY_CHARACTERS = 1_000;

const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9 ._-]{0,62}[A-Za-z0-9])?$/;
const COMPUTER_NAME =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i;

/** Refuses what could never be made, whatever there is room for. */
export function checkDraft(draft: VirtualMachineDraft): void {
  if (!NAME.test(draft.name)) {
    throw new Refusal(
      'BAD_NAME',
      `Cannot create virtual machine "${draft.name.slice(0, 64)}": a name has 1 to 64 letters, digits, spaces, dots, underscores and hyphens, and begins and ends with a letter or digit`,
      ['input', 'name'],
    );
  }
  if (!COMPUTER_NAME.test(draft.computerName)) {
    throw new Refusal(
      'BAD_NAME',
      `Cannot create virtual machine "${draft.name}": "${draft.computerName.slice(0, 253)}" is not the name of a computer`,
      ['input', 'computerName'],
    );
  }
  for (const measure of Object.keys(RANGES) as (keyof typeof RANGES)[]) {
    const { least, most, unit } = RANGES[measure];
    if (draft[measure] >= least && draft[measure] <= most) continue;
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot create virtual machine "${draft.name}" with ${draft[measure]} ${unit}: it must have ${least} to ${most}`,
      ['input', measure],
    );
  }
  for (const field of Object.keys(TEXTS) as (keyof typeof TEXTS)[]) {
    checkText(draft[field], { ...TEXTS[field], field: ['input', field] });
  }
  checkCustomProperties(draft);
}

function checkCustomProperties({ name, customProperties }: VirtualMachineDraft): void {
  if (customProperties.length > CUSTOM_PROPERTY_COUNT) {
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot create virtual machine "${name}" with ${customProperties.length} custom properties: there are ${CUSTOM_PROPERTY_COUNT}`,
      ['input', 'customProperties'],
    );
  }
  for (const [index, value] of customProperties.entries()) {
    const field = ['input', 'customProperties', String(index)];
    checkText(value, { what: 'custom property', most: CUSTOM_PROPERTY_CHARACTERS, field });
  }
}
