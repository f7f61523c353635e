import { createOnce } from '../../kit/idempotency.ts';
import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import { isFreeForSites, type ResolutionState } from './alert.ts';
import type { ActionContext } from './alert-action-context.ts';

/** Adds a resolution state of the site's own. */
export async function createResolutionState(
  context: ActionContext,
  input: { value: number; name: string; idempotencyKey?: string | null | undefined },
): Promise<ResolutionState> {
  const { value, name, idempotencyKey: key } = input;
  checkText(name, { what: 'resolution state name', least: 1, most: 50, field: ['input', 'name'] });
  if (!isFreeForSites(value)) {
    throw new Refusal(
      'OUT_OF_RANGE',
      `Cannot create resolution state ${value}: a site's own are 1 to 246 and 251 to 253`,
      ['input', 'value'],
    );
  }
  return await context.transaction(async ({ resolutionStates, idempotencyKeys }) =>
    createOnce<ResolutionState>(
      idempotencyKeys,
      { key, request: input },
      {
        find: (known) => resolutionStates.find(Number(known)),
        toId: (state) => String(state.value),
        async create() {
          refuseTaken(input, await resolutionStates.listAll());
          const state = { value, name, isBuiltIn: false };
          await resolutionStates.insert(state);
          return state;
        },
      },
    ),
  );
}

/** Operators tell states apart by their names, however they are written. */
function refuseTaken(
  { value, name }: { value: number; name: string },
  states: readonly ResolutionState[],
): void {
  const attempt = `Cannot create resolution state ${value} "${name}"`;
  const sameValue = states.find((state) => state.value === value);
  if (sameValue !== undefined) {
    throw new Refusal('ALREADY_EXISTS', `${attempt}: ${value} is "${sameValue.name}"`, [
      'input',
      'value',
    ]);
  }
  const sameName = states.find((state) => toComparable(state.name) === toComparable(name));
  if (sameName !== undefined) {
    throw new Refusal(
      'ALREADY_EXISTS',
      `${attempt}: "${sameName.name}" is ${sameName.value} already`,
      ['input', 'name'],
    );
  }
}

function toComparable(name: string): string {
  return name.trim().toLowerCase();
}
