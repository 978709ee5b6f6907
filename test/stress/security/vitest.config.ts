import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { applied } from '../kit/change.ts';
import { DEFECTS } from './defects.ts';

const ROOT = join(import.meta.dirname, '../../..');
const name = process.env['SECURITY_DEFECT'];
const changes = name === undefined ? [] : (DEFECTS[name]?.changes ?? []);

/** Runs unit tests with one defect planted in the source that they load. */
export default defineConfig({
  root: ROOT,
  plugins: [
    {
      name: 'plant-defect',
      enforce: 'pre',
      transform(source, id) {
        const ours = changes.filter(({ file }) => join(ROOT, file) === id.split('?')[0]);
        return ours.length === 0 ? undefined : ours.reduce(applied, source);
      },
    },
  ],
  test: {
    // Cached modules would carry one defect into the next run.
    fsModuleCache: false,
    setupFiles: ['test/unit/seed.setup.ts'],
    testTimeout: 20_000,
    bail: 1,
    expect: { poll: { timeout: 10_000 } },
  },
});
