import { describe, expect, it } from 'vitest';
import type { CallHours, CustomerLimit, Settings } from '../../../../src/preload/contract/index.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { portable, startSettings } from './settings-world.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const hours = (from: string, to: string): CallHours => ({
  spans: [{ days: EVERY_DAY, from, to }],
  holidays: ['2026-10-01'],
  outside: 'refuse',
});
const LIMIT: CustomerLimit = { within: '24-hours', calls: 3, then: 'refuse' };

const STORED = {
  version: 3,
  recordingHosts: ['rec.example.com'],
  allowedCountries: ['HK'],
  callsPerHour: 60,
  callHours: hours('08:00', '22:00'),
  customerLimits: [LIMIT],
  areNamesHidden: true,
  doNotCallNumbers: 'refuse',
  costlyNumbers: 'refuse',
};
const stored = JSON.stringify(STORED);

const LOOSER: [string, Partial<Settings>, object][] = [
  ['numbers are no longer masked', { areNumbersMasked: false }, { is: 'masking-off' }],
  ['names are shown again', { areNamesHidden: false }, { is: 'names-shown' }],
  ['the do-not-call list only warns', { doNotCallNumbers: 'ask' }, { is: 'refusal-off', name: 'doNotCallNumbers' }],
  ['numbers that cost more are asked about', { costlyNumbers: 'ask' }, { is: 'refusal-off', name: 'costlyNumbers' }],
  ['another host of recordings', { recordingHosts: ['rec.example.com', 'b.example'] }, { hosts: ['b.example'] }],
  ['another country', { allowedCountries: ['US', 'HK'] }, { countries: ['US'] }],
  ['a higher limit', { callsPerHour: 61 }, { name: 'callsPerHour', from: 60, to: 61 }],
  ['no limit', { callsPerDay: 0 }, { name: 'callsPerDay', from: 600, to: 0 }],
  ['no limit per customer', { customerLimits: [] }, { is: 'customer-limits', to: [] }],
  ['more calls to a customer', { customerLimits: [{ ...LIMIT, calls: 4 }] }, { is: 'customer-limits' }],
  ['calls to a customer are asked about', { customerLimits: [{ ...LIMIT, then: 'ask' }] }, { is: 'customer-limits' }],
  ['no quiet hours', { callHours: { ...hours('08:00', '22:00'), spans: [] } }, { is: 'call-hours', to: { spans: [] } }],
  ['no holidays', { callHours: { ...hours('08:00', '22:00'), holidays: [] } }, { is: 'call-hours' }],
  ['hours are asked about', { callHours: { ...hours('08:00', '22:00'), outside: 'ask' } }, { is: 'call-hours' }],
  ['shorter quiet hours', { callHours: hours('07:59', '22:00') }, { is: 'call-hours' }],
  ['other quiet hours', { callHours: hours('21:00', '09:00') }, { is: 'call-hours' }],
];

const TIGHTER: [string, Partial<Settings>][] = [
  ['fewer hosts', { recordingHosts: [] }],
  ['fewer countries', { allowedCountries: [] }],
  ['a lower limit', { callsPerHour: 1, callsPerDay: 599 }],
  ['longer quiet hours', { callHours: hours('08:01', '21:59') }],
  ['a free day more', { callHours: { ...hours('08:00', '22:00'), holidays: ['2026-10-01', '2026-10-02'] } }],
  [
    'fewer calls to a customer, and a limit more',
    {
      customerLimits: [
        { ...LIMIT, calls: 1 },
        { ...LIMIT, within: 'week' },
      ],
    },
  ],
  ['the same again', { callsPerHour: 60, allowedCountries: ['HK'], areNumbersMasked: true }],
  ['what guards nothing', { theme: 'dark', zoomPercent: 120 }],
];

describe('a change that loosens a guard', () => {
  it.each(LOOSER)('is named to the agent first: %s', async (_what, change, named) => {
    const { settings, asked } = await startSettings({ stored });
    await settings.change(change);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject(named);
    expect(settings.get().settings).toMatchObject(change);
  });

  it.each(LOOSER)('is not made without a yes: %s', async (_what, change) => {
    const { settings } = await startSettings({ stored, agrees: false });
    const before = settings.get().settings;
    expect(await faultOf(settings.change({ ...change, theme: 'dark' }))).toEqual({ code: 'not-confirmed' });
    expect(settings.get().settings).toEqual(before);
  });

  it('is asked about once, with everything in it, when a file is imported; without a yes the rest is taken', async () => {
    const { settings, asked, choose } = await startSettings({ stored, agrees: false });
    await choose(portable({ callsPerHour: 0, areNumbersMasked: false, zoomPercent: 120, callsPerDay: 10 }));
    expect(await settings.importFile()).toMatchObject({
      is: 'imported',
      changed: expect.arrayContaining(['zoomPercent', 'callsPerDay']) as string[],
      leftOut: expect.arrayContaining([
        { name: 'callsPerHour', why: 'not-confirmed' },
        { name: 'areNumbersMasked', why: 'not-confirmed' },
      ]) as object[],
    });
    expect(asked.map(({ is }) => is)).toEqual(['masking-off', 'limit']);
    expect(settings.get().settings).toMatchObject({ callsPerHour: 60, areNumbersMasked: true, zoomPercent: 120 });
  });
});

describe('a change that loosens nothing', () => {
  it.each(TIGHTER)('is not asked about: %s', async (_what, change) => {
    const { settings, asked } = await startSettings({ stored, agrees: false });
    await settings.change(change);
    expect(asked).toEqual([]);
    expect(settings.get().settings).toMatchObject(change);
  });
});
