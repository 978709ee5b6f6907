import { describe, expect, it } from 'vitest';
import type { NumberGroup } from '../../../../src/preload/contract/index.ts';
import { presenceFor } from '../../../../src/renderer/dialer/presence-hint.ts';

const CUSTOMER = '15405710321';

describe('the hint of local presence', () => {
  const group: NumberGroup = {
    id: '1',
    name: '',
    numbers: ['02100000003', '057100008001', '15400210002'],
    rule: 'home-region',
  };

  it('goes by the area code of a landline, and by the region of a mobile', () => {
    expect(presenceFor('02188880011', undefined, [group], 'en')).toEqual({ code: '021', region: 'Shanghai' });
    expect(presenceFor(CUSTOMER, '浙江 杭州', [group], 'zh-CN')).toEqual({ code: '0571', region: '浙江' });
  });

  it('says nothing where nothing matches, nothing is known, or the rule is another', () => {
    expect(presenceFor('01088880011', '北京', [group], 'en')).toBeUndefined();
    expect(presenceFor(CUSTOMER, undefined, [group], 'en')).toBeUndefined();
    expect(presenceFor(CUSTOMER, '上海', [{ ...group, rule: 'random' }], 'en')).toBeUndefined();
  });
});
