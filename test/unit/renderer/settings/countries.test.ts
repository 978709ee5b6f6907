import { describe, expect, it } from 'vitest';
import { countries, countryName, matchingCountries } from '../../../../src/renderer/settings/countries.ts';

const codes = (typed: string, language: 'zh-CN' | 'en' = 'zh-CN'): string[] =>
  matchingCountries(countries(language), typed).map(({ code }) => code);

describe('the countries that can be allowed', () => {
  it('are called as the language calls them', () => {
    expect(countryName('SG', 'zh-CN')).toBe('新加坡');
    expect(countryName('SG', 'en')).toBe('Singapore');
  });

  it('are found by code, by name, and by their English name', () => {
    expect(codes('sg')[0]).toBe('SG');
    expect(codes('日本')).toEqual(['JP']);
    expect(codes('japan')).toEqual(['JP']);
    expect(codes('  ')).toHaveLength(countries('en').length);
  });

  it('leave out mainland China, which needs no permission', () => {
    expect(codes('CN')).not.toContain('CN');
  });
});
