import { describe, expect, it, onTestFinished } from 'vitest';
import { withDigest } from '../../phone/registrar-behaviours.ts';
import { demoForTest } from '../../support/sessions.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { createTestWorld } from '../../support/world.ts';
import { registrarForTest } from './phone/probe-world.ts';

async function worldForTest(folder?: string) {
  const world = createTestWorld(folder ?? (await tempFolder()));
  onTestFinished(() => world.services.calls.close());
  world.services.account.start();
  await world.services.phone.start();
  return world;
}

describe('the demo', () => {
  it("shows its made-up account to no registrar, and leaves no verdict on the next agent's", async () => {
    const company = await demoForTest();
    const registrar = await registrarForTest('udp', withDigest({ password: 'of the real account' }));
    const { account, phone } = (await worldForTest()).services;
    await phone.change({ domain: '127.0.0.1', port: registrar.port, isCheckOn: true });
    await account.enterDemo();
    expect(await phone.fresh(60_000)).toEqual({ is: 'unknown', why: 'demo' });
    await account.signOut();
    await account.signIn(company.host, company.token, company.agents[0]?.agentId ?? '');
    expect(phone.get()).toMatchObject({ registration: { is: 'unknown', why: 'not-asked' }, isChecking: false });
    expect(registrar.received).toHaveLength(0);
  });
});
