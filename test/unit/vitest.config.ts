import { join } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [vue()],
  root: join(import.meta.dirname, '../..'),
  test: {
    include: ['test/unit/**/*.test.ts'],
    setupFiles: ['test/unit/seed.setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // What is waited for comes at once on an idle machine; on a busy one the default of a second is a coin toss.
    expect: { poll: { timeout: 10_000 } },
    // Real sockets and timers: two cores are shared by few files at a time.
    maxWorkers: 2,
  },
});
