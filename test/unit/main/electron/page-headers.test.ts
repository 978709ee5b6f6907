import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { describe, expect, it } from 'vitest';
import { PAGE_HEADERS } from '../../../../src/main/electron/page-headers.ts';

const POLICY = PAGE_HEADERS['Content-Security-Policy'];

/** What Google's CSP Evaluator says against a policy, without what is only praise or a remark on syntax that the browser takes. */
function weaknesses(policy: string): string[] {
  const { csp } = new CspParser(policy);
  return new CspEvaluator(csp)
    .evaluate()
    .filter(({ severity }) => severity <= Severity.MEDIUM_MAYBE)
    .map(({ directive, value, description }) => `${directive} ${value ?? ''}: ${description}`);
}

describe('the content security policy of every page (Electron’s checklist, item 7)', () => {
  it('has no weakness that CSP Evaluator knows', () => {
    // 'self' is flagged for hosts that also serve JSONP or uploads of others: app:// serves nothing but our build.
    expect(weaknesses(POLICY).filter((one) => !one.startsWith("script-src 'self'"))).toEqual([]);
  });

  it.each([
    ["script-src 'self'", "script-src 'self' 'unsafe-inline'"],
    ["script-src 'self'", "script-src 'self' 'unsafe-eval'"],
    ["script-src 'self'", 'script-src *'],
    ["script-src 'self'", 'script-src data:'],
    ["default-src 'none'; ", ''],
    ["base-uri 'none'", 'base-uri *'],
  ])('is found weak with %j as %j', (strict, loose) => {
    const policy = POLICY.replace(strict, loose);
    expect(policy).not.toBe(POLICY);
    const before = weaknesses(POLICY);
    expect(weaknesses(policy).filter((one) => !before.includes(one))).not.toEqual([]);
  });

  it('lets pages reach no network, be framed by nobody, and send no form', () => {
    for (const directive of [
      "connect-src 'none'",
      "frame-ancestors 'none'",
      "form-action 'none'",
      "default-src 'none'",
    ])
      expect(POLICY.split('; ')).toContain(directive);
  });
});
