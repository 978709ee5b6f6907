const MONTH = String.raw`(?:0?[1-9]|1[0-2])`;
const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const YEAR = String.raw`(?:19|20)\d\d`;
const CLOCK = String.raw`(?:[T ]\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)?`;
/* eslint-disable security/detect-non-literal-regexp -- put together from the constants above */
/** 2026-03-15, 15/03/2026, 3.15.2026, and the time behind. */
const DATE = new RegExp(
  String.raw`(?<!\d)(?:${YEAR}([-/.])${MONTH}\1${DAY}|(?:${DAY}([-/.])${MONTH}\2|${MONTH}([-/.])${DAY}\3)${YEAR})(?!\d)${CLOCK}`,
  'g',
);
/* eslint-enable security/detect-non-literal-regexp */
const ADDRESS = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g;
const THOUSANDS = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;

/** Spans of text whose digits are never a phone number. Each pattern begins where its kind of token begins, so that long tokens cost one try. */
const NOISE = [
  /\b(?:https?|ftp|wss?|file):\/\/[^\s<>"'，。；）]{1,2000}/gi,
  /(?<![\w.+-])[\w.+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,8}/gi,
  /(?<![\da-z-])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\da-z-])/gi,
  // Bank cards as they are printed: groups of four
  /(?<!\d[ -]?)\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{1,4})?(?!\d)/g,
  DATE,
  ADDRESS,
];
const FILLER = '¦';

/** The same text, as long as before, with the digits of links, mail addresses, UUIDs, bank cards, dates and IP addresses blotted out. */
export function withoutNoise(text: string): string {
  return NOISE.reduce((rest, noise) => rest.replace(noise, (span) => FILLER.repeat(span.length)), text);
}

/** Whether a typed text is, or begins with, a date, an IP address or an amount. */
export function beginsOtherwise(text: string): boolean {
  return THOUSANDS.test(text) || [DATE, ADDRESS].some((other) => text.search(other) === 0);
}

const DIALLED = String.raw`(?:客服|热线|专线|电话|拨打|致电|拨|打|呼叫|hotline|call|dial|tel|phone)[\s:是为“"'「(-]{0,4}$`;
const NUMBER_SIGN = String.raw`(?:[ _-]?(?:id|no|num(?:ber)?))?[\s.:=#"'(]{0,4}$`;
const COUNTED =
  String.raw`(?:[单编卡税批票证]|流水|序列|条形?|身份|银行账)(?:号码?|码)[\s.:=#"'(]{0,4}$|` +
  String.raw`(?:订单|运单|工单|保单|快递|物流|发票|身份证|银行卡|流水|金额|价格|余额|时间戳|QQ)号?[\s.:=#"'(]{0,4}$|` +
  String.raw`(?:^|[^a-z])(?:order|tracking|invoice|ticket|trans(?:action)?|trade|serial|sku|imei|isbn|card|uuid|hash|ref|id|ts|time(?:stamp)?|amount|total|price)${NUMBER_SIGN}`;
/* eslint-disable security/detect-non-literal-regexp -- put together from the constants above */
const BEFORE_SHORT_CODE = new RegExp(DIALLED, 'i');
const BEFORE_OTHER = new RegExp(COUNTED, 'i');
/* eslint-enable security/detect-non-literal-regexp */
const CAMEL_ID = /[a-z]I[dD][\s:="']{0,4}$/;

/** A word just before says that a short code is to be dialled: 客服 95588. */
export function isToldToDial(before: string): boolean {
  return BEFORE_SHORT_CODE.test(before);
}

/** A word just before says that the digits are something else: an order, a card, a time. */
export function isToldOtherwise(before: string): boolean {
  return BEFORE_OTHER.test(before) || CAMEL_ID.test(before);
}
