import { describe, expect, it } from 'vitest';
import type { NumberGroup } from '../../../../src/preload/contract/index.ts';
import { answerRate } from '../../../../src/renderer/caller-ids/answer-rate.ts';
import { homeRegion, regionOfCode } from '../../../../src/renderer/caller-ids/home-region.ts';
import { localPresence } from '../../../../src/renderer/caller-ids/local-presence.ts';

describe('where a number is at home', () => {
  it.each([
    ['02100000003', '上海', 'Shanghai'],
    ['01000008003', '北京', 'Beijing'],
    ['057100008001', '浙江', 'Zhejiang'],
    ['+86 571 0000 8001', undefined, undefined],
    ['+860571-00008001', '浙江', 'Zhejiang'],
    ['089800008001', '海南', 'Hainan'],
    ['089100008001', '西藏', 'Tibet'],
    ['063100008001', '山东', 'Shandong'],
    ['066000008001', '广东', 'Guangdong'],
    ['069100008001', '云南', 'Yunnan'],
    ['070100008001', '江西', 'Jiangxi'],
    ['090900008001', '新疆', 'Xinjiang'],
  ])('%s: %s', (number, zh, en) => {
    expect([homeRegion(number, 'zh-CN'), homeRegion(number, 'en')]).toEqual([zh, en]);
  });

  it.each(['15405718005', '4008000009', '95588', '8001', '', '0200', '026000080010', '036100008001'])(
    'is not told by %j',
    (number) => expect(homeRegion(number, 'zh-CN')).toBeUndefined(),
  );

  it('is right for the capital of every province', () => {
    const capitals =
      '0311 河北 0351 山西 0371 河南 0431 吉林 0451 黑龙江 0471 内蒙古 0531 山东 0551 安徽 0571 浙江 0591 福建 0731 湖南 ' +
      '0771 广西 0791 江西 0851 贵州 0871 云南 0891 西藏 0898 海南 0931 甘肃 0951 宁夏 0971 青海 0991 新疆';
    const told = [...capitals.matchAll(/\d{4}/g)].map(([code]) => `${code} ${regionOfCode(code, 'zh-CN') ?? ''}`);
    expect(told.join(' ')).toBe(capitals);
  });
});

describe('local presence', () => {
  const group: NumberGroup = {
    id: '1',
    name: '',
    numbers: ['02100000001', '02100000002', '057100008001', '15405718005', '4008000009'],
    rule: 'home-region',
  };

  it('names each area code once, and leaves out numbers that have none', () => {
    expect(localPresence(group, 'zh-CN')).toEqual([
      { code: '021', region: '上海' },
      { code: '0571', region: '浙江' },
    ]);
  });

  it.each(['random', 'unknown'] as const)('is not claimed for the rule %s', (rule) => {
    expect(localPresence({ ...group, rule }, 'zh-CN')).toEqual([]);
  });
});

describe('the answer rate of a number', () => {
  it('is a part of my calls with it, and unknown without any', () => {
    const rates = { a: { talked: 3, outbound: 4 }, b: { talked: 0, outbound: 0 }, c: { talked: 9, outbound: 3 } };
    expect([answerRate(rates, 'a'), answerRate(rates, 'b'), answerRate(rates, 'c')]).toEqual([0.75, undefined, 1]);
    expect([answerRate(rates, 'z'), answerRate(rates, 'constructor')]).toEqual([undefined, undefined]);
  });
});
