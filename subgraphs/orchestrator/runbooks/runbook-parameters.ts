import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import type { NamedValue } from '../named-value.ts';
import {
  toPath,
  type Runbook,
  type RunbookParameter,
  type RunbookParameterType,
} from './runbook.ts';

export const VALUE_CHARACTERS_AT_MOST = 10_000;

/** What a value of each type looks like, and how to say so. */
const TYPES: Record<
  RunbookParameterType,
  { readonly looksRight: (value: string) => boolean; readonly form: string }
> = {
  STRING: { looksRight: () => true, form: 'any text' },
  INTEGER: { looksRight: (value) => /^-?\d{1,18}$/.test(value), form: 'a whole number' },
  BOOLEAN: { looksRight: (value) => /^(true|false)$/i.test(value), form: 'true or false' },
  DATE_TIME: { looksRight: isMoment, form: 'a moment as in 2026-01-31T09:30:00Z' },
};

/**
 * The values that a runbook is started with, in the order of its parameters: a value of the right type for every IN
 * parameter, and for nothing else. Orchestrator knows no optional parameters.
 */
export function checkParameters(
  runbook: Runbook,
  given: readonly NamedValue[],
  path: readonly string[],
): NamedValue[] {
  const values = new Map<string, string>();
  for (const [index, { name, value }] of given.entries()) {
    const here = [...path, String(index)];
    const parameter = findTaken(runbook, name, here);
    if (values.has(name)) {
      throw refuse(runbook, 'PARAMETER_REPEATED', [...here, 'name'], `"${name}" is given twice`);
    }
    checkValue(runbook, parameter, value, [...here, 'value']);
    values.set(name, value);
  }

  const taken = runbook.parameters.filter(({ direction }) => direction === 'IN');
  const missing = taken.filter(({ name }) => !values.has(name)).map(({ name }) => `"${name}"`);
  if (missing.length > 0) {
    throw refuse(runbook, 'PARAMETER_MISSING', path, `it needs a value for ${missing.join(', ')}`);
  }
  return taken.map(({ name }) => ({ name, value: values.get(name) ?? '' }));
}

function findTaken(runbook: Runbook, name: string, path: readonly string[]): RunbookParameter {
  const parameter = runbook.parameters.find((known) => known.name === name);
  if (parameter === undefined) {
    const state = `it has no parameter "${shorten(name)}"`;
    throw refuse(runbook, 'PARAMETER_UNKNOWN', [...path, 'name'], state);
  }
  if (parameter.direction === 'OUT') {
    const state = `"${name}" is returned by it, not given to it`;
    throw refuse(runbook, 'PARAMETER_UNKNOWN', [...path, 'name'], state);
  }
  return parameter;
}

function checkValue(
  runbook: Runbook,
  { name, type }: RunbookParameter,
  value: string,
  path: readonly string[],
): void {
  checkText(value, { what: `value of "${name}"`, most: VALUE_CHARACTERS_AT_MOST, field: path });
  const { looksRight, form } = TYPES[type];
  if (looksRight(value)) return;
  const state = `"${shorten(value)}" is no value for "${name}", which takes ${form}`;
  throw refuse(runbook, 'PARAMETER_INVALID', path, state);
}

function refuse(runbook: Runbook, code: string, path: readonly string[], state: string): Refusal {
  return new Refusal(code, `Cannot start runbook "${toPath(runbook)}": ${state}`, path);
}

function shorten(text: string): string {
  return text.length <= 100 ? text : `${text.slice(0, 100)}…`;
}

const ISO_MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function isMoment(value: string): boolean {
  return ISO_MOMENT.test(value) && !Number.isNaN(Date.parse(value));
}
