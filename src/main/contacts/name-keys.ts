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
  return typed !== '' && keys.split('|').some((reading) => begins(reading.split(' '), typed));
}

/** Each place of `typed` is tried once a part: all ways to cut `aaaaaa` over `aaa aaa aaa` are without number. */
function begins(parts: readonly string[], typed: string): boolean {
  let open = new Set<number>();
  for (const part of parts) {
    open.add(0);
    const next = new Set<number>();
    for (const at of open) {
      let common = 0;
      while (common < part.length && at + common < typed.length && part[common] === typed[at + common]) common++;
      if (common > 0 && at + common === typed.length) return true;
      for (let length = 1; length <= common; length++) next.add(at + length);
    }
    open = next;
  }
  return false;
}
