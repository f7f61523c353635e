import { beginDemonstration } from '../demonstration/begin-demonstration.ts';
import { runSubgraphProcess } from '../kit/serving/subgraph-process.ts';
import { createOperationsManager, type OperationsManager } from './operations-manager.ts';

await runSubgraphProcess<OperationsManager>({
  name: 'operations-manager',
  defaultPort: 4001,
  environment: process.env,
  create: createOperationsManager,
  begin: beginDemonstration,
});
