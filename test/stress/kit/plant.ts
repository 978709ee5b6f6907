import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applied, type Change } from './change.ts';

/** Not 0 (clean) nor 1 (red). */
const MISFIT = 70;
const ROOT = join(import.meta.dirname, '../../..');

/**
 * Changes the source of the app as the defect named in this environment variable says, in this process and in the children that it starts. Call it
 * before anything of the app is loaded (`node --import`). A change that does not fit the source any more ends the process, so that defects cannot rot.
 */
export function plant(defects: Readonly<Record<string, { changes: Change[] }>>, variable: string): void {
  const name = process.env[variable] ?? '';
  const misfit = (why: string): never => {
    console.error(`${name}: ${why}`);
    process.exit(MISFIT);
  };
  const apply = (source: string, one: Change): string => {
    try {
      return applied(source, one);
    } catch (error) {
      return misfit(String(error));
    }
  };
  const changes = defects[name]?.changes ?? misfit('there is no such defect');
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!url.startsWith('file:') || !loaded.source) return loaded;
      const ours = changes.filter(({ file }) => join(ROOT, file) === fileURLToPath(url));
      if (ours.length === 0) return loaded;
      const text = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source);
      return { ...loaded, source: ours.reduce(apply, text) };
    },
  });
}
