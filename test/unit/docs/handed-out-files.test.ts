import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCompanyText } from '../../../src/main/phone/company-file.ts';
import { readManagedSettings } from '../../../src/main/settings/managed-settings.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const ROOT = join(import.meta.dirname, '../../..');
const pages = ['README.md', ...readdirSync(join(ROOT, 'docs')).map((name) => join('docs', name))];
const blocks = pages
  .filter((page) => page.endsWith('.md'))
  .flatMap((page) => {
    const text = readFileSync(join(ROOT, page), 'utf8');
    return [...text.matchAll(/^```json\n([\s\S]*?)^```/gm)].map(([, json = '']) => ({ page, json }));
  });
const ofFormat = (format: string) => blocks.filter(({ json }) => json.includes(`"${format}"`));

describe('the files that the documentation shows', () => {
  it('are of a format that the app reads, and there is one of each', () => {
    const [phones, settings] = [ofFormat('softphone-companion/phone'), ofFormat('softphone-companion-settings')];
    expect(phones.length).toBeGreaterThan(0);
    expect(settings.length).toBeGreaterThan(0);
    expect(phones.length + settings.length).toBe(blocks.length);
  });

  it.each(ofFormat('softphone-companion/phone'))('are taken by the phone settings ($page)', ({ json }) => {
    expect(readCompanyText(Buffer.from(json))).toMatchObject({ is: 'read' });
  });

  it.each(ofFormat('softphone-companion-settings'))(
    'are taken as the settings of a company ($page)',
    async ({ json }) => {
      const path = join(await tempFolder(), 'settings.json');
      await writeFile(path, json);
      const { settings, problem } = await readManagedSettings({ path, isAdministered: () => Promise.resolve(true) });
      expect(problem).toBeUndefined();
      // A file may hold the company's word on updates alone, which the updates read for themselves.
      if (!json.includes('"updates"')) expect(Object.keys(settings)).not.toEqual([]);
    },
  );
});
