import { join } from 'node:path';
import { resolveConfig } from 'electron-vite';
import { build, type InlineConfig, type Plugin } from 'vite';

const ROOT = join(import.meta.dirname, '../../..');
const ENTRY = 'bench-entry';

/** The renderer's part of electron.vite.config.ts with electron-vite's presets on it: what `npm run build` uses. */
async function rendererConfig(): Promise<InlineConfig> {
  const inline = { root: ROOT, configFile: join(ROOT, 'electron.vite.config.ts'), logLevel: 'warn' as const };
  const { config } = await resolveConfig(inline, 'build', 'production');
  if (!config?.renderer) throw new Error('electron.vite.config.ts has no renderer');
  return { ...config.renderer, configFile: false, root: join(ROOT, 'src/renderer') };
}

async function buildInto(files: Map<string, Buffer>, prefix: string, config: InlineConfig): Promise<void> {
  const built = await build({ ...config, build: { ...config.build, write: false } });
  for (const output of Array.isArray(built) ? built : [built]) {
    if (!('output' in output)) throw new Error('not a build but a watcher');
    for (const file of output.output) {
      const text = file.type === 'chunk' ? file.code : file.source;
      files.set(`/${prefix}/${file.fileName}`, Buffer.from(text));
    }
  }
}

/** The app's two windows as they are shipped: `/app/index.html` and `/app/quick-dial.html`. */
export async function buildApp(files: Map<string, Buffer>): Promise<void> {
  await buildInto(files, 'app', await rendererConfig());
}

/** A page of nothing but this component, built alone and with the same settings: `/<name>/index.html`. */
export async function buildPeer(files: Map<string, Buffer>, name: string, component: string): Promise<void> {
  const config = await rendererConfig();
  const rolldownOptions = {
    input: { page: ENTRY },
    output: { entryFileNames: 'page.js', assetFileNames: 'page[extname]' },
  };
  const plugins = [...(config.plugins ?? []), entryFor(component)];
  await buildInto(files, name, {
    ...config,
    plugins,
    build: { ...config.build, rolldownOptions, cssCodeSplit: false },
  });
  const style = files.has(`/${name}/page.css`) ? '<link rel="stylesheet" href="./page.css" />' : '';
  files.set(`/${name}/index.html`, Buffer.from(pageHtml(style, '<div id="app"></div>')));
}

/** A page with a script `page.js` beside it. */
export function pageHtml(head: string, body: string, attributes = 'lang="zh-CN"'): string {
  const meta =
    '<meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><link rel="icon" href="data:," />';
  const script = '<script type="module" src="./page.js"></script>';
  return `<!doctype html><html ${attributes}><head>${meta}<title>peer</title>${head}${script}</head><body>${body}</body></html>`;
}

function entryFor(component: string): Plugin {
  const code = `import { createApp } from 'vue';import App from ${JSON.stringify(component)};createApp(App).mount('#app');`;
  return {
    name: 'bench-entry',
    resolveId: (id) => (id === ENTRY ? `\0${ENTRY}` : undefined),
    load: (id) => (id === `\0${ENTRY}` ? code : undefined),
  };
}
