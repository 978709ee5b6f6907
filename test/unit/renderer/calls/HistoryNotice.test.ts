// @vitest-environment happy-dom
import { screen } from '@testing-library/vue';
import { describe, expect, it } from 'vitest';
import type { HistoryState, Language } from '../../../../src/preload/contract/index.ts';
import FreshnessLine from '../../../../src/renderer/calls/FreshnessLine.vue';
import { useHistoryStore } from '../../../../src/renderer/calls/history.store.ts';
import HistoryNotice from '../../../../src/renderer/calls/HistoryNotice.vue';
import { including, inputsOf, openWindow, show, type OpenWindow } from '../component-world.ts';
import { ok } from '../fake-companion.ts';
import { overviewOf } from '../settings/any-settings.ts';

async function openWith(over: Partial<HistoryState>, language: Language = 'en'): Promise<OpenWindow> {
  const opened = await openWindow(language);
  const state: HistoryState = {
    sync: { is: 'idle' },
    complete: [],
    completeSince: Date.now() - 86_400_000,
    readAt: Date.now() - 120_000,
    stored: 10,
    unreadable: [],
    unknownStates: [],
    forgotten: { customers: 0, isLost: false },
    store: { is: 'working' },
    ...over,
  };
  opened.main.answer('calls.history', () => ok(state));
  await useHistoryStore().load();
  return opened;
}

const UNREADABLE = [
  { field: 'call_uuid', rows: 2 },
  { field: 'start_time', rows: 1 },
  { field: 'duration', rows: 40 },
];

describe('records that could not be read', () => {
  it.each<[Language, string]>([
    ['en', '3 records unreadable'],
    ['zh-CN', '3 条记录读不懂'],
  ])(
    'are counted first in the line about the list where calls may be missing for them, in %s',
    async (language, words) => {
      await openWith({ unreadable: UNREADABLE }, language);
      show(FreshnessLine, { count: 10 });
      expect(screen.getAllByText(including(words))).toHaveLength(1);
      expect(screen.getByText(including(words)).textContent.startsWith(words)).toBe(true);
    },
  );

  it('are told above the calls, with the place that says more', async () => {
    const { t } = await openWith({ unreadable: UNREADABLE });
    show(HistoryNotice);
    expect(screen.getByRole('status').textContent).toContain(t.calls.history.unreadableHint);
  });

  it('are no matter for the agent where only a length or a score is missing', async () => {
    await openWith({ unreadable: [{ field: 'duration', rows: 40 }] });
    show(HistoryNotice);
    show(FreshnessLine, { count: 10 });
    expect(screen.queryByRole('status')).toBeNull();
    expect(screen.queryByText(including('unreadable'))).toBeNull();
  });
});

describe('times that seem to be meant in another zone', () => {
  it.each<[Language, 'utc' | 'china']>([
    ['en', 'china'],
    ['zh-CN', 'utc'],
  ])('are offered to be read so, and are with one click: in %s, %s', async (language, zone) => {
    const { main, user, t } = await openWith({ suggestedTimes: zone }, language);
    main.answer('settings.change', (patch) => ok(overviewOf(patch, [], language)));
    show(HistoryNotice);
    expect(screen.getByRole('status').textContent).toContain(t.calls.history.zone);
    await user.click(screen.getByRole('button', { name: t.calls.history.zones[zone] }));
    expect(inputsOf(main, 'settings.change')).toEqual([{ timesWithoutOffset: zone }]);
  });
});
