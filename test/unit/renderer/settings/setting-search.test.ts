import { describe, expect, it } from 'vitest';
import { settingsEn } from '../../../../src/renderer/i18n/en/settings.ts';
import { settingsZhCn } from '../../../../src/renderer/i18n/zh-cn/settings.ts';
import { ENTRIES, groupOf } from '../../../../src/renderer/settings/setting-list.ts';
import { matchingEntries } from '../../../../src/renderer/settings/settings-page.store.ts';

describe('the search for a setting', () => {
  it('finds all of them with nothing typed', () => {
    expect(matchingEntries('  ', settingsEn)).toEqual(ENTRIES);
  });

  it.each([
    ['theme', 'theme'],
    ['ZOOM', 'zoomPercent'],
    ['138****8000', 'areNumbersMasked'],
    ['wayland', 'globalShortcut'],
    ['backup', 'transfer'],
    ['do not disturb', 'doNotDisturbUntil'],
    ['proxy', 'diagnostics'],
  ])('finds by name, sentence or other words: %s', (typed, entry) => {
    expect(matchingEntries(typed, settingsEn)).toContain(entry);
  });

  it.each([
    ['区号', 'homeAreaCode'],
    ['热键', 'globalShortcut'],
    ['打码', 'areNumbersMasked'],
    ['ＵＴＣ', 'timesWithoutOffset'],
    ['勿扰', 'doNotDisturbUntil'],
    ['开机', 'startsAtLogin'],
  ])('speaks Chinese too: %s', (typed, entry) => {
    expect(matchingEntries(typed, settingsZhCn)).toContain(entry);
  });

  it('wants every word, in whatever order', () => {
    expect(matchingEntries('night calls', settingsEn)).toEqual(['callHours']);
    expect(matchingEntries('calls night', settingsEn)).toEqual(['callHours']);
    expect(matchingEntries('night nonsense', settingsEn)).toEqual([]);
  });

  it('finds a whole group by its name', () => {
    const found = matchingEntries(settingsZhCn.groups.dialling, settingsZhCn);
    expect(found).toEqual(expect.arrayContaining(ENTRIES.filter((entry) => groupOf(entry) === 'dialling')));
  });
});
