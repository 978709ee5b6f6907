import { beforeEach, describe, expect, it } from 'vitest';
import { chipsOf } from '../../../../src/renderer/calls/filter-chips.ts';
import { useFilterStore } from '../../../../src/renderer/calls/filter.store.ts';
import { zhCn } from '../../../../src/renderer/i18n/zh-cn.ts';
import { freshWindow } from '../fake-companion.ts';

beforeEach(() => void freshWindow());
const chips = (areNumbersMasked = true): ReturnType<typeof chipsOf> =>
  chipsOf(zhCn, useFilterStore(), areNumbersMasked, (number) => (number === '0210000001' ? '销售热线' : ''));
const labels = (): string[] => chips().map(({ label }) => label);

describe('the filter', () => {
  it('asks for everything until something is chosen', () => {
    expect(useFilterStore().filterAt(0)).toEqual({});
    expect(useFilterStore().isNarrowed).toBe(false);
  });

  it('combines what is chosen', () => {
    const filters = useFilterStore();
    filters.direction = 'inbound';
    filters.outcome = 'missed';
    filters.states = ['ring-missed'];
    filters.trunkNumber = '0210000001';
    filters.tag = 'VIP';
    filters.searchFor(' 138 ');
    expect(filters.filterAt(0)).toEqual({
      direction: 'inbound',
      outcome: 'missed',
      states: ['ring-missed'],
      trunkNumber: '0210000001',
      tag: 'VIP',
      search: '138',
    });
    filters.reset();
    expect(filters.filterAt(0)).toEqual({});
  });

  it('asks for no more text than main takes', () => {
    useFilterStore().searchFor('x'.repeat(300));
    expect(useFilterStore().filterAt(0).search).toHaveLength(256);
  });

  it('shows all calls with a number without showing the number', () => {
    const filters = useFilterStore();
    filters.direction = 'inbound';
    filters.only('15400010002');
    expect(filters.filterAt(0)).toEqual({ customer: '15400010002' });
    expect(filters.isNarrowed).toBe(true);
    expect(filters.search).toBe('');
    expect(labels()).toEqual(['154****0002']);
    expect(chips(false)[0]?.label).toBe('154 0001 0002');
    filters.searchFor('138');
    expect(filters.filterAt(0)).toEqual({ search: '138' });
  });
});

describe('the chips', () => {
  it('say what is on behind the funnel, and take it off one by one', () => {
    const filters = useFilterStore();
    filters.outcome = 'talked';
    filters.states = ['answered', 'ivr'];
    filters.trunkNumber = '0210000001';
    filters.tag = 'VIP';
    expect(labels()).toEqual(['已通话', '已接听', '停在语音菜单', '经 销售热线', '# VIP']);
    expect(filters.hiddenCount).toBe(5);
    while (chips().length > 0) chips()[0]?.clear();
    expect(filters.filterAt(0)).toEqual({});
  });
});
