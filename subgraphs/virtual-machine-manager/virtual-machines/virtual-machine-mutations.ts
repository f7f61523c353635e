import { attempt } from '../../kit/refusal.ts';
import type { VirtualMachineManagerContext } from '../context.ts';
import type { CreateVirtualMachineInput, Resolvers } from '../schema-types.generated.ts';
import { createCheckpoint, deleteCheckpoint, restoreCheckpoint } from './checkpoint-actions.ts';
import { createVirtualMachine } from './create-virtual-machine.ts';
import type { MachineRequest } from './find-machine.ts';
import { migrateVirtualMachine } from './migrate-virtual-machine.ts';
import {
  actOnVirtualMachine,
  repairVirtualMachine,
  type MachineOutcome,
} from './virtual-machine-actions.ts';
import type { VirtualMachineDraft } from './virtual-machine-draft.ts';

export const virtualMachineMutations: Pick<Resolvers, 'Mutation'> = {
  Mutation: {
    createVirtualMachine: (_root, { input }, context) =>
      answer(
        context,
        createVirtualMachine(context, toDraft(input), {
          idempotencyKey: input.idempotencyKey ?? null,
          comment: input.comment ?? null,
        }),
      ),
    startVirtualMachine: (_root, { input }, context) =>
      answer(context, actOnVirtualMachine(context, 'START', toRequest(input))),
    stopVirtualMachine: (_root, { input }, context) =>
      answer(context, actOnVirtualMachine(context, 'STOP', toRequest(input))),
    shutDownVirtualMachine: (_root, { input }, context) =>
      answer(context, actOnVirtualMachine(context, 'SHUT_DOWN', toRequest(input))),
    saveVirtualMachine: (_root, { input }, context) =>
      answer(context, actOnVirtualMachine(context, 'SAVE', toRequest(input))),
    pauseVirtualMachine: (_root, { input }, context) =>
      answer(context, actOnVirtualMachine(context, 'PAUSE', toRequest(input))),
    resumeVirtualMachine: (_root, { input }, context) =>
      answer(context, actOnVirtualMachine(context, 'RESUME', toRequest(input))),
    resetVirtualMachine: (_root, { input }, context) =>
      answer(context, actOnVirtualMachine(context, 'RESET', toRequest(input))),
    deleteVirtualMachine: (_root, { input }, context) =>
      answer(context, actOnVirtualMachine(context, 'DELETE', toRequest(input))),
    repairVirtualMachine: (_root, { input }, context) =>
      answer(context, repairVirtualMachine(context, toRequest(input))),
    migrateVirtualMachine: (_root, { input }, context) =>
      answer(
        context,
        migrateVirtualMachine(context, { ...toRequest(input), hostId: input.hostId ?? null }),
      ),
    async createCheckpoint(_root, { input }, context) {
      const draft = {
        ...toRequest(input),
        name: input.name ?? null,
        description: input.description,
      };
      const action = createCheckpoint(context, draft, input.idempotencyKey ?? null);
      const { result, userErrors } = await attempt(action);
      return {
        ...toPayload(context, result),
        checkpoint: result?.checkpoint ?? null,
        userErrors,
      };
    },
    restoreCheckpoint: (_root, { input }, context) =>
      answer(context, restoreCheckpoint(context, { ...input, ...toOptions(input) })),
    deleteCheckpoint: (_root, { input }, context) =>
      answer(context, deleteCheckpoint(context, { ...input, ...toOptions(input) })),
  },
};

async function answer(context: VirtualMachineManagerContext, action: Promise<MachineOutcome>) {
  const { result, userErrors } = await attempt(action);
  return { ...toPayload(context, result), userErrors };
}

function toPayload({ cursorAt }: VirtualMachineManagerContext, outcome: MachineOutcome | null) {
  const sequence = outcome?.sequence ?? null;
  return {
    virtualMachine: outcome?.machine ?? null,
    job: outcome?.job ?? null,
    cursor: sequence === null ? null : cursorAt(sequence),
  };
}

interface OptionsInput {
  readonly expectedVersion?: number | null | undefined;
  readonly comment?: string | null | undefined;
}

function toRequest(input: OptionsInput & { readonly virtualMachineId: string }): MachineRequest {
  return { virtualMachineId: input.virtualMachineId, ...toOptions(input) };
}

function toOptions({ expectedVersion, comment }: OptionsInput) {
  return { expectedVersion: expectedVersion ?? null, comment: comment ?? null };
}

function toDraft(input: CreateVirtualMachineInput): VirtualMachineDraft {
  return {
    name: input.name,
    computerName: input.computerName ?? input.name.toLowerCase(),
    description: input.description,
    cloudId: input.cloudId,
    hostId: input.hostId ?? null,
    cpuCount: input.cpuCount,
    memoryMb: input.memoryMb,
    diskGb: input.diskGb,
    operatingSystem: input.operatingSystem,
    isHighlyAvailable: input.isHighlyAvailable,
    owner: input.owner ?? null,
    startAction: input.startAction,
    stopAction: input.stopAction,
    tag: input.tag ?? null,
    costCenter: input.costCenter ?? null,
    customProperties: (input.customProperties ?? []).map((value) => value ?? null),
  };
}
