import type { Language } from '../../preload/contract/index.ts';

type Names = Record<Language, string>;
const named = (zh: string, en: string): Names => ({ 'zh-CN': zh, en });

/** Two-digit codes belong to one city each. Codes as dialled, with the 0. */
const CITIES = new Map<string, Names>([
  ['010', named('北京', 'Beijing')],
  ['020', named('广州', 'Guangzhou')],
  ['021', named('上海', 'Shanghai')],
  ['022', named('天津', 'Tianjin')],
  ['023', named('重庆', 'Chongqing')],
  ['024', named('沈阳', 'Shenyang')],
  ['025', named('南京', 'Nanjing')],
  ['027', named('武汉', 'Wuhan')],
  ['028', named('成都', 'Chengdu')],
  ['029', named('西安', "Xi'an")],
]);

/**
 * Three-digit codes by their first two digits, which belong to one province each; 898 is Hainan, the rest of 89 Tibet. Source: the
 * Chinese numbering plan as public lists of area codes give it (e.g. newton.com.tw, 中國長途電話區號); cities are left to the server.
 */
const PROVINCES: readonly [codes: string, names: Names][] = [
  ['31 32 33', named('河北', 'Hebei')],
  ['34 35', named('山西', 'Shanxi')],
  ['37 38 39', named('河南', 'Henan')],
  ['41 42', named('辽宁', 'Liaoning')],
  ['43 44', named('吉林', 'Jilin')],
  ['45 46', named('黑龙江', 'Heilongjiang')],
  ['47 48', named('内蒙古', 'Inner Mongolia')],
  ['51 52', named('江苏', 'Jiangsu')],
  ['53 54 63', named('山东', 'Shandong')],
  ['55 56', named('安徽', 'Anhui')],
  ['57 58', named('浙江', 'Zhejiang')],
  ['59', named('福建', 'Fujian')],
  ['66 75 76', named('广东', 'Guangdong')],
  ['69 87 88', named('云南', 'Yunnan')],
  ['70 79', named('江西', 'Jiangxi')],
  ['71 72', named('湖北', 'Hubei')],
  ['73 74', named('湖南', 'Hunan')],
  ['77', named('广西', 'Guangxi')],
  ['81 82 83', named('四川', 'Sichuan')],
  ['85', named('贵州', 'Guizhou')],
  ['898', named('海南', 'Hainan')],
  ['89', named('西藏', 'Tibet')],
  ['90 99', named('新疆', 'Xinjiang')],
  ['91', named('陕西', 'Shaanxi')],
  ['93 94', named('甘肃', 'Gansu')],
  ['95', named('宁夏', 'Ningxia')],
  ['97', named('青海', 'Qinghai')],
];

/** `021`, `0571`: the area code of a mainland landline, as it is dialled; undefined for mobiles, hotlines and short codes. */
export function areaCodeOf(number: string): string | undefined {
  return /^(?:\+?86|0086)?(0(?:10|2\d|[3-9]\d{2}))\d{7,8}$/.exec(number.replaceAll(/[\s()-]/g, ''))?.[1];
}

/** City or province of an area code; undefined for codes that nobody has been given. */
export function regionOfCode(code: string, language: Language): string | undefined {
  const city = CITIES.get(code);
  if (city) return city[language];
  const province = PROVINCES.find(([codes]) => codes.split(' ').some((head) => code.startsWith(`0${head}`)));
  return code.length === 4 ? province?.[1][language] : undefined;
}

/** Where a number is at home, as far as it says so itself. */
export function homeRegion(number: string, language: Language): string | undefined {
  const code = areaCodeOf(number);
  return code === undefined ? undefined : regionOfCode(code, language);
}
