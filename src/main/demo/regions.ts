/**
 * Phone numbers that reach nobody. China has no range set aside for films and demonstrations, so these are made from
 * what the numbering plan leaves out:
 *
 * - Landlines, area code + `0000` + four digits. Behind an area code a subscriber's number starts with 2–8: `0` opens
 *   a long-distance and `00` an international call (YDN 065-1997 §7.2 and the MIIT numbering plan of 2017, as summaries
 *   of them say; the originals were not at hand), so no exchange can give out a local number that starts with 0. Local
 *   numbers that start with 1 will not do: 0571-110… is the police.
 * - Mobiles, `154` + area code (four digits) + four digits. 154 has not been given to any operator: public lists name
 *   142, 143, 154, 161, 164 and 194 as free, libphonenumber's full metadata knows none of them but 1610, and 154 is the
 *   oldest gap, as it sounds like bad luck.
 * - No 400 or 95 numbers: their free blocks are not public.
 *
 * libphonenumber-js calls the landlines valid with every metadata set, the mobiles possible with every set and valid
 * with its default one ("min"); the full set ("max") refuses the mobiles, for the very reason that they were chosen.
 */
export interface Region {
  /** As a record's `customer_attribution` says it. */
  name: string;
  /** With its leading 0. */
  areaCode: string;
}

// Shanghai is missing: libphonenumber's full metadata refuses 021 0000….
export const regions: readonly Region[] = [
  { name: '浙江 杭州', areaCode: '0571' },
  { name: '北京', areaCode: '010' },
  { name: '广东 广州', areaCode: '020' },
  { name: '广东 深圳', areaCode: '0755' },
  { name: '江苏 南京', areaCode: '025' },
  { name: '江苏 苏州', areaCode: '0512' },
  { name: '湖北 武汉', areaCode: '027' },
  { name: '四川 成都', areaCode: '028' },
  { name: '陕西 西安', areaCode: '029' },
  { name: '山东 青岛', areaCode: '0532' },
];

/** A mobile number of nobody; `subscriber` 0 to 9999. */
export function mobileIn(region: Region, subscriber: number): string {
  return `154${region.areaCode.padStart(4, '0')}${fourDigits(subscriber)}`;
}

/** A landline of nobody; `subscriber` 0 to 9999. */
export function landlineIn(region: Region, subscriber: number): string {
  return `${region.areaCode}0000${fourDigits(subscriber)}`;
}

/** The home region of a number in either range; undefined for all others. */
export function regionOf(number: string): Region | undefined {
  if (number.startsWith('154')) return regions.find(({ areaCode }) => areaCode.padStart(4, '0') === number.slice(3, 7));
  return regions.find(({ areaCode }) => number.startsWith(areaCode));
}

function fourDigits(subscriber: number): string {
  return String(subscriber).padStart(4, '0');
}
