import { readFileSync } from 'node:fs';
import type { FloorRequest } from '../floor.ts';
import type { GatewayFixture } from '../fixture.ts';

export function readFloor({ floorFile }: GatewayFixture): FloorRequest[] {
  return JSON.parse(readFileSync(floorFile, 'utf8')) as FloorRequest[]; // written by writeFloor
}
