/** The product said no to what was asked: an answer with a code, not a fault. */
export class Refusal extends Error {
  readonly code: string;
  readonly field: readonly string[];
  /** Where a refusal leaves as a top-level error (queries have no `userErrors`), GraphQL copies this. */
  readonly extensions: { readonly code: string; readonly field: readonly string[] };

  /** `field` is the path of the offending input, beginning with "input". */
  constructor(code: string, message: string, field: readonly string[] = []) {
    super(message);
    // knex writes the statement before the message of whatever fails inside one, and clients read this.
    Object.defineProperty(this, 'message', { get: () => message, set() {} });
    this.name = 'Refusal';
    this.code = code;
    this.field = field;
    this.extensions = { code, field };
  }
}

/** A refusal as clients see it. Plain, because graphql-js throws any Error it finds among the values. */
export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly field: readonly string[];
}

export function toUserError(refusal: Refusal): UserError {
  return { code: refusal.code, message: refusal.message, field: refusal.field };
}

/** Waits for an action; a refusal becomes `userErrors`, any other failure goes on up. */
export async function attempt<T>(
  action: Promise<T>,
): Promise<{ result: T | null; userErrors: UserError[] }> {
  try {
    return { result: await action, userErrors: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { result: null, userErrors: [toUserError(error)] };
  }
}
