import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../../../src/main/demo');

describe('the demo call centre', () => {
  it('stands alone: it imports itself and Node, so that it shares no mistake with the client', () => {
    const imports = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/(?:from|import\() ?'([^']+)'/g)])
      .map((match) => match[1] ?? '');
    expect(imports.length).toBeGreaterThan(50);
    expect(imports.filter((name) => !/^(node:[a-z]+|\.{1,2}\/[a-z-]+(\/[a-z-]+)?\.ts)$/.test(name))).toEqual([]);
  });
});
