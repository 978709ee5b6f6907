/** A figure that looks the same as text and as number: no leading 0, not more digits than a cell shows. */
const PLAIN = /^(?:0|[1-9]\d{0,10})$/;

const CURRENCY = '(?:[$¥€£₩元円]|RMB|CNY|USD|EUR|GBP|HKD)';
const FIGURE = "(?:\\d[\\d,']*\\.?\\d*|\\.\\d+)(?:\\s*e\\s*[+-]?\\d+)?";
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const GAP = '[\\s\\-/.,]*';
const CLOCK = '\\d{1,4}:\\d{1,2}(?::\\d{1,2}(?:[.,]\\d+)?)?';
const HALF_DAY = '(?:[ap]\\.?m?\\.?)';
const DATE = '\\d{1,4}\\s*[-/.]\\s*\\d{1,2}(?:\\s*[-/.]\\s*\\d{1,4})?\\.?';

/** What Excel, WPS and LibreOffice, Chinese and English, take for something else than text when they open a CSV file. */
const PATTERNS = [
  // Figures: 1E+10, .5, 1,234, 0012, 50%, ¥5, (801) for -801, 12-
  `[(\\[]?\\s*${CURRENCY}?\\s*-?\\s*${FIGURE}\\s*(?:%|${CURRENCY})?\\s*[)\\]]?[+-]?`,
  `%\\s*${FIGURE}`,
  "\\d{1,3}(?:[.,' ]\\d{3})+(?:[.,]\\d+)?", // 1.234,5 and 1 234,5 of Europe
  '\\d+\\s+\\d+/\\d+', // 1 1/2
  // Times and dates: 12:30, 3 PM, 2026/3/5 12:30, 3-4, SEP2, 2-Sep-26
  `${CLOCK}\\s*${HALF_DAY}?`,
  `\\d{1,2}\\s*${HALF_DAY}`,
  '\\d{1,2}\\s*[-/]\\s*\\d{4}', // 3/2026
  `${DATE}(?:[\\sT]+${CLOCK}\\s*${HALF_DAY}?Z?)?`,
  `\\d{1,4}(?:st|nd|rd|th)?${GAP}${MONTH}(?:${GAP}\\d{1,4})?(?:\\s+${CLOCK}\\s*${HALF_DAY}?)?`,
  `${MONTH}${GAP}\\d{1,4}(?:${GAP}\\d{1,4})?(?:\\s+${CLOCK}\\s*${HALF_DAY}?)?`,
  // 3月5日, 二〇二六年三月, 下午3点20分
  '(?=.*[\\d〇零一二三四五六七八九十元])(?=.*[年月日号时時分秒点년월일])[\\d〇零一二三四五六七八九十元年月日号时時分秒点上下午:\\s平成令和昭民國国년월일]+',
  `[上下]午\\s*${CLOCK}`,
  `${CLOCK}\\s*[上下]午`,
  // Truth and errors, of Western and Russian programs as well
  'true|false|wahr|falsch|vrai|faux|verdadero|falso|vero|истина|ложь',
  '#(?:N/A|[A-Z]+(?:/0)?[!?])',
];
// eslint-disable-next-line security/detect-non-literal-regexp -- made of the constants above only
const BENT = PATTERNS.map((pattern) => new RegExp(`^(?:${pattern})$`, 'i'));
/** Longer texts are none of these. */
const LONGEST = 64;

/**
 * Would a spreadsheet show this text as a number, date, time, percentage, boolean or error? Signs of every width count alike. Not meant
 * for what begins with a sign: that is a formula.
 */
export function isBent(text: string): boolean {
  const folded = text.normalize('NFKC').trim();
  return folded.length <= LONGEST && !PLAIN.test(folded) && BENT.some((pattern) => pattern.test(folded));
}
