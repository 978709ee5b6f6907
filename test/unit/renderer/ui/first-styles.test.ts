import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const RENDERER = join(import.meta.dirname, '../../../../src/renderer');
const AT_ONCE = /from '(\.[^']+\.(?:ts|vue))'/g;
const EVER = /(?:from |import\()'(\.[^']+\.(?:ts|vue))'/g;

/** Every file of the renderer that comes with this one: at once, or ever. */
function loadedWith(file: string, which: RegExp, known = new Set<string>()): Set<string> {
  if (known.has(file)) return known;
  known.add(file);
  // Types are not there when it runs.
  const code = readFileSync(file, 'utf8').replaceAll(/import type [^;]+;/g, '');
  for (const [, path = ''] of code.matchAll(which)) {
    const imported = join(dirname(file), path);
    if (imported.startsWith(RENDERER)) loadedWith(imported, which, known);
  }
  return known;
}
const startOf = (entry: string): Set<string> => loadedWith(join(RENDERER, entry), AT_ONCE);

/** The files in which a sheet looks for classes. */
function lookedIn(sheet: string): Set<string> {
  const folder = join(RENDERER, dirname(sheet));
  const sources = [...readFileSync(join(RENDERER, sheet), 'utf8').matchAll(/@source '([^']+)'/g)];
  return new Set(
    sources.flatMap(([, pattern = '']) => globSync(pattern, { cwd: folder })).map((path) => join(folder, path)),
  );
}

function missingIn(sheet: string, shown: Set<string>): string[] {
  const [components, looked] = [[...shown].filter((file) => file.endsWith('.vue')), lookedIn(sheet)];
  expect(components.length).toBeGreaterThan(5);
  return components.filter((file) => !looked.has(file)).map((file) => relative(RENDERER, file));
}

describe('the style sheet that a window starts with', () => {
  it('of the quick dial looks for classes in every component that it can ever show', () => {
    expect(missingIn('quick/quick.css', loadedWith(join(RENDERER, 'quick-dial.ts'), EVER))).toEqual([]);
  });

  it('of the main window looks for classes in every component of its first screen', () => {
    expect(missingIn('ui/first.css', startOf('main.ts'))).toEqual([]);
  });

  it('is the only one: no component brings its own, which a late one would show too late', () => {
    const styled = globSync('**/*.vue', { cwd: RENDERER }).filter((file) =>
      /^<style/m.test(readFileSync(join(RENDERER, file), 'utf8')),
    );
    expect(styled).toEqual([]);
  });
});

describe('what a window starts with', () => {
  it.each(['main.ts', 'quick-dial.ts'])(
    '(%s) holds no words: those of one language are loaded, not of all',
    (entry) => {
      const words = [...startOf(entry)].filter((file) => /i18n\/(?:en|zh-cn)\b/.test(file));
      expect(words).toEqual([]);
    },
  );
});
