import { createHmac } from 'node:crypto';

/**
 * The headers that prove where a webhook comes from, as Standard Webhooks has them:
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signWebhook(
  body: string,
  { secret, id, at }: { readonly secret: string; readonly id: string; readonly at: string },
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(Date.parse(at) / 1_000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}
