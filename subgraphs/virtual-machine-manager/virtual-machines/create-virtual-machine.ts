import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import { checkQuota, type Cloud } from '../clouds/cloud.ts';
import type { ActionContext, VirtualMachineManagerUnit } from '../context.ts';
import { findRooms } from '../hosts/find-rooms.ts';
import type { Host } from '../hosts/host.ts';
import { choosePlace, findObstacle } from '../hosts/placement.ts';
import { createJob } from '../jobs/begin-job.ts';
import { estimateDurationMs } from '../jobs/job-durations.ts';
import { toJobChange } from '../jobs/vmm-job-change.ts';
import { COMMENT_CHARACTERS } from './find-machine.ts';
import { checkDraft, type VirtualMachineDraft } from './virtual-machine-draft.ts';
import { toOccasion, type MachineOutcome } from './virtual-machine-actions.ts';
import { CUSTOM_PROPERTY_COUNT, enterStatus, type VirtualMachine } from './virtual-machine.ts';
import { toMachineChange } from './virtual-machine-change.ts';
import { createId } from '../../kit/create-id.ts';

/** Begins to make a machine; asked again under the same key, it answers with the one made the first time. */
export async function createVirtualMachine(
  context: ActionContext,
  draft: VirtualMachineDraft,
  { idempotencyKey, comment }: { idempotencyKey: string | null; comment: string | null },
): Promise<MachineOutcome> {
  checkDraft(draft);
  checkText(comment, { what: 'comment', most: COMMENT_CHARACTERS, field: ['input', 'comment'] });
  return await context.transaction(async (unit) => {
    await unit.placement.lock();
    const known = await findEarlierOutcome(unit, { key: idempotencyKey, request: draft });
    if (known !== null) return known;
    await checkNames(unit, draft);
    const cloud = await findCloud(unit, draft);
    const [use] = await unit.clouds.readUse([cloud.id]);
    if (use !== undefined)
      checkQuota(cloud, use, { ...draft, storageGb: draft.diskGb, virtualMachineCount: 1 });
    const host = await chooseHost(unit, cloud, draft);

    const occasion = toOccasion(context, comment);
    const job = createJob(
      'CREATE',
      { ...draft, id: createId() },
      {
        ...occasion,
        targetKind: 'VirtualMachine',
        durationMs: estimateDurationMs('CREATE', { ...draft, pace: context.jobPace }),
        passage: {
          before: 'UNDER_CREATION',
          after: 'POWER_OFF',
          onFailure: 'CREATION_FAILED',
          checkpointId: null,
        },
      },
    );
    const machine = toNewMachine(draft, { id: job.targetId, jobId: job.id, host, ...occasion });
    await unit.virtualMachines.insert([machine]);
    await unit.jobs.insert([job]);
    const changes = [toMachineChange(null, machine, comment), toJobChange(null, job)];
    const sequence = await unit.journal.append(changes);
    await unit.idempotencyKeys.remember([
      { key: idempotencyKey, request: draft, id: job.id, sequence },
    ]);
    return { machine, job, sequence };
  });
}

/** What the same request under the same key began before; null when there was none. */
export async function findEarlierOutcome(
  unit: VirtualMachineManagerUnit,
  { key, request }: { key: string | null; request: object },
): Promise<MachineOutcome | null> {
  const earlier = await unit.idempotencyKeys.find(key, request);
  const job = earlier === null ? null : await unit.jobs.find(earlier.id);
  if (earlier === null || job === null) return null;
  const [machine = null] = await unit.virtualMachines.findMany([job.targetId]);
  return { machine, job, sequence: earlier.sequence };
}

async function checkNames(
  { virtualMachines }: VirtualMachineManagerUnit,
  { name, computerName }: VirtualMachineDraft,
): Promise<void> {
  const refuse = (field: string, value: string): Refusal =>
    new Refusal(
      'NAME_TAKEN',
      `Cannot create virtual machine "${name}": there already is one whose ${field} is "${value}"`,
      ['input', field],
    );
  if ((await virtualMachines.findByName(name)) !== null) throw refuse('name', name);
  const [namesake = null] = await virtualMachines.findManyByComputerName([computerName]);
  if (namesake !== null) throw refuse('computerName', computerName);
}

async function findCloud(
  { clouds }: VirtualMachineManagerUnit,
  { name, cloudId }: VirtualMachineDraft,
): Promise<Cloud> {
  const cloud = await clouds.find(cloudId);
  if (cloud !== null) return cloud;
  throw new Refusal(
    'NOT_FOUND',
    `Cannot create virtual machine "${name}": there is no cloud "${cloudId}"`,
    ['input', 'cloudId'],
  );
}

async function chooseHost(
  unit: VirtualMachineManagerUnit,
  cloud: Cloud,
  draft: VirtualMachineDraft,
): Promise<Host> {
  const refuse = (code: string, state: string): Refusal =>
    new Refusal(code, `Cannot create virtual machine "${draft.name}": ${state}`, [
      'input',
      'hostId',
    ]);
  const rooms = await findRooms(unit, cloud);
  if (draft.hostId === null) {
    const place = choosePlace(rooms, { ...draft, platform: null });
    if (place !== null) return place;
    const words = `no host of cloud "${cloud.name}" responds and has room for ${draft.memoryMb} MB`;
    throw refuse('NO_ROOM', words);
  }
  const room = rooms.find(({ host }) => host.id === draft.hostId);
  if (room === undefined) {
    const exists = (await unit.hosts.find(draft.hostId)) !== null;
    throw exists
      ? refuse('HOST_NOT_IN_CLOUD', `host "${draft.hostId}" is not one of cloud "${cloud.name}"`)
      : refuse('NOT_FOUND', `there is no host "${draft.hostId}"`);
  }
  const obstacle = findObstacle(room, { ...draft, platform: null });
  if (obstacle !== null) throw refuse(obstacle.code, obstacle.words);
  return room.host;
}

function toNewMachine(
  draft: VirtualMachineDraft,
  made: { id: string; jobId: string; host: Host; at: string; viewer: { name: string } },
): VirtualMachine {
  const { id, jobId, host, at, viewer } = made;
  const machine: VirtualMachine = {
    id,
    name: draft.name,
    computerName: draft.computerName,
    description: draft.description,
    status: 'UNDER_CREATION',
    statusCode: 0,
    owner: draft.owner ?? viewer.name,
    userRole: null,
    cloudId: draft.cloudId,
    hostId: host.id,
    hostGroupPath: host.hostGroupPath,
    migrationTargetId: null,
    isUndergoingLiveMigration: false,
    cpuCount: draft.cpuCount,
    cpuUtilizationPercent: 0,
    memoryMb: draft.memoryMb,
    memoryAvailablePercent: 100,
    totalSizeMb: draft.diskGb * 1_024,
    operatingSystem: draft.operatingSystem,
    platform: host.platform,
    isHighlyAvailable: draft.isHighlyAvailable,
    deploymentState: 'DEPLOYING',
    lastRestoredCheckpointId: null,
    currentCheckpointId: null,
    startAction: draft.startAction,
    stopAction: draft.stopAction,
    tag: draft.tag,
    costCenter: draft.costCenter,
    customProperties: Array.from(
      { length: CUSTOM_PROPERTY_COUNT },
      (_, index) => draft.customProperties[index] ?? null,
    ),
    failedJobId: null,
    mostRecentJobId: jobId,
    addedAt: at,
    createdAt: at,
    modifiedAt: at,
    version: 1,
  };
  return enterStatus(machine, 'UNDER_CREATION');
}
