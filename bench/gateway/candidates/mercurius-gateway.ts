import mercuriusGateway from '@mercuriusjs/gateway';
import fastify from 'fastify';
import { readArguments } from './read-fixture.ts';

/** Mercurius' gateway knows Federation 1, so the same types are told to it in that form. */
const { fixture, port } = readArguments();
const app = fastify();
// Its types describe an ES module with a default export; at run time both are the plugin.
await app.register(mercuriusGateway.default, {
  jit: 1,
  gateway: {
    services: fixture.subgraphs.map(({ name, url, federation1 }) => ({
      name,
      url,
      schema: federation1,
    })),
  },
});
await app.listen({ port, host: '127.0.0.1' });
