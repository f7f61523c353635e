import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from 'pino';
import type { Identify, Identity } from '../guard/identify.ts';
import { HttpRefusal } from './http-refusal.ts';

/** Who makes a request; throws HttpRefusal for whoever is not let in. */
export async function identifyRequest(
  headers: IncomingHttpHeaders,
  { identify, log }: { identify: Identify; log: Pick<Logger, 'error'> },
): Promise<Identity> {
  const identity = await ask();
  if (identity !== null) return identity;
  throw new HttpRefusal(401, 'Cannot run the operation: it is not known who asks', {
    code: 'UNAUTHENTICATED',
  });

  async function ask(): Promise<Identity | null> {
    try {
      return await identify({ headers, connectionParams: null });
    } catch (error) {
      log.error({ err: error }, 'client not identified');
      throw new HttpRefusal(
        503,
        'Cannot run the operation: it cannot be found out at present who asks',
        { code: 'IDENTITY_UNAVAILABLE', headers: { 'retry-after': '5' } },
      );
    }
  }
}
