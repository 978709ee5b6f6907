import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeCompanyText } from '../../../../src/main/phone/company-file.ts';
import { DEFAULT_PHONE, storedPhone } from '../../../../src/main/phone/phone-settings.ts';
import { PhoneSettingsStore } from '../../../../src/main/phone/settings-store.ts';
import { JsonFile } from '../../../../src/main/files/json-file.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

async function storeIn(folder: string) {
  const store = new PhoneSettingsStore(new JsonFile(join(folder, 'phone.json'), storedPhone), {
    path: join(folder, 'managed.json'),
    isAdministered: () => Promise.resolve(true),
  });
  await store.start();
  return store;
}

describe('the phone settings', () => {
  it('are off and empty at first, and are there after a restart', async () => {
    const folder = await tempFolder();
    const store = await storeIn(folder);
    expect(store.settings).toEqual(DEFAULT_PHONE);
    await store.change({ domain: ' sip.example.com ', transport: 'tls', isCheckOn: true });
    expect((await storeIn(folder)).settings).toEqual({
      ...DEFAULT_PHONE,
      domain: 'sip.example.com',
      transport: 'tls',
      isCheckOn: true,
    });
  });

  it.each([
    ['domain', 'a b'],
    ['domain', 'a\r\nb'],
    ['outboundProxy', 'a:99999'],
    ['realm', '"'],
    ['port', 70_000],
    ['codecs', ['MP3']],
  ])('say which of them is wrong: %s %j', async (field, value) => {
    const store = await storeIn(await tempFolder());
    expect(await faultOf(store.change({ transport: 'tcp', [field]: value }))).toEqual({ code: 'bad-input', field });
    expect(store.settings).toEqual(DEFAULT_PHONE);
  });

  it('survive one bad value in the file', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'phone.json'), JSON.stringify({ domain: 'a b', transport: 'tcp', isCheckOn: true }));
    expect((await storeIn(folder)).settings).toEqual({ ...DEFAULT_PHONE, transport: 'tcp', isCheckOn: true });
  });

  it('remember the registrar that did not challenge until they change', async () => {
    const folder = await tempFolder();
    const store = await storeIn(folder);
    await store.change({ domain: 'a.example' });
    expect(store.isUnchallenged).toBe(false);
    await store.markUnchallenged(store.settings);
    expect((await storeIn(folder)).isUnchallenged).toBe(true);
    await store.change({ codecs: ['PCMA'] });
    expect(store.isUnchallenged).toBe(true); // codecs are nothing to the registrar
    await store.change({ realm: 'r' });
    expect(store.isUnchallenged).toBe(false);
    expect(JSON.stringify(store.settings)).not.toContain('unchallenged');
  });

  it('is not taken for the next one, whose settings are being saved when the answer comes', async () => {
    const folder = await tempFolder();
    const store = await storeIn(folder);
    await store.change({ domain: 'wrong.example' });
    const asked = store.settings;
    const changing = store.change({ domain: 'right.example' });
    await Promise.all([store.markUnchallenged(asked), changing]);
    expect(store.isUnchallenged).toBe(false);
    expect((await storeIn(folder)).isUnchallenged).toBe(false);
    await store.change({ domain: 'wrong.example' });
    expect(store.isUnchallenged).toBe(true);
  });
});

describe('a managed file', () => {
  async function managed(content: string) {
    const folder = await tempFolder();
    await writeFile(join(folder, 'phone.json'), JSON.stringify({ domain: 'own.example', port: 1, isCheckOn: true }));
    await writeFile(join(folder, 'managed.json'), content);
    return { folder, store: await storeIn(folder) };
  }

  it('wins and cannot be changed here', async () => {
    const company = { ...DEFAULT_PHONE, domain: 'company.example' };
    const { folder, store } = await managed(writeCompanyText(company));
    expect(store.settings).toEqual(company);
    expect(store.describe().managed.toSorted()).toEqual(Object.keys(DEFAULT_PHONE).toSorted());
    expect(await faultOf(store.change({ domain: 'other.example' }))).toEqual({ code: 'forbidden', field: 'domain' });
    expect(await readFile(join(folder, 'phone.json'), 'utf8')).toContain('own.example');
  });

  it('leaves the check to the agent when it does not name it', async () => {
    const { store } = await managed(
      '{"format":"softphone-companion/phone","version":1,"phone":{"domain":"company.example"}}',
    );
    expect(store.settings).toMatchObject({ domain: 'company.example', port: null, isCheckOn: true });
    await store.change({ isCheckOn: false });
    expect(store.settings.isCheckOn).toBe(false);
  });

  it('that cannot be used is told, and takes nothing away', async () => {
    const { store } = await managed('{"format":"softphone-companion/phone","version":9}');
    expect(store.settings.domain).toBe('own.example');
    expect(store.describe()).toEqual({ managed: [], managedProblem: { why: 'other-version' } });
  });
});
