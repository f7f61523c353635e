import {
  BrokenCircuitError,
  bulkhead,
  BulkheadRejectedError,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
  CountBreaker,
  type CircuitBreakerPolicy,
} from 'cockatiel';
import { SubgraphUnavailable, type UnavailableCode } from '../execution/subgraph-client.ts';
import { unusable } from './read-answer.ts';

export interface FaultLimits {
  /** Requests under way at once, and those that may wait for one of them. */
  readonly maxConcurrent: number;
  readonly maxWaiting: number;
  /** Further tries of a query that could not be asked. */
  readonly maxRetries: number;
  /** The share of failures among the last hundred requests that suspends the asking. */
  readonly breakAtFailureShare: number;
  /** Fewer requests than this never suspend it. */
  readonly breakAfterRequests: number;
}

export interface FaultPolicies {
  /** Runs one request under all limits; `attempt` is called again only if `mayRetry`. */
  readonly run: <Answer>(attempt: () => Promise<Answer>, mayRetry: boolean) => Promise<Answer>;
  /** Counts against the subgraph what was found wrong with an answer only after its request was over. */
  readonly blame: (failure: unknown) => void;
}

/** What a second try may cure: the subgraph was not reached, or says it cannot answer just now. */
const RETRIED: ReadonlySet<UnavailableCode> = new Set(['SUBGRAPH_UNREACHABLE']);

/** What speaks against the subgraph. That a client left or that we hold back says nothing about it. */
const COUNTED: ReadonlySet<UnavailableCode> = new Set([
  'SUBGRAPH_UNREACHABLE',
  'SUBGRAPH_TIMEOUT',
  'SUBGRAPH_ANSWER_INVALID',
  'SUBGRAPH_ANSWER_TOO_LARGE',
]);

export function createFaultPolicies(subgraph: string, limits: FaultLimits): FaultPolicies {
  const slots = bulkhead(limits.maxConcurrent, limits.maxWaiting);
  const breaker = createBreaker(limits);
  const retries = retry(
    handleWhen((error) => isUnavailable(error, RETRIED)),
    {
      maxAttempts: limits.maxRetries,
      // Decorrelated jitter: clients that failed together do not come back together.
      backoff: new ExponentialBackoff({ initialDelay: 30, maxDelay: 1_000 }),
    },
  );

  async function guarded<Answer>(attempt: () => Promise<Answer>): Promise<Answer> {
    try {
      return await breaker.execute(() => slots.execute(attempt));
    } catch (error) {
      throw describe(subgraph, error);
    }
  }

  async function retried<Answer>(attempt: () => Promise<Answer>, first: unknown): Promise<Answer> {
    let failed = true;
    return await retries.execute(() => {
      if (!failed) return guarded(attempt);
      // The try that was already made counts as the first of them.
      failed = false;
      throw first;
    });
  }

  return {
    async run(attempt, mayRetry) {
      try {
        return await breaker.execute(() => slots.execute(attempt));
      } catch (reason) {
        const error = describe(subgraph, reason);
        if (!mayRetry || limits.maxRetries === 0 || !isUnavailable(error, RETRIED)) throw error;
        return await retried(attempt, error);
      }
    },
    blame(failure) {
      // Twice, since the request itself has been counted as one that went well.
      for (let time = 0; time < 2; time += 1) {
        breaker.execute(() => Promise.reject(failure as Error)).catch(() => undefined);
      }
    },
  };
}

function createBreaker(limits: FaultLimits): CircuitBreakerPolicy {
  return circuitBreaker(
    handleWhen((error) => isUnavailable(error, COUNTED)),
    {
      breaker: new CountBreaker({
        threshold: limits.breakAtFailureShare,
        size: 100,
        minimumNumberOfCalls: limits.breakAfterRequests,
      }),
      halfOpenAfter: new ExponentialBackoff({ initialDelay: 500, maxDelay: 15_000 }),
    },
  );
}

function isUnavailable(error: unknown, codes: ReadonlySet<UnavailableCode>): boolean {
  return error instanceof SubgraphUnavailable && codes.has(error.code);
}

function describe(subgraph: string, error: unknown): unknown {
  if (error instanceof BrokenCircuitError) {
    return unusable(
      subgraph,
      'SUBGRAPH_SUSPENDED',
      'it failed too often just now and is left alone for a moment',
    );
  }
  if (error instanceof BulkheadRejectedError) {
    return unusable(subgraph, 'SUBGRAPH_BUSY', 'too many requests to it are under way');
  }
  return error;
}
