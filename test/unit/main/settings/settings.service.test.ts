import { readFile, rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../src/main/settings/settings-shape.ts';
import type { Settings } from '../../../../src/preload/contract/index.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { startSettings } from './settings-world.ts';

const DEFAULTS = DEFAULT_SETTINGS;

describe('settings', () => {
  it('are the defaults at the first start', async () => {
    const { settings, themes } = await startSettings();
    expect(settings.get()).toEqual({
      settings: DEFAULTS,
      appearance: { language: 'zh-CN', theme: 'light' },
      defaults: DEFAULTS,
      managed: [],
    });
    expect(themes).toEqual(['system']);
  });

  it.each<[string, Partial<Settings>]>([
    ['{"theme":"dark","language":"klingon"}', { theme: 'dark' }],
    ['{"theme":7,"language":"en"}', { language: 'en' }],
    ['{"homeAreaCode":"571","areNumbersMasked":false}', { areNumbersMasked: false }],
    ['{"homeAreaCode":"0571","areNumbersMasked":"no"}', { homeAreaCode: '0571' }],
    ['{"recordingHosts":"x.example","timesWithoutOffset":"china"}', { timesWithoutOffset: 'china' }],
    ['{"timesWithoutOffset":"mars","recordingHosts":["x.example"]}', { recordingHosts: ['x.example'] }],
    ['{"from-the-future":1,"theme":"light"}', { theme: 'light' }],
  ])('lose only the one bad value of %s', async (stored, kept) => {
    expect((await startSettings({ stored })).settings.get().settings).toEqual({ ...DEFAULTS, ...kept });
  });

  it('start from the defaults when the file is corrupt, and say under which name it lies', async () => {
    const { settings } = await startSettings({ stored: '{"theme":"da' });
    expect(settings.get().settings).toEqual(DEFAULTS);
    expect(settings.get().recoveredFrom).toMatch(/^settings\.json\.unreadable-\d+$/);
  });

  it('are written, applied and told when they change', async () => {
    const { settings, path, announced, themes } = await startSettings();
    const state = await settings.change({ theme: 'dark', homeAreaCode: '010' });
    expect(state.settings).toEqual({ ...DEFAULTS, theme: 'dark', homeAreaCode: '010' });
    expect(state.appearance.theme).toBe('dark');
    expect(announced).toEqual([state]);
    expect(themes).toEqual(['system', 'dark']);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ version: 3, theme: 'dark', homeAreaCode: '010' });
  });

  it('stay as they were when the disk refuses', async () => {
    const { settings, folder, announced, themes } = await startSettings();
    await rm(folder, { recursive: true });
    await writeFile(folder, 'in the way');
    expect(await faultOf(settings.change({ theme: 'dark' }))).toMatchObject({ code: 'disk' });
    expect(settings.get().settings).toEqual(DEFAULTS);
    expect([announced, themes]).toEqual([[], ['system']]);
  });

  it('take both changes of two windows at once', async () => {
    const { settings, path } = await startSettings();
    await Promise.all([settings.change({ theme: 'dark' }), settings.change({ language: 'en' })]);
    expect(settings.get().settings).toMatchObject({ theme: 'dark', language: 'en' });
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ theme: 'dark', language: 'en' });
  });

  it('can still be changed after a change that was refused', async () => {
    const { settings } = await startSettings();
    const [refused, taken] = await Promise.allSettled([
      settings.change({ homeAreaCode: '1' }),
      settings.change({ homeAreaCode: '021' }),
    ]);
    expect([refused.status, taken.status]).toEqual(['rejected', 'fulfilled']);
    expect(settings.get().settings.homeAreaCode).toBe('021');
  });
});

describe('the language', () => {
  it.each<[Settings['language'], string[], string]>([
    ['system', ['zh-CN'], 'zh-CN'],
    ['system', ['zh-Hant-TW', 'en'], 'zh-CN'],
    ['system', ['en-GB', 'zh-CN'], 'en'],
    ['system', ['EN'], 'en'],
    ['system', ['de-AT', 'en-US'], 'en'],
    ['system', ['fr', 'zh'], 'zh-CN'],
    ['system', ['fr', 'ja'], 'zh-CN'],
    ['system', ['enm'], 'zh-CN'],
    ['system', [], 'zh-CN'],
    ['en', ['zh-CN'], 'en'],
    ['zh-CN', ['en'], 'zh-CN'],
  ])('%s on a desktop that speaks %j is %s', async (language, languages, expected) => {
    const { settings } = await startSettings({ stored: JSON.stringify({ language }), languages });
    expect(settings.get().appearance.language).toBe(expected);
  });
});

describe('the theme', () => {
  it.each<[Settings['theme'], boolean, string]>([
    ['system', false, 'light'],
    ['system', true, 'dark'],
    ['light', true, 'light'],
    ['dark', false, 'dark'],
  ])('%s on a desktop that is dark: %s is %s', async (theme, isDark, expected) => {
    const { settings, themes } = await startSettings({ stored: JSON.stringify({ theme }), languages: [], isDark });
    expect(settings.get().appearance.theme).toBe(expected);
    expect(themes).toEqual([theme]);
  });
});

describe('the home area code', () => {
  it.each(['', '010', '0571', '021'])('may be %j', async (homeAreaCode) => {
    const { settings } = await startSettings();
    expect((await settings.change({ homeAreaCode })).settings.homeAreaCode).toBe(homeAreaCode);
  });

  it.each(['571', '0', '01', '05711', 'abc', '０５７１', ' 0571', '0571\n'])('may not be %j', async (homeAreaCode) => {
    const { settings, announced } = await startSettings();
    expect(await faultOf(settings.change({ homeAreaCode, theme: 'dark' }))).toEqual({
      code: 'bad-input',
      field: 'homeAreaCode',
      reason: 'area-code',
    });
    expect([settings.get().settings, announced]).toEqual([DEFAULTS, []]);
  });
});

describe('recording hosts', () => {
  it.each([
    ['rec.example.com', 'rec.example.com'],
    ['  REC.Example.com ', 'rec.example.com'],
    ['录音.example', 'xn--qrry4h.example'],
  ])('take %j as %s', async (typed, host) => {
    const { settings } = await startSettings();
    const taken = (await settings.change({ recordingHosts: [typed] })).settings.recordingHosts;
    expect(taken).toEqual([typed.startsWith('录') ? new URL(`https://${typed}`).hostname : host]);
  });

  it.each([
    '',
    'https://rec.example',
    'rec.example/path',
    'rec.example:8443',
    'user@rec.example',
    'rec.example?a',
    'a b',
  ])('refuse %j, and the others with it', async (typed) => {
    const { settings } = await startSettings();
    expect(await faultOf(settings.change({ recordingHosts: ['good.example', typed] }))).toEqual({
      code: 'bad-input',
      field: 'recordingHosts',
      reason: 'host-malformed',
    });
    expect(settings.get().settings).toEqual(DEFAULTS);
  });
});
