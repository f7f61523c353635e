import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/postgres-server.ts'],
    // The machine that runs the tests may have two slow cores; a hung test still ends.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
  resolve: {
    // Vite would hand our code graphql's ES build while @apollo/* gets the CommonJS one: two realms.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
});
