import { readFileSync } from 'node:fs';
import type { GatewayFixture } from '../fixture.ts';

/** What a candidate's process was started with. */
export function readArguments(): { fixture: GatewayFixture; port: number; rest: string[] } {
  const [fixtureFile = '', port = '', ...rest] = process.argv.slice(2);
  const fixture = JSON.parse(readFileSync(fixtureFile, 'utf8')) as GatewayFixture; // written by writeFixture
  return { fixture, port: Number(port), rest };
}
