import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export type Transport = 'http' | 'websocket' | 'event-stream' | 'multipart' | 'apollo-server';

/** What an operator can watch; each count is prepared once, since the busiest are made with every request. */
export interface Metrics {
  countRefused(transport: Transport): void;
  countExecuted(
    transport: Transport,
    kind: 'query' | 'mutation',
    hasErrors: boolean,
    durationMs: number,
  ): void;
  countSubscribed(transport: Transport): void;
  countTooSlow(transport: Transport): void;
  countSwap(outcome: string): void;
  /** Adds a number that is read when somebody looks. */
  watch(name: string, help: string, read: () => number): void;
  toText(): Promise<string>;
  readonly contentType: string;
}

export function createMetrics(): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry]; // the one made above
  collectDefaultMetrics({ register: registry });

  const operations = new Counter({
    name: 'graphql_operations_total',
    help: 'Operations by transport, kind and outcome (answered, answered with errors, refused)',
    labelNames: ['transport', 'kind', 'outcome'] as const,
    registers,
  });
  const duration = new Histogram({
    name: 'graphql_operation_duration_seconds',
    help: 'From a prepared operation to its answer',
    labelNames: ['kind'] as const,
    buckets: [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 1, 5],
    registers,
  });
  const tooSlow = new Counter({
    name: 'graphql_subscribers_too_slow_total',
    help: 'Subscribers closed because they did not read',
    labelNames: ['transport'] as const,
    registers,
  });
  const swaps = new Counter({
    name: 'supergraph_swaps_total',
    help: 'Composed schemas offered, by outcome (taken, unchanged, refused)',
    labelNames: ['outcome'] as const,
    registers,
  });

  const prepared = new Map<string, Counter.Internal>();
  function count(transport: Transport, kind: string, outcome: string): void {
    const key = `${transport} ${kind} ${outcome}`;
    let counter = prepared.get(key);
    if (counter === undefined) {
      counter = operations.labels(transport, kind, outcome);
      prepared.set(key, counter);
    }
    counter.inc();
  }
  const durations = { query: duration.labels('query'), mutation: duration.labels('mutation') };

  return {
    countRefused: (transport) => count(transport, 'unknown', 'refused'),
    countExecuted(transport, kind, hasErrors, durationMs) {
      count(transport, kind, hasErrors ? 'answered_with_errors' : 'answered');
      durations[kind].observe(durationMs / 1_000);
    },
    countSubscribed: (transport) => count(transport, 'subscription', 'subscribed'),
    countTooSlow: (transport) => tooSlow.inc({ transport }),
    countSwap: (outcome) => swaps.inc({ outcome }),
    watch(name, help, read) {
      const gauge: Gauge = new Gauge({ name, help, registers, collect: () => gauge.set(read()) });
    },
    toText: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
