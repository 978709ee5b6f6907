import type { BackupMerged, OwnCounts } from '../../preload/contract/index.ts';
import type { Messages } from '../i18n/zh-cn.ts';

/** `12 contacts, 3 notes`; empty where there is nothing. Kinds without a name of their own are counted together. */
export function countsWords({ backup: words }: Messages, counts: OwnCounts): string {
  const known = Object.entries(counts).filter(([kind]) => words.kinds.includes(kind));
  const others = Object.entries(counts).filter(([kind]) => !words.kinds.includes(kind));
  const other = others.reduce((sum, [, many]) => sum + many, 0);
  const parts = known.map(([kind, many]) => words.count(kind, many));
  return [...parts, ...(other > 0 ? [words.count('', other)] : [])].join(words.between);
}

/** What a merge has done, a line each. */
export function mergedWords(t: Messages, { added, changed, removed, leftOut }: BackupMerged): string[] {
  const { backup: words } = t;
  const what = countsWords(t, added);
  const lines = [
    ...(what === '' ? [] : [words.added(what)]),
    ...(changed > 0 ? [words.changed(changed)] : []),
    ...(removed > 0 ? [words.removed(removed)] : []),
  ];
  return [...(lines.length > 0 ? lines : [words.nothingNew]), ...(leftOut > 0 ? [words.leftOut(leftOut)] : [])];
}
