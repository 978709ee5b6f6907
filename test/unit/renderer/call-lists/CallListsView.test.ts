// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/vue';
import { describe, expect, it, vi } from 'vitest';
import type { CallList, EntryState, ListCard, ListEntry } from '../../../../src/preload/contract/index.ts';
import CallListsView from '../../../../src/renderer/call-lists/CallListsView.vue';
import { useDialerStore } from '../../../../src/renderer/dialer/dialer.store.ts';
import { inputsOf, openWindow, show } from '../component-world.ts';
import { ok } from '../fake-companion.ts';

const LIST = '00000000-0000-4000-8000-000000000001';
const ENTRIES = ['张三', '李四', '王五'];
const READ_MS = 600;

/** A wide window with a list of three customers; the first two have other numbers than the third. */
async function open() {
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
  const world = await openWindow('en');
  const { main } = world;
  const states: EntryState[] = ['open', 'open', 'open'];
  const entryAt = (at: number): ListEntry => ({
    ...{ id: `00000000-0000-4000-8000-00000000001${at}`, list: LIST, place: at + 1, name: ENTRIES[at] ?? '' },
    ...{ company: '', number: `1540571432${at}`, further: [], cells: [`cell ${at}`], state: states[at] ?? 'open' },
    ...{ tries: 0, isDoNotCall: false },
  });
  const cardAt = (at: number): ListCard => ({ entry: entryAt(at), others: [] });
  const placeOf = (id: string): number => Number(id.at(-1));
  const list: CallList = {
    ...{ id: LIST, name: 'Spring', script: 'Good morning', columns: ['Grade'], rule: { mostTries: 3, hoursApart: 4 } },
    counts: {
      ...{ total: 3, open: 3, calling: 0, reached: 0, notReached: 0 },
      ...{ skipped: 0, refused: 0, tried: 0, lastHour: 0 },
    },
  };
  main.answer('callLists.list', () => ok([list]));
  main.answer('callLists.rows', () => ok({ total: 3, rows: ENTRIES.map((_, at) => entryAt(at)) }));
  main.answer('callLists.next', () => {
    const at = states.indexOf('open');
    return ok(at < 0 ? {} : { card: cardAt(at) });
  });
  main.answer('callLists.card', ({ entry }) => ok(cardAt(placeOf(entry))));
  main.answer('callLists.settle', ({ entry, state }) => {
    states[placeOf(entry)] = state;
    return ok(cardAt(placeOf(entry)));
  });
  main.answer('callLists.refuse', ({ entry }) => {
    states[placeOf(entry)] = 'refused';
    return ok(cardAt(placeOf(entry)));
  });
  main.answer('calls.first', () => ok([]));
  main.answer('calls.customer', () => ok({ count: 0, note: { text: '', tags: [] } }));
  main.answer('contacts.known', ({ numbers }) => ok(numbers.map(() => ({}))));
  main.answer('ownData.state', () => ok({}));
  main.answer('dialer.state', () => ok({ is: 'idle' }));
  main.answer('dialer.limits', () => ok({ referenceLength: 60 }));
  main.answer('dialer.dismiss', () => ok({ is: 'idle' }));
  main.answer('dialer.read', ({ text }) =>
    ok({ is: 'dialable', callee: text, kind: 'mobile', display: text } as never),
  );
  main.answer('dialer.dial', ({ text }) =>
    ok({
      ...{ is: 'calling', stage: 'ringing-agent', intentId: 'i', callee: text },
      ...{ callerId: { is: 'automatic' }, startedAt: Date.now() },
    }),
  );
  await useDialerStore().load();
  show(CallListsView);
  await screen.findByRole('heading', { name: ENTRIES[0] ?? '' });
  const come = async (name: string): Promise<void> => {
    await screen.findByRole('heading', { name });
    await new Promise((resolve) => setTimeout(resolve, READ_MS));
  };
  return { ...world, come, states };
}

describe('working a list', () => {
  it('calls with one key, for that entry, and not while a call is under way', async () => {
    const { user, main, come } = await open();
    expect(screen.getByText('Good morning')).toBeTruthy();
    expect(screen.getByText('cell 0')).toBeTruthy();
    await come('张三');
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(inputsOf(main, 'dialer.dial')).toMatchObject([
        { text: '15405714320', entry: '00000000-0000-4000-8000-000000000010' },
      ]),
    );
    await user.keyboard('c');
    await user.keyboard('{Enter}');
    expect(main.count('dialer.dial')).toBe(1);
  });

  it('takes no key that comes with the customer who has just come up', async () => {
    const { user, main, come } = await open();
    await come('张三');
    await user.keyboard('s');
    await screen.findByRole('heading', { name: '李四' });
    await user.keyboard('{Enter}');
    await user.keyboard('s');
    expect(main.count('dialer.dial')).toBe(0);
    expect(inputsOf(main, 'callLists.settle')).toHaveLength(1);
  });

  it('goes on after skipping and after "never again"', async () => {
    const { user, main, come, states } = await open();
    await come('张三');
    await user.keyboard('s');
    await come('李四');
    await user.keyboard('x');
    await come('王五');
    expect(states).toEqual(['skipped', 'refused', 'open']);
    expect(inputsOf(main, 'callLists.refuse')).toMatchObject([{ entry: '00000000-0000-4000-8000-000000000011' }]);
  });

  it('leaves letters to the search', async () => {
    const { user, main, t, come } = await open();
    await come('张三');
    await user.type(screen.getByLabelText(t.callLists.search), 'csx');
    expect([main.count('dialer.dial'), main.count('callLists.settle'), main.count('callLists.refuse')]).toEqual([
      0, 0, 0,
    ]);
  });
});
