import { defineConfig } from 'vitest/config';

// Vitest reads the default export; it is the one place that needs one.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['./tests/support/postgres.ts'],
    reporters: ['default', './tests/support/closing-lines.ts'],
    // Whole bots, databases and a browser start in some of them, on machines with two slow cores.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
