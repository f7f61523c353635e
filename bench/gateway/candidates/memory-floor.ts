import { serveBodies } from './serve-bodies.ts';
import { readFloor } from './read-floor.ts';
import { readArguments } from './read-fixture.ts';

/** What HTTP alone costs on node:http: every answer lies ready. */
const { fixture, port } = readArguments();
const answers = new Map(
  readFloor(fixture).map(({ body, answer }) => [body, Buffer.from(answer)] as const),
);
serveBodies(port, (body) => Promise.resolve(answers.get(body) ?? null));
