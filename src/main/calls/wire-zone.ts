const HOUR_MS = 3_600_000;
const OFFSET = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d\d))?$/;

/** Names that mean one offset the whole year. CST is China's time here, as the calls are China's. */
const NAMED: ReadonlyMap<string, number> = new Map([
  ...['Z', 'UTC', 'GMT', 'UT', 'ETC/UTC'].map((name) => [name, 0] as const),
  ...['CST', 'BJT', 'HKT', 'SGT', 'PRC', '北京时间', '东八区', '中国标准时间', 'CHINASTANDARDTIME'].map(
    (name) => [name, 8 * HOUR_MS] as const,
  ),
  ...['SHANGHAI', 'CHONGQING', 'HARBIN', 'BEIJING', 'HONG_KONG', 'MACAU', 'TAIPEI', 'SINGAPORE'].map(
    (town) => [`ASIA/${town}`, 8 * HOUR_MS] as const,
  ),
  ...['JST', 'KST', 'ASIA/TOKYO', 'ASIA/SEOUL'].map((name) => [name, 9 * HOUR_MS] as const),
]);

/** The offset from UTC in ms of `+08:00`, `+0800`, `GMT+8`, or of a zone's name; undefined: it is not known, or may be several. */
export function offsetOf(zone = ''): number | undefined {
  const text = zone.replaceAll(/\s/g, '').toUpperCase();
  const [, sign, hours, minutes = '0'] = OFFSET.exec(text) ?? [];
  if (hours === undefined) return NAMED.get(text);
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
