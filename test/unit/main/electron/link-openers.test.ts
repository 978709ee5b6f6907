import { describe, expect, it } from 'vitest';
import type { LinkOpener } from '../../../../src/preload/contract/index.ts';
import { LinkOpening, type LinkSystem } from '../../../../src/main/electron/link-openers.ts';
import type { LinkScheme } from '../../../../src/main/dialer/links.ts';

const LINPHONE: LinkOpener = { is: 'other', name: 'Linphone' };
const OURS: LinkOpener = { is: 'this-app' };
const NONE: LinkOpener = { is: 'none' };
const ALL_ON = { tel: true, callto: true, sip: true };

/** A system that remembers who opens what. */
class FakeSystem implements LinkSystem {
  changes = 'here' as const;
  refuses = false;
  readonly openers = new Map<LinkScheme, LinkOpener>();
  readonly asked: LinkScheme[][] = [];

  opener(scheme: LinkScheme): Promise<LinkOpener> {
    return Promise.resolve(this.openers.get(scheme) ?? NONE);
  }

  change(schemes: readonly LinkScheme[]): Promise<void> {
    this.asked.push([...schemes]);
    if (!this.refuses) for (const scheme of schemes) this.openers.set(scheme, OURS);
    return Promise.resolve();
  }
}

function opening(system: LinkSystem | undefined, on = ALL_ON): LinkOpening {
  return new LinkOpening({ system, opensLinks: () => on });
}

describe('the program that opens links', () => {
  it('is told for each kind, and looking changes nothing', async () => {
    const system = new FakeSystem();
    system.openers.set('tel', LINPHONE).set('sip', OURS).set('sips', OURS);
    expect(await opening(system).get()).toEqual({
      is: 'known',
      changes: 'here',
      of: { tel: LINPHONE, callto: NONE, sip: OURS },
    });
    expect(system.asked).toEqual([]);
  });

  it('becomes this app when the agent asks for it, for the kinds that are switched on', async () => {
    const system = new FakeSystem();
    system.openers.set('tel', LINPHONE).set('callto', LINPHONE);
    const after = await opening(system, { tel: true, callto: false, sip: true }).openHere();
    expect(system.asked).toEqual([['tel', 'sip', 'sips']]);
    expect(after).toMatchObject({ of: { tel: OURS, callto: LINPHONE, sip: OURS } });
  });

  it('is told as it is where the system refuses the change', async () => {
    const system = new FakeSystem();
    system.openers.set('tel', LINPHONE);
    system.refuses = true;
    expect(await opening(system).openHere()).toMatchObject({ of: { tel: LINPHONE } });
  });

  it('is another one for SIP addresses while sips: is another one’s', async () => {
    const system = new FakeSystem();
    system.openers.set('sip', OURS).set('sips', LINPHONE);
    expect(await opening(system).get()).toMatchObject({ of: { sip: LINPHONE } });
  });

  it('cannot be an app that runs from a working folder', async () => {
    expect(await opening(undefined).get()).toEqual({ is: 'not-installed' });
    expect(await opening(undefined).openHere()).toEqual({ is: 'not-installed' });
  });
});
