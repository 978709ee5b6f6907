import { describe, expect, it } from 'vitest';
import { commandsEn } from '../../../../src/renderer/i18n/en/commands.ts';
import { helpEn } from '../../../../src/renderer/i18n/en/help.ts';
import { paletteEn } from '../../../../src/renderer/i18n/en/palette.ts';
import { commandsZhCn } from '../../../../src/renderer/i18n/zh-cn/commands.ts';
import { helpZhCn } from '../../../../src/renderer/i18n/zh-cn/help.ts';
import { paletteZhCn } from '../../../../src/renderer/i18n/zh-cn/palette.ts';

type Leaf = [path: string, said: string];

/** Every message with arguments put in. These catalogues are loaded late, so they are in no tree that `messages.test.ts` sees. */
function leaves(tree: object, path = ''): Leaf[] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]): Leaf[] => {
    const here = `${path}.${key}`;
    if (typeof value === 'object' && value !== null) return leaves(value, here);
    return [[here, typeof value === 'function' ? String((value as (given: unknown) => unknown)(2)) : String(value)]];
  });
}
const chinese = leaves({ commandsZhCn, helpZhCn, paletteZhCn });
const english = leaves({ commandsZhCn: commandsEn, helpZhCn: helpEn, paletteZhCn: paletteEn });
const paths = (all: Leaf[]): string[] => all.map(([path]) => path);

describe('the messages that are loaded late', () => {
  it('are there in both languages', () => {
    expect(paths(english)).toEqual(paths(chinese));
  });

  it('say something everywhere', () => {
    expect([...chinese, ...english].filter(([, said]) => !/\S/.test(said) || said.includes('undefined'))).toEqual([]);
  });

  it('leave no Chinese in English', () => {
    expect(english.filter(([, said]) => /[\u4e00-\u9fff]/.test(said))).toEqual([]);
  });

  it('set Chinese sentences with full-width marks', () => {
    expect(chinese.filter(([, said]) => /[\u4e00-\u9fff][,;:!?]/.test(said))).toEqual([]);
  });
});
