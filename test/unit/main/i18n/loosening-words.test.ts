import { expect, it } from 'vitest';
import { LOOSENING_WORDS } from '../../../../src/main/i18n/loosening-words.ts';
import { DEFAULT_PHONE } from '../../../../src/main/phone/phone-settings.ts';

it('a phone file is shown field by field, also where it takes a restriction away', () => {
  const phone = {
    ...DEFAULT_PHONE,
    domain: 'sip.example',
    port: 5070,
    outboundProxy: 'edge.example:5071',
    isCheckOn: true,
  };
  expect(LOOSENING_WORDS.en.lines({ is: 'phone-file', phone }).slice(1)).toEqual([
    '  Domain: sip.example',
    '  Port: 5070',
    '  Transport: UDP',
    '  Realm: any that the server names',
    '  Outbound proxy: edge.example:5071',
    '  Check of the registration: on',
  ]);
  const all = { ...phone, transport: 'tls', realm: 'office', codecs: ['opus', 'PCMA'], isCheckOn: false } as const;
  const chinese = LOOSENING_WORDS['zh-CN'].lines({ is: 'phone-file', phone: { ...all, codecs: [...all.codecs] } });
  expect(chinese.slice(3)).toEqual([
    '  传输方式：TLS',
    '  认证域：office',
    '  出站代理：edge.example:5071',
    '  编码：opus, PCMA',
    '  检查注册：关',
  ]);
});
