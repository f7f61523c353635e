import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from 'pino';
import type { Identify, Identity } from '../guard/identify.ts';
import { HttpRefusal } from './http-refusal.ts';

/** Who makes a request; throws HttpRefusal for whoever is not let in. At once where nobody else has to be asked. */
export function identifyRequest(
  headers: IncomingHttpHeaders,
  { identify, log }: { identify: Identify; log: Pick<Logger, 'error'> },
): Identity | Promise<Identity> {
  try {
    const identity = identify({ headers, connectionParams: null });
    return identity instanceof Promise ? identity.then(admit, refuse) : admit(identity);
  } catch (error) {
    return refuse(error);
  }

  function refuse(error: unknown): never {
    if (error instanceof HttpRefusal) throw error;
    log.error({ err: error }, 'client not identified');
    throw new HttpRefusal(
      503,
      'Cannot run the operation: it cannot be found out at present who asks',
      { code: 'IDENTITY_UNAVAILABLE', headers: { 'retry-after': '5' } },
    );
  }
}

function admit(identity: Identity | null): Identity {
  if (identity !== null) return identity;
  throw new HttpRefusal(401, 'Cannot run the operation: it is not known who asks', {
    code: 'UNAUTHENTICATED',
  });
}
