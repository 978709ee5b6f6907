import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../../src/preload/contract/index.ts';
import { settingsFile, withChange } from '../../../../src/main/settings/settings-file.ts';
import { DEFAULT_SETTINGS, storedSettings } from '../../../../src/main/settings/settings-shape.ts';

/** What the app would read after the file has gone through the disk. */
const read = (content: unknown): Settings => storedSettings.parse(reopened(content));
const reopened = (content: unknown) => settingsFile.parse(JSON.parse(JSON.stringify(content)));

describe('a settings file without a version', () => {
  it('loses the defaults that it wrote out, and keeps every choice', () => {
    // They came later.
    const later = [
      'customerLimits',
      'callHours',
      'keepsOwnDataDays',
      'costlyNumbers',
      'callShortcut',
      'doNotCallNumbers',
      'areNamesHidden',
      'outcomeCodes',
      'wantsOutcomes',
      'keepsOwnDataDays',
    ];
    const defaults = Object.fromEntries(Object.entries(DEFAULT_SETTINGS).filter(([name]) => !later.includes(name)));
    const written = {
      ...defaults,
      theme: 'dark',
      callsPerMinute: 3,
      opensLinks: { tel: false, callto: true, sip: true },
    };
    expect(settingsFile.parse(written)).toEqual({
      version: 3,
      theme: 'dark',
      callsPerMinute: 3,
      opensLinks: { tel: false, callto: true, sip: true },
    });
    expect(read(written)).toEqual({ ...DEFAULT_SETTINGS, ...written });
  });

  it.each([undefined, null, 'two', 0, -1, 1.5, [], {}, '2'])('is what a version of %j means', (version) => {
    expect(settingsFile.parse({ version, theme: 'system', language: 'en' })).toEqual({ version: 3, language: 'en' });
  });

  it('reads as the same settings before and after, whatever was chosen', () => {
    const choice = fc.record({
      theme: fc.constantFrom('system', 'light', 'dark'),
      callsPerHour: fc.integer({ min: 0, max: 100_000 }),
      callsPerDay: fc.integer({ min: 0, max: 100_000 }),
      recordingHosts: fc.subarray(['rec.example.com', 'rec.example.net']),
      zoomPercent: fc.integer({ min: 80, max: 200 }),
    });
    fc.assert(
      fc.property(choice, (chosen) => {
        const written = { ...DEFAULT_SETTINGS, ...chosen };
        expect(read(written)).toEqual(written);
        expect(reopened(settingsFile.parse(written))).toEqual(settingsFile.parse(written));
      }),
    );
  });
});

describe('a settings file of version 2', () => {
  it('keeps a value that was a default of version 1: somebody may have chosen it since', () => {
    expect(settingsFile.parse({ version: 2, callsPerMinute: 10 })).toEqual({ version: 3, callsPerMinute: 10 });
  });

  const LIMIT = { within: '24-hours', calls: 2, then: 'ask' };
  const DAY = { days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '21:00' };
  const hours = (spans: object[]) => ({ callHours: { spans, holidays: [], outside: 'ask' } });

  it.each([
    [{ quietHours: { from: '21:00', to: '08:00' } }, hours([DAY])],
    [{ quietHours: null }, hours([])],
    [{ quietHours: { from: '21:00', to: '21:00' } }, hours([])],
    [{ callsPerCustomer: 2 }, { customerLimits: [LIMIT] }],
    [{ callsPerCustomer: 0 }, { customerLimits: [] }],
    [{ theme: 'dark' }, { theme: 'dark' }],
  ])('keeps what was chosen of the rules: %j', (before, after) => {
    expect(settingsFile.parse({ version: 2, ...before })).toEqual({ version: 3, ...after });
    expect(read({ version: 2, ...before })).toEqual({ ...DEFAULT_SETTINGS, ...after });
  });

  it('means nothing by rules that were none, and keeps them where they are', () => {
    const odd = { quietHours: { from: '25:00', to: 8 }, callsPerCustomer: 'many' };
    expect(settingsFile.parse({ version: 2, ...odd })).toEqual({ version: 3, ...odd });
    expect(read({ version: 2, ...odd })).toEqual(DEFAULT_SETTINGS);
  });

  it('holds what was changed, and forgets what went back to its default', () => {
    const file = withChange(settingsFile.parse({}), { theme: 'dark', zoomPercent: 125 });
    expect(file).toEqual({ version: 3, theme: 'dark', zoomPercent: 125 });
    expect(withChange(file, { theme: 'system' })).toEqual({ version: 3, zoomPercent: 125 });
  });
});

describe('a settings file of a newer app', () => {
  const newer = { version: 7, theme: 'sepia', language: 'en', pets: { cat: 'Mimi' }, constructor: 1 };

  it('is read as far as it is known', () => {
    expect(read(newer)).toEqual({ ...DEFAULT_SETTINGS, language: 'en' });
  });

  it('keeps its version and all that is not understood through changes', () => {
    expect(withChange(settingsFile.parse(newer), { zoomPercent: 150 })).toEqual({ ...newer, zoomPercent: 150 });
    expect(withChange(settingsFile.parse(newer), { theme: 'dark' })).toEqual({ ...newer, theme: 'dark' });
  });

  it('loses nothing but what was changed, whatever it holds', () => {
    const content = fc.dictionary(
      fc.string().filter((name) => name !== '__proto__' && name !== 'version'),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(content, fc.integer({ min: 3, max: 1e6 }), (unknown, version) => {
        const before = reopened({ ...unknown, version });
        const after = reopened(withChange(before, { zoomPercent: 150 }));
        expect(after).toEqual({ ...before, zoomPercent: 150 });
      }),
    );
  });
});
