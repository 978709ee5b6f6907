import type { Report, ReportedCheck } from './report.ts';
import type { ReportWords } from '../i18n/report-words.ts';

/** The report for people: names and verdicts in their language, findings by their codes, which are the same in every language. */
export function reportText(report: Report, words: ReportWords): string {
  const { app, account, settings, checks } = report;
  const lines = [
    `${words.title} (${report.format} ${report.version})`,
    words.note,
    '',
    `${words.made}: ${report.madeAt}`,
    `${words.app}: ${pairs(app)}`,
    `${words.account}: ${pairs(account)}`,
    `${words.settings}: ${pairs(settings)}`,
    '',
    words.checks,
    ...checks.flatMap((check) => checkLines(check, words)),
  ];
  return `${lines.join('\n')}\n`;
}

function checkLines({ id, verdict, code, at, ms, facts }: ReportedCheck, words: ReportWords): string[] {
  const head = `[${words.verdicts[verdict]}] ${words.names[id]}`;
  if (code === undefined) return [head];
  const details = pairs(facts ?? {});
  return [`${head}: ${code}`, `    ${[details, `${ms ?? 0} ms`, at].filter(Boolean).join(' · ')}`];
}

function pairs(facts: object): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(', ');
}
