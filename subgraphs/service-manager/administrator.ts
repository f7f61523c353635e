import { Refusal } from '../kit/refusal.ts';
import type { Viewer } from '../kit/viewer.ts';

/** Refuses whoever may not change how the site works; `attempt` ends the sentence "Cannot …". */
export function requireAdministrator(viewer: Viewer, attempt: string): void {
  if (viewer.profile === 'ADMINISTRATOR') return;
  throw new Refusal('FORBIDDEN', `Cannot ${attempt}: only administrators may`, ['input']);
}
