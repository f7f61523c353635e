import type { OperationsManagerContext } from './context.ts';

/** The stream cursor behind a change; null where nothing changed. */
export function toCursor(
  context: Pick<OperationsManagerContext, 'cursorAt'>,
  sequence: number | null | undefined,
): string | null {
  return sequence === null || sequence === undefined ? null : context.cursorAt(sequence);
}
