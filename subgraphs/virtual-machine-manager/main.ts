import { beginDemonstration } from '../demonstration/begin-demonstration.ts';
import { runSubgraphProcess } from '../kit/serving/subgraph-process.ts';
import {
  createVirtualMachineManager,
  type VirtualMachineManager,
} from './virtual-machine-manager.ts';

await runSubgraphProcess<VirtualMachineManager>({
  name: 'virtual-machine-manager',
  defaultPort: 4003,
  environment: process.env,
  create: createVirtualMachineManager,
  begin: beginDemonstration,
});
