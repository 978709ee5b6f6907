import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  companyFileSchema,
  readCompanyFile,
  readCompanyText,
  writeCompanyText,
} from '../../../../src/main/phone/company-file.ts';
import { managedPhonePath, readManagedPhone } from '../../../../src/main/phone/managed-file.ts';
import { DEFAULT_PHONE } from '../../../../src/main/phone/phone-settings.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const file = (phone: object, rest: object = {}) =>
  Buffer.from(
    JSON.stringify({
      format: 'softphone-companion/phone',
      version: 1,
      phone: { domain: 'sip.example.com', ...phone },
      ...rest,
    }),
  );
const why = (bytes: Uint8Array) => {
  const reading = readCompanyText(bytes);
  return reading.is === 'refused' ? reading.problem : reading.is;
};

describe('a company file', () => {
  it('gives every setting, and leaves the check to the agent when it does not name it', () => {
    const server = {
      domain: 'sip.example.com',
      port: 5061,
      transport: 'tls',
      realm: 'r',
      outboundProxy: 'edge.example.com:5061',
      codecs: ['PCMA', 'opus'],
    };
    expect(readCompanyText(file({ ...server, check: true }))).toEqual({
      is: 'read',
      settings: { ...server, isCheckOn: true },
    });
    const events = { eventsFrom: 'baresip', controlPort: 4000, answersOwnCalls: false };
    expect(readCompanyText(file({ ...server, ...events }))).toEqual({ is: 'read', settings: { ...server, ...events } });
    const { isCheckOn, eventsFrom, controlPort, answersOwnCalls, ...defaults } = DEFAULT_PHONE;
    expect({ isCheckOn, eventsFrom, answersOwnCalls }).toEqual({
      isCheckOn: false,
      eventsFrom: 'none',
      answersOwnCalls: false,
    });
    expect(controlPort).toBeGreaterThan(1_023);
    expect(readCompanyText(file({}))).toEqual({ is: 'read', settings: { ...defaults, domain: 'sip.example.com' } });
  });

  it('is written as it is read', () => {
    const settings = {
      ...DEFAULT_PHONE,
      domain: 'sip.example.com',
      port: 5070,
      codecs: ['G722' as const],
      isCheckOn: true,
    };
    expect(readCompanyText(Buffer.from(writeCompanyText(settings)))).toEqual({ is: 'read', settings });
    expect(readCompanyText(Buffer.from(`\ufeff${writeCompanyText(settings)}`)).is).toBe('read');
  });

  it.each<[string, Uint8Array, object]>([
    ['no JSON', Buffer.from('<config/>'), { why: 'not-json' }],
    ['no UTF-8', Buffer.of(0x22, 0xff, 0x22), { why: 'not-json' }],
    ['nothing', Buffer.alloc(0), { why: 'not-json' }],
    ['other JSON', Buffer.from('[]'), { why: 'other-format' }],
    ['null', Buffer.from('null'), { why: 'other-format' }],
    ['another format', Buffer.from('{"format":"x","version":1}'), { why: 'other-format' }],
    ['a later version', file({}, { version: 2 }), { why: 'other-version' }],
    ['a field that nobody knows', file({ password: 'secret' }), { why: 'unknown-field' }],
    ['the same beside the settings', file({}, { token: 'secret' }), { why: 'unknown-field' }],
    ['no domain', file({ domain: '' }), { why: 'bad-value', field: 'domain' }],
    ['a domain that ends a line', file({ domain: 'a\r\nContact: *' }), { why: 'bad-value', field: 'domain' }],
    ['a port as text', file({ port: '5060' }), { why: 'bad-value', field: 'port' }],
    ['port 0', file({ port: 0 }), { why: 'bad-value', field: 'port' }],
    ['another transport', file({ transport: 'ws' }), { why: 'bad-value', field: 'transport' }],
    ['a realm with quotes', file({ realm: 'a"b' }), { why: 'bad-value', field: 'realm' }],
    ['a realm that reorders text', file({ realm: 'a\u202eb' }), { why: 'bad-value', field: 'realm' }],
    ['a proxy with a path', file({ outboundProxy: 'a.b/c' }), { why: 'bad-value', field: 'outboundProxy' }],
    ['a codec twice', file({ codecs: ['PCMA', 'PCMA'] }), { why: 'bad-value', field: 'codecs' }],
    ['a check that is no yes or no', file({ check: 1 }), { why: 'bad-value', field: 'check' }],
  ])('with %s is refused', (_name, bytes, problem) => expect(why(bytes)).toEqual(problem));

  it('cannot reach a prototype', () => {
    const text =
      '{"format":"softphone-companion/phone","version":1,"phone":{"domain":"a.b","__proto__":{"isCheckOn":true}}}';
    const reading = readCompanyText(Buffer.from(text));
    expect(
      reading.is === 'read' ? Object.hasOwn(reading.settings, 'isCheckOn') || reading.settings.isCheckOn : undefined,
    ).toBeFalsy();
  });

  it('of any content is read without an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(['read', 'refused']).toContain(readCompanyText(Buffer.from(text)).is);
      }),
    );
  });

  it('has a published schema that is this very one', async () => {
    const published = await readFile(join(import.meta.dirname, '../../../../resources/phone.schema.json'), 'utf8');
    expect(JSON.parse(published)).toEqual(JSON.parse(companyFileSchema()));
  });
});

describe('on the disk it', () => {
  it('may be missing, too large, a folder or locked away in one', async () => {
    const folder = await tempFolder();
    const at = (name: string) => join(folder, name);
    await writeFile(at('good.json'), file({}));
    await writeFile(at('large.json'), Buffer.concat([file({}), Buffer.alloc(16 * 1024, ' ')]));
    await mkdir(at('folder.json'));
    await symlink(at('loop.json'), at('loop.json'));
    expect((await readCompanyFile(at('good.json'))).is).toBe('read');
    expect(await readCompanyFile(at('missing.json'))).toEqual({ is: 'missing' });
    expect(await readCompanyFile(at('good.json/phone.json'))).toEqual({ is: 'missing' });
    expect(await readCompanyFile(at('large.json'))).toEqual({ is: 'refused', problem: { why: 'too-large' } });
    expect(await readCompanyFile(at('folder.json'))).toEqual({ is: 'refused', problem: { why: 'unreadable' } });
    expect(await readCompanyFile(at('loop.json'))).toEqual({ is: 'refused', problem: { why: 'unreadable' } });
  });

  it('lies where IT puts it', async () => {
    const nowhere = () => Promise.reject(new Error('asked on Windows only'));
    const data = () => Promise.resolve(String.raw`D:\Data`);
    expect(await managedPhonePath('linux', nowhere)).toBe('/etc/softphone-companion/phone.json');
    expect(await managedPhonePath('darwin', nowhere)).toBe(
      '/Library/Application Support/Softphone Companion/phone.json',
    );
    expect(await managedPhonePath('win32', data)).toBe(String.raw`D:\Data\Softphone Companion\phone.json`);
  });

  it('is not read as the company’s when others than administrators can change it', async () => {
    const path = join(await tempFolder(), 'phone.json');
    await writeFile(path, file({}));
    const managed = (isAdministered: boolean) => ({ path, isAdministered: () => Promise.resolve(isAdministered) });
    expect((await readManagedPhone(managed(true))).is).toBe('read');
    expect(await readManagedPhone(managed(false))).toEqual({ is: 'refused', problem: { why: 'not-administered' } });
  });
});
