import { readFileSync } from 'node:fs';
import { readConfig } from '../../gateway/config.ts';
import { createConfiguredGraph, toGatewayOptions } from '../../gateway/configured-gateway.ts';
import { startGateway } from '../../gateway/gateway.ts';
import { createGraphAccess } from '../../gateway/graph-access.ts';
import { identifyConnectors } from '../../gateway/guard/identify-connectors.ts';
import { identifyEverybodyAsAdministrator } from '../../gateway/guard/identify.ts';
import { createMetrics } from '../../gateway/http/metrics.ts';
import { CurrentGraph } from '../../gateway/supergraph/current-graph.ts';
import { ESTATE_SCHEMAS } from '../gateway/estate-schemas.ts';
import { readArguments } from '../gateway/candidates/read-fixture.ts';
import { createOurSubgraph, QUIET } from './our-subgraph.ts';

/** Everything in one process as gateway/main.ts puts it together, with these subgraphs inside instead of the products. */
const { fixture, port } = readArguments();
const config = readConfig({
  environment: {},
  commandLine: ['--port', String(port)],
  insideNames: ESTATE_SCHEMAS.map(({ name }) => name),
  defaultSupergraphFile: fixture.supergraphFile,
});
const inside = new Map(config.subgraphsInside.map((name) => [name, createOurSubgraph(name)]));
const graphs = await CurrentGraph.start(readFileSync(config.supergraphFile, 'utf8'), {
  log: QUIET,
  createGraph: (sdl) => createConfiguredGraph(sdl, { config, inside, log: QUIET }),
});
await startGateway({
  ...toGatewayOptions(config),
  graphs,
  metrics: createMetrics(),
  log: QUIET,
  identify: identifyConnectors({
    graphs,
    access: createGraphAccess(graphs),
    field: config.CONNECTOR_KEY_FIELD,
    identifyOthers: identifyEverybodyAsAdministrator,
  }),
});
