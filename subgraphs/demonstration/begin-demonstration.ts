import { describeDataCentre } from './data-centre.ts';
import type { Demonstration } from './demonstration.ts';
import { createRandom } from './random.ts';

export interface DemonstrationLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

const ACT_EVERY_MS = 2_000;

/** Fills an empty store if asked to, and lets things happen in a demonstration store. */
export async function beginDemonstration(
  { demonstration: product }: { readonly demonstration: Demonstration },
  { demonstration, demoActivity }: { demonstration: boolean; demoActivity: boolean },
  log: DemonstrationLog,
): Promise<() => void> {
  if (!demonstration) return () => undefined;
  const state = await product.prepare(describeDataCentre());
  if (state === 'filled') log.info({}, 'filled the empty store with the demonstration data centre');
  if (state === 'foreign' || !demoActivity) return () => undefined;
  return letThingsHappen(product, log);
}

/** One small thing every two seconds; the next waits for the one before. */
function letThingsHappen(product: Demonstration, log: DemonstrationLog): () => void {
  const random = createRandom(Date.now());
  let acting = false;
  const timer = setInterval(() => {
    if (acting) return;
    acting = true;
    product
      .act(random)
      .catch((error: unknown) => log.warn({ err: error }, 'the demonstration could not act'))
      .finally(() => {
        acting = false;
      });
  }, ACT_EVERY_MS);
  return () => clearInterval(timer);
}
