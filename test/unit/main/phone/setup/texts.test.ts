import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../../../src/main/fault.ts';
import { DEFAULT_PHONE } from '../../../../../src/main/phone/phone-settings.ts';
import { baresipAccounts, baresipConfig } from '../../../../../src/main/phone/setup/baresip.ts';
import { linphoneXml } from '../../../../../src/main/phone/setup/linphone.ts';
import { microsipIni } from '../../../../../src/main/phone/setup/microsip.ts';
import type { PhoneAccount } from '../../../../../src/main/phone/setup/phone-account.ts';

const settings = {
  ...DEFAULT_PHONE,
  domain: 'sip.example.com',
  port: 5071,
  transport: 'tls' as const,
  codecs: ['G722' as const, 'PCMA' as const, 'PCMU' as const],
};
const account: PhoneAccount = { settings, user: '80010001', password: 'pass' };

const controlFree = (text: string) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(
      '"',
      "'",
      '\\',
      ';',
      '<',
      '>',
      '&',
      '=',
      '[',
      ']',
      ' ',
      ']]>',
      '&amp;',
      '%',
      '\u00a0',
      '码',
      '😀',
    ),
    maxLength: 20,
  }),
);
const secrets = anyText.filter((text) => controlFree(text));
const users = secrets.filter((text) => text !== '');

/** The five entities of XML, and nothing else that begins with `&`. */
function xmlText(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  expect(text).toMatch(/^(?:[^<>&]|&(?:amp|lt|gt|quot|apos);)*$/);
  return text.replace(/&(\w+);/g, (_all, name: string) => named[name] ?? '?');
}

/** As an lpconfig reader sees it: section.entry → value. */
function entriesOf(xml: string): Map<string, string> {
  const found = new Map<string, string>();
  const body = /^<\?xml[^>]*\?>\n<config [^>]*>\n([\s\S]*)<\/config>\n$/.exec(xml)?.[1] ?? '';
  for (const [all, section = '', inside = ''] of body.matchAll(
    / {2}<section name="(\w+)">\n([\s\S]*?) {2}<\/section>\n/g,
  )) {
    expect(body).toContain(all);
    for (const [, name = '', value = ''] of inside.matchAll(
      /<entry name="([\w-]+)" overwrite="true">([\s\S]*?)<\/entry>/g,
    ))
      found.set(`${section}.${name}`, xmlText(value));
  }
  return found;
}

/** As baresip reads the parameters behind the address: `;name="everything up to the next quote"` or `;name=token` (tried with the program). */
function baresipParameters(line: string): Map<string, string> {
  const [, address, rest] = /^(<[^<>]*>)((?:;[a-z_]+=(?:"[^"]*"|[^";\s]*))*)\n$/.exec(line) ?? [];
  expect(address).toBeDefined();
  const pairs = [...(rest ?? '').matchAll(/;([a-z_]+)=(?:"([^"]*)"|([^";\s]*))/g)];
  return new Map(pairs.map(([, name = '', quoted, plain]) => [name, quoted ?? plain ?? '']));
}

/** As `GetPrivateProfileString` does: trims, and takes one pair of equal quotes from around a value. */
function iniValues(text: string): Map<string, string> {
  let section = '';
  const values = new Map<string, string>();
  for (const line of text.split('\r\n')) {
    const name = /^\[(.*)\]$/.exec(line)?.[1];
    if (name !== undefined) section = name;
    const at = line.indexOf('=');
    if (name !== undefined || at < 0) continue;
    const value = line.slice(at + 1).trim();
    const isQuoted = value.length >= 2 && /^["']/.test(value) && value.at(0) === value.at(-1);
    values.set(`${section}.${line.slice(0, at).trim()}`, isQuoted ? value.slice(1, -1) : value);
  }
  return values;
}

describe('Linphone’s XML', () => {
  it('says where, who and how, and that its address is not to be kept', () => {
    const entries = entriesOf(
      linphoneXml({ ...account, settings: { ...settings, realm: 'company', outboundProxy: 'edge.example.com:5061' } }),
    );
    expect(Object.fromEntries(entries)).toMatchObject({
      'misc.transient_provisioning': '1',
      'auth_info_0.username': '80010001',
      'auth_info_0.passwd': 'pass',
      'auth_info_0.realm': 'company',
      'proxy_0.reg_proxy': '<sip:sip.example.com:5071;transport=tls>',
      'proxy_0.reg_route': '<sip:edge.example.com:5061;transport=tls;lr>',
      'proxy_0.reg_identity': '<sip:80010001@sip.example.com>',
      'proxy_0.reg_sendregister': '1',
      'audio_codec_0.mime': 'G722',
      'audio_codec_1.mime': 'PCMA',
    });
  });

  it('carries any name and password as they are, and nothing that they bring along', () => {
    const names = [...entriesOf(linphoneXml(account)).keys()];
    fc.assert(
      fc.property(users, secrets, (user, password) => {
        const entries = entriesOf(linphoneXml({ ...account, user, password }));
        expect([...entries.keys()]).toEqual(names);
        expect(entries.get('auth_info_0.username')).toBe(user);
        expect(entries.get('auth_info_0.passwd')).toBe(password);
        expect(entries.get('proxy_0.reg_identity')).toMatch(/^<sip:[A-Za-z0-9\-_.!~*'()+%]+@sip\.example\.com>$/);
      }),
    );
  });

  it('holds nothing that XML cannot', () => {
    expect(linphoneXml({ ...account, password: 'a\ud800b\uffffc' })).toContain('>a\ufffdb\ufffdc<');
  });
});

describe('baresip’s configuration', () => {
  it('has a control port on this computer alone where the app is to hear it, and none otherwise', () => {
    const told = { ...account.settings, eventsFrom: 'baresip' as const, controlPort: 4567 };
    expect(baresipConfig({ settings: told }).text).toContain(
      'module_app ctrl_tcp.so\nctrl_tcp_listen 127.0.0.1:4567\n',
    );
    expect(baresipConfig({ settings: { ...told, eventsFrom: 'none' } }).text).not.toContain('ctrl_tcp');
  });
});

describe('baresip’s line', () => {
  it('registers through the address of the settings', () => {
    expect(baresipAccounts(account)).toEqual({
      text: '<sip:80010001@sip.example.com;transport=tls>;auth_user="80010001";auth_pass="pass";outbound="sip:sip.example.com:5071;transport=tls";regint=600;audio_codecs=G722/16000/1,PCMA/8000/1,PCMU/8000/1\n',
      isWithoutPassword: false,
    });
    expect(baresipConfig(account).text).toBe(
      'module g722.so\nmodule g711.so\nmodule uuid.so\nmodule_app account.so\nmodule_app contact.so\nmodule_app menu.so\nsip_verify_server yes\n',
    );
  });

  it('carries any name and password as they are, or leaves the password to be asked for', () => {
    fc.assert(
      fc.property(users, secrets, (user, password) => {
        const { text, isWithoutPassword } = baresipAccounts({ ...account, user, password });
        const parameters = baresipParameters(text);
        expect(isWithoutPassword).toBe(password.includes('"'));
        expect(parameters.get('auth_pass')).toBe(isWithoutPassword ? undefined : password);
        expect(parameters.get('auth_user')).toBe(user.includes('"') ? undefined : user);
        expect(parameters.get('outbound')).toBe('sip:sip.example.com:5071;transport=tls');
      }),
    );
  });
});

describe('MicroSIP’s section', () => {
  it('names the account', () => {
    expect(Object.fromEntries(iniValues(microsipIni(account).text))).toEqual({
      'Settings.accountId': '1',
      'Settings.audioCodecs': 'G722/8000/1 PCMA/8000/1 PCMU/8000/1',
      'Account1.server': 'sip.example.com:5071',
      'Account1.domain': 'sip.example.com',
      'Account1.username': '80010001',
      'Account1.password': 'pass',
      'Account1.authID': '80010001',
      'Account1.transport': 'tls',
      'Account1.registerRefresh': '600',
    });
  });

  it('carries any name and password as they are', () => {
    const names = [...iniValues(microsipIni(account).text).keys()];
    fc.assert(
      fc.property(users, secrets, (user, password) => {
        const values = iniValues(microsipIni({ ...account, user, password }).text);
        expect([...values.keys()]).toEqual(names);
        expect([values.get('Account1.username'), values.get('Account1.password')]).toEqual([user, password]);
      }),
    );
  });

  it('has MicroSIP start the app for what a card needs, and for nothing more', () => {
    const hooks = {
      program: [String.raw`C:\Program Files\Softphone Companion\Softphone Companion.exe`],
      key: 'ab'.repeat(24),
    };
    const { text, isWithoutHooks } = microsipIni({ ...account, hooks });
    const told = [...iniValues(text)].filter(([name]) => name.startsWith('Settings.cmd'));
    const start = (kind: string) => `"${hooks.program.join('')}" phone-event ${kind} ${hooks.key} --`;
    expect([isWithoutHooks, Object.fromEntries(told)]).toEqual([
      false,
      {
        'Settings.cmdCallRing': start('ring'),
        'Settings.cmdOutgoingCall': start('outgoing'),
        'Settings.cmdCallStart': start('start'),
        'Settings.cmdCallEnd': start('end'),
        'Settings.cmdCallBusy': start('busy'),
      },
    ]);
  });

  it.each([
    ['longer than MicroSIP reads', ['C:\\'.padEnd(200, 'x')]],
    ['of a folder with a blank behind the program', ['C:\\electron.exe', 'C:\\my app']],
  ])('leaves all of that out, and says so, where a line would be %s', (_why, program) => {
    const { text, isWithoutHooks } = microsipIni({ ...account, hooks: { program, key: 'ab'.repeat(24) } });
    expect([isWithoutHooks, text.includes('cmdCall')]).toEqual([true, false]);
    expect(iniValues(text).get('Account1.username')).toBe('80010001');
  });

  it('leaves out a password that MicroSIP would cut', () => {
    const { text, isWithoutPassword } = microsipIni({ ...account, password: 'x'.repeat(256) });
    expect(isWithoutPassword).toBe(true);
    expect(text).not.toContain('password=');
  });
});

describe.each([
  ['Linphone', linphoneXml],
  ['baresip', baresipAccounts],
  ['MicroSIP', microsipIni],
])('%s', (_name, write) => {
  it.each(['a\nb', 'a\r\n[Account2]', 'a\0b', 'a\u2028b', 'a\u0085b'])('is given no control characters: %j', (text) => {
    expect(() => write({ ...account, password: text })).toThrow(Fault);
    expect(() => write({ ...account, user: text })).toThrow(Fault);
  });
});
