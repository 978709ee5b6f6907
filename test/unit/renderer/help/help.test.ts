import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataFolder } from '../../../../src/renderer/help/data-folder.ts';
import { helpContents } from '../../../../src/renderer/help/help-content.ts';
import { partsOf, searchHelp, soughtWords } from '../../../../src/renderer/help/search-help.ts';
import { HELP_TOPICS } from '../../../../src/renderer/help/topics.ts';
import { en } from '../../../../src/renderer/i18n/en.ts';
import { helpEn } from '../../../../src/renderer/i18n/en/help.ts';
import { zhCn } from '../../../../src/renderer/i18n/zh-cn.ts';
import { helpZhCn } from '../../../../src/renderer/i18n/zh-cn/help.ts';

const inEnglish = helpContents(en, helpEn, '~/folder');
const inChinese = helpContents(zhCn, helpZhCn, '~/folder');

describe('the help', () => {
  it('has something to say on each topic', () => {
    for (const contents of [inEnglish, inChinese]) {
      expect(contents.map(({ topic }) => topic)).toEqual(HELP_TOPICS);
      expect(contents.filter(({ text, facts }) => text.length + facts.length === 0)).toEqual([]);
    }
  });

  it('explains every state of a call under the very name that the app gives it', () => {
    const names = inChinese.find(({ topic }) => topic === 'call-states')?.facts.flatMap(({ facts }) => facts);
    for (const name of [...Object.values(zhCn.callStates), zhCn.dial.unknown, zhCn.dial.ringing])
      expect(names?.map((fact) => fact.name)).toContain(name);
  });

  it('names the folder where the data is, as the system writes it', () => {
    expect(JSON.stringify(inEnglish)).toContain('~/folder');
    expect(dataFolder('Mozilla/5.0 (Windows NT 10.0; Win64; x64)')).toContain('%LOCALAPPDATA%');
    expect(dataFolder('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)')).toContain('Library');
    expect(dataFolder('Mozilla/5.0 (X11; Linux x86_64)')).toContain('.config');
  });

  it('names the same folder and files as the page about privacy', async () => {
    const page = await readFile(join(import.meta.dirname, '../../../../docs/privacy.md'), 'utf8');
    for (const system of ['Windows', 'Mac OS X', 'Linux']) expect(page).toContain(`\`${dataFolder(system)}\``);
    const files = JSON.stringify(inEnglish).match(/[a-z-]+\.(json|sqlite)/g) ?? [];
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) expect(page).toContain(`\`${file}\``);
  });

  it('says the same in both languages', () => {
    const shape = (help: typeof helpZhCn): unknown =>
      HELP_TOPICS.map((topic) => {
        const { text, steps, facts } = help.topics[topic];
        return [topic, text.length, steps.length, facts.length];
      });
    expect(shape(helpEn)).toEqual(shape(helpZhCn));
  });
});

describe('searching the help', () => {
  it.each([
    ['hang up', 'cannot-do'],
    ['TOKEN', 'sign-in'],
    ['settings.json', 'stored'],
    ['duplicate', 'maybe-placed'],
    ['linphone', 'phone'],
  ])('finds “%s”', (typed, topic) => {
    expect(searchHelp(inEnglish, typed).map((content) => content.topic)).toContain(topic);
  });

  it('wants every word, and puts titles first', () => {
    expect(searchHelp(inEnglish, 'keychain qqqzz')).toEqual([]);
    expect(searchHelp(inChinese, '状态')[0]?.topic).toBe('call-states');
  });

  it('marks what was looked for, and keeps the text as it is', () => {
    expect(partsOf('A Token, a token', soughtWords('TOKEN'))).toEqual([
      { text: 'A ', isHit: false },
      { text: 'Token', isHit: true },
      { text: ', a ', isHit: false },
      { text: 'token', isHit: true },
    ]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, typed) => {
        expect(
          partsOf(text, soughtWords(typed))
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });
});
