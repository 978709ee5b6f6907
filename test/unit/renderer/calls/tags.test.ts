import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestedTags, tagFrom, TAG_LENGTH, TAGS_AT_MOST, withTag } from '../../../../src/renderer/calls/tags.ts';

describe('own tags', () => {
  it('are never empty, doubled, too long or too many, whatever is typed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 30 }), (typed) => {
        const tags = typed.reduce<string[]>(withTag, []);
        expect(tags.length).toBeLessThanOrEqual(TAGS_AT_MOST);
        expect(new Set(tags.map((tag) => tag.toLocaleLowerCase())).size).toBe(tags.length);
        for (const tag of tags) {
          expect(tag.trim()).toBe(tag);
          expect(Array.from(tag).length).toBeGreaterThan(0);
          expect(Array.from(tag).length).toBeLessThanOrEqual(TAG_LENGTH);
        }
      }),
    );
  });

  it('lose the hash that some people type in front', () => {
    expect(tagFrom(' #VIP ')).toBe('VIP');
    expect(tagFrom('＃重要')).toBe('重要');
  });

  it('are suggested where they fit: those that begin with it first, without those that are on', () => {
    expect(suggestedTags(['quote sent', 'VIP', 'requote'], ['vip'], 'quote', 6)).toEqual(['quote sent', 'requote']);
    expect(suggestedTags(['a', 'b', 'c'], [], '', 2)).toEqual(['a', 'b']);
  });
});
