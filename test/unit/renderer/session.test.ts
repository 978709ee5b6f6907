// @vitest-environment happy-dom
/// <reference types="vite/client" />
import { createApp, h, nextTick, ref } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Account } from '../../../src/preload/contract/index.ts';
import { useAccountStore } from '../../../src/renderer/account/account.store.ts';
import { agentState, defineAgentStore, defineWindowStore, sessionId } from '../../../src/renderer/session.ts';
import { useMainEvent } from '../../../src/renderer/bridge.ts';
import { useTimers } from '../../../src/renderer/ui/timers.ts';
import { freshWindow, type FakeCompanion } from './fake-companion.ts';

const RENDERER = '../../../src/renderer/';
const SECRET = 'known-only-to-agent-A';
/** The stores that outlive sign-out. */
const OF_THE_WINDOW = [
  'access-log/access-log.store.ts',
  'account/account.store.ts',
  'settings/link-openers.store.ts',
  'settings/settings.store.ts',
  'updates/updates.store.ts',
];

function signedIn(agentId: string, host = 'https://api.example.com'): Account {
  return { is: 'signed-in', host, agentId, agentName: agentId, tokenPlace: 'keychain', isDemo: false };
}
type Stores = Record<string, () => { $id: string; $state: object }>;

function allStores(): [file: string, useStore: () => { $id: string; $state: object }][] {
  const modules = import.meta.glob<Stores>('../../../src/renderer/**/*.store.ts', { eager: true });
  return Object.entries(modules).flatMap(([path, module]) =>
    Object.entries(module)
      .filter(([name]) => /^use\w+Store$/.test(name))
      .map(([, useStore]): [string, typeof useStore] => [path.replace(RENDERER, ''), useStore]),
  );
}

/** Writes the secret into everything that a store keeps. */
function fill(store: { $state: object }): void {
  for (const key of Object.keys(store.$state)) Reflect.set(store, key, SECRET);
}

/** What of the secret is left in any store. */
function leftovers(): string[] {
  return allStores()
    .filter(([, useStore]) => JSON.stringify(useStore().$state).includes(SECRET))
    .map(([file]) => file);
}

let main: FakeCompanion;
beforeEach(() => {
  vi.useFakeTimers();
  main = freshWindow();
});
afterEach(() => vi.useRealTimers());

describe('the session of an agent', () => {
  it('leaves nothing in any store when another agent signs in', () => {
    const account = useAccountStore();
    main.emit('account.changed', signedIn('A'));
    const stores = allStores();
    const own = stores.filter(([file]) => !OF_THE_WINDOW.includes(file));
    expect(own.length).toBeGreaterThan(25);
    // Twice: what one store keeps changes with another.
    for (const [, useStore] of [...own, ...own]) fill(useStore());
    expect(leftovers().length).toBe(own.length);
    main.emit('account.changed', { is: 'signed-out', host: '', keychain: 'working' } as unknown as Account);
    main.emit('account.changed', signedIn('B'));
    expect(account.signedIn?.agentId).toBe('B');
    expect(leftovers()).toEqual([]);
    expect(JSON.stringify(agentState())).not.toContain(SECRET);
  });

  it('is caught when a store lives in the window and so forgets to forget', () => {
    useAccountStore();
    main.emit('account.changed', signedIn('A'));
    const usePlanted = defineWindowStore('planted', () => ({ kept: ref('') }));
    const useHonest = defineAgentStore('honest', () => ({ kept: ref('') }));
    usePlanted().kept = useHonest().kept = SECRET;
    main.emit('account.changed', signedIn('B'));
    expect([usePlanted().kept, useHonest().kept]).toEqual([SECRET, '']);
  });

  it('takes its listeners and timers with it', async () => {
    useAccountStore();
    const [heard, fired] = [vi.fn(), vi.fn()];
    main.emit('account.changed', signedIn('A'));
    const before = main.listenerCount();
    const useBusy = defineAgentStore('busy', () => {
      useMainEvent('calls.changed', heard);
      useTimers()(1000, fired);
      return { at: ref(0) };
    });
    useBusy();
    expect([main.listenerCount() - before, vi.getTimerCount()]).toEqual([1, 1]);
    main.emit('account.changed', signedIn('B'));
    expect([main.listenerCount() - before, vi.getTimerCount()]).toEqual([0, 0]);
    main.emit('calls.changed', undefined as never);
    await vi.advanceTimersByTimeAsync(5000);
    expect([heard.mock.calls.length, fired.mock.calls.length]).toEqual([0, 0]);
  });

  it('stops the listeners of every store', () => {
    useAccountStore();
    main.emit('account.changed', signedIn('A'));
    for (const [, useStore] of allStores()) useStore();
    const busy = main.listenerCount();
    main.emit('account.changed', signedIn('B'));
    // Two stores of the window go on listening: account and settings.
    expect([busy > 10, main.listenerCount(), vi.getTimerCount()]).toEqual([true, 2, 0]);
  });

  it('goes on while the same agent’s account changes, and ends for the same id on another server', () => {
    useAccountStore();
    main.emit('account.changed', signedIn('A'));
    const first = sessionId.value;
    main.emit('account.changed', { ...signedIn('A'), isTokenDead: true } as Account);
    expect(sessionId.value).toBe(first);
    main.emit('account.changed', signedIn('A', 'https://other.example.com'));
    expect(sessionId.value).toBe(first + 1);
  });

  it('ends although the account could not be read in between', async () => {
    const account = useAccountStore();
    main.emit('account.changed', signedIn('A'));
    const first = sessionId.value;
    main.answer('account.get', () => ({ ok: false, error: { code: 'unexpected' } }));
    await account.load();
    main.emit('account.changed', signedIn('B'));
    expect(sessionId.value).toBe(first + 1);
  });

  it('keeps what was asked for before anybody was known', () => {
    useAccountStore();
    const useAsked = defineAgentStore('asked', () => ({ text: ref('') }));
    useAsked().text = '15405718000';
    main.emit('account.changed', signedIn('A'));
    expect(useAsked().text).toBe('15405718000');
  });

  it('removes what it showed from the document', async () => {
    useAccountStore();
    const useShown = defineAgentStore('shown', () => ({ text: ref('') }));
    const Shown = {
      setup: () => {
        const store = useShown();
        return () => h('p', store.text);
      },
    };
    const root = document.createElement('div');
    const app = createApp({ setup: () => () => h(Shown, { key: sessionId.value }) });
    app.mount(root);
    main.emit('account.changed', signedIn('A'));
    useShown().text = SECRET;
    await nextTick();
    expect(root.textContent).toBe(SECRET);
    main.emit('account.changed', signedIn('B'));
    await nextTick();
    expect(root.textContent).toBe('');
    app.unmount();
  });
});
