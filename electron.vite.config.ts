import { resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'electron-vite';
import { normalizePath, type Plugin } from 'vite';

const here = import.meta.dirname;

/** No late part brings a style sheet of its own, so `import()` needs none of Vite's help (a kilobyte in each window) to wait for one. */
const plainImports: Plugin = {
  name: 'plain-imports',
  apply: 'build',
  enforce: 'pre',
  load: {
    filter: { id: /vite\/preload-helper/ },
    handler: () => 'export const __vitePreload = (load) => load();',
  },
};

/** As Vite writes ids: on Windows, too, with slashes. */
const HOME = normalizePath(resolve(here, 'src/renderer/i18n/zh-cn/home.ts'));
const FIRST_WORDS = /renderer\/i18n\/(zh-cn|en)\/(?:core|dialer|home|outcomes|palette|shell)\.ts$/;

/** The main window needs them together; the quick dial, which has no home, begins with the core alone. */
function firstWords(id: string, context: { getModuleInfo: (id: string) => unknown }): string | null {
  const tag = FIRST_WORDS.exec(id.replaceAll('\\', '/'))?.[1];
  return tag !== undefined && context.getModuleInfo(HOME) ? `words-${tag}` : null;
}

/** The page itself asks for the words of the language that it is written in, and not only its script, when that has come and run. */
const preloadedWords: Plugin = {
  name: 'preloaded-words',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) => {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const words = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith('i18n/zh-cn/core.ts')));
      const needed = [words?.fileName, ...(words?.imports ?? [])];
      return chunks
        .filter(({ fileName, isEntry }) => needed.includes(fileName) && !isEntry)
        .map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${fileName}` },
          injectTo: 'head',
        }));
    },
  },
};

export default defineConfig({
  main: {
    build: {
      // Only what package.json calls a dependency (the keychain's native module) stays outside the bundle.
      externalizeDeps: true,
      rolldownOptions: {
        // The calls' thread is a script of its own beside main's.
        input: {
          index: resolve(here, 'src/main/index.ts'),
          'calls-worker': resolve(here, 'src/main/calls/thread/worker.ts'),
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed window can only load one CommonJS file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(here, 'src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    plugins: [plainImports, preloadedWords, vue(), tailwindcss()],
    define: {
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    build: {
      // Each window gets a bundle of its own: shared chunks would carry the main window's share of Vue into the quick dial.
      isolatedEntries: true,
      minify: true,
      modulePreload: false,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: {
          index: resolve(here, 'src/renderer/index.html'),
          'quick-dial': resolve(here, 'src/renderer/quick-dial.html'),
        },
        // What a window starts with is one file, and so are the first words of a language.
        output: {
          codeSplitting: {
            groups: [
              { name: 'start', tags: ['$initial'] },
              { name: firstWords, debugName: 'words' },
            ],
          },
        },
      },
    },
  },
});
