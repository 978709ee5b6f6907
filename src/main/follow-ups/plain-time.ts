/** What people write that the reader of dates does not know, in words that it does. `today` is any moment of the day that counts as today. */
export function plainTime(text: string, today: Date): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  return withHour(inWords(withDates(plain, today)));
}

const NUMBERS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};
const WEEKDAYS = '一二三四五六日';

/** Days that are a sum away from today. */
function withDates(text: string, today: Date): string {
  const inDays = (days: number): string => dateText(today, 0, today.getDate() + days);
  const monday = today.getDate() - ((today.getDay() + 6) % 7);
  return text
    .replace(
      /\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/,
      (_all, day: string, month: string, year: string) => `${year}-${pad(month)}-${pad(day)}`,
    )
    .replace(/\b(?:the )?day after tomorrow\b/, () => `${inDays(2)} `)
    .replace(/下下(?:周|星期|礼拜)([一二三四五六日天])/, (_all, day: string) => {
      const index = WEEKDAYS.indexOf(day === '天' ? '日' : day);
      return `${dateText(today, 0, monday + 14 + index)} `;
    })
    .replace(/(下个?|这个?|本)月\s*(\d{1,2})[号日]/, (_all, which: string, day: string) => {
      return `${dateText(today, which.startsWith('下') ? 1 : 0, Number(day))} `;
    })
    .replace(/^(\d{1,2})[号日]/, (_all, day: string) => {
      return `${dateText(today, Number(day) < today.getDate() ? 1 : 0, Number(day))} `;
    })
    .replace(
      /(?<![\d/])(\d{1,2})\/(\d{1,2})(?![\d/])(?=.*[\u4e00-\u9fff])/,
      (_all, month: string, day: string) => `${month}月${day}日`,
    );
}

function dateText(today: Date, months: number, day: number): string {
  const date = new Date(today.getFullYear(), today.getMonth() + months, day);
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

function pad(part: number | string): string {
  return String(part).padStart(2, '0');
}

function inWords(text: string): string {
  return text
    .replace(
      /([今明后])([早晚])上?/g,
      (_all, day: string, part: string) => `${day}天${part === '早' ? '早上' : '晚上'}`,
    )
    .replace(
      /([一两二三四五六七八九十]|\d{1,2})(?:周|个?星期|个?礼拜)之?后/g,
      (_all, count: string) => `${(NUMBERS[count] ?? Number(count)) * 7}天后`,
    )
    .replace(/^(下个?(?:周|星期|礼拜))(?![一二三四五六日天])/, '$1一')
    .replace(/\bthis (?=morning|afternoon|evening)/, 'today ')
    .replace(/点一刻/g, '点15分')
    .replace(/点三刻/g, '点45分')
    .replace(/点[整钟]/g, '点')
    .replace(/([一两二三四五六七八九十]|\d{1,2})个半(?:小时|钟头)/g, (_all, count: string) => {
      return `${(NUMBERS[count] ?? Number(count)) * 60 + 30}分钟`;
    })
    .replace(/个?钟头/g, '小时')
    .replace(/(\d|[一两二三四五六七八九十])个小时/g, '$1小时')
    .replace(/(之后|以后)/g, '后')
    .replace(
      /\b(?:in )?(\d{1,2})\s?h(?:rs?|ours?)?\s?(\d{1,2})\s?(?:m|min|minutes?)?$/,
      (_all, hours: string, minutes: string) => {
        return `in ${Number(hours) * 60 + Number(minutes)} minutes`;
      },
    )
    .replace(/\btonight(?: at)? (\d{1,2})(?::(\d\d))?(?:\s?pm)?$/, (_all, hour: string, minutes = '00') => {
      return `today ${Number(hour) < 12 ? Number(hour) + 12 : hour}:${String(minutes)}`;
    });
}

/** Parts of the day for which no hour is given, as the hour at which an agent would call. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/(?:早上|早晨|上午)(?!\s*[\d一二两三四五六七八九十])/, '上午9点'],
  [/中午(?!\s*[\d一二两三四五六七八九十])/, '中午12点'],
  [/下午(?!\s*[\d一二两三四五六七八九十])/, '下午3点'],
  [/(?:晚上|傍晚)(?!\s*[\d一二两三四五六七八九十])/, '晚上7点'],
  [/(?<!\d.*)\bmorning\b/, 'at 9:00'],
  [/(?<!\d.*)\bafternoon\b/, 'at 15:00'],
  [/(?<!\d.*)\bevening\b/, 'at 19:00'],
  [/^tonight$/, 'today at 19:00'],
];

function withHour(text: string): string {
  let told = text;
  for (const [part, hour] of PARTS) told = told.replace(part, hour);
  return told;
}
