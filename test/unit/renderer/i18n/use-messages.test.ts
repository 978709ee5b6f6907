import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Language } from '../../../../src/preload/contract/index.ts';
import { language } from '../../../../src/renderer/i18n/language.ts';
import { speak, unspoken, Words } from '../../../../src/renderer/i18n/words.ts';
import { later } from '../fake-companion.ts';

/** Words whose files come when a test lets them come. */
function slowWords(): { words: Words<string>; asked: Language[]; come: (tag: Language) => void } {
  const files = { 'zh-CN': later<string>(), en: later<string>() };
  const asked: Language[] = [];
  const source = (tag: Language) => async () => {
    asked.push(tag);
    return files[tag].promise;
  };
  const words = new Words<string>({ 'zh-CN': source('zh-CN'), en: source('en') });
  return { words, asked, come: (tag) => files[tag].resolve(`said in ${tag}`) };
}
async function loaded(): Promise<ReturnType<typeof slowWords>> {
  const slow = slowWords();
  slow.come(language.value);
  await slow.words.load();
  return slow;
}
beforeEach(() => speak('zh-CN'));
/** Words in use stay in use in a window; here each test has its own, so that none waits for those of another. */
const open: ReturnType<typeof slowWords>[] = [];
afterEach(async () => {
  for (const { come } of open) for (const tag of ['zh-CN', 'en'] as const) come(tag);
  open.length = 0;
  await speak('zh-CN');
});
async function opened(): Promise<ReturnType<typeof slowWords>> {
  const slow = await loaded();
  open.push(slow);
  return slow;
}

describe('the words of an area', () => {
  it('are loaded in the language in force alone', async () => {
    const { words, asked } = await opened();
    expect(words.current.value).toBe('said in zh-CN');
    expect(asked).toEqual(['zh-CN']);
  });

  it('say it when they are read too early, instead of showing nothing', () => {
    expect(() => slowWords().words.current.value).toThrow('before they are loaded');
  });

  it('can be asked for again when their file could not be had', async () => {
    let isThere = false;
    const source = () => (isThere ? Promise.resolve('here') : Promise.reject(new Error('gone')));
    const words = new Words<string>({ 'zh-CN': source, en: source });
    await expect(words.load()).rejects.toThrow('gone');
    isThere = true;
    await words.load();
    expect(words.current.value).toBe('here');
  });
});

describe('a switch of the language', () => {
  it('loads the other words first and then switches everything at once', async () => {
    const [one, other] = [await opened(), await opened()];
    const switching = speak('en');
    one.come('en');
    await Promise.resolve();
    expect([language.value, one.words.current.value]).toEqual(['zh-CN', 'said in zh-CN']);
    other.come('en');
    await switching;
    expect([one.words.current.value, other.words.current.value]).toEqual(['said in en', 'said in en']);
  });

  it('waits for words that come into use meanwhile', async () => {
    const first = await opened();
    const switching = speak('en');
    const second = slowWords();
    open.push(second);
    const using = second.words.load();
    second.come('zh-CN');
    first.come('en');
    await using;
    expect(second.words.current.value).toBe('said in zh-CN');
    second.come('en');
    await switching;
    expect(second.words.current.value).toBe('said in en');
  });

  it('ends in the language that was chosen last', async () => {
    const slow = await opened();
    const first = speak('en');
    await speak('zh-CN');
    slow.come('en');
    await first;
    expect(language.value).toBe('zh-CN');
  });

  it('stays in the old language when the new words cannot be had, says so, and can be tried again', async () => {
    let isThere = false;
    const words = new Words<string>({
      'zh-CN': () => Promise.resolve('中文'),
      en: () => (isThere ? Promise.resolve('English') : Promise.reject(new Error('gone'))),
    });
    await words.load();
    await speak('en');
    expect([language.value, unspoken.value, words.current.value]).toEqual(['zh-CN', 'en', '中文']);
    isThere = true;
    await speak('en');
    expect([language.value, unspoken.value, words.current.value]).toEqual(['en', undefined, 'English']);
  });

  it('is at once when the words are there', async () => {
    const slow = await opened();
    slow.come('en');
    await speak('en');
    void speak('zh-CN');
    expect(language.value).toBe('zh-CN');
  });
});
