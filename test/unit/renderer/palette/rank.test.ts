import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandsZhCn } from '../../../../src/renderer/i18n/zh-cn/commands.ts';
import { helpZhCn } from '../../../../src/renderer/i18n/zh-cn/help.ts';
import { zhCn } from '../../../../src/renderer/i18n/zh-cn.ts';
import { ranked } from '../../../../src/renderer/palette/rank.ts';
import { allCommands } from '../../../../src/renderer/palette/all-commands.ts';
import { sectionsFor } from '../../../../src/renderer/palette/sections.ts';
import { world } from './palette-world.ts';

const here = world();
const commands = allCommands(here);
const chinese = allCommands(world({ t: zhCn, words: commandsZhCn, help: helpZhCn }));
const best = (typed: string, recent: string[] = []): string | undefined => ranked(commands, typed, recent)[0]?.id;

describe('finding a command', () => {
  it.each([
    ['dark', 'theme:dark'],
    ['Theme: da', 'theme:dark'],
    ['quick', 'quick-dial'],
    ['DARK', 'theme:dark'],
    ['ｄａｒｋ', 'theme:dark'],
    ['csv', 'calls:export'],
    ['sales', 'caller-id:057111008001'],
    ['60000003', 'caller-id:02160000003'],
    ['short', 'keys'],
    ['dnd 30', 'pause:half-hour'],
  ])('takes “%s” for %s', (typed, id) => {
    expect(best(typed)).toBe(id);
  });

  it.each([
    ['深色', 'theme:dark'],
    ['夜间', 'theme:dark'],
    ['dark', 'theme:dark'],
    ['免打扰 1', 'pause:hour'],
    ['挂断', 'help:cannot-do'],
    ['帮助', 'help'],
  ])('finds in Chinese by Chinese and English words: “%s”', (typed, id) => {
    expect(ranked(chinese, typed, [])[0]?.id).toBe(id);
  });

  it('puts the beginning of a title before the beginning of a word, and that before the middle of one', () => {
    const titled = (title: string) => ({ id: title, group: 'app' as const, title, words: '', run: () => undefined });
    const found = ranked([titled('unset'), titled('The set'), titled('Set')], 'set', []);
    expect(found.map(({ title }) => title)).toEqual(['Set', 'The set', 'unset']);
  });

  it('puts what was used lately before what fits as well', () => {
    expect(best('theme')).toBe('theme:light');
    expect(best('theme', ['language:en', 'theme:system'])).toBe('theme:system');
  });

  it('never invents, doubles or loses a command, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), fc.array(fc.string()), (typed, recent) => {
        const found = ranked(commands, typed, recent);
        expect(new Set(found).size).toBe(found.length);
        expect(found.every((command) => commands.includes(command))).toBe(true);
        if (typed.normalize('NFKC').trim() === '') expect(found.length).toBe(commands.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds every command by its whole title', () => {
    for (const command of commands) expect(ranked(commands, command.title, [])).toContain(command);
  });
});

describe('what the palette shows', () => {
  const dial = [{ id: 'found:dial', group: 'go' as const, title: '154', words: '', run: () => undefined }];
  const calls = [{ id: 'found:call:c1', group: 'calls' as const, title: '154', words: '', run: () => undefined }];
  const idsFor = (typed: string, recent: string[] = []): string[][] =>
    sectionsFor(typed, { commands, dial, calls }, recent, here.words).map(({ id, items }) => [
      id,
      ...items.slice(0, 2).map((item) => item.id),
    ]);

  it('begins with what was used lately, and shows it once', () => {
    const [first, second] = idsFor('', ['theme:dark', 'gone', 'go:dial']);
    expect(first).toEqual(['recent', 'theme:dark', 'go:dial']);
    expect(second?.[1]).toBe('go:calls');
  });

  it('shows the number first, then commands, then calls', () => {
    expect(idsFor('sales')).toEqual([
      ['dial', 'found:dial'],
      ['commands', 'caller-id:057111008001'],
      ['calls', 'found:call:c1'],
    ]);
  });

  it('shows no empty section', () => {
    expect(sectionsFor('qqqzz', { commands, dial: [], calls: [] }, [], here.words)).toEqual([]);
  });
});
