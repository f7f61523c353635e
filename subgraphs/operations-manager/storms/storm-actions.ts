import { checkMayAdminister } from '../administrators.ts';
import type { OperationsManagerContext } from '../context.ts';
import { checkStormSettings, type StormSettings } from './storm.ts';

/** Says from when on alerts are taken for a storm; what is left out stays. */
export async function setStormSettings(
  { transaction, viewer }: Pick<OperationsManagerContext, 'transaction' | 'viewer'>,
  changes: Partial<StormSettings>,
): Promise<StormSettings> {
  checkMayAdminister(viewer, 'change the settings of storms');
  return await transaction(async ({ alertPolicy }) => {
    const settings = { ...(await alertPolicy.read()).storms, ...changes };
    checkStormSettings(settings);
    await alertPolicy.saveStorms(settings);
    return settings;
  });
}
