import { describe, expect, test } from 'vitest';
import { describeDataCentre } from '../../subgraphs/demonstration/data-centre.ts';
import { createRandom } from '../../subgraphs/demonstration/random.ts';
import { createVirtualMachineManager } from '../../subgraphs/virtual-machine-manager/virtual-machine-manager.ts';
import { ask } from '../support/ask.ts';
import { createTestLocation, STORES } from '../support/databases.ts';
import { quietLog } from '../support/quiet-log.ts';

async function startDemonstration(kind: (typeof STORES)[number]) {
  await using started = new AsyncDisposableStack();
  const { location } = started.use(await createTestLocation(kind));
  const manager = await createVirtualMachineManager({ location, log: quietLog, jobPace: 0 });
  started.defer(() => manager.close());
  const owned = started.move();
  return { ...manager, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

describe.each(STORES)('the demonstration on %s', (kind) => {
  test('holds the data centre that the products agree on', async () => {
    await using manager = await startDemonstration(kind);
    const dataCentre = describeDataCentre();

    expect(await manager.demonstration.prepare(dataCentre)).toBe('filled');
    expect(await manager.demonstration.prepare(dataCentre)).toBe('kept');

    const [machine] = dataCentre.virtualMachines;
    const host = dataCentre.hosts[machine?.hostIndex ?? 0];
    const answer = await ask(
      manager,
      `query ($id: ID!) {
        virtualMachines { totalCount }
        hosts { totalCount }
        inMaintenance: hosts(filter: { state: { eq: MAINTENANCE_MODE } }) { totalCount }
        failed: virtualMachines(filter: { status: { eq: MIGRATION_FAILED } }) { totalCount }
        clouds { name }
        vmmJobs { totalCount }
        virtualMachine(id: $id) { name computerName host { id computerName } }
      }`,
      { variables: { id: machine?.id } },
    );
    expect(answer).toEqual({
      virtualMachines: { totalCount: 1_200 },
      hosts: { totalCount: 60 },
      inMaintenance: { totalCount: 1 },
      failed: { totalCount: 3 },
      clouds: [
        { name: 'Build and Test' },
        { name: 'Databases' },
        { name: 'Production East' },
        { name: 'Production West' },
        { name: 'Virtual Desktops' },
      ],
      vmmJobs: { totalCount: 1_503 },
      virtualMachine: {
        name: 'web-east-0001',
        computerName: 'web-east-0001.contoso.example',
        host: { id: host?.id, computerName: host?.computerName },
      },
    });
  });

  test('lives on by itself, and never puts more on a host or into a cloud than it takes', async () => {
    await using manager = await startDemonstration(kind);
    await manager.demonstration.prepare(describeDataCentre());
    const random = createRandom(7);

    for (let step = 0; step < 60; step += 1) await manager.demonstration.act(random);
    await manager.jobRunner.runDue();

    interface Whole {
      readonly hosts: { readonly nodes: readonly Record<string, number>[] };
      readonly clouds: readonly {
        readonly use: Record<string, number>;
        readonly quota: Record<string, number | null>;
      }[];
      readonly running: { readonly totalCount: number };
      readonly ended: { readonly totalCount: number };
    }
    const { hosts, clouds, running, ended } = await ask<Whole>(
      manager,
      `{
        hosts(first: 200) { nodes { memoryMb memoryReserveMb memoryAssignedMb } }
        clouds { use { memoryMb virtualMachineCount } quota { memoryMb virtualMachineCount } }
        running: vmmJobs(filter: { status: { eq: RUNNING } }) { totalCount }
        ended: vmmJobs(filter: { status: { eq: COMPLETED } }) { totalCount }
      }`,
    );
    expect(ended.totalCount).toBeGreaterThan(1_510);
    expect(running.totalCount).toBe(0);
    for (const { memoryMb = 0, memoryReserveMb = 0, memoryAssignedMb = 0 } of hosts.nodes) {
      expect(memoryAssignedMb).toBeLessThanOrEqual(memoryMb - memoryReserveMb);
    }
    for (const { use, quota } of clouds) {
      expect(use['memoryMb']).toBeLessThanOrEqual(quota['memoryMb'] ?? Infinity);
      expect(use['virtualMachineCount']).toBeLessThanOrEqual(
        quota['virtualMachineCount'] ?? Infinity,
      );
    }
  });
});

test('the demonstration leaves a store alone that somebody uses', async () => {
  await using manager = await startDemonstration('sqlite');
  await manager.demonstration.act(createRandom(1));
  expect(await ask(manager, '{ vmmJobs { totalCount } }')).toEqual({ vmmJobs: { totalCount: 0 } });
});
