import { readFile, realpath } from 'node:fs/promises';
import type { AccessLogProblem } from '../../preload/contract/index.ts';
import { diskFault } from '../files/disk-fault.ts';
import type { Link } from './entry.ts';
import { readHead } from './log-file.ts';
import { verify, type Problem, type Verdict } from './verify.ts';

/** Who says where the log ends. */
type End = 'keychain' | 'head-file' | 'export' | 'unknown';

const EN: Record<AccessLogProblem, string> = {
  altered: 'altered: it is not as it was written',
  'out-of-order': 'does not follow the entry before: entries were dropped, added or reordered',
  'start-missing': 'entries before the first one are missing, and the log does not say that they were too old',
  'cut-off': 'the last line was not written to its end',
  'end-missing': 'entries at the end are missing',
  'end-unknown': 'nothing says whether this is the end: no export, and no .head file beside it',
  replaced: 'another entry stands where one is known to have been written: the log was made anew',
  'recorded-damage': 'the app found here that entries were missing',
};
const ZH: Record<AccessLogProblem, string> = {
  altered: '已被改动：与写入时不一致',
  'out-of-order': '与上一条不衔接：有记录被删除、添加或调换了顺序',
  'start-missing': '开头缺少记录，而日志没有说明它们是因过期而删除的',
  'cut-off': '最后一行没有写完',
  'end-missing': '末尾缺少记录',
  'end-unknown': '无法判断这里是否就是末尾：不是导出的文件，旁边也没有 .head 文件',
  replaced: '这里曾写入的是另一条记录：日志被重新制作过',
  'recorded-damage': '应用在这里发现曾有记录丢失',
};

export interface KnownEnds {
  /** The app's own log on this computer. */
  ownLog?: string;
  /** What the keychain says of its end; rejects or undefined where it says nothing. */
  keychainHead?: () => Promise<Link | undefined>;
}

/** `softphone-companion --verify FILE`: what to print, and the exit code: 0 whole, 1 not whole, 2 not readable. Never rejects. */
export async function verifyCommand(path: string, ends: KnownEnds = {}): Promise<{ text: string; exitCode: number }> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const why = diskFault(path, error);
    return { text: `${why instanceof Error ? why.message : String(why)}\n`, exitCode: 2 };
  }
  const { end, known } = await endsOf(path, ends);
  const verdict = verify(bytes, known);
  const isExport = verdict.last?.event.is === 'access-log-exported';
  const saidBy = end === 'unknown' && isExport ? 'export' : end;
  const problems: Problem[] =
    saidBy === 'unknown' ? [...verdict.problems, { is: 'end-unknown', line: verdict.entries + 1 }] : verdict.problems;
  return { text: textOf({ ...verdict, problems }, saidBy), exitCode: problems.length === 0 ? 0 : 1 };
}

async function endsOf(path: string, { ownLog, keychainHead }: KnownEnds): Promise<{ end: End; known: Link[] }> {
  const beside = readHead(path);
  const isOwn = ownLog !== undefined && (await isSame(path, ownLog));
  const fromKeychain = isOwn ? await keychainHead?.().catch(() => undefined) : undefined;
  const known = [beside, fromKeychain].filter((link) => link !== undefined);
  return { end: fromKeychain ? 'keychain' : beside ? 'head-file' : 'unknown', known };
}

async function isSame(path: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([path, other].map((one) => realpath(one).catch(() => one)));
  return a === b;
}

function textOf({ entries, first, last, head, problems }: Verdict, end: End): string {
  const period = first && last ? ` ${first.at} … ${last.at}` : '';
  const isWhole = problems.length === 0;
  return [
    `${isWhole ? 'whole / 完整' : 'NOT WHOLE / 不完整'}: ${entries} entries / 条记录${period}`,
    ...problems.map(({ is, line }) => `line / 行 ${line}: ${EN[is]} / ${ZH[is]}`),
    ...(head ? [`end / 末尾 (${end}): ${head.n} ${head.hash}`] : []),
    '',
  ].join('\n');
}
