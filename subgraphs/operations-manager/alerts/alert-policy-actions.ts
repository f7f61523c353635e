import { checkMayAdminister } from '../administrators.ts';
import type { ActionContext } from './alert-action-context.ts';
import type { ClosingUnhealthy } from './alert-policy-store.ts';

/** Decides for the site what becomes of closing the alert of a monitor that is unhealthy still. */
export async function setClosingUnhealthy(
  context: ActionContext,
  closing: ClosingUnhealthy,
): Promise<ClosingUnhealthy> {
  checkMayAdminister(context.viewer, 'set what closing the alert of an unhealthy monitor does');
  await context.transaction((unit) => unit.alertPolicy.saveClosingUnhealthy(closing));
  return closing;
}
