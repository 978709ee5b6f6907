import { pinyin } from 'pinyin-pro';

const WORD = /[\p{L}\p{N}]+/gu;
const HAN = /\p{Script=Han}/u;

/**
 * How a name is found by its sound: its syllables and words in lower case, `zhang san feng` for 张三丰. With a second reading behind `|` where
 * the first character reads otherwise as a surname: 单 is `shan|dan`. Empty for a name without letters.
 */
export function nameKeys(name: string): string {
  const text = name.normalize('NFKC').toLowerCase();
  if (!HAN.test(text)) return (text.match(WORD) ?? []).join(' ');
  const readings = (['head', 'off'] as const).map((surname) => syllables(text, surname).join(' '));
  return [...new Set(readings)].join('|');
}

function syllables(text: string, surname: 'head' | 'off'): string[] {
  const parts = pinyin(text, { toneType: 'none', type: 'array', surname, nonZh: 'consecutive', v: true });
  return parts.flatMap((part) => part.match(WORD) ?? []);
}

/**
 * Whether the letters of `typed` begin syllables one after the other, from any of them on: `zs`, `zhangs`, `zsan` and `sanf` find `zhang san
 * feng`, `an` does not. `typed`: lower case, without spaces.
 */
export function soundsLike(keys: string, typed: string): boolean {
  if (typed === '') return false;
  return keys.split('|').some((reading) => {
    const parts = reading.split(' ');
    return parts.some((_, from) => beginsAt(parts, from, typed));
  });
}

function beginsAt(parts: readonly string[], from: number, typed: string): boolean {
  const part = parts[from];
  if (typed === '') return true;
  if (part === undefined || part === '' || !typed.startsWith(part.charAt(0))) return false;
  let common = 1;
  while (common < part.length && common < typed.length && part[common] === typed[common]) common++;
  for (let length = common; length > 0; length--) if (beginsAt(parts, from + 1, typed.slice(length))) return true;
  return false;
}
