/** The app's own build, changed so that it runs in Electron 33: newer syntax translated, missing functions added, an output folder of its own. */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineConfig, type UserConfig } from 'electron-vite';
import { mergeConfig, type Plugin } from 'vite';

const ROOT = join(import.meta.dirname, '../..');
/** Loaded by Node: electron-vite would bundle a plain import into this file, and the paths in it would begin here. */
// eslint-disable-next-line no-unsanitized/method -- a file of ours
const config = ((await import(pathToFileURL(join(ROOT, 'electron.vite.config.ts')).href)) as { default: UserConfig })
  .default;
/** An app folder of its own, laid out like the checkout. */
const APP = join(ROOT, 'out/older-electron');
/** The one name of `node:tls` that is not there. */
const GET_AUTHORITIES = /import \{([^}]*)\bgetCACertificates\b,?([^}]*)\} from 'node:tls';/;

const newerNode: Plugin = {
  name: 'newer-node',
  enforce: 'pre',
  transform: {
    filter: { id: /src\/main\/.*\.ts$/ },
    // Node's own modules are external before any plugin is asked: their names are changed where they are written.
    handler(code, id) {
      const named = code
        .replaceAll(`'node:sqlite'`, `'@photostructure/sqlite'`)
        .replace(GET_AUTHORITIES, `import {$1$2} from 'node:tls';\nimport { getCACertificates } from 'older:tls';`);
      return this.getModuleInfo(id)?.isEntry ? `import 'older:missing';\n${named}` : named;
    },
  },
  resolveId: (source) =>
    source === '@photostructure/sqlite'
      ? { id: source, external: true }
      : source.startsWith('older:')
        ? join(import.meta.dirname, `${source.slice('older:'.length)}.ts`)
        : undefined,
};

const appFolder: Plugin = {
  name: 'app-folder',
  async closeBundle() {
    for (const part of ['package.json', 'resources/icons'])
      await cp(join(ROOT, part), join(APP, part), { recursive: true });
  },
};

const output = (part: string) => ({ outDir: join(APP, 'out', part), emptyOutDir: true });

export default defineConfig({
  main: mergeConfig(config.main ?? {}, {
    plugins: [newerNode, appFolder],
    build: { ...output('main'), target: 'node20.18' },
  }),
  preload: mergeConfig(config.preload ?? {}, { build: { ...output('preload'), target: 'node20.18' } }),
  renderer: mergeConfig(config.renderer ?? {}, { build: { ...output('renderer'), target: 'chrome130' } }),
});
