import { describe, expect, it } from 'vitest';
import type { CheckId, Facts, FindingCode, Language } from '../../../../src/preload/contract/index.ts';
import { CHECK_IDS } from '../../../../src/main/diagnostics/checks.ts';
import { VERDICTS } from '../../../../src/main/diagnostics/verdicts.ts';
import { GROUPS, inGroup } from '../../../../src/renderer/diagnostics/check-groups.ts';
import { detailsOf, fingerprintOf, hintOf, type Words } from '../../../../src/renderer/diagnostics/finding-words.ts';
import { formatsFor } from '../../../../src/renderer/i18n/formats.ts';
import { en } from '../../../../src/renderer/i18n/en.ts';
import { diagnosticsEn } from '../../../../src/renderer/i18n/en/diagnostics.ts';
import { zhCn } from '../../../../src/renderer/i18n/zh-cn.ts';
import { diagnosticsZhCn } from '../../../../src/renderer/i18n/zh-cn/diagnostics.ts';

const words: Record<Language, Words> = {
  en: { core: en, own: diagnosticsEn, formats: formatsFor('en'), language: 'en' },
  'zh-CN': { core: zhCn, own: diagnosticsZhCn, formats: formatsFor('zh-CN'), language: 'zh-CN' },
};

function details(id: CheckId, facts: Facts, language: Language = 'en'): string {
  const result = { verdict: 'good', code: 'broke', facts, at: 0, ms: 0 } as const;
  return detailsOf(id, result, words[language]).join(' · ');
}

type Leaf = [path: string, said: string];

function leaves(tree: object, path = ''): Leaf[] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]): Leaf[] => {
    const here = `${path}.${key}`;
    if (typeof value === 'object' && value !== null) return leaves(value, here);
    return [
      [here, typeof value === 'function' ? String((value as (...given: unknown[]) => unknown)(2, 3)) : String(value)],
    ];
  });
}

describe('the words of a finding', () => {
  it.each<[CheckId, Facts, string, string]>([
    [
      'proxy',
      { proxyKind: 'http', host: 'proxy.corp', port: 8080, status: 407 },
      'HTTP proxy proxy.corp:8080 · HTTP 407',
      'HTTP 代理 proxy.corp:8080 · HTTP 407',
    ],
    [
      'proxy',
      { proxyKind: 'socks5', host: '2001:db8::1', port: 1080 },
      'SOCKS5 proxy [2001:db8::1]:1080',
      'SOCKS5 代理 [2001:db8::1]:1080',
    ],
    ['dns', { host: 'api.example.com', count: 1 }, 'api.example.com · 1 address', 'api.example.com · 1 个地址'],
    [
      'tls',
      { days: 63, issuer: 'Office CA' },
      '63 days left · Vouched for by Office CA',
      '还有 63 天 · 签发机构：Office CA',
    ],
    ['tls', { days: -3 }, 'Expired 3 days ago', '已过期 3 天'],
    ['clock', { skewSeconds: 1 }, 'The same as the server', '与服务器一致'],
    ['clock', { skewSeconds: -130 }, 'The server is 2 min 10 sec behind', '服务器比本机慢 2分钟 10秒'],
    ['calls', { count: 12_345 }, '12,345 calls', '12,345 通'],
    [
      'calls',
      { count: 7, fields: [{ field: 'start_time', rows: 2 }], words: ['神秘'] },
      '7 calls · start_time × 2 · 神秘',
      '7 通 · start_time × 2 · 神秘',
    ],
    ['phone', { count: 2 }, '2 phones', '2 台话机'],
    ['disk', { megabytes: 480 }, '480 MB free', '剩余 480 MB'],
    ['disk', { megabytes: 12_340 }, '12.3 GB free', '剩余 12.3 GB'],
    ['host', { error: 'offline' }, en.errors.offline, zhCn.errors.offline],
  ])('tell the details of %s: %j', (id, facts, english, chinese) => {
    expect(details(id, facts)).toBe(english);
    expect(details(id, facts, 'zh-CN')).toBe(chinese);
  });

  it('have a hint for everything that is bad or needs care', () => {
    const codes = Object.keys(VERDICTS) as FindingCode[];
    const troubling = codes.filter((code) => VERDICTS[code] === 'bad' || VERDICTS[code] === 'warning');
    for (const { own } of Object.values(words)) {
      expect(troubling.filter((code) => hintOf(own, code) === undefined)).toEqual([]);
      expect(codes.filter((code) => VERDICTS[code] === 'good' && hintOf(own, code) !== undefined)).toEqual([]);
    }
  });

  it('show an authority’s fingerprint only where IT has to recognise it', () => {
    const result = { verdict: 'good', facts: { fingerprint: 'AB:CD' }, at: 0, ms: 0 } as const;
    expect(fingerprintOf({ ...result, code: 'tls-company' }, diagnosticsEn)).toContain('AB:CD');
    expect(fingerprintOf({ ...result, code: 'tls-trusted' }, diagnosticsEn)).toBeUndefined();
  });

  it('put every check into one group', () => {
    const checks = CHECK_IDS.map((id) => ({ id }));
    const grouped = GROUPS.flatMap((group) => inGroup(checks, group));
    expect(grouped.map(({ id }) => id)).toEqual(CHECK_IDS);
  });
});

describe('the messages of diagnostics, which are loaded late', () => {
  const [chinese, english] = [leaves(diagnosticsZhCn), leaves(diagnosticsEn)];

  it('are there in both languages, in the same order, and say something', () => {
    const paths = (all: Leaf[]): string[] => all.map(([path]) => path);
    expect(new Set(paths(english))).toEqual(new Set(paths(chinese)));
    const silent = ([, said]: Leaf): boolean => !/\S/.test(said) || /undefined|\[object|NaN/.test(said);
    expect([...chinese, ...english].filter(silent)).toEqual([]);
  });

  it('set Chinese with full-width marks, and leave none of it in English', () => {
    expect(chinese.filter(([, said]) => /[\u4e00-\u9fff][,;:!?]/.test(said))).toEqual([]);
    expect(english.filter(([, said]) => /[\u4e00-\u9fff]/.test(said))).toEqual([]);
  });
});
