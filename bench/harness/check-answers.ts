import { request } from 'undici';

/** One request and what a right answer to it holds. */
export interface CheckedRequest {
  readonly body: string;
  readonly expectedData: unknown;
}

export interface Address {
  readonly port: number;
  readonly path: string;
}

/** Every answer was right, and so many bytes long; or the first that was not. */
export type Verdict =
  | { readonly kind: 'right'; readonly bytes: readonly number[] }
  | { readonly kind: 'wrong'; readonly reason: string };

/** Asks everything once and compares each answer whole, since speed is no merit of a wrong one. */
export async function checkAnswers(
  address: Address,
  requests: readonly CheckedRequest[],
): Promise<Verdict> {
  const bytes: number[] = [];
  for (const { body, expectedData } of requests) {
    try {
      const answer = await post(address, body);
      const { data, errors } = JSON.parse(answer) as { data?: unknown; errors?: unknown[] };
      if (errors !== undefined) return wrong(`errors: ${JSON.stringify(errors)}`);
      const difference = findDifference(data, expectedData, 'data');
      if (difference !== null) return wrong(difference);
      bytes.push(Buffer.byteLength(answer));
    } catch (error) {
      return wrong(String(error));
    }
  }
  return { kind: 'right', bytes };
}

export async function post({ port, path }: Address, body: string): Promise<string> {
  const response = await request(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
  });
  return await response.body.text();
}

/** Whether a GraphQL server answers at the address. */
export async function isServing(address: Address): Promise<boolean> {
  return (await post(address, '{"query":"{__typename}"}')).includes('"Query"');
}

/** Null when both hold the same. The order of an object's keys makes no difference. */
function findDifference(actual: unknown, expected: unknown, path: string): string | null {
  if (Object.is(actual, expected)) return null;
  if (!isContainer(actual) || !isContainer(expected)) {
    return `${path} is ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`;
  }
  for (const key of new Set([...Object.keys(actual), ...Object.keys(expected)])) {
    const difference = findDifference(actual[key], expected[key], `${path}.${key}`);
    if (difference !== null) return difference;
  }
  return null;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function wrong(reason: string): Verdict {
  return { kind: 'wrong', reason: reason.slice(0, 160) };
}
