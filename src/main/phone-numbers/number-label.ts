import { numberInLink } from '../dialer/links.ts';

/** Words that people and pages put before a number. No fax: nobody wants to be put through to one. */
const WORDS =
  /^(?:(?:联系|客户|客服|公司|办公|家庭|固定|移动|服务|咨询|投诉|紧急|备用|来电|主叫|被叫)?(?:电话|手机|座机|固话|热线|专线|号码|方式)号?码?){1,3}[\s:.=]*/;
const LATIN =
  /^(?:(?:tele|mobile |cell |office )?phone|tel|mobile|mob|cell|hotline|[tmp](?=[.:]))(?: ?(?:no|number))?[\s:.=]*/i;
const SCHEME = /^(?:tel|callto|sips?):(?:\/\/)?\s*/i;

/** What is left of a typed or pasted text without quotation marks, icon, label, a link's scheme and host, and closing punctuation. */
export function withoutLabel(text: string): string {
  const inner = text
    .replace(/^[\s"'“”‘’「『【<[]+/, '')
    .replace(/^[☎☏✆📞📱]\s*/u, '')
    .replace(/[\s"'“”‘’」』】>\],;.。、:]+$/, '');
  const link = numberInLink(inner)?.text;
  if (link !== undefined) return link;
  const bare = SCHEME.test(inner) ? inner.replace(SCHEME, '') : inner.replace(WORDS, '').replace(LATIN, '');
  return bare.trim().replace(/^\(\+(\d{1,3})\)/, '+$1 ');
}
