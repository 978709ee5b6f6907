import { PUBLISHER, SCHEMES, SUMMARY, TITLES, type Product } from '../product.ts';

const PARAGRAPHS = [
  [
    'Your own SIP phone carries the sound; this app is everything around it: your seat, dialling with the number that the customer sees, your own calls with their recordings, and a quick dial in the tray.',
    '声音由你自己的 SIP 话机承载，其余都在这里：坐席信息、用指定号码外呼、自己的通话记录与录音，以及托盘里的快速拨号。',
  ],
  [
    'It works with the Meiqia cloud call centre. A demo call centre inside the app lets you try everything without an account.',
    '适用于美洽云呼叫中心。应用内置演示呼叫中心，没有账号也能试用全部功能。',
  ],
] as const;

/** What software centres show (freedesktop.org: AppStream 0.16). `date` is the release's, YYYY-MM-DD. */
export function metainfo({ id, name, version, licence }: Product, date: string): string {
  const paragraphs = PARAGRAPHS.map(([en, zh]) => `    <p>${en}</p>\n    <p xml:lang="zh_CN">${zh}</p>`).join('\n');
  const mediaTypes = SCHEMES.map((scheme) => `    <mediatype>x-scheme-handler/${scheme}</mediatype>`).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>${id}</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>${licence}</project_license>
  <name>${TITLES.en}</name>
  <name xml:lang="zh_CN">${TITLES['zh-CN']}</name>
  <summary>${SUMMARY.en}</summary>
  <summary xml:lang="zh_CN">${SUMMARY['zh-CN']}</summary>
  <developer_name>${PUBLISHER}</developer_name>
  <description>
${paragraphs}
  </description>
  <launchable type="desktop-id">${id}.desktop</launchable>
  <icon type="stock">${id}</icon>
  <categories>
    <category>Network</category>
    <category>Telephony</category>
  </categories>
  <provides>
    <binary>${name}</binary>
${mediaTypes}
  </provides>
  <supports>
    <control>keyboard</control>
    <control>pointing</control>
  </supports>
  <content_rating type="oars-1.1">
    <content_attribute id="social-audio">intense</content_attribute>
  </content_rating>
  <releases>
    <release version="${version}" date="${date}" />
  </releases>
</component>
`;
}
