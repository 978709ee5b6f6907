import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PhoneSettings, PhoneState } from '../../../../src/preload/contract/phone.ts';
import type { AccessEvent } from '../../../../src/main/access-log/access-event.ts';
import { AgentScope } from '../../../../src/main/account/agent-scope.ts';
import { Fault } from '../../../../src/main/fault.ts';
import { writeCompanyText } from '../../../../src/main/phone/company-file.ts';
import { DEFAULT_PHONE, storedPhone } from '../../../../src/main/phone/phone-settings.ts';
import { PhoneHooks, storedHookKey } from '../../../../src/main/phone-calls/phone-hooks.ts';
import { PhoneService } from '../../../../src/main/phone/phone.service.ts';
import type { Loosening } from '../../../../src/main/settings/loosening.ts';
import { PhoneSettingsStore } from '../../../../src/main/phone/settings-store.ts';
import { JsonFile } from '../../../../src/main/files/json-file.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { bindingLines } from '../../../phone/never-binds.ts';
import { withDigest } from '../../../phone/registrar-behaviours.ts';
import { NOON, probeForTest, registrarForTest } from './probe-world.ts';

const PASSWORD = 'right';

async function phoneForTest(settings: Partial<PhoneSettings> = {}) {
  const folder = await tempFolder();
  const world = {
    folder,
    now: NOON,
    told: [] as PhoneState[],
    secret: '',
    clearsIn: 0,
    link: '',
    path: undefined as string | undefined,
    seat: (() => Promise.resolve({ sip: 'sip:80010001@pbx.example', password: PASSWORD })) as () => Promise<{
      sip: string;
      password: string;
    }>,
    opens: true,
    agrees: true,
    asked: [] as Loosening[],
    recorded: [] as AccessEvent[],
    who: 'agent' as 'nobody' | 'demo' | 'agent',
  };
  const probe = probeForTest({ limitMs: 1_000, now: () => world.now });
  const phone = new PhoneService({
    scope: new AgentScope(),
    store: new PhoneSettingsStore(new JsonFile(join(folder, 'phone.json'), storedPhone), {
      path: join(folder, 'managed.json'),
      isAdministered: () => Promise.resolve(true),
    }),
    credentials: () => world.seat(),
    hooks: new PhoneHooks(new JsonFile(join(folder, 'phone-hooks.json'), storedHookKey), () => 0),
    ownProgram: ['companion'],
    who: () => world.who,
    probe: (account, signal) => probe.ask(account, signal),
    chooseFile: () => Promise.resolve(world.path),
    chooseTarget: (name) => Promise.resolve(world.path === undefined ? undefined : join(world.path, name)),
    copySecret: (secret, clearsIn) => Promise.resolve(void Object.assign(world, { secret, clearsIn })),
    clearSecret: () => Promise.resolve(void (world.secret = '')),
    confirmLoosening: (changes) => {
      world.asked.push(...changes);
      return Promise.resolve(world.agrees);
    },
    openLink: (link) => {
      world.link = link;
      return world.opens ? Promise.resolve() : Promise.reject(new Error('nothing opens it'));
    },
    recordAccess: (event) => void world.recorded.push(event),
    now: () => world.now,
    announce: (state) => void world.told.push(state),
  });
  onTestFinished(() => phone.dispose());
  await phone.start();
  if (Object.keys(settings).length > 0) await phone.change(settings);
  return { phone, world };
}

describe('the phone', () => {
  it('asks nobody until the check is on and a domain is set', async () => {
    const { phone } = await phoneForTest();
    expect(phone.get()).toEqual({
      settings: DEFAULT_PHONE,
      managed: [],
      registration: { is: 'unknown', why: 'off' },
      isChecking: false,
    });
    expect((await phone.change({ isCheckOn: true })).registration).toEqual({ is: 'unknown', why: 'not-set-up' });
    expect(await phone.fresh(0)).toEqual({ is: 'unknown', why: 'not-set-up' });
    phone.afterRefusal();
    expect((await phone.check()).isChecking).toBe(false);
    expect((await phone.change({ domain: 'a.example', isCheckOn: false })).registration).toEqual({
      is: 'unknown',
      why: 'off',
    });
  });

  it('tells the windows what the registrar says and when, and never what it asked with', async () => {
    const registrar = await registrarForTest(
      'udp',
      withDigest({ contacts: ['Contact: <sip:80010001@192.0.2.7:5062>;expires=60'] }),
    );
    const { phone, world } = await phoneForTest({ domain: '127.0.0.1', port: registrar.port, isCheckOn: true });
    const state = await phone.check();
    expect(state).toMatchObject({
      registration: { is: 'registered', devices: [{ address: '192.0.2.7:5062' }] },
      at: NOON,
      isChecking: false,
    });
    expect(world.told.at(-1)).toEqual(state);
    expect(JSON.stringify(world.told)).not.toContain(PASSWORD);
    expect(bindingLines(registrar.received.map(({ text }) => text))).toEqual([]);
    expect(await readFile(join(world.folder, 'phone.json'), 'utf8')).not.toContain(PASSWORD);
  });

  it('asks again after 坐席未注册 though the answer is fresh, and for a call only when it is old', async () => {
    const registrar = await registrarForTest('udp', withDigest());
    const { phone, world } = await phoneForTest({ domain: '127.0.0.1', port: registrar.port, isCheckOn: true });
    expect(await phone.fresh(60_000)).toEqual({ is: 'not-registered' });
    expect(await phone.fresh(60_000)).toEqual({ is: 'not-registered' });
    expect(registrar.received).toHaveLength(2);
    phone.afterRefusal();
    expect(phone.get().isChecking).toBe(true);
    expect((await phone.check()).registration).toEqual({ is: 'not-registered' });
    expect(registrar.received).toHaveLength(4);
    world.now += 60_000;
    await phone.fresh(60_000);
    expect(registrar.received).toHaveLength(6);
  });

  it('is unknown when nobody is signed in, or the seat has no name', async () => {
    const { phone, world } = await phoneForTest({ domain: '127.0.0.1', isCheckOn: true });
    world.seat = () => Promise.reject(new Fault('signed-out'));
    expect((await phone.check()).registration).toEqual({ is: 'unknown', why: 'no-credentials' });
    world.now += 10_000;
    world.seat = () => Promise.resolve({ sip: '', password: PASSWORD });
    expect((await phone.check()).registration).toEqual({ is: 'unknown', why: 'no-credentials' });
  });

  it.each([
    ['demo', 'demo'],
    ['nobody', 'no-credentials'],
  ] as const)('asks no registrar for %s, and keeps nothing that the next agent would see', async (who, why) => {
    const registrar = await registrarForTest('udp', withDigest());
    const { phone, world } = await phoneForTest({ domain: '127.0.0.1', port: registrar.port, isCheckOn: true });
    world.who = who;
    phone.afterRefusal();
    expect(await phone.fresh(0)).toEqual({ is: 'unknown', why });
    expect((await phone.check()).registration).toEqual({ is: 'unknown', why });
    world.who = 'agent';
    expect(phone.get()).toMatchObject({ registration: { is: 'unknown', why: 'not-asked' }, isChecking: false });
    expect(phone.get().at).toBeUndefined();
    expect(registrar.received).toHaveLength(0);
  });

  it('takes a company file whole or not at all, and writes one', async () => {
    const { phone, world } = await phoneForTest({ domain: 'own.example', realm: 'own' });
    expect(await phone.importFile()).toEqual({ is: 'cancelled' });
    expect(await phone.exportFile()).toBeNull();
    world.path = join(world.folder, 'company.json');
    expect(await phone.importFile()).toEqual({ is: 'refused', problem: { why: 'unreadable' } });
    await writeFile(world.path, '{"format":"softphone-companion/phone","version":1,"phone":{"domain":"a b"}}');
    expect(await phone.importFile()).toEqual({ is: 'refused', problem: { why: 'bad-value', field: 'domain' } });
    expect(phone.get().settings).toMatchObject({ domain: 'own.example', realm: 'own' });
    await writeFile(world.path, writeCompanyText({ ...DEFAULT_PHONE, domain: 'company.example', isCheckOn: true }));
    expect(await phone.importFile()).toMatchObject({
      is: 'imported',
      state: { settings: { domain: 'company.example', realm: '', isCheckOn: true } },
    });
    world.path = world.folder;
    expect(await phone.exportFile()).toEqual({ name: 'softphone-companion-phone.json' });
    world.path = join(world.folder, 'softphone-companion-phone.json');
    expect(await phone.importFile()).toMatchObject({ is: 'imported' });
    expect(await faultOf(phone.exportFile())).toMatchObject({ code: 'disk' });
  });
});

describe('a server that gets the SIP account', () => {
  it('is agreed to before the check is switched on, and when it changes', async () => {
    const { phone, world } = await phoneForTest();
    await phone.change({ domain: 'sip.example.com' });
    expect(world.asked).toEqual([]); // nothing is sent there yet
    world.agrees = false;
    expect(await faultOf(phone.change({ isCheckOn: true }))).toEqual({ code: 'not-confirmed' });
    expect(phone.get().settings.isCheckOn).toBe(false);
    world.agrees = true;
    await phone.change({ isCheckOn: true });
    world.agrees = false;
    expect(await faultOf(phone.change({ outboundProxy: 'evil.example' }))).toEqual({ code: 'not-confirmed' });
    expect(await faultOf(phone.change({ transport: 'tcp' }))).toEqual({ code: 'not-confirmed' });
    expect(phone.get().settings).toMatchObject({ domain: 'sip.example.com', outboundProxy: '', transport: 'udp' });
    await phone.change({ isCheckOn: false });
    expect(world.asked.map(({ is }) => is)).toEqual(['sip-server', 'sip-server', 'sip-server', 'sip-server']);
  });

  it('is agreed to as little as a phone that answers by itself, or another port for its commands', async () => {
    const { phone, world } = await phoneForTest();
    world.agrees = false;
    expect(await faultOf(phone.change({ answersOwnCalls: true }))).toEqual({ code: 'not-confirmed' });
    expect(await faultOf(phone.change({ controlPort: 5_038 }))).toEqual({ code: 'not-confirmed' });
    expect(phone.get().settings).toMatchObject({ answersOwnCalls: false, controlPort: DEFAULT_PHONE.controlPort });
    expect(world.recorded).toEqual([]);
    world.agrees = true;
    await phone.change({ answersOwnCalls: true, controlPort: 5_038 });
    expect(world.asked.slice(-2)).toEqual([{ is: 'auto-answer' }, { is: 'phone-port', port: 5_038 }]);
    expect(world.recorded).toMatchObject([{ is: 'guards-loosened', guards: ['auto-answer', 'phone-port'] }]);
    await phone.change({ answersOwnCalls: false });
    expect(world.asked).toHaveLength(4); // tightening is not asked
  });

  it('is agreed to for a file that names another port as well', async () => {
    const { phone, world } = await phoneForTest();
    world.path = join(await tempFolder(), 'phone.json');
    await writeFile(world.path, writeCompanyText({ ...DEFAULT_PHONE, domain: 'sip.example.com', controlPort: 5_038 }));
    world.agrees = false;
    expect(await faultOf(phone.importFile())).toEqual({ code: 'not-confirmed' });
    expect(world.asked.map(({ is }) => is)).toEqual(['phone-file', 'phone-port']);
  });

  it('is shown with every field of a file from outside, and nothing of it applies without a yes', async () => {
    const { phone, world } = await phoneForTest();
    world.path = join(await tempFolder(), 'phone.json');
    const fields = { domain: 'sip.example.com', transport: 'tls', realm: 'calls' };
    await writeFile(world.path, JSON.stringify({ format: 'softphone-companion/phone', version: 1, phone: fields }));
    world.agrees = false;
    expect(await faultOf(phone.importFile())).toEqual({ code: 'not-confirmed' });
    expect(phone.get().settings.domain).toBe('');
    expect(world.asked).toMatchObject([{ is: 'phone-file', phone: fields }]);
    world.agrees = true;
    expect(await phone.importFile()).toMatchObject({ is: 'imported', state: { settings: fields } });
  });
});

describe('setting a phone up', () => {
  it('needs a domain and a seat', async () => {
    const { phone, world } = await phoneForTest();
    expect(await faultOf(phone.setUp.openInLinphone())).toEqual({ code: 'not-found', field: 'domain' });
    await phone.change({ domain: 'sip.example.com' });
    world.seat = () => Promise.reject(new Fault('no-seat'));
    expect(await faultOf(phone.setUp.qrCode())).toEqual({ code: 'no-seat' });
  });

  it('gives Linphone an address that works once, and a new one each time', async () => {
    const { phone, world } = await phoneForTest({ domain: 'sip.example.com' });
    expect(await phone.setUp.openInLinphone()).toEqual({ forMs: 60_000 });
    const first = world.link.replace(/^linphone-config:/, '');
    expect(first).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}$/);
    await phone.setUp.openInLinphone();
    await expect(fetch(first)).rejects.toThrow();
    const second = world.link.replace(/^linphone-config:/, '');
    expect(await (await fetch(second)).text()).toContain(`<entry name="passwd" overwrite="true">${PASSWORD}</entry>`);
    await expect(fetch(second)).rejects.toThrow();
  });

  it('says how far handing the account over has come', async () => {
    const { phone, world } = await phoneForTest({ domain: 'sip.example.com' });
    expect(phone.get().handover).toBeUndefined();
    await phone.setUp.openInLinphone();
    expect(phone.get().handover).toEqual({ is: 'open', wasRefused: false });
    await (await fetch(world.link.replace('linphone-config:', ''))).text();
    await expect.poll(() => phone.get().handover).toEqual({ is: 'fetched', wasRefused: false });
    await phone.dispose();
    expect(phone.get().handover).toBeUndefined();
  });

  it('takes the address back on sign-out, and when nothing opens it', async () => {
    const { phone, world } = await phoneForTest({ domain: 'sip.example.com' });
    await phone.setUp.openInLinphone();
    await phone.dispose();
    await expect(fetch(world.link.replace('linphone-config:', ''))).rejects.toThrow();
    world.opens = false;
    expect(await faultOf(phone.setUp.openInLinphone())).toMatchObject({ code: 'not-found' });
    await expect(fetch(world.link.replace('linphone-config:', ''))).rejects.toThrow();
  });

  it('gives MicroSIP the key of the hooks where it is to tell of its calls, and a window never', async () => {
    const { phone, world } = await phoneForTest({ domain: 'sip.example.com', eventsFrom: 'microsip' });
    const key = await phone.hooks.key();
    const shown = await phone.setUp.text('microsip');
    expect(shown).toMatchObject({ isWithoutHooks: false });
    expect(shown.text).toContain('phone-event ring ••••••••');
    expect(shown.text).not.toContain(key);
    await phone.setUp.copy('microsip');
    expect(world.secret).toContain(`phone-event ring ${key} --`);
    await phone.change({ eventsFrom: 'none' });
    await phone.setUp.copy('microsip');
    expect(world.secret).not.toContain('phone-event');
  });

  it.each(['baresip-accounts', 'microsip'] as const)(
    'shows %s with dots, and copies it with the password',
    async (text) => {
      const { phone, world } = await phoneForTest({ domain: 'sip.example.com' });
      const shown = await phone.setUp.text(text);
      expect(shown.text).toContain('"••••••••"');
      expect(shown.text).not.toContain(PASSWORD);
      expect(await phone.setUp.copy(text)).toEqual({ clearsInMs: 30_000 });
      expect(world.secret).toBe(shown.text.replace('••••••••', PASSWORD));
      expect(world.clearsIn).toBe(30_000);
    },
  );

  it('says when a text cannot hold the password', async () => {
    const { phone, world } = await phoneForTest({ domain: 'sip.example.com' });
    world.seat = () => Promise.resolve({ sip: '1', password: 'a"b' });
    expect(await phone.setUp.text('baresip-accounts')).toMatchObject({ isWithoutPassword: true });
    await phone.setUp.copy('baresip-accounts');
    expect(world.secret).not.toContain('a"b');
  });

  it('draws a code that says the address and not the password', async () => {
    const { phone } = await phoneForTest({ domain: 'sip.example.com' });
    const { text, rows } = await phone.setUp.qrCode();
    expect(text).toBe('sip:80010001@sip.example.com');
    expect(rows.every((row) => row.length === rows.length && /^[01]+$/.test(row))).toBe(true);
    // Quiet zone, then the finder pattern of ISO/IEC 18004.
    expect(rows[3]).toMatch(/^0+$/);
    expect(rows[4]?.slice(0, 12)).toBe('000011111110');
    expect(rows[5]?.slice(0, 12)).toBe('000010000010');
  });
});

describe('what the phone says of itself', () => {
  it('is believed before the registrar, which need not be asked', async () => {
    const { phone, world } = await phoneForTest();
    expect(phone.get().registration).toEqual({ is: 'unknown', why: 'off' });
    phone.saysItself(true);
    expect(world.told.at(-1)).toMatchObject({
      registration: { is: 'registered', devices: [], isOwnWord: true },
      registrar: { is: 'unknown', why: 'off' },
    });
    expect(await phone.fresh(60_000)).toMatchObject({ is: 'registered', isOwnWord: true });
    const told = world.told.length;
    phone.saysItself(true);
    expect(world.told).toHaveLength(told);
    phone.saysItself(false);
    expect(await phone.fresh(60_000)).toEqual({ is: 'not-registered' });
    phone.saysItself(undefined);
    expect(phone.get().registration).toEqual({ is: 'unknown', why: 'off' });
  });

  it('counts for nothing in the demo, whose account is made up', async () => {
    const { phone, world } = await phoneForTest();
    world.who = 'demo';
    phone.saysItself(true);
    expect(phone.get().registration).toEqual({ is: 'unknown', why: 'off' });
  });
});
