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
          const existing = await resolutionStates.find(value);
          if (existing !== null) {
            throw new Refusal(
              'ALREADY_EXISTS',
              `Cannot create resolution state ${value}: it is "${existing.name}"`,
              ['input', 'value'],
            );
          }
          const state = { value, name, isBuiltIn: false };
          await resolutionStates.insert(state);
          return state;
        },
      },
    ),
  );
}
