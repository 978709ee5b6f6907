// @vitest-environment happy-dom
import { screen, within } from '@testing-library/vue';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallFilter, Language } from '../../../../src/preload/contract/index.ts';
import { useCallsStore } from '../../../../src/renderer/calls/calls.store.ts';
import FilterBar from '../../../../src/renderer/calls/FilterBar.vue';
import { startOfDay } from '../../../../src/renderer/i18n/formats.ts';
import { including, inputsOf, openWindow, show, type OpenWindow } from '../component-world.ts';
import { ok } from '../fake-companion.ts';

let opened: OpenWindow;
/** What main was asked for last. */
const asked = (): CallFilter | undefined => inputsOf(opened.main, 'calls.outline').at(-1)?.filter;
const left = vi.fn();

async function openFilters(language?: Language): Promise<void> {
  opened = await openWindow(language);
  left.mockClear();
  opened.main.answer('calls.first', () => ok([]));
  opened.main.answer('calls.outline', () => ok({ id: 1, count: 0, days: [] }));
  opened.main.answer('calls.choices', () =>
    ok({ tags: ['VIP', '投诉'], trunks: [{ number: '02160000003', name: '销售热线' }] }),
  );
  await useCallsStore().load();
  show(FilterBar, { onLeave: left });
}
const button = (name: string): HTMLElement => screen.getByRole('button', { name });
const chips = (): HTMLElement | null => screen.queryByRole('list', { name: opened.t.calls.filtersOn });
/** Opens a picker and takes one of its options. */
async function pick(picker: string, option: string): Promise<void> {
  await opened.user.click(screen.getByRole('combobox', { name: including(picker) }));
  await opened.user.click(screen.getByRole('option', { name: option }));
}

describe('the filters of the calls', () => {
  beforeEach(async () => openFilters());

  it('ask main for one direction, by mouse and by arrow key', async () => {
    await opened.user.click(button(opened.t.calls.filters));
    await opened.user.click(screen.getByRole('radio', { name: opened.t.calls.directions.inbound }));
    await expect.poll(asked).toEqual({ direction: 'inbound' });
    // Held, as a finger holds it: the group looks a turn later whether the focus came by a key.
    await opened.user.keyboard('{ArrowLeft>}');
    await expect.poll(asked).toEqual({ direction: 'outbound' });
    await opened.user.keyboard('{/ArrowLeft}');
  });

  it('ask main for a period in whole days', async () => {
    await opened.user.click(button(opened.t.calls.filters));
    await pick(opened.t.calls.period, opened.t.calls.periods.today);
    await expect.poll(asked).toEqual({ from: startOfDay(Date.now()) });
  });

  it('ask for two days only while a period of one’s own is chosen', async () => {
    await opened.user.click(button(opened.t.calls.filters));
    expect(screen.queryByLabelText(opened.t.calls.from)).toBeNull();
    await pick(opened.t.calls.period, opened.t.calls.periods.custom);
    await opened.user.type(screen.getByLabelText(opened.t.calls.from), '2026-08-03');
    await opened.user.type(screen.getByLabelText(opened.t.calls.to), '2026-08-04');
    const [from, to] = [new Date(2026, 7, 3).getTime(), new Date(2026, 7, 5).getTime() - 1];
    await expect.poll(asked).toEqual({ from, to });
  });

  it('are set behind the funnel, which says how many there are', async () => {
    const funnel = button(opened.t.calls.filters);
    await opened.user.click(funnel);
    expect(funnel.getAttribute('aria-expanded')).toBe('true');
    await opened.user.click(screen.getByRole('radio', { name: opened.t.calls.outcomes.missed }));
    await opened.user.click(button(opened.t.callStates['ring-missed']));
    await pick(opened.t.calls.trunk, '销售热线 02160000003');
    await pick(opened.t.calls.tag, 'VIP');
    const all = { outcome: 'missed', states: ['ring-missed'], trunkNumber: '02160000003', tag: 'VIP' };
    await expect.poll(asked).toEqual(all);
    expect(button(opened.t.calls.filtersActive(4))).toBe(funnel);
  });

  it('stand in a word each once the panel is closed, to be taken off there', async () => {
    const funnel = button(opened.t.calls.filters);
    await opened.user.click(funnel);
    await opened.user.click(screen.getByRole('radio', { name: opened.t.calls.directions.outbound }));
    await pick(opened.t.calls.period, opened.t.calls.periods.today);
    expect(chips()).toBeNull();
    await opened.user.click(button(opened.t.calls.filtersActive(2)));
    await opened.user.click(button(opened.t.calls.removeFilter(opened.t.calls.periods.today)));
    await opened.user.click(button(opened.t.calls.removeFilter(opened.t.calls.directions.outbound)));
    await expect.poll(asked).toEqual({});
    expect(chips()).toBeNull();
  });

  it('are taken off one by one, and all at once', async () => {
    await opened.user.click(button(opened.t.calls.filters));
    for (const state of ['ring-missed', 'ivr'] as const) await opened.user.click(button(opened.t.callStates[state]));
    await opened.user.click(screen.getByRole('radio', { name: opened.t.calls.directions.inbound }));
    await opened.user.click(button(opened.t.calls.removeFilter(opened.t.callStates.ivr)));
    await expect.poll(asked).toEqual({ direction: 'inbound', states: ['ring-missed'] });
    const list = chips();
    expect(list && within(list).getAllByRole('button')).toHaveLength(2);
    await opened.user.click(button(opened.t.calls.reset));
    await expect.poll(asked).toEqual({});
    expect(chips()).toBeNull();
  });

  it('search while the agent types, and let go on Escape: first the text, then the field', async () => {
    const field = screen.getByRole('textbox', { name: opened.t.calls.searchLabel });
    await opened.user.type(field, '8001');
    await expect.poll(asked).toEqual({ search: '8001' });
    await opened.user.keyboard('{Escape}');
    await expect.poll(asked).toEqual({});
    expect([(field as HTMLInputElement).value, left.mock.calls.length]).toEqual(['', 0]);
    await opened.user.keyboard('{Escape}');
    expect(left).toHaveBeenCalledOnce();
  });

  it('search at once on Enter and go to the list', async () => {
    await opened.user.type(screen.getByRole('textbox', { name: opened.t.calls.searchLabel }), '杭州{Enter}');
    expect(left).toHaveBeenCalledOnce();
    await expect.poll(asked).toEqual({ search: '杭州' });
  });
});

describe('the filters of the calls in English', () => {
  it('name what is taken off', async () => {
    await openFilters('en');
    await opened.user.click(button('More filters'));
    await opened.user.click(screen.getByRole('radio', { name: 'Talked' }));
    await opened.user.click(button('Remove the filter Talked'));
    await expect.poll(asked).toEqual({});
  });
});
