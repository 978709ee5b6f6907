import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, storedSettings } from '../../../../src/main/settings/settings-shape.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { portable, startSettings } from './settings-world.ts';

describe('exported settings', () => {
  it('hold every setting but those of one computer, and name their format', async () => {
    const stored = JSON.stringify({ version: 2, theme: 'dark', startsAtLogin: true, doNotDisturbUntil: 9 });
    const { settings, folder, chosen } = await startSettings({ stored });
    chosen.target = join(folder, 'mine.json');
    expect(await settings.exportFile()).toEqual({ name: 'mine.json' });
    const { startsAtLogin: _login, doNotDisturbUntil: _pause, ...travelling } = { ...DEFAULT_SETTINGS, theme: 'dark' };
    expect(JSON.parse(await readFile(chosen.target, 'utf8'))).toEqual({
      format: 'softphone-companion-settings',
      version: 1,
      settings: travelling,
    });
  });

  it('bring all to another computer', async () => {
    const chosenThere = {
      language: 'en',
      customerLimits: [],
      recordingHosts: ['rec.example.com'],
    };
    const there = await startSettings({ stored: JSON.stringify({ version: 2, ...chosenThere }) });
    there.chosen.target = join(there.folder, 'mine.json');
    await there.settings.exportFile();
    const here = await startSettings({ stored: '{"version":2,"theme":"dark","startsAtLogin":true}' });
    here.chosen.source = there.chosen.target;
    const result = await here.settings.importFile();
    expect(result).toMatchObject({ is: 'imported', leftOut: [], unknownCount: 0 });
    expect(here.settings.get().settings).toEqual({ ...DEFAULT_SETTINGS, ...chosenThere, startsAtLogin: true });
  });

  it('are written nowhere when the agent thinks better of it, and the disk’s no is told', async () => {
    const { settings, folder, chosen } = await startSettings();
    expect(await settings.exportFile()).toBeNull();
    chosen.target = join(folder, 'not', 'there.json');
    expect(await faultOf(settings.exportFile())).toEqual({ code: 'disk', message: 'there.json: ENOENT' });
  });
});

describe('an imported file', () => {
  it('changes what it names, once, and says what that was', async () => {
    const { settings, announced, choose } = await startSettings();
    await choose(portable({ theme: 'dark', zoomPercent: 100, homeAreaCode: '0571' }));
    expect(await settings.importFile()).toEqual({
      is: 'imported',
      changed: ['theme', 'homeAreaCode'],
      leftOut: [],
      unknownCount: 0,
    });
    expect(announced).toHaveLength(1);
    expect(settings.get().settings).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', homeAreaCode: '0571' });
  });

  it('is read setting by setting: what is unknown, wrong, managed or of one computer stays out', async () => {
    const { settings, choose } = await startSettings({ managed: portable({ callsPerHour: 60 }) });
    await choose(
      portable({
        ...{ theme: 'dark', language: 'klingon', homeAreaCode: '571', recordingHosts: ['good.example', 'a b'] },
        ...{ callsPerHour: 0, startsAtLogin: true, doNotDisturbUntil: 5, pets: 1, toString: 'x' },
      }),
    );
    expect(await settings.importFile()).toEqual({
      is: 'imported',
      changed: ['theme'],
      leftOut: [
        { name: 'callsPerHour', why: 'managed' },
        { name: 'doNotDisturbUntil', why: 'this-computer' },
        { name: 'startsAtLogin', why: 'this-computer' },
        { name: 'language', why: 'bad-value' },
        { name: 'homeAreaCode', why: 'bad-value' },
        { name: 'recordingHosts', why: 'bad-value' },
      ],
      unknownCount: 2,
    });
    expect(settings.get().settings).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', callsPerHour: 60 });
  });

  it('does not shorten how long calls are kept: that removes calls, and is handed back to be asked for', async () => {
    const { settings, choose } = await startSettings({ stored: '{"version":2,"keepsCallsDays":365}' });
    await choose(portable({ theme: 'dark', keepsCallsDays: 30 }));
    expect(await settings.importFile()).toEqual({
      is: 'imported',
      changed: ['theme'],
      leftOut: [],
      asksFor: { keepsCallsDays: 30 },
      unknownCount: 0,
    });
    expect(settings.get().settings).toMatchObject({ theme: 'dark', keepsCallsDays: 365 });
    await choose(portable({ keepsCallsDays: 730 }));
    expect(await settings.importFile()).toMatchObject({ changed: ['keepsCallsDays'], leftOut: [] });
    expect(settings.get().settings.keepsCallsDays).toBe(730);
  });

  it('writes nothing when all is so already', async () => {
    const { settings, announced, choose } = await startSettings();
    await choose(portable({ theme: 'system' }));
    expect(await settings.importFile()).toMatchObject({ is: 'imported', changed: [] });
    expect(announced).toEqual([]);
  });

  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'not-json'],
    ['half a file', portable({}).slice(0, 40), 'not-json'],
    ['no UTF-8', Uint8Array.of(0xff, 0xfe, 0x7b, 0), 'not-json'],
    ['a list', '[]', 'other-format'],
    ['our own settings file', '{"version":2,"theme":"dark"}', 'other-format'],
    ['a file without settings', portable({}, { settings: null }), 'other-format'],
    ['a list of settings', portable([]), 'other-format'],
    ['a newer file', portable({ theme: 'dark' }, { version: 2 }), 'newer-version'],
    ['a huge file', ' '.repeat(65_537), 'too-large'],
  ])('of %s is refused as a whole', async (_name, content, why) => {
    const { settings, announced, choose } = await startSettings();
    await choose(content);
    expect(await settings.importFile()).toEqual({ is: 'refused', problem: { why } });
    expect(announced).toEqual([]);
  });

  it('may begin with a byte order mark, as Windows editors write it', async () => {
    const { settings, choose } = await startSettings();
    await choose(`\uFEFF${portable({ theme: 'dark' })}`);
    expect(await settings.importFile()).toMatchObject({ is: 'imported', changed: ['theme'] });
  });

  it('that is gone or is a folder is unreadable, and cancelling is neither', async () => {
    const { settings, folder, chosen } = await startSettings();
    expect(await settings.importFile()).toBeNull();
    chosen.source = join(folder, 'gone.json');
    expect(await settings.importFile()).toEqual({ is: 'refused', problem: { why: 'unreadable' } });
    await mkdir(chosen.source);
    expect(await settings.importFile()).toEqual({ is: 'refused', problem: { why: 'unreadable' } });
  });

  it('leaves all as it was when the disk refuses', async () => {
    const { settings, announced, path, choose } = await startSettings();
    await mkdir(path);
    await writeFile(join(path, 'in-the-way'), '');
    await choose(portable({ theme: 'dark' }));
    expect(await faultOf(settings.importFile())).toMatchObject({ code: 'disk' });
    expect([settings.get().settings, announced]).toEqual([DEFAULT_SETTINGS, []]);
  });

  it('never makes settings that could not have been chosen, whatever it holds', async () => {
    const { settings, choose } = await startSettings();
    const names = fc.constantFrom(...Object.keys(DEFAULT_SETTINGS), 'constructor', 'x');
    await fc.assert(
      fc.asyncProperty(fc.dictionary(names, fc.jsonValue()), async (content) => {
        await choose(portable(content));
        expect(await settings.importFile()).toMatchObject({ is: 'imported' });
        const now = settings.get().settings;
        expect(now).toEqual(storedSettings.parse(now));
      }),
      { numRuns: 60 },
    );
  });
});
