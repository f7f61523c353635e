import type { Demonstration } from './demonstration/demonstration.ts';
import type { DatabaseLocation } from './kit/database/database.ts';
import type { GraphClient } from './kit/outside-references.ts';
import type { StoreLog } from './kit/product-store.ts';
import type { Subgraph } from './kit/subgraph.ts';
import { createOperationsManager } from './operations-manager/operations-manager.ts';
import { createOrchestrator } from './orchestrator/orchestrator.ts';
import { createServiceManager } from './service-manager/service-manager.ts';
import { createVirtualMachineManager } from './virtual-machine-manager/virtual-machine-manager.ts';

/** A subgraph as its product makes it: it answers, and it can be shown. */
export interface Product extends Subgraph {
  readonly demonstration: Demonstration;
  /** For those that ask other products: the graph they are all parts of, once there is one. */
  joinGraph?(graph: GraphClient): void;
}

export interface ProductOptions {
  readonly location: DatabaseLocation;
  readonly log: StoreLog;
  /** How long changes are kept for those who come back. */
  readonly retentionHours?: number;
  /** Private networks that webhooks of connectors may reach, as in "10.0.0.0/8". */
  readonly webhookNetworks?: readonly string[];
}

/** The four products, by the names their subgraphs have in the supergraph. */
export const PRODUCTS: Readonly<Record<string, (options: ProductOptions) => Promise<Product>>> = {
  'operations-manager': createOperationsManager,
  'service-manager': createServiceManager,
  'virtual-machine-manager': createVirtualMachineManager,
  orchestrator: createOrchestrator,
};
