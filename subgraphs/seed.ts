import { parseArgs } from 'node:util';
import pino from 'pino';
import { describeDataCentre } from './demonstration/data-centre.ts';
import { describeStart, toLocation } from './kit/serving/subgraph-process.ts';
import { PRODUCTS } from './products.ts';

/**
 * Fills the four stores with the demonstration data centre: `npm run seed -- --scale 300` for about a million alerts.
 * A store that holds anything is left alone.
 */
const log = pino({ level: 'warn' }, pino.destination(2));
const scale = readScale();

try {
  await fillStores();
} catch (error) {
  process.stderr.write(`\n${describeStart(error)}\n`);
  process.exit(1);
}

async function fillStores(): Promise<void> {
  const dataDirectory = process.env['DATA_DIR'] ?? './data';
  const databaseUrl = process.env['DATABASE_URL'] ?? null;
  const dataCentre = describeDataCentre(scale);
  for (const [name, create] of Object.entries(PRODUCTS)) {
    const started = performance.now();
    process.stdout.write(`${name} … `);
    const location = toLocation({ dataDirectory, databaseUrl }, name);
    const product = await create({ location, log });
    const state = await product.demonstration.prepare(dataCentre);
    await product.close();
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    const isFilled = state === 'filled';
    console.log(isFilled ? `filled in ${seconds} s` : 'left alone: the store is not empty');
  }
}

function readScale(): number {
  const usage = 'npm run seed -- [--scale N], where 1 makes 3,000 alerts and 300 about a million';
  try {
    const { values } = parseArgs({
      options: { scale: { type: 'string', default: '1' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help === true) {
      console.log(usage);
      process.exit(0);
    }
    const asked = Number(values.scale);
    if (asked > 0 && asked <= 1_000) return asked;
    throw new Error(`--scale must be a number above 0, at most 1000, not "${values.scale}"`);
  } catch (error) {
    console.error(`Cannot fill the stores: ${(error as Error).message}\n${usage}`);
    return process.exit(1);
  }
}
