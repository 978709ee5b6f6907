import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BindPreview, BindResult } from '../../../../src/preload/contract/index.ts';
import { en } from '../../../../src/renderer/i18n/en.ts';
import { effectsOf, toldWords } from '../../../../src/renderer/supervisor/bind-words.ts';
import { useBindStore } from '../../../../src/renderer/supervisor/bind.store.ts';
import { freshWindow, ok, type FakeCompanion } from '../fake-companion.ts';

const SEAT = { sip: '80010002', agentId: '2', agentName: 'Two', isOccupied: true };
const PREVIEW: BindPreview = {
  seat: SEAT,
  agent: { agentId: '3', name: 'Three', sips: ['80010003'] },
  isAgentUnknown: false,
  takesFrom: { agentId: '2', name: 'Two', sipsLeft: [], isMe: false },
  changesNothing: false,
};

let main: FakeCompanion;
beforeEach(() => {
  vi.useFakeTimers();
  main = freshWindow();
  main.answer('supervisor.bindPreview', () => ok(PREVIEW));
  main.answer('supervisor.seats', () => ok({ seats: [], agents: [], readAt: 0 }));
  main.answer('supervisor.bind', () => ok({ is: 'done', owner: { agentId: '3', name: 'Three' } }));
});
afterEach(() => vi.useRealTimers());

async function reviewed() {
  const binding = useBindStore();
  binding.open(SEAT);
  await binding.review('3');
  return binding;
}

describe('binding a seat', () => {
  it('shows what it changes before anything can be sent, and takes no yes that nobody can have read for', async () => {
    const binding = await reviewed();
    expect(binding.state).toMatchObject({ is: 'reviewing', preview: PREVIEW });
    await binding.bind();
    expect(main.count('supervisor.bind')).toBe(0);
    await vi.advanceTimersByTimeAsync(500);
    await binding.bind();
    expect(main.asked.find(({ name }) => name === 'supervisor.bind')?.input).toEqual({
      sip: '80010002',
      agentId: '3',
      confirmed: { ownerId: '2', agentSips: ['80010003'] },
    });
    expect(binding.state.is).toBe('told');
  });

  it('is sent once for two clicks', async () => {
    const binding = await reviewed();
    await vi.advanceTimersByTimeAsync(500);
    await Promise.all([binding.bind(), binding.bind()]);
    expect(main.count('supervisor.bind')).toBe(1);
  });

  it('is shown anew, and held again, when things have changed meanwhile', async () => {
    const binding = await reviewed();
    main.answer('supervisor.bind', () =>
      ok({ is: 'changed-meanwhile', preview: { ...PREVIEW, isAgentUnknown: true } }),
    );
    await vi.advanceTimersByTimeAsync(500);
    await binding.bind();
    expect(binding.state).toMatchObject({ is: 'reviewing', hasChanged: true, preview: { isAgentUnknown: true } });
    expect(binding.isReadable).toBe(false);
  });

  it('stays in sight while it is on the wire', async () => {
    const binding = await reviewed();
    await vi.advanceTimersByTimeAsync(500);
    const sending = binding.bind();
    binding.close();
    expect(binding.state.is).toBe('binding');
    await sending;
    binding.close();
    expect(binding.state.is).toBe('closed');
  });

  it('goes back to what was shown when nothing could be sent', async () => {
    const binding = await reviewed();
    main.answer('supervisor.bind', () => ({ ok: false, error: { code: 'journal-unavailable' } }));
    await vi.advanceTimersByTimeAsync(500);
    await binding.bind();
    expect(binding.state).toMatchObject({ is: 'reviewing', problem: { code: 'journal-unavailable' } });
  });

  it('says at once what is wrong with the choice', async () => {
    main.answer('supervisor.bindPreview', () => ({ ok: false, error: { code: 'not-found' } }));
    const binding = await reviewed();
    expect(binding.state).toMatchObject({ is: 'choosing', isAsking: false, problem: { code: 'not-found' } });
  });
});

describe('what a binding takes away', () => {
  const texts = (preview: BindPreview) => effectsOf(en, preview).map(({ tone, text }) => `${tone}: ${text}`);

  it('comes first, with what the loser is left with', () => {
    expect(texts(PREVIEW).slice(0, 3)).toEqual([
      'loses: Two loses seat 80010002',
      'loses: They are left without any seat and cannot call',
      'gets: Three gets seat 80010002',
    ]);
    const takesFrom = { agentId: '2', name: '', sipsLeft: ['80010022'], isMe: false };
    expect(texts({ ...PREVIEW, takesFrom }).slice(0, 2)).toEqual([
      'loses: ID 2 loses seat 80010002',
      'neutral: They keep 80010022',
    ]);
  });

  it('says so when it is my own seat, when nobody loses, and when nobody knows the agent', () => {
    const mine = { agentId: '1', name: 'Me', sipsLeft: [], isMe: true };
    expect(texts({ ...PREVIEW, takesFrom: mine })[0]).toMatch(/^loses: You lose seat 80010002/);
    const { takesFrom: _, ...free } = PREVIEW;
    expect(texts(free)[0]).toMatch(/^neutral: The seat is free/);
    expect(texts({ ...free, isAgentUnknown: true }).at(-1)).toMatch(/^warns: Nobody in the list has ID 3/);
  });
});

describe('how a binding went', () => {
  const error = { code: 'timeout' } as const;
  const theirs = { agentId: '3', name: 'Three' };
  it.each<[Exclude<BindResult, { is: 'changed-meanwhile' }>, RegExp]>([
    [{ is: 'done', owner: theirs }, /is Three's now/],
    [{ is: 'done', owner: { agentId: '2', name: 'Two' } }, /does not show it yet/],
    [{ is: 'done' }, /cannot be read right now/],
    [{ is: 'failed', error }, /Nothing was changed/],
    [{ is: 'unknown', error, owner: theirs }, /the seat list shows that it was done/],
    [{ is: 'unknown', error, owner: { name: '' } }, /may still happen/],
    [{ is: 'unknown', error }, /look before trying again/],
  ])('is told as far as it is known: %j', (told, words) => {
    expect(toldWords(en, PREVIEW, told)).toMatch(words);
  });
});
