import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { managedSettingsPath } from '../../../../src/main/settings/managed-settings.ts';
import { DEFAULT_SETTINGS } from '../../../../src/main/settings/settings-shape.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { portable, startSettings } from './settings-world.ts';

describe('the settings of the company', () => {
  it('lie beside its phone settings', () => {
    expect(managedSettingsPath('/etc/softphone-companion/phone.json')).toBe('/etc/softphone-companion/settings.json');
  });

  it('win over the agent’s own, which stay in the agent’s file', async () => {
    const stored = JSON.stringify({ version: 2, theme: 'dark', callsPerHour: 5, startsAtLogin: false });
    const managed = portable({ callsPerHour: 60, startsAtLogin: true, recordingHosts: ['REC.example.com'] });
    const { settings, themes, path } = await startSettings({ stored, managed });
    const company = { callsPerHour: 60, startsAtLogin: true, recordingHosts: ['rec.example.com'] };
    expect(settings.get().settings).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', ...company });
    expect(settings.get().managed.sort()).toEqual(['callsPerHour', 'recordingHosts', 'startsAtLogin']);
    await settings.change({ zoomPercent: 110 });
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ callsPerHour: 5, zoomPercent: 110 });
    expect(settings.get().settings.callsPerHour).toBe(60);
    expect(themes).toEqual(['dark', 'dark']);
  });

  it('cannot be changed by the agent, nor anything together with them', async () => {
    const { settings, announced } = await startSettings({ managed: portable({ callsPerHour: 60 }) });
    expect(await faultOf(settings.change({ callsPerHour: 0, theme: 'dark' }))).toEqual({
      code: 'forbidden',
      field: 'callsPerHour',
    });
    expect([settings.get().settings.theme, announced]).toEqual(['system', []]);
  });

  it('are ignored when others than administrators can change the file, and say so', async () => {
    const managed = portable({ zoomPercent: 120 });
    const { settings } = await startSettings({ managed, isAdministered: false });
    expect(settings.get()).toMatchObject({ managed: [], managedProblem: { why: 'not-administered' } });
    expect((await startSettings({ managed })).settings.get().managed).toEqual(['zoomPercent']);
  });

  it.each<[string, string, object]>([
    ['is no JSON', '{"format"', { why: 'not-json' }],
    ['is another file', '{"theme":"dark"}', { why: 'other-format' }],
    ['was written for a newer app', portable({ theme: 'dark' }, { version: 2 }), { why: 'newer-version' }],
    ['names a setting that there is not', portable({ theme: 'dark', pets: 1 }), { why: 'unknown-field' }],
    ['has one bad value', portable({ theme: 'dark', zoomPercent: 5 }), { why: 'bad-value', field: 'zoomPercent' }],
    ['pauses notifications', portable({ doNotDisturbUntil: 9 }), { why: 'bad-value', field: 'doNotDisturbUntil' }],
    ['is huge', portable({ homeAreaCode: '0'.repeat(70_000) }), { why: 'too-large' }],
  ])('are ignored as a whole, and say so, when the file %s', async (_name, managed, problem) => {
    const { settings } = await startSettings({ managed });
    expect(settings.get()).toMatchObject({ settings: DEFAULT_SETTINGS, managed: [], managedProblem: problem });
  });
});
