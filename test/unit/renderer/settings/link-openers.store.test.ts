import { beforeEach, describe, expect, it } from 'vitest';
import type { LinkOpener, LinkOpeners } from '../../../../src/preload/contract/index.ts';
import { useLinkOpenersStore } from '../../../../src/renderer/settings/link-openers.store.ts';
import { useSettingsStore } from '../../../../src/renderer/settings/settings.store.ts';
import { freshWindow, ok, type FakeCompanion } from '../fake-companion.ts';
import { overviewOf } from './any-settings.ts';

const OURS: LinkOpener = { is: 'this-app' };
const LINPHONE: LinkOpener = { is: 'other', name: 'Linphone' };

function known(
  of: Partial<Record<'tel' | 'callto' | 'sip', LinkOpener>>,
  changes: 'here' | 'in-system-settings' = 'here',
) {
  return { is: 'known', changes, of: { tel: OURS, callto: OURS, sip: OURS, ...of } } satisfies LinkOpeners;
}

let main: FakeCompanion;
beforeEach(async () => {
  main = freshWindow();
  main.answer('settings.get', () => ok(overviewOf({})));
  await useSettingsStore().load();
});

describe('the program that opens links', () => {
  it('is asked for and shown, and nothing is changed by looking', async () => {
    main.answer('app.linkOpeners', () => ok(known({ tel: LINPHONE })));
    const openers = useLinkOpenersStore();
    await openers.load();
    expect(openers.openerOf('tel')).toEqual(LINPHONE);
    expect(openers.opensElsewhere).toBe(true);
    expect(main.count('app.openLinksHere')).toBe(0);
  });

  it('needs no change where the only links that open elsewhere are switched off', async () => {
    main.answer('app.linkOpeners', () => ok(known({ callto: LINPHONE })));
    main.answer('settings.get', () => ok(overviewOf({ opensLinks: { tel: true, callto: false, sip: true } })));
    await useSettingsStore().load();
    const openers = useLinkOpenersStore();
    await openers.load();
    expect(openers.opensElsewhere).toBe(false);
  });

  it('is this app after the agent has asked for it', async () => {
    main.answer('app.openLinksHere', () => ok(known({})));
    const openers = useLinkOpenersStore();
    await openers.openHere();
    expect([openers.opensElsewhere, openers.isRefused]).toEqual([false, false]);
  });

  it('is told as refused where the system has kept its own, until that changes', async () => {
    main.answer('app.openLinksHere', () => ok(known({ tel: LINPHONE })));
    const openers = useLinkOpenersStore();
    await openers.openHere();
    expect(openers.isRefused).toBe(true);
    main.answer('app.linkOpeners', () => ok(known({})));
    await openers.load();
    expect(openers.isRefused).toBe(false);
  });

  it('is not refused yet when the system’s own page has just opened', async () => {
    main.answer('app.openLinksHere', () => ok(known({ tel: LINPHONE }, 'in-system-settings')));
    const openers = useLinkOpenersStore();
    await openers.openHere();
    expect(openers.isRefused).toBe(false);
  });

  it('is said with its reason when main could not ask', async () => {
    main.answer('app.openLinksHere', () => ({ ok: false, error: { code: 'unexpected' } }));
    const openers = useLinkOpenersStore();
    await openers.openHere();
    expect(openers.error).toEqual({ code: 'unexpected' });
  });

  it('cannot be an app that is not installed', async () => {
    main.answer('app.linkOpeners', () => ok({ is: 'not-installed' }));
    const openers = useLinkOpenersStore();
    await openers.load();
    expect([openers.openers, openers.opensElsewhere]).toEqual([{ is: 'not-installed' }, false]);
  });
});
