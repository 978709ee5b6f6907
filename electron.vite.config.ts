import { resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'electron-vite';

const here = import.meta.dirname;

export default defineConfig({
  main: {
    build: {
      // Only what package.json calls a dependency (the keychain's native module) stays outside the bundle.
      externalizeDeps: true,
      rolldownOptions: {
        // Threads are scripts of their own beside main's.
        input: {
          index: resolve(here, 'src/main/electron/start.ts'),
          'calls-worker': resolve(here, 'src/main/calls/thread/worker.ts'),
          // The keychain's process.
          'keychain-worker': resolve(here, 'src/main/account/keychain-worker.ts'),
          'authorities-worker': resolve(here, 'src/main/network/authorities-worker.ts'),
          'table-worker': resolve(here, 'src/main/table-files/table-worker.ts'),
        },
        // Beside it, so that each script finds the others in its own folder.
        output: { format: 'es', chunkFileNames: '[name]-[hash].js' },
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
    plugins: [vue(), tailwindcss()],
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
          'call-card': resolve(here, 'src/renderer/call-card.html'),
        },
        // What a window starts with is one file: a chain of small ones costs a round trip each.
        output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
      },
    },
  },
});
