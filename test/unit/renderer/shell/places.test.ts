import { beforeEach, describe, expect, it } from 'vitest';
import { effectScope, nextTick } from 'vue';
import type { DialState, Seat } from '../../../../src/preload/contract/index.ts';
import { useAccountStore } from '../../../../src/renderer/account/account.store.ts';
import { useDetailStore } from '../../../../src/renderer/calls/detail.store.ts';
import { useSectionStore } from '../../../../src/renderer/calls/section.store.ts';
import { useDialerStore } from '../../../../src/renderer/dialer/dialer.store.ts';
import { usePhoneStore } from '../../../../src/renderer/phone/phone.store.ts';
import { useTroubleWatch } from '../../../../src/renderer/shell/trouble-watch.ts';
import { followPlaces } from '../../../../src/renderer/shell/go-to.ts';
import { useShellStore } from '../../../../src/renderer/shell/shell.store.ts';
import { freshWindow, ok, type FakeCompanion } from '../fake-companion.ts';
import { call, prepareDialer } from '../dialer/dialer-world.ts';
import { phoneThat } from '../phone/phone-world.ts';

const seat: Seat = { agentId: '1', agentName: '', sip: '80010001', hasPassword: true, otherSips: [], readAt: 0 };
let main: FakeCompanion;
beforeEach(() => {
  main = freshWindow();
  prepareDialer(main);
  main.answer('calls.get', () => ({ ok: false, error: { code: 'not-found' } }));
  main.answer('seat.get', () => ok(seat));
});

describe('a click in the tray or in a notification', () => {
  it('leads to the inbox of missed calls, and not to a call that was open', async () => {
    followPlaces();
    await useDetailStore().open('an-older-one');
    main.emit('app.goTo', { screen: 'missed' });
    expect(useShellStore().screen).toBe('calls');
    expect(useSectionStore().section).toBe('missed');
    expect(useDetailStore().uuid).toBeUndefined();
  });

  it('shows the call that it names', () => {
    followPlaces();
    useSectionStore().section = 'statistics';
    main.emit('app.goTo', { screen: 'calls', uuid: 'that-one' });
    expect(useSectionStore().section).toBe('all');
    expect(useDetailStore().uuid).toBe('that-one');
  });

  it('leads nowhere while nobody is signed in, so that the next one starts at the dialer', async () => {
    followPlaces();
    main.answer('account.get', () => ok({ is: 'signed-out', lastHost: '', keychain: 'working' }));
    await useAccountStore().load();
    main.emit('app.goTo', { screen: 'missed' });
    expect([useShellStore().screen, useSectionStore().section]).toEqual(['dial', 'all']);
  });

  it.each(['dial', 'seat', 'settings'] as const)('leads to the screen %s', (screen) => {
    followPlaces();
    main.emit('app.goTo', { screen });
    expect(useShellStore().screen).toBe(screen);
  });
});

describe('trouble with the phone', () => {
  const refused = (intentId: string): DialState => ({
    is: 'failed',
    error: { code: 'phone-not-registered' },
    ...call,
    intentId,
  });

  it('reads the seat anew once for every refused call: somebody else may have it', async () => {
    const scope = effectScope();
    scope.run(useTroubleWatch);
    const dialer = useDialerStore();
    for (const state of [refused('a'), refused('a'), { is: 'idle' } as const, refused('b')]) {
      dialer.state = state;
      await nextTick();
    }
    expect(main.asked.filter(({ name }) => name === 'seat.get').map(({ input }) => input)).toEqual([
      { fresh: true },
      { fresh: true },
    ]);
    scope.stop();
  });

  it('reads the seat anew when the registrar refuses the password, but not for other calls or answers', async () => {
    const scope = effectScope();
    scope.run(useTroubleWatch);
    useDialerStore().state = { is: 'failed', error: { code: 'refused' }, ...call };
    usePhoneStore().accept(phoneThat({ is: 'not-registered' }));
    await nextTick();
    expect(main.count('seat.get')).toBe(0);
    usePhoneStore().accept(phoneThat({ is: 'wrong-password' }));
    await nextTick();
    expect(main.count('seat.get')).toBe(1);
    scope.stop();
  });
});
