import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { faultOf } from '../../support/fault-of.ts';
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

describe('signing out', () => {
  it('takes seconds, in which a number that is typed or a list that is asked for brings nothing back', async () => {
    const centre = await demoForTest();
    const [first, second] = centre.agents;
    const registrar = await registrarForTest(
      'udp',
      withDigest({ contacts: ['Contact: <sip:1@192.0.2.7>;expires=60'] }),
    );
    const folder = await tempFolder();
    const { services, told } = await worldForTest(folder);
    const { account, calls, phone, seat } = services;
    await account.signIn(centre.host, centre.token, first?.agentId ?? '');
    await calls.history();
    await phone.change({ domain: '127.0.0.1', port: registrar.port, isCheckOn: true });
    const before = told.length;
    const leaving = account.signOut();
    await expect
      .poll(() => told.slice(before).some(({ name }) => name === 'phone.changed'), { interval: 1 })
      .toBe(true);
    await phone.fresh(60_000);
    expect(await faultOf(seat.get(true))).toEqual({ code: 'signed-out' });
    expect(await faultOf(calls.queries.recentNumbers())).toEqual({ code: 'signed-out' });
    await leaving;
    expect(registrar.received).toHaveLength(0);
    expect(await readdir(join(folder, 'calls'))).toEqual([]);
    await account.signIn(centre.host, centre.token, second?.agentId ?? '');
    expect(phone.get()).toMatchObject({ registration: { is: 'unknown', why: 'not-asked' }, isChecking: false });
  });
});

describe('signing out with a damaged log of changes', () => {
  it('goes well, and leaves no name behind', async () => {
    const centre = await demoForTest();
    const folder = await tempFolder();
    const { account } = (await worldForTest(folder)).services;
    await account.signIn(centre.host, centre.token, centre.agents[0]?.agentId ?? '');
    await writeFile(join(folder, 'supervisor-journal.sqlite'), `${'x'.repeat(5_000)} 演示坐席三`);
    expect(await account.signOut()).toMatchObject({ is: 'signed-out' });
    expect((await readdir(folder)).filter((name) => name.startsWith('supervisor'))).toEqual([]);
  });
});

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
