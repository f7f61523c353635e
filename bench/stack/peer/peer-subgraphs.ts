import { operationsManager } from './operations-manager.ts';
import { orchestrator } from './orchestrator.ts';
import type { PeerSubgraph } from './peer-subgraph.ts';
import { serviceManager } from './service-manager.ts';
import { virtualMachineManager } from './virtual-machine-manager.ts';

export const PEER_SUBGRAPHS: readonly PeerSubgraph[] = [
  operationsManager,
  serviceManager,
  virtualMachineManager,
  orchestrator,
];
