/** The conditions that Compare Values knows. Numbers are compared as numbers when both sides are. */
export const COMPARISONS: ReadonlyMap<string, (left: string, right: string) => boolean> = new Map([
  ['equals', (left, right) => left === right],
  ['does not equal', (left, right) => left !== right],
  ['contains', (left, right) => left.includes(right)],
  ['does not contain', (left, right) => !left.includes(right)],
  ['starts with', (left, right) => left.startsWith(right)],
  ['ends with', (left, right) => left.endsWith(right)],
  ['is less than', (left, right) => order(left, right) < 0],
  ['is less than or equal to', (left, right) => order(left, right) <= 0],
  ['is greater than', (left, right) => order(left, right) > 0],
  ['is greater than or equal to', (left, right) => order(left, right) >= 0],
]);

const NUMBER = /^-?\d+(\.\d+)?$/;

function order(left: string, right: string): number {
  if (NUMBER.test(left) && NUMBER.test(right)) return Number(left) - Number(right);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
