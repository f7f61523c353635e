import { Refusal } from './refusal.ts';

/** Refuses a text that is too short, too long, not to be stored or, where there must be one, blank; `what` names it in the message. */
export function checkText(
  text: string | null | undefined,
  limits: { what: string; least?: number; most: number; field: readonly string[] },
): void {
  if (text === null || text === undefined) return;
  const { what, least = 0, most, field } = limits;
  const article = /^[aeiou]/.test(what) ? 'an' : 'a';
  if (text.includes('\0')) {
    throw new Refusal(
      'BAD_VALUE',
      `Cannot take ${article} ${what} with a NUL character: stores do not keep it`,
      field,
    );
  }
  if (text.length < least || text.length > most) {
    throw new Refusal(
      'BAD_LENGTH',
      `Cannot take ${article} ${what} of ${text.length} characters: it must have ${least} to ${most}`,
      field,
    );
  }
  if (least > 0 && text.trim() === '') {
    throw new Refusal(
      'BAD_VALUE',
      `Cannot take ${article} ${what} of blanks: nobody can read it`,
      field,
    );
  }
}
