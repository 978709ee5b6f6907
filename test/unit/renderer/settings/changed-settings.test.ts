import { describe, expect, it } from 'vitest';
import { changedSettings } from '../../../../src/renderer/settings/settings-page.store.ts';
import { overviewOf } from './any-settings.ts';

describe('the settings that are marked as changed', () => {
  it('are none where all is as it comes', () => {
    expect(changedSettings(overviewOf())).toEqual([]);
  });

  it('are those that differ, in whatever part of them', () => {
    const changed = { recordingHosts: ['rec.example.com'], notifies: { missed: true, results: false, problems: true } };
    expect(changedSettings(overviewOf({ theme: 'dark', ...changed }))).toEqual(['theme', 'recordingHosts', 'notifies']);
    expect(changedSettings(overviewOf({ customerLimits: [] }))).toEqual(['customerLimits']);
  });

  it('are not those whose parts only come in another order', () => {
    expect(changedSettings(overviewOf({ opensLinks: { sip: true, callto: true, tel: true } }))).toEqual([]);
  });

  it('are neither what the company has set nor a pause, which ends by itself', () => {
    expect(changedSettings(overviewOf({ theme: 'dark', doNotDisturbUntil: 9 }, ['theme']))).toEqual([]);
  });
});
