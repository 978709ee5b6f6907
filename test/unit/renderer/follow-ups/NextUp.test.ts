// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/vue';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FollowUp, Language } from '../../../../src/preload/contract/index.ts';
import { useMissedStore } from '../../../../src/renderer/calls/missed.store.ts';
import { useFollowUpsStore } from '../../../../src/renderer/follow-ups/follow-ups.store.ts';
import NextUp from '../../../../src/renderer/follow-ups/NextUp.vue';
import { useOutcomesStore } from '../../../../src/renderer/outcomes/outcomes.store.ts';
import { including, inputsOf, openWindow, show, type OpenWindow } from '../component-world.ts';
import { ok } from '../fake-companion.ts';

const HOUR = 3_600_000;
const followUp = (id: string, inMs: number, note = ''): FollowUp => ({
  id,
  customerNumber: `1540571000${id}`,
  dueAt: Date.now() + inMs,
  note,
  origin: 'number',
  createdAt: 0,
});

let world: OpenWindow;
let picked: string[];

async function open(followUps: FollowUp[], language: Language = 'zh-CN'): Promise<OpenWindow> {
  world = await openWindow(language);
  const { main } = world;
  let current = followUps;
  main.answer('followUps.list', () => ok(current));
  main.answer('calls.missed', () => ok([]));
  main.answer('outcomes.open', () => ok([]));
  main.answer('followUps.settle', ({ id, isDone }) => {
    current = isDone ? current.filter((one) => one.id !== id) : followUps;
    return ok(current);
  });
  main.answer('followUps.readTime', ({ text }) =>
    ok(
      text === ''
        ? { is: 'empty' }
        : text === 'x'
          ? { is: 'unreadable' }
          : { is: 'read', at: followUps[1]?.dueAt ?? 0 },
    ),
  );
  main.answer('followUps.change', () => ok(current));
  await Promise.all([useFollowUpsStore().load(), useMissedStore().load(), useOutcomesStore().load()]);
  picked = [];
  show(NextUp, { onPick: (number: string) => void picked.push(number) });
  return world;
}
const rows = (): HTMLElement[] => screen.getAllByRole('button', { name: including(world.t.followUps.fill('')) });

beforeEach(() => {
  picked = [];
});

describe('the list of whom to call next', () => {
  it('is worked with the keys: arrows move, Enter fills in, D is done and can be taken back', async () => {
    const { user, t, main } = await open([followUp('2', 2 * HOUR), followUp('1', -HOUR, '报价')]);
    rows()[0]?.focus();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(picked).toEqual(['15405710002']);
    await user.keyboard('{ArrowUp}d');
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(inputsOf(main, 'followUps.settle')).toEqual([{ id: '1', isDone: true }]);
    expect(document.activeElement?.textContent).toContain(t.followUps.undo);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(rows()).toHaveLength(2));
  });

  it.each(['zh-CN', 'en'] as const)('shows what was understood before another time is saved (%s)', async (language) => {
    const { user, t, main } = await open([followUp('1', -HOUR), followUp('2', 2 * HOUR)], language);
    rows()[0]?.focus();
    await user.keyboard('s');
    const field = await screen.findByLabelText(t.followUps.when);
    const save = screen.getByRole('button', { name: t.followUps.save });
    await user.type(field, 'x');
    await screen.findByText(t.followUps.unreadable);
    expect(save).toHaveProperty('disabled', true);
    await user.type(field, 'y');
    await waitFor(() => expect(save).toHaveProperty('disabled', false));
    expect(screen.getByText(including(t.followUps.understood('|').split('|')[0] ?? ''))).toBeTruthy();
    expect(screen.getByText(including('0002'), { selector: 'p.text-amber' })).toBeTruthy(); // the other one at that time
    await user.keyboard('{Enter}');
    await waitFor(() => expect(inputsOf(main, 'followUps.change')).toMatchObject([{ id: '1', note: '' }]));
    await waitFor(() => expect(screen.queryByLabelText(t.followUps.when)).toBeNull());
  });

  it('says "nothing open" without a period while the calls are not completely known', async () => {
    const { t } = await open([]);
    expect(screen.getByText(t.followUps.nothing)).toBeTruthy();
    expect(screen.getByText(t.followUps.nothingKnown)).toBeTruthy();
  });
});
