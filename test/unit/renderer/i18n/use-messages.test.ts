import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Language } from '../../../../src/preload/contract/index.ts';
import { language } from '../../../../src/renderer/i18n/language.ts';
import { createCatalogues, type Catalogues } from '../../../../src/renderer/i18n/use-messages.ts';
import { later } from '../fake-companion.ts';

/** Catalogues whose files arrive when the test lets them. */
function slowCatalogues(): { messages: Catalogues<string>; asked: Language[]; arrive: (tag: Language) => void } {
  const files = { 'zh-CN': later<string>(), en: later<string>() };
  const asked: Language[] = [];
  const source = (tag: Language) => async () => {
    asked.push(tag);
    return files[tag].promise;
  };
  const messages = createCatalogues({ 'zh-CN': source('zh-CN'), en: source('en') });
  return { messages, asked, arrive: (tag) => files[tag].resolve(`in ${tag}`) };
}

async function inChinese(): Promise<ReturnType<typeof slowCatalogues>> {
  const slow = slowCatalogues();
  slow.arrive('zh-CN');
  await slow.messages.load();
  return slow;
}

beforeEach(() => (language.value = 'zh-CN'));
afterEach(() => (language.value = 'zh-CN'));

describe('the messages', () => {
  it('are loaded only in the language in force', async () => {
    const { messages, asked } = await inChinese();
    expect(messages.current.value).toBe('in zh-CN');
    expect(asked).toEqual(['zh-CN']);
  });

  it('throw when they are read too early, instead of showing nothing', () => {
    expect(() => slowCatalogues().messages.current.value).toThrow('before they are loaded');
  });

  it('can be loaded again after their file could not be read', async () => {
    let isThere = false;
    const source = () => (isThere ? Promise.resolve('here') : Promise.reject(new Error('gone')));
    const messages = createCatalogues<string>({ 'zh-CN': source, en: source });
    await expect(messages.load()).rejects.toThrow('no messages');
    isThere = true;
    await messages.load();
    expect(messages.current.value).toBe('here');
  });
});

describe('a switch of the language', () => {
  it('keeps the old language on the screen until the new one is loaded', async () => {
    const { messages, arrive } = await inChinese();
    const switching = messages.speak('en');
    expect([language.value, messages.current.value]).toEqual(['zh-CN', 'in zh-CN']);
    arrive('en');
    await switching;
    expect([language.value, messages.current.value]).toEqual(['en', 'in en']);
  });

  it('ends in the language that was chosen last', async () => {
    const { messages, arrive } = await inChinese();
    const first = messages.speak('en');
    await messages.speak('zh-CN');
    arrive('en');
    await first;
    expect(language.value).toBe('zh-CN');
  });

  it('stays in the old language if the new one cannot be loaded, reports it, and can be tried again', async () => {
    let isThere = false;
    const messages = createCatalogues<string>({
      'zh-CN': () => Promise.resolve('中文'),
      en: () => (isThere ? Promise.resolve('English') : Promise.reject(new Error('gone'))),
    });
    await messages.load();
    await messages.speak('en');
    expect([language.value, messages.failedLanguage.value, messages.current.value]).toEqual(['zh-CN', 'en', '中文']);
    isThere = true;
    await messages.speak('en');
    expect([language.value, messages.failedLanguage.value, messages.current.value]).toEqual([
      'en',
      undefined,
      'English',
    ]);
  });

  it('takes effect at once if the language is already loaded', async () => {
    const { messages, arrive } = await inChinese();
    arrive('en');
    await messages.speak('en');
    void messages.speak('zh-CN');
    expect(language.value).toBe('zh-CN');
  });
});
