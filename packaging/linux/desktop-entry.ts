import { SCHEMES, SUMMARY, TITLES, type Product } from '../product.ts';

/** The menu entry (freedesktop.org: Desktop Entry Specification 1.5). `program` is an absolute path without characters that Exec would have to quote. */
export function desktopEntry({ id, title }: Product, program: string): string {
  return `${[
    '[Desktop Entry]',
    'Type=Application',
    `Name=${TITLES.en}`,
    `Name[zh_CN]=${TITLES['zh-CN']}`,
    'GenericName=Call-centre companion',
    'GenericName[zh_CN]=呼叫中心坐席工具',
    `Comment=${SUMMARY.en}`,
    `Comment[zh_CN]=${SUMMARY['zh-CN']}`,
    `Exec=${program} %u`,
    `TryExec=${program}`,
    `Icon=${id}`,
    'Terminal=false',
    'Categories=Network;Telephony;',
    'Keywords=phone;call;dial;SIP;softphone;agent;',
    'Keywords[zh_CN]=电话;呼叫;拨号;坐席;客服;',
    `MimeType=${SCHEMES.map((scheme) => `x-scheme-handler/${scheme};`).join('')}`,
    'StartupNotify=true',
    `StartupWMClass=${title}`,
    'Actions=quick-dial;calls;',
    '',
    '[Desktop Action quick-dial]',
    'Name=Quick dial',
    'Name[zh_CN]=快速拨号',
    `Exec=${program} --quick-dial`,
    '',
    '[Desktop Action calls]',
    'Name=Calls',
    'Name[zh_CN]=通话记录',
    `Exec=${program} --calls`,
  ].join('\n')}\n`;
}
