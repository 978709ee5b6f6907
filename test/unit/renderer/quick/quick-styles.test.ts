import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

const RENDERER = join(import.meta.dirname, '../../../../src/renderer');
const QUICK = join(RENDERER, 'quick');

/** Every file of the renderer that is loaded with this one. */
function loadedWith(file: string, known = new Set<string>()): Set<string> {
  if (known.has(file)) return known;
  known.add(file);
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/(?:from |import\()'(\.[^']+)'/g)) {
    const imported = join(dirname(file), path);
    if (imported.startsWith(RENDERER)) loadedWith(imported, known);
  }
  return known;
}

it('looks for classes in every component that the quick-dial window can show', () => {
  const style = readFileSync(join(QUICK, 'quick.css'), 'utf8');
  const sources = [...style.matchAll(/@source '([^']+)'/g)].map(([, pattern = '']) => pattern);
  const looked = new Set(
    sources.flatMap((pattern) => globSync(pattern, { cwd: QUICK })).map((path) => join(QUICK, path)),
  );
  const shown = [...loadedWith(join(RENDERER, 'quick-dial.ts'))].filter((file) => file.endsWith('.vue'));
  expect(shown.length).toBeGreaterThan(5);
  expect(shown.filter((file) => !looked.has(file)).map((file) => relative(RENDERER, file))).toEqual([]);
});
