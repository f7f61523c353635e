import { join } from 'node:path';
import knex, { type Knex } from 'knex';

/** Opens a product's store: a file of the folder, or a schema of the PostgreSQL database. */
export function connectPeer(name: string, location: string): Knex {
  if (location.startsWith('postgres')) {
    return knex.default({
      client: 'pg',
      connection: location,
      searchPath: [name.replaceAll('-', '_')],
      pool: { min: 2, max: 10 },
    });
  }
  return knex.default({
    client: 'better-sqlite3',
    connection: { filename: join(location, `${name}.sqlite`) },
    useNullAsDefault: true,
    pool: {
      afterCreate(connection: { pragma(text: string): unknown }, done: () => void) {
        // As durable as ours, and with as much memory.
        for (const pragma of [
          'busy_timeout = 5000',
          'synchronous = FULL',
          'cache_size = -262144',
        ]) {
          connection.pragma(pragma);
        }
        done();
      },
    },
  });
}
