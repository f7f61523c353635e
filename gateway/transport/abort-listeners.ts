/**
 * Calls back when a signal is aborted; returns how to stop that. One listener on the signal serves all requests of one
 * operation: adding and removing listeners costs more than everything else about a small request.
 */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  let listeners = LISTENERS.get(signal);
  if (listeners === undefined) {
    const own = new Set<() => void>();
    listeners = own;
    LISTENERS.set(signal, own);
    signal.addEventListener('abort', () => {
      for (const each of own) each();
    });
  }
  const all = listeners;
  all.add(listener);
  return () => all.delete(listener);
}

const LISTENERS = new WeakMap<AbortSignal, Set<() => void>>();
