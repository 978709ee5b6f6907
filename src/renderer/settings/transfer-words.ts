import type { Language, Settings, SettingsFileProblem } from '../../preload/contract/index.ts';
import { errorWords } from '../i18n/error-words.ts';
import type { Messages } from '../i18n/zh-cn.ts';
import type { Transfer } from './transfer.store.ts';

export interface TransferWords {
  tone: 'green' | 'amber' | 'red';
  title: string;
  lines: string[];
}

/** How an export or import ended, in words; undefined: nothing has happened. */
export function transferWords(t: Messages, language: Language, outcome: Transfer): TransferWords | undefined {
  const words = t.settings.file;
  switch (outcome.is) {
    case 'none':
      return undefined;
    case 'undone':
      return { tone: 'green', title: words.undone, lines: [] };
    case 'exported':
      return { tone: 'green', title: words.exported(outcome.name), lines: [] };
    case 'refused':
      return { tone: 'red', title: words.notImported, lines: fileProblemWords(t, outcome.problem) };
    case 'failed': {
      const { sentence, detail } = errorWords(t, outcome.error);
      const title = outcome.what === 'import' ? words.notImported : words.notExported;
      return { tone: 'red', title, lines: detail === undefined ? [sentence] : [sentence, detail] };
    }
    case 'imported':
      return importedWords(t, language, outcome);
  }
}

/** Why a settings file cannot be used, and which setting is at fault where it is one of ours. */
export function fileProblemWords(t: Messages, { why, field }: SettingsFileProblem): string[] {
  const sentence = t.settings.file.problems[why];
  return field === undefined ? [sentence] : [sentence, t.settings.file.at(t.settings.items[field].title)];
}

function importedWords(
  t: Messages,
  language: Language,
  { changed, leftOut, unknownCount }: Extract<Transfer, { is: 'imported' }>,
): TransferWords {
  const words = t.settings.file;
  const list = new Intl.ListFormat(language, { style: 'narrow', type: 'conjunction' });
  const titles = (names: (keyof Settings)[]): string => list.format(names.map((name) => t.settings.items[name].title));
  const left = (['managed', 'this-computer', 'not-confirmed', 'bad-value'] as const).flatMap((why) => {
    const names = leftOut.filter((one) => one.why === why).map(({ name }) => name);
    return names.length === 0 ? [] : [words.leftOut[why](titles(names))];
  });
  const hasLoss = unknownCount > 0 || leftOut.some(({ why }) => why === 'bad-value');
  return {
    tone: hasLoss ? 'amber' : 'green',
    title: changed.length === 0 ? words.importedNothing : words.imported(changed.length),
    lines: [
      ...(changed.length === 0 ? [] : [words.changed(titles(changed))]),
      ...left,
      ...(unknownCount === 0 ? [] : [words.unknown(unknownCount)]),
    ],
  };
}
