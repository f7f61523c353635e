import { JsonFault, parseStrictJson } from '../guard/strict-json.ts';
import { HttpRefusal } from './http-refusal.ts';

/** One operation as a client asks for it, whatever it came on. */
export interface GraphqlParameters {
  /** Missing only when `extensions.persistedQuery` stands for it. */
  readonly query: string | null;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>> | null;
  readonly extensions: Readonly<Record<string, unknown>> | null;
}

/** What a POST asks for: one operation, or a list of them. */
export function parseBody(text: string): GraphqlParameters | GraphqlParameters[] {
  const body = readJson(text, 'the request body');
  return Array.isArray(body) ? body.map(toParameters) : toParameters(body);
}

/** What a GET asks for, https://graphql.github.io/graphql-over-http/draft/#sec-GET. */
export function parseSearch(search: string): GraphqlParameters {
  const parameters = new URLSearchParams(search);
  return toParameters({
    query: readOnce(parameters, 'query'),
    operationName: readOnce(parameters, 'operationName'),
    variables: readJsonParameter(parameters, 'variables'),
    extensions: readJsonParameter(parameters, 'extensions'),
  });
}

function toParameters(body: unknown): GraphqlParameters {
  if (!isRecord(body)) {
    throw new HttpRefusal(400, 'Cannot run the operation: the request body must be a JSON object');
  }
  return {
    query: readText(body, 'query'),
    operationName: readText(body, 'operationName'),
    variables: readMap(body, 'variables'),
    extensions: readMap(body, 'extensions'),
  };
}

function readText(body: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = body[name] ?? null;
  if (value === null) return null;
  if (typeof value !== 'string') throw wrongParameter(name, 'a string');
  return value;
}

function readMap(
  body: Readonly<Record<string, unknown>>,
  name: string,
): Readonly<Record<string, unknown>> | null {
  const value = body[name] ?? null;
  if (value === null) return null;
  if (!isRecord(value)) throw wrongParameter(name, 'an object');
  return value;
}

function readOnce(parameters: URLSearchParams, name: string): string | null {
  const values = parameters.getAll(name);
  if (values.length > 1) {
    throw new HttpRefusal(
      400,
      `Cannot run the operation: the parameter "${name}" is given more than once`,
    );
  }
  return values[0] ?? null;
}

function readJsonParameter(parameters: URLSearchParams, name: string): unknown {
  const text = readOnce(parameters, name);
  return text === null || text === '' ? null : readJson(text, `the parameter "${name}"`);
}

function readJson(text: string, what: string): unknown {
  try {
    return parseStrictJson(text);
  } catch (error) {
    if (error instanceof JsonFault)
      throw new HttpRefusal(400, `Cannot read ${what}: ${error.message}`);
    throw error;
  }
}

function wrongParameter(name: string, wanted: string): HttpRefusal {
  return new HttpRefusal(
    400,
    `Cannot run the operation: the parameter "${name}" must be ${wanted}`,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
