// @vitest-environment happy-dom
import { screen } from '@testing-library/vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallRow, Language } from '../../../../src/preload/contract/index.ts';
import CallList from '../../../../src/renderer/calls/CallList.vue';
import { useCallsStore } from '../../../../src/renderer/calls/calls.store.ts';
import { useFilterStore } from '../../../../src/renderer/calls/filter.store.ts';
import { useSettingsStore } from '../../../../src/renderer/settings/settings.store.ts';
import { activeOption, openWindow, show, type OpenWindow } from '../component-world.ts';
import { ok } from '../fake-companion.ts';
import { overviewOf } from '../settings/any-settings.ts';
import { callRow, noonOf } from './call-rows.ts';

const CALLS: CallRow[] = [
  callRow('a', { startedAt: noonOf(24), talkSeconds: 65, tags: ['VIP'], hasNote: true }),
  callRow('b', { startedAt: noonOf(24), direction: 'inbound', state: 'ring-missed', customerNumber: '15400010003' }),
  callRow('c', { startedAt: noonOf(23), customerNumber: '' }),
];

let opened: OpenWindow;
let held: CallRow[];
const [chosen, escaped] = [vi.fn(), vi.fn()];
const list = (): HTMLElement => screen.getByRole('listbox', { name: opened.t.calls.list });
const rows = (): HTMLElement[] => screen.queryAllByRole('option');
/** The calls that were opened, and whether by click or Enter. */
const opens = (): unknown[][] => chosen.mock.calls.splice(0);

/** Mounts the list in a document that, having no layout of its own, is given a height. */
async function openList(language?: Language): Promise<void> {
  opened = await openWindow(language);
  for (const side of ['offsetHeight', 'clientHeight', 'offsetWidth'] as const)
    vi.spyOn(HTMLElement.prototype, side, 'get').mockReturnValue(400);
  const { main } = opened;
  held = CALLS;
  main.answer('settings.get', () => ok(overviewOf({ areNumbersMasked: true }, [], language)));
  main.answer('calls.first', () => ok(held));
  main.answer('calls.outline', () =>
    ok({
      id: 1,
      count: held.length,
      days: [
        { startsAt: noonOf(24), count: Math.min(2, held.length) },
        { startsAt: noonOf(23), count: Math.max(0, held.length - 2) },
      ],
    }),
  );
  main.answer('calls.rows', ({ from, count }) => ok(held.slice(from, from + count)));
  await useSettingsStore().load();
}
async function shown(language?: Language): Promise<void> {
  await openList(language);
  await useCallsStore().load();
  show(CallList, { onOpen: chosen, onEscape: escaped });
  await expect.poll(() => rows().length).toBe(held.length);
}

beforeEach(() => {
  chosen.mockClear();
  escaped.mockClear();
});
afterEach(() => void vi.restoreAllMocks());

describe('the list of calls', () => {
  it('draws each call with what is known of it, numbers hidden', async () => {
    await shown();
    const [first, second, third] = rows().map((row) => row.getAttribute('aria-label'));
    expect(first).toMatch(/^呼出 154\*{4}0002, VIP, .*已接听.*1:05.*有备注$/);
    expect(second).toMatch(/^呼入 154\*{4}0003, .*振铃未接/);
    expect(third).toContain(opened.t.calls.noNumber);
    expect(rows().map((row) => row.getAttribute('aria-posinset'))).toEqual(['1', '2', '3']);
    expect(list().textContent).not.toContain('15400010002');
  });

  it('opens a call by click', async () => {
    await shown();
    await opened.user.click(screen.getByRole('option', { name: /0003/ }));
    expect(opens()).toEqual([['b', true]]);
  });

  it('is walked through by the keyboard, which opens only on Enter', async () => {
    await shown();
    list().focus();
    await opened.user.keyboard('{Home}{ArrowDown}');
    expect(activeOption(list())?.getAttribute('aria-label')).toContain('154****0003');
    await opened.user.keyboard('{End}{ArrowDown}');
    expect(activeOption(list())?.getAttribute('aria-posinset')).toBe('3');
    await opened.user.keyboard('{ArrowUp}');
    expect(opens().every(([, isChosen]) => isChosen === false)).toBe(true);
    await opened.user.keyboard('{Enter}');
    expect(opens()).toEqual([['b', true]]);
  });

  it('hands Escape on and leaves keys with Ctrl alone', async () => {
    await shown();
    list().focus();
    await opened.user.keyboard('{Home}{Control>}{End}{/Control}');
    expect(activeOption(list())?.getAttribute('aria-posinset')).toBe('1');
    await opened.user.keyboard('{Escape}');
    expect(escaped).toHaveBeenCalledOnce();
  });

  it('says that there are no calls yet', async () => {
    await openList();
    held = [];
    await useCallsStore().load();
    show(CallList);
    await screen.findByText(opened.t.calls.noCalls);
    expect(screen.queryByRole('button', { name: opened.t.calls.reset })).toBeNull();
  });

  it('offers to clear the filters when none of the calls matches', async () => {
    await openList();
    opened.main.answer('calls.outline', ({ filter }) =>
      ok(
        filter.direction === undefined
          ? { id: 1, count: 3, days: [{ startsAt: noonOf(24), count: 3 }] }
          : { id: 2, count: 0, days: [] },
      ),
    );
    opened.main.answer('calls.first', ({ filter }) => ok(filter.direction === undefined ? held : []));
    useFilterStore().direction = 'inbound';
    await useCallsStore().load();
    show(CallList);
    await screen.findByText(opened.t.calls.noMatch);
    await opened.user.click(screen.getByRole('button', { name: opened.t.calls.reset }));
    await expect.poll(() => rows().length).toBe(3);
  });

  it.each(['zh-CN', 'en'] as const)('says why it cannot be read, and reads again on Retry (%s)', async (language) => {
    await openList(language);
    opened.main.answer('calls.outline', () => ({ ok: false, error: { code: 'disk', message: 'calls.sqlite: EIO' } }));
    opened.main.answer('calls.first', () => ({ ok: false, error: { code: 'disk' } }));
    await useCallsStore().load();
    show(CallList);
    const alert = await screen.findByRole('alert');
    for (const part of [opened.t.calls.failed, opened.t.errors.disk, 'calls.sqlite: EIO'])
      expect(alert.textContent).toContain(part);
    opened.main.answer('calls.outline', () => ok({ id: 1, count: 1, days: [{ count: 1 }] }));
    await opened.user.click(screen.getByRole('button', { name: opened.t.retry }));
    await expect.poll(() => rows().length).toBe(1);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('keeps what it shows when it cannot be brought up to date, and says so', async () => {
    await shown();
    opened.main.answer('calls.outline', () => ({ ok: false, error: { code: 'timeout' } }));
    opened.main.emit('calls.changed', null);
    expect((await screen.findByRole('alert')).textContent).toContain(opened.t.errors.timeout);
    expect(rows()).toHaveLength(3);
  });
});
