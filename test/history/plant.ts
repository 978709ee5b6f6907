/**
 * Loaded before everything else (`node --import`): changes the source of the app as the defect named in HISTORY_DEFECT says, in this process
 * and in the victims that it starts. A change that does not fit the source any more ends the process, so that defects cannot rot.
 */
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Change } from '../faults/defects.ts';
import { DEFECTS } from './defects.ts';

/** Not 0 (clean) nor 1 (red). */
const MISFIT = 70;
const ROOT = join(import.meta.dirname, '../..');
const name = process.env['HISTORY_DEFECT'] ?? '';
const changes = DEFECTS[name]?.changes ?? misfit('there is no such defect');

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

function apply(source: string, { file, from, to }: Change): string {
  const pieces = source.split(from);
  return pieces.length === 2 ? pieces.join(to) : misfit(`${file} has ${pieces.length - 1} of: ${from}`);
}

function misfit(why: string): never {
  console.error(`${name}: ${why}`);
  process.exit(MISFIT);
}
