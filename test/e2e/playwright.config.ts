import { join } from 'node:path';
import { defineConfig } from 'playwright/test';

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '**/*.spec.ts',
  outputDir: join(import.meta.dirname, '../../out/e2e'),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  // CI says which tests needed a second try ("flaky" in the closing lines); by hand there is none.
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list']],
});
