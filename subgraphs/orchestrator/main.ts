import { beginDemonstration } from '../demonstration/begin-demonstration.ts';
import { runSubgraphProcess } from '../kit/serving/subgraph-process.ts';
import { createOrchestrator, type Orchestrator } from './orchestrator.ts';

await runSubgraphProcess<Orchestrator>({
  name: 'orchestrator',
  defaultPort: 4004,
  environment: process.env,
  create: createOrchestrator,
  begin: beginDemonstration,
});
