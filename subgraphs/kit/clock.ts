/** The current moment as stores keep it: ISO 8601 in UTC with milliseconds, so that text order is time order. */
export type Clock = () => string;

export const systemClock: Clock = () => new Date().toISOString();

export function addMs(moment: string, ms: number): string {
  return new Date(Date.parse(moment) + ms).toISOString();
}
