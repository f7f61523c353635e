import { randomUUID } from 'node:crypto';
import { createOnce } from '../../kit/idempotency.ts';
import { Refusal } from '../../kit/refusal.ts';
import { checkText } from '../../kit/text-limits.ts';
import { checkMayAdminister } from '../administrators.ts';
import type { OperationsManagerContext, OperationsManagerUnit } from '../context.ts';
import { toMappingKey } from './enrichment-rule.ts';
import type { MappingEntry, MappingTable } from './mapping-table-store.ts';

type ActionContext = Pick<OperationsManagerContext, 'transaction' | 'viewer' | 'now'>;

const TABLE_LIMITS = { tables: 100, entries: 10_000, atOnce: 1_000, characters: 255 } as const;

/** Adds an empty table. */
export async function createMappingTable(
  { transaction, viewer, now }: ActionContext,
  draft: Pick<MappingTable, 'name' | 'description'>,
  idempotencyKey: string | null,
): Promise<MappingTable> {
  checkMayAdminister(viewer, 'create a mapping table');
  const { name, description } = draft;
  checkText(name, { what: 'name', least: 1, most: 100, field: ['input', 'name'] });
  checkText(description, { what: 'description', most: 4_000, field: ['input', 'description'] });
  return await transaction(async (unit) =>
    createOnce<MappingTable>(
      unit.idempotencyKeys,
      { key: idempotencyKey, request: draft },
      {
        find: (id) => unit.mappingTables.findForUpdate(id),
        toId: ({ id }) => id,
        async create() {
          const others = await unit.mappingTables.listAll();
          if (others.some((other) => other.name === name)) {
            throw new Refusal(
              'ALREADY_EXISTS',
              `Cannot name a mapping table "${name}": there is one of that name`,
              ['input', 'name'],
            );
          }
          if (others.length >= TABLE_LIMITS.tables) {
            throw new Refusal(
              'TOO_MANY',
              `Cannot add mapping table "${name}": there are ${others.length}, and that is the most`,
              ['input'],
            );
          }
          const modification = { lastModifiedAt: now(), lastModifiedBy: viewer.name };
          const table = { id: randomUUID(), name, description, ...modification };
          await unit.mappingTables.insert(table);
          return table;
        },
      },
    ),
  );
}

/** Removes entries, then adds others or replaces their values. */
export async function setMappingTableEntries(
  { transaction, viewer, now }: ActionContext,
  request: {
    readonly mappingTableId: string;
    readonly entries: readonly MappingEntry[];
    readonly removedKeys: readonly string[];
  },
): Promise<MappingTable> {
  checkMayAdminister(viewer, 'change a mapping table');
  const { mappingTableId, entries, removedKeys } = request;
  checkCount(entries.length, 'entries');
  checkCount(removedKeys.length, 'removedKeys');
  const seen = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    checkEntry(entry, { seen, field: ['input', 'entries', String(index)] });
  }
  return await transaction(async (unit) => {
    const before = await findTable(unit, mappingTableId, 'change');
    // Kept as they are looked up, so that a key is there once, in whichever case it was written.
    await unit.mappingTables.changeEntries(mappingTableId, {
      entries: entries.map(({ key, value }) => ({ key: toMappingKey(key), value })),
      removedKeys: removedKeys.map(toMappingKey),
    });
    const count = await unit.mappingTables.countEntries(mappingTableId);
    if (count > TABLE_LIMITS.entries) {
      throw new Refusal(
        'TOO_MANY',
        `Cannot keep ${count} entries in mapping table "${before.name}": it holds at most ${TABLE_LIMITS.entries}`,
        ['input', 'entries'],
      );
    }
    const after = { ...before, lastModifiedAt: now(), lastModifiedBy: viewer.name };
    await unit.mappingTables.save(after);
    const isUsed = (await unit.mappingTables.listRulesUsing(mappingTableId)).length > 0;
    if (isUsed) await unit.alertPolicy.saveRulesEdition(randomUUID());
    return after;
  });
}

export async function deleteMappingTable(
  { transaction, viewer }: ActionContext,
  mappingTableId: string,
): Promise<void> {
  checkMayAdminister(viewer, 'delete a mapping table');
  await transaction(async (unit) => {
    const { name } = await findTable(unit, mappingTableId, 'delete');
    const [rule] = await unit.mappingTables.listRulesUsing(mappingTableId);
    if (rule !== undefined) {
      throw new Refusal(
        'IN_USE',
        `Cannot delete mapping table "${name}": enrichment rule "${rule}" looks values up in it`,
        ['input', 'mappingTableId'],
      );
    }
    await unit.mappingTables.remove(mappingTableId);
  });
}

function checkCount(count: number, name: string): void {
  if (count <= TABLE_LIMITS.atOnce) return;
  throw new Refusal(
    'OUT_OF_RANGE',
    `Cannot set a mapping table with ${count} ${name}: it must be at most ${TABLE_LIMITS.atOnce}`,
    ['input', name],
  );
}

function checkEntry(
  { key, value }: MappingEntry,
  { seen, field }: { seen: Set<string>; field: readonly string[] },
): void {
  const limits = { least: 1, most: TABLE_LIMITS.characters };
  checkText(key, { what: 'key', ...limits, field: [...field, 'key'] });
  checkText(value, { what: 'value', ...limits, field: [...field, 'value'] });
  if (seen.has(toMappingKey(key))) {
    throw new Refusal('CONTRADICTION', `Cannot set key "${key}" twice at once`, [...field, 'key']);
  }
  seen.add(toMappingKey(key));
}

async function findTable(
  { mappingTables }: OperationsManagerUnit,
  id: string,
  action: string,
): Promise<MappingTable> {
  const table = await mappingTables.findForUpdate(id);
  if (table !== null) return table;
  throw new Refusal('NOT_FOUND', `Cannot ${action} mapping table "${id}": there is none`, [
    'input',
    'mappingTableId',
  ]);
}
