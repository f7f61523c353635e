import { Refusal } from '../../kit/refusal.ts';
import type { Viewer } from '../../kit/viewer.ts';

/** Who may do what with connectors. A connected system is let at its own connector and at nothing of the others. */
export function checkMayAdminister(viewer: Viewer, attempted: string): void {
  if (viewer.profile === 'ADMINISTRATOR') return;
  throw forbidden(attempted, `"${viewer.name}" is not an administrator`);
}

/** To receive, acknowledge, set aside and write back: the connected system, and administrators in its place. */
export function checkMaySpeakFor(viewer: Viewer, connectorId: string): void {
  if (viewer.profile === 'ADMINISTRATOR') return;
  if (viewer.profile === 'CONNECTOR' && viewer.connectorId === connectorId) return;
  throw forbidden(`use connector "${connectorId}"`, `"${viewer.name}" does not speak for it`);
}

/** To send alerts by hand: operators, as they may change alerts. */
export function checkMayForward(viewer: Viewer): void {
  const profiles: readonly string[] = ['OPERATOR', 'ADVANCED_OPERATOR', 'ADMINISTRATOR'];
  if (profiles.includes(viewer.profile)) return;
  throw forbidden('forward an alert', `"${viewer.name}" is not an operator`);
}

export function maySee(viewer: Viewer, connectorId: string): boolean {
  return viewer.profile !== 'CONNECTOR' || viewer.connectorId === connectorId;
}

/** What is written back is the connector's own, also when an administrator does it in its place. */
export function speakFor(viewer: Viewer, connectorId: string): Viewer {
  if (viewer.connectorId === connectorId) return viewer;
  return { name: viewer.name, profile: 'CONNECTOR', groupIds: viewer.groupIds, connectorId };
}

function forbidden(attempted: string, state: string): Refusal {
  return new Refusal('FORBIDDEN', `Cannot ${attempted}: ${state}`, ['input', 'connectorId']);
}
