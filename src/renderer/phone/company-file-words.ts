import type { CompanyFileProblem } from '../../preload/contract/index.ts';
import type { Messages } from '../i18n/zh-cn.ts';

/** Why a company file is refused, and which part is at fault where it is one that we know by name. */
export function companyFileWords(t: Messages, { why, field }: CompanyFileProblem): string[] {
  const name = field === undefined ? undefined : t.phone.file.fields[field];
  return name === undefined ? [t.phone.file.problems[why]] : [t.phone.file.problems[why], t.phone.file.at(name)];
}
