import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { describeDataCentre } from '../../subgraphs/demonstration/data-centre.ts';
import { createRandom } from '../../subgraphs/demonstration/random.ts';
import { PRODUCTS } from '../../subgraphs/products.ts';
import type { DatabaseLocation } from '../../subgraphs/kit/database/database.ts';
import { createTestLocation } from '../support/databases.ts';
import { quietLog } from '../support/quiet-log.ts';

const SMALL = describeDataCentre(0.05);

describe.each(Object.entries(PRODUCTS))('the demonstration of %s', (_name, create) => {
  test('fills an empty store once, and lets things happen in it', async () => {
    await using place = await createTestLocation('sqlite');
    const first = await create({ location: place.location, log: quietLog });
    expect(await first.demonstration.prepare(SMALL)).toBe('filled');
    expect(await first.demonstration.prepare(SMALL)).toBe('kept');
    const random = createRandom(7);
    for (let step = 0; step < 12; step += 1) await first.demonstration.act(random);
    await first.close();

    const again = await create({ location: place.location, log: quietLog });
    expect(await again.demonstration.prepare(SMALL)).toBe('kept');
    await again.close();
    expect(countChanges(place.location)).toBeGreaterThan(0);
  });

  test('says so when filling was interrupted, and touches nothing', async () => {
    await using place = await createTestLocation('sqlite');
    const product = await create({ location: place.location, log: quietLog });
    withFile(place.location, (file) =>
      file.exec("insert into store_facts (name, value) values ('demonstration', 'filling')"),
    );
    await expect(product.demonstration.prepare(SMALL)).rejects.toThrow(
      /^Cannot use store ".+": filling it was interrupted, so parts are missing; remove it and start again$/,
    );
    await product.close();
  });

  test('leaves a store alone that was not made as a demonstration', async () => {
    await using place = await createTestLocation('sqlite');
    const product = await create({ location: place.location, log: quietLog });
    await product.close();
    // Somebody has worked in it: its journal has begun.
    withFile(place.location, (file) => file.exec('update journal_head set sequence = 1'));

    const again = await create({ location: place.location, log: quietLog });
    expect(await again.demonstration.prepare(SMALL)).toBe('foreign');
    const random = createRandom(7);
    for (let step = 0; step < 12; step += 1) await again.demonstration.act(random);
    await again.close();
    expect(countChanges(place.location)).toBe(0);
  });
});

function countChanges(location: DatabaseLocation): number {
  return withFile(location, (file) => {
    const row = file.prepare('select count(*) as changes from journal').get() as {
      changes: number;
    };
    return row.changes;
  });
}

/** Looks into the store from beside the product. */
function withFile<T>(location: DatabaseLocation, work: (file: DatabaseSync) => T): T {
  if (location.kind !== 'sqlite') throw new Error('Only a file can be looked into');
  using file = new DatabaseSync(location.file);
  return work(file);
}
