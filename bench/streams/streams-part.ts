import type { Part } from '../harness/part.ts';
import { measureBoards } from './board-streams.ts';
import { measureFederatedStreams } from './federated-streams.ts';

/**
 * What does it cost to bring a change to everybody who watches? The product beside a broadcast that knows no GraphQL,
 * and the gateway alone beside the gateways one would pick otherwise.
 */
export const streamsPart: Part = {
  name: 'streams',
  title: 'Streams',
  async run(partRun) {
    await measureBoards(partRun);
    await measureFederatedStreams(partRun);
  },
};
