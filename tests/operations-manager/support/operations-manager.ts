import type { DatabaseLocation } from '../../../subgraphs/kit/database/database.ts';
import { openDatabase } from '../../../subgraphs/kit/database/open-database.ts';
import type { Subgraph } from '../../../subgraphs/kit/subgraph.ts';
import type { ConnectorSettings } from '../../../subgraphs/operations-manager/connectors/connector-hub.ts';
import { operationsManagerMigrations } from '../../../subgraphs/operations-manager/migrations.ts';
import { createOperationsManager } from '../../../subgraphs/operations-manager/operations-manager.ts';
import { createTestLocation, type StoreKind } from '../../support/databases.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { createTestClock, type TestClock } from '../../support/test-clock.ts';

export interface TestOperationsManager extends Subgraph, AsyncDisposable {
  readonly clock: TestClock;
  readonly location: DatabaseLocation;
  /** Every statement since the last call. */
  takeStatements(): string[];
  /** The same store opened again, as another process would have it, on a clock of its own. */
  startAnother(options?: StartOptions): Promise<Subgraph & AsyncDisposable & { clock: TestClock }>;
}

export interface StartOptions {
  readonly connectors?: Partial<ConnectorSettings>;
  /** Sees each statement before it runs. */
  readonly onQuery?: (sql: string) => void;
}

const AT = '2026-01-01T00:00:00.000Z';

/** A store with two computers in two groups, a disk on the first, nothing wrong with any of them. */
export async function createEstate(
  kind: StoreKind,
): Promise<{ readonly location: DatabaseLocation } & AsyncDisposable> {
  await using started = new AsyncDisposableStack();
  const { location } = started.use(await createTestLocation(kind));
  const database = await openDatabase({ location, migrations: operationsManagerMigrations });
  await database.transaction(async (transaction) => {
    await transaction('management_groups').insert({ id: 'mg-1', name: 'MG-EAST', site: 'east' });
    await transaction('monitored_objects').insert([
      toObjectRow('computer-1', { name: 'web-01', className: 'Microsoft.Windows.Computer' }),
      toObjectRow('computer-2', { name: 'sql-01', className: 'Microsoft.Windows.Computer' }),
      toObjectRow('disk-1', {
        name: 'C:',
        className: 'Microsoft.Windows.LogicalDisk',
        computer: 'web-01',
        containerId: 'computer-1',
      }),
    ]);
    await transaction('groups').insert(
      ['web', 'sql', 'all'].map((name) => ({
        id: `group-${name}`,
        management_group_id: 'mg-1',
        name,
        display_name: `Group ${name}`,
        description: '',
      })),
    );
    await transaction('group_members').insert([
      { group_id: 'group-web', object_id: 'computer-1' },
      { group_id: 'group-web', object_id: 'disk-1' },
      { group_id: 'group-sql', object_id: 'computer-2' },
      ...['computer-1', 'computer-2', 'disk-1'].map((id) => ({
        group_id: 'group-all',
        object_id: id,
      })),
    ]);
  });
  await database.close();
  const owned = started.move();
  return { location, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** Operations Manager over such a store. */
export async function startOperationsManager(
  kind: StoreKind,
  options: StartOptions = {},
): Promise<TestOperationsManager> {
  await using started = new AsyncDisposableStack();
  const { location } = started.use(await createEstate(kind));
  const clock = createTestClock();
  let statements: string[] = [];
  const subgraph = await createOperationsManager({
    location,
    log: quietLog,
    now: clock.now,
    onQuery: (sql) => statements.push(sql),
    ...options,
  });
  started.defer(() => subgraph.close());
  const owned = started.move();
  return {
    ...subgraph,
    clock,
    location,
    takeStatements() {
      const taken = statements;
      statements = [];
      return taken;
    },
    async startAnother(others = {}) {
      const otherClock = createTestClock(clock.now());
      const other = await createOperationsManager({
        location,
        log: quietLog,
        now: otherClock.now,
        ...others,
      });
      return { ...other, clock: otherClock, [Symbol.asyncDispose]: () => other.close() };
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

function toObjectRow(
  id: string,
  options: { name: string; className: string; computer?: string; containerId?: string },
) {
  const { name, className, computer = name, containerId = null } = options;
  return {
    id,
    management_group_id: 'mg-1',
    class_name: className,
    display_name: name,
    name,
    full_name: `${className}:${name}`,
    path: containerId === null ? '' : `${computer}.contoso.example`,
    principal_name: `${computer}.contoso.example`,
    container_id: containerId,
    health_state: 1,
    is_available: 1,
    in_maintenance: 0,
    state_last_modified_at: AT,
    availability_last_modified_at: AT,
    maintenance_last_modified_at: null,
    is_managed: 1,
    properties: '[]',
    last_modified_at: AT,
    removed_at: null,
    version: 1,
  };
}
