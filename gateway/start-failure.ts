import { ConfigFault } from './config.ts';

/** What the system says, as whoever starts the gateway would say it. */
const SYSTEM_FAULTS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another process listens there already',
  EADDRNOTAVAIL: 'this machine has no such address',
  EACCES: 'this user may not',
  EROFS: 'the file system is read-only',
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  ENOTFOUND: 'there is no host of that name',
  ECONNREFUSED: 'nothing listens there',
};

/** Why the gateway did not start: one sentence for each thing that went wrong, from the outermost inwards. */
export function describeStartFailure(error: unknown): string {
  if (error instanceof ConfigFault) return error.message;
  // A fault of ours, which no setting will mend: whoever reports it needs the place.
  if (PROGRAMMING_ERRORS.some((kind) => error instanceof kind))
    return String((error as Error).stack);
  const reasons: string[] = [];
  for (let cause = error; cause instanceof Error; cause = findUnsaid(cause))
    reasons.push(describe(cause));
  if (reasons.length === 0) reasons.push(String(error));
  const sentence = reasons.join(': ');
  return sentence.startsWith('Cannot') ? sentence : `Cannot start the gateway: ${sentence}`;
}

const PROGRAMMING_ERRORS = [TypeError, ReferenceError, RangeError];

/** The cause of an error, unless its message says that as well. */
function findUnsaid(error: Error & { readonly saysCause?: boolean }): unknown {
  return error.saysCause === true ? null : error.cause;
}

interface SystemError extends Error {
  readonly code?: string;
  readonly syscall?: string;
  readonly address?: string;
  readonly port?: number;
  readonly path?: string;
}

function describe(error: SystemError): string {
  const fault = SYSTEM_FAULTS[error.code ?? ''];
  if (fault === undefined) return error.message;
  if (error.syscall === 'listen')
    return `Cannot listen on ${error.address}:${error.port}: ${fault}`;
  return error.path === undefined ? `${fault} (${error.message})` : `"${error.path}": ${fault}`;
}
