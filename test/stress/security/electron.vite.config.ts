/** The app's own build of main and preload with one defect in it, into an app folder of its own: out/planted. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineConfig, type UserConfig } from 'electron-vite';
import { mergeConfig, type Plugin } from 'vite';
import { applied } from '../kit/change.ts';
import { ELECTRON_DEFECTS } from './electron-defects.ts';

const ROOT = join(import.meta.dirname, '../../..');
const base = process.env['SECURITY_BASE'] ?? 'electron.vite.config.ts';
// eslint-disable-next-line no-unsanitized/method -- a file of ours
const config = ((await import(pathToFileURL(join(ROOT, base)).href)) as { default: UserConfig }).default;
/** None: the control, which must be green. */
const changes = ELECTRON_DEFECTS[process.env['SECURITY_DEFECT'] ?? '']?.changes ?? [];

function plant(): Plugin {
  return {
    name: 'plant-defect',
    enforce: 'pre',
    transform(source, id) {
      const ours = changes.filter(({ file }) => join(ROOT, file) === id.split('?')[0]);
      return ours.length === 0 ? undefined : ours.reduce(applied, source);
    },
  };
}

const planted = (part: 'main' | 'preload') =>
  mergeConfig(config[part] ?? {}, {
    plugins: [plant()],
    build: { outDir: join(ROOT, 'out/planted/out', part), emptyOutDir: true },
  });

export default defineConfig({ main: planted('main'), preload: planted('preload') });
