import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const TRANSPORTS = ['http', 'websocket', 'event-stream', 'multipart', 'apollo-server'] as const;

export type Transport = (typeof TRANSPORTS)[number];

interface TransportCounters {
  readonly refused: Counter.Internal;
  readonly subscription: Counter.Internal;
  /** Without errors, and with. */
  readonly query: readonly [Counter.Internal, Counter.Internal];
  readonly mutation: readonly [Counter.Internal, Counter.Internal];
}

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
  // Measured ten times a second: at the usual hundred, an idle process is kept busy by it.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 });

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

  // Looking up a counter by its labels costs more than counting, so each is looked up once.
  const counters = Object.fromEntries(
    TRANSPORTS.map((transport) => {
      const of = (kind: string, outcome: string) => operations.labels(transport, kind, outcome);
      return [
        transport,
        {
          refused: of('unknown', 'refused'),
          subscription: of('subscription', 'subscribed'),
          query: [of('query', 'answered'), of('query', 'answered_with_errors')],
          mutation: [of('mutation', 'answered'), of('mutation', 'answered_with_errors')],
        },
      ] as const;
    }),
  ) as Record<Transport, TransportCounters>; // one entry for each transport
  const durations = { query: duration.labels('query'), mutation: duration.labels('mutation') };

  return {
    countRefused: (transport) => counters[transport].refused.inc(),
    countExecuted(transport, kind, hasErrors, durationMs) {
      counters[transport][kind][hasErrors ? 1 : 0].inc();
      durations[kind].observe(durationMs / 1_000);
    },
    countSubscribed: (transport) => counters[transport].subscription.inc(),
    countTooSlow: (transport) => tooSlow.inc({ transport }),
    countSwap: (outcome) => swaps.inc({ outcome }),
    watch(name, help, read) {
      const gauge: Gauge = new Gauge({ name, help, registers, collect: () => gauge.set(read()) });
    },
    toText: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
