import { beforeEach, describe, expect, it } from 'vitest';
import type { Settings, SettingsOverview } from '../../../../src/preload/contract/index.ts';
import { useDetailStore } from '../../../../src/renderer/calls/detail.store.ts';
import { useFilterStore } from '../../../../src/renderer/calls/filter.store.ts';
import { useSectionStore } from '../../../../src/renderer/calls/section.store.ts';
import { useDialerStore } from '../../../../src/renderer/dialer/dialer.store.ts';
import { useCallerIdsStore } from '../../../../src/renderer/caller-ids/caller-ids.store.ts';
import { useOverlayStore } from '../../../../src/renderer/palette/overlay.store.ts';
import { usePaletteStore } from '../../../../src/renderer/palette/palette.store.ts';
import { useSections } from '../../../../src/renderer/palette/use-sections.ts';
import { useSettingsStore } from '../../../../src/renderer/settings/settings.store.ts';
import { useShellStore } from '../../../../src/renderer/shell/shell.store.ts';
import { prepareDialer, reading } from '../dialer/dialer-world.ts';
import { freshWindow, ok, type FakeCompanion } from '../fake-companion.ts';
import { call, settings } from './palette-world.ts';
import { allWords } from '../words-world.ts';
import { endSession } from '../../../../src/renderer/session.ts';

const overview: SettingsOverview = {
  settings,
  defaults: settings,
  managed: [],
  appearance: { language: 'en', theme: 'light' },
};
let main: FakeCompanion;
let kept: Settings;
beforeEach(async () => {
  main = freshWindow();
  kept = settings;
  await allWords('en');
  const state = () => ok({ ...overview, settings: kept });
  main.answer('settings.get', state);
  main.answer('settings.change', (patch) => {
    kept = { ...kept, ...patch };
    return state();
  });
  main.answer('callerIds.list', () =>
    ok({ numbers: [{ number: '057111008001', name: 'Sales' }], groups: [], readAt: 1 }),
  );
  main.answer('callerIds.choose', (callerId) => ok(callerId));
  main.answer('calls.get', () => ({ ok: false, error: { code: 'not-found' } }));
  main.answer('app.openQuickDial', () => ({ ok: false, error: { code: 'unexpected' } }));
  prepareDialer(main);
  await Promise.all([useSettingsStore().load(), useCallerIdsStore().load()]);
});

async function run(id: string): Promise<void> {
  const found = useSections()
    .value.flatMap(({ items }) => items)
    .find((command) => command.id === id);
  if (!found) throw new Error(`there is no ${id}`);
  await found.run();
}

describe('running commands', () => {
  it('fills the dialer with the number typed, shows it, and places no call', async () => {
    const palette = usePaletteStore();
    palette.text = '15405718000';
    palette.reading = reading('15405718000');
    useShellStore().go('settings');
    await run('found:dial');
    expect(useDialerStore().text).toBe('15405718000');
    expect(useDialerStore().requests).toBe(1);
    expect(useShellStore().screen).toBe('dial');
    expect(main.count('dialer.dial')).toBe(0);
  });

  it('opens the call that was found, in the list of all', async () => {
    usePaletteStore().text = '8000';
    usePaletteStore().found = { is: 'ready', calls: [call], isOld: false };
    useSectionStore().section = 'missed';
    await run('found:call:c1');
    expect(useShellStore().screen).toBe('calls');
    expect(useSectionStore().section).toBe('all');
    expect(useDetailStore().uuid).toBe('c1');
  });

  it('shows the numbers of found calls as the setting says', () => {
    usePaletteStore().text = '8000';
    usePaletteStore().found = { is: 'ready', calls: [call], isOld: false };
    const titles = (): string[] => useSections().value.flatMap(({ items }) => items.map(({ title }) => title));
    expect(titles()).toContain('154****8000');
    useSettingsStore().state = {
      is: 'ready',
      value: { ...overview, settings: { ...settings, areNumbersMasked: false } },
    };
    expect(titles()).toContain('154 0571 8000');
  });

  it('shows all calls with what was typed, whatever the filter was', async () => {
    usePaletteStore().text = ' 8000 ';
    usePaletteStore().found = { is: 'ready', calls: [call], isOld: false };
    useFilterStore().direction = 'outbound';
    await run('found:all');
    expect(useFilterStore().filterAt(0)).toEqual({ search: '8000' });
  });

  it('changes a setting, and says why where main refuses', async () => {
    await run('theme:dark');
    expect(kept.theme).toBe('dark');
    main.answer('settings.change', () => ({ ok: false, error: { code: 'disk' } }));
    await run('theme:light');
    expect(useShellStore().toasts.map(({ tone }) => tone)).toEqual(['bad']);
  });

  it('pauses notifications for half an hour, and says until when', async () => {
    const before = Date.now();
    await run('pause:half-hour');
    expect(kept.doNotDisturbUntil - before).toBeGreaterThanOrEqual(30 * 60_000);
    expect(kept.doNotDisturbUntil - Date.now()).toBeLessThanOrEqual(30 * 60_000);
    expect(useShellStore().toasts.length).toBe(1);
  });

  it('switches the caller ID and names it', async () => {
    await run('caller-id:057111008001');
    expect(useCallerIdsStore().callerId).toEqual({ is: 'number', number: '057111008001' });
    expect(useShellStore().toasts.map(({ text }) => text)).toEqual(['Caller ID: Sales']);
  });

  it('opens the export with the filter of the list', async () => {
    useFilterStore().outcome = 'talked';
    main.answer('calls.outline', () => ok({ id: 1, count: 7, days: [] }));
    await run('calls:export');
    expect(useOverlayStore().shown).toEqual({ is: 'export', filter: { outcome: 'talked' }, count: 7 });
  });

  it('tells of what cannot be done', async () => {
    await run('quick-dial');
    expect(useShellStore().toasts.map(({ tone }) => tone)).toEqual(['bad']);
  });
});

describe('what lies over the window', () => {
  it('gives the welcome back after the help over it', () => {
    const overlay = useOverlayStore();
    overlay.show({ is: 'welcome' });
    overlay.showHelp('phone');
    expect(overlay.isWelcome).toBe(true);
    overlay.close();
    expect(overlay.shown).toEqual({ is: 'welcome' });
    overlay.close();
    expect(overlay.shown).toEqual({ is: 'none' });
  });

  it('goes altogether when somebody signs out', () => {
    const overlay = useOverlayStore();
    overlay.show({ is: 'welcome' });
    overlay.showHelp();
    endSession();
    expect(useOverlayStore().isWelcome).toBe(false);
  });
});
