import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useMessages } from '../../../../src/renderer/i18n/use-messages.ts';
import { useSettingsStore } from '../../../../src/renderer/settings/settings.store.ts';
import { freshWindow, ok, type FakeCompanion } from '../fake-companion.ts';
import { overviewOf } from './any-settings.ts';
import { allWords } from '../words-world.ts';

let main: FakeCompanion;
beforeEach(async () => {
  main = freshWindow();
  await allWords('zh-CN');
  main.answer('settings.get', () => ok(overviewOf({ areNumbersMasked: false })));
});

describe('the settings', () => {
  it('hides numbers until it is known that they may be shown', async () => {
    const settings = useSettingsStore();
    expect(settings.areNumbersMasked).toBe(true);
    await settings.load();
    expect(settings.areNumbersMasked).toBe(false);
  });

  it('changes every message when main says that the language has changed', async () => {
    const settings = useSettingsStore();
    await settings.load();
    const t = useMessages();
    expect(t.value.dial.call).toBe('呼叫');
    main.emit('settings.changed', overviewOf({ language: 'en' }, [], 'en'));
    await vi.waitFor(() => expect(t.value.dial.call).toBe('Call'));
    expect(t.value.settings.groups.look).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('keeps what main has when a change is refused, and says which one until it is put right', async () => {
    const settings = useSettingsStore();
    await settings.load();
    main.answer('settings.change', () => ({ ok: false, error: { code: 'bad-input', field: 'homeAreaCode' } }));
    expect(await settings.change({ homeAreaCode: '999' })).toBe(false);
    expect(settings.settings?.homeAreaCode).toBe('');
    expect(settings.refusals.homeAreaCode?.code).toBe('bad-input');
    main.answer('settings.change', (patch) => ok(overviewOf(patch)));
    await settings.change({ homeAreaCode: '0571' });
    expect(settings.refusals).toEqual({});
    expect(settings.settings?.homeAreaCode).toBe('0571');
  });
});
