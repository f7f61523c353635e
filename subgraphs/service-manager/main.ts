import { beginDemonstration } from '../demonstration/begin-demonstration.ts';
import { runSubgraphProcess } from '../kit/serving/subgraph-process.ts';
import { createServiceManager, type ServiceManager } from './service-manager.ts';

await runSubgraphProcess<ServiceManager>({
  name: 'service-manager',
  defaultPort: 4002,
  environment: process.env,
  create: createServiceManager,
  begin: beginDemonstration,
});
