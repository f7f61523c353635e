import { once } from 'node:events';
import { ExponentialBackoff, handleWhen, retry, TaskCancelledError } from 'cockatiel';
import { Agent, request } from 'undici';
import type { Clock } from '../../kit/clock.ts';
import type { Connector } from './connector.ts';
import type { WebhookSettings } from './connector-hub.ts';
import { createGuardedLookup, findForbiddenAddress } from './webhook-guard.ts';
import { signWebhook } from './webhook-signature.ts';

/** Posts one message until it is taken, or until there is no use in going on. */
export interface WebhookSender {
  send(
    connector: Connector,
    message: WebhookMessage,
    options: {
      readonly signal: AbortSignal;
      readonly onFailure: (reason: string) => Promise<void>;
    },
  ): Promise<WebhookOutcome>;
  close(): Promise<void>;
}

export interface WebhookMessage {
  /** The same for each attempt, so that whoever receives it twice can tell. */
  readonly id: string;
  readonly body: string;
}

export type WebhookOutcome =
  | { readonly kind: 'TAKEN' }
  /** Refused for what it is, or not taken in any of the attempts. */
  | { readonly kind: 'FAILED'; readonly reason: string }
  | { readonly kind: 'STOPPED' };

/** Answers that tell of the message and not of the moment: the same again would be refused again. */
const REFUSING_STATUSES: ReadonlySet<number> = new Set([400, 409, 410, 413, 415, 422]);

class NotTaken extends Error {
  readonly isFinal: boolean;

  constructor(reason: string, isFinal: boolean) {
    super(reason);
    this.name = 'NotTaken';
    this.isFinal = isFinal;
  }
}

export function createWebhookSender(settings: WebhookSettings, now: Clock): WebhookSender {
  const { attempts, retryMs, timeoutMs, allowedNetworks } = settings;
  const agent = new Agent({
    connect: { lookup: createGuardedLookup(allowedNetworks), timeout: timeoutMs },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    keepAliveTimeout: 10_000,
  });

  async function post(
    connector: Connector,
    { id, body }: WebhookMessage,
    signal: AbortSignal,
  ): Promise<void> {
    const { webhookUrl, webhookSecret } = connector;
    if (webhookUrl === null || webhookSecret === null) {
      throw new NotTaken('the connector has no address to post to', true);
    }
    const url = new URL(webhookUrl);
    // An address in the URL itself is connected to without a lookup.
    const forbidden = findForbiddenAddress(url, allowedNetworks);
    if (forbidden !== null) throw new NotTaken(`${forbidden} is not a public address`, false);
    const { statusCode, body: answer } = await request(url, {
      method: 'POST',
      dispatcher: agent,
      signal,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'system-center-graph',
        ...signWebhook(body, { secret: webhookSecret, id, at: now() }),
      },
      body,
    });
    await answer.dump({ limit: 16_384 });
    // A redirect is not followed: it could lead inside.
    if (statusCode >= 200 && statusCode < 300) return;
    throw new NotTaken(`${url.origin} answered ${statusCode}`, REFUSING_STATUSES.has(statusCode));
  }

  return {
    async send(connector, message, { signal, onFailure }) {
      const policy = retry(
        handleWhen((error) => !(error instanceof NotTaken && error.isFinal)),
        {
          maxAttempts: attempts - 1,
          // Jitter comes with it, so that receivers that were down together are not woken together.
          backoff: new ExponentialBackoff({
            initialDelay: retryMs.first,
            maxDelay: retryMs.most,
          }),
        },
      ).dangerouslyUnref();
      const sending = policy.execute(async () => {
        if (signal.aborted) throw new TaskCancelledError();
        try {
          await post(connector, message, signal);
        } catch (error) {
          if (!signal.aborted) await onFailure(describe(error));
          throw error;
        }
      }, signal);
      const stopping = new AbortController();
      try {
        // The policy sleeps between attempts whatever the signal says.
        await Promise.race([sending, stopAt(signal, stopping.signal)]);
        return { kind: 'TAKEN' };
      } catch (error) {
        sending.catch(() => undefined);
        return signal.aborted ? { kind: 'STOPPED' } : { kind: 'FAILED', reason: describe(error) };
      } finally {
        stopping.abort();
      }
    },
    close: () => agent.destroy(),
  };
}

/** Rejects when the signal aborts; never otherwise. */
async function stopAt(signal: AbortSignal, unless: AbortSignal): Promise<never> {
  if (!signal.aborted) await once(signal, 'abort', { signal: unless });
  throw new TaskCancelledError();
}

/** What a person needs to find the fault, without the control characters an answer could smuggle into a log. */
function describe(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.replace(/\p{Cc}+/gu, ' ').slice(0, 500);
}
