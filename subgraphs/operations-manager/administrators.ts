import { Refusal } from '../kit/refusal.ts';
import type { Viewer } from '../kit/viewer.ts';

/** What concerns everybody is an administrator's to change; `attempted` says what it was. */
export function checkMayAdminister(viewer: Viewer, attempted: string): void {
  if (viewer.profile === 'ADMINISTRATOR') return;
  throw new Refusal('FORBIDDEN', `Cannot ${attempted}: "${viewer.name}" is not an administrator`, [
    'input',
  ]);
}
