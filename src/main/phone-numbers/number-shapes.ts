/** How numbers are written in running text. Sticky, to be tried where digits begin; every quantifier is bounded. */
const COUNTRY = String.raw`(?:\(?(?:\+|00) ?86\)?[ .-]?(?:\(0\) ?)?)`;
const AREA = String.raw`(?:10|2\d|[3-9]\d\d)`;
const WORD = String.raw`[ ,(]{0,2}(?:转|轉|分机|;? ?ext[.=:]?|[xpw*])[ :]{0,2}\d{1,6}\)?`;
const LOCAL = String.raw`(?:\d{7,8}|\d{3,4}[ ./-]\d{4})`;
/** Not the beginning of something longer, of a mail address, or of an amount (no 万, 张, 米: they are surnames too). */
const END = String.raw`(?![\da-z_@%‰]|[.:-]\d| ?(?:[元块角亿件个次人条克斤吨]|USD|RMB|CNY|美元|公里))`;

// eslint-disable-next-line security/detect-non-literal-regexp -- put together from the constants of this file
const shape = (pattern: string): RegExp => new RegExp(`${pattern}${END}`, 'iy');

export const MOBILE = shape(
  String.raw`(?:${COUNTRY}|\(86\) ?|86[ -]?)?0?1[3-9]\d(?:\d{8}|([ ./-])\d{4}\1\d{4}|[ -]\d{8}|\d{4}[ -]\d{4}|\d[ -]\d{4}[ -]\d{3})(?:${WORD}|-\d{1,4}(?!-))?`,
);
export const LANDLINE = shape(
  String.raw`(?:(?:${COUNTRY}|\(86\) ?|86-)\(?0?${AREA}\)?|\(0${AREA}\)|0${AREA})(?: ?-{0,2} ?|[./])${LOCAL}(?:${WORD}|-\d{1,6})?`,
);
export const TOLL_FREE = shape(
  String.raw`${COUNTRY}?[48]00(?:\d{7}|([ ./-])(?:\d{3}\1\d{4}|\d{4}\1\d{3})|[ -]\d{4}[ -]\d{3}|[ -]\d{7}|\d([ ./-])\d{3}\2\d{3})(?:${WORD}|-\d{1,6})?`,
);
export const SHORT = shape(String.raw`(?:9[56]\d{3,6}|10[01]\d\d|12[13]\d\d|1010\d{4}|125[89]0)(?:${WORD}|-\d{1,6})?`);
/** With its `+` or 00, in up to eight groups; where it ends is tried group by group. */
export const ABROAD = /(?:\+|00)(?! ?86)[1-9]\d{0,14}(?:[ ().-]{1,2}\d{1,12}){0,7}(?!\d)/y;
