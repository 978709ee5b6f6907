import parsePhoneNumber from 'libphonenumber-js/max';
import type { NotDialable, NumberKind } from '../../preload/contract/index.ts';
import { plainText } from './number-characters.ts';
import { withoutLabel } from './number-label.ts';
import { numbersInText } from './numbers-in-text.ts';
import { readNumber } from './read-number.ts';

/** How nearly every record has its number: told apart without a closer look, as tens of thousands of them come at once. */
const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^0(?:10|2\d|[3-9]\d\d)[2-8]\d{6,7}$/;
const KEY = /^\+86(?:1[3-9]\d{9}|(?:10|2\d|[3-9]\d\d)[2-8]\d{6,7})$/;

/** Hong Kong, Macao and Taiwan without a sign: no area code of the mainland begins so and is as long. */
const NEARBY = /^(?:852[2-9]\d{7}|853[268]\d{7}|886\d{8,9})$/;
/** A landline that has lost its 0. */
const WITHOUT_ZERO = /^[2-9]\d{8,10}$/;
const CODE_OF_CHINA = /^\+860*/;

/** Why digits that belong together are no number to dial. */
const DIGITS: ReadonlySet<NotDialable> = new Set<NotDialable>([
  'too-short',
  'too-long',
  'invalid',
  'needs-area-code',
  'emergency-abroad',
]);

const RULES = { allowedCountries: 'all', takesTestNumbers: true, sendsExtension: false, homeAreaCode: '' } as const;
/** The closer look takes up to 0.3 ms. */
const known = new Map<string, string>();
const KEPT = 5_000;

/**
 * What makes two ways of writing a number one customer: E.164 (`+8613800138000`), with `;ext=` and the digits of an extension where there is one, as
 * behind one virtual number every extension is somebody else. Codes of the mainland stand behind its country code too (`+8695588`). What is no
 * number anybody could dial is itself: its digits, or its text in lower case. The key of a key is the key.
 */
export function numberKey(text: string): string {
  if (MOBILE.test(text)) return `+86${text}`;
  if (LANDLINE.test(text)) return `+86${text.slice(1)}`;
  if (KEY.test(text)) return text;
  const before = known.get(text);
  if (before !== undefined) return before;
  const key = keyOf(text);
  if (known.size >= KEPT) known.clear();
  known.set(text, key);
  return key;
}

/** Kinds that are nobody's part: a code or a hotline may well stand inside a longer number. */
const WHOLE: readonly NumberKind[] = ['mobile', 'landline', 'toll-free', 'premium', 'shared-cost', 'other'];
const SHORTEST_WHOLE = 10;

/**
 * The key of a text that is one complete number, or holds exactly one (`张三 13800138000`), as it is looked for; undefined: it may be part of one,
 * or none.
 */
export function wholeKey(text: string): string | undefined {
  const reading = readNumber(text, RULES);
  if (reading.is !== 'dialable') return keyWithin(text);
  if (!WHOLE.includes(reading.kind)) return undefined;
  return reading.callee.length >= SHORTEST_WHOLE ? numberKey(text) : undefined;
}

function keyWithin(text: string): string | undefined {
  const [found, ...others] = numbersInText(text, RULES);
  if (!found || others.length > 0 || !WHOLE.includes(found.kind)) return undefined;
  return numberKey(found.text);
}

/** The key of whoever is called: an extension is part of it whether it is sent or not. */
export function customerKey({ callee, droppedExtension }: { callee: string; droppedExtension?: string }): string {
  return numberKey(droppedExtension === undefined ? callee : `${callee};ext=${droppedExtension}`);
}

/** The key of the same number without its extension. */
export function mainKey(key: string): string {
  return key.replace(/;ext=\d+$/, '');
}

/** The digits of a key without the mainland's country code: they stand in every way of writing the number without separators. */
export function plainDigits(key: string): string {
  const digits = key.replace(/;ext=.*$/, '').replace(/^\+(?:86)?/, '');
  return /^\d+$/.test(digits) ? digits : key;
}

function keyOf(text: string): string {
  const reading = readNumber(text, RULES);
  if (reading.is === 'dialable') {
    const { callee, droppedExtension } = reading;
    return `${ofCallee(callee)}${droppedExtension === undefined ? '' : `;ext=${droppedExtension}`}`;
  }
  const plain = plainText(text).toLowerCase();
  if (reading.why === 'masked') return plain.replace(/[\s-]/g, '');
  if (!DIGITS.has(reading.why)) return plain;
  const compact = withoutLabel(plain).replace(/[\s()./-]/g, '');
  return /^\+?\d+$/.test(compact) ? ofDigits(compact) : plain;
}

function ofCallee(callee: string): string {
  if (callee.startsWith('00')) return `+${callee.slice(2)}`;
  return `+86${callee.replace(/^0/, '')}`;
}

/** Digits that nobody here could dial as they are: an old landline, a number abroad, an extension of some exchange. */
function ofDigits(compact: string): string {
  const digits = compact.replace(/^\+/, '');
  if (compact !== digits || /^00[1-9]/.test(digits))
    return `+${digits.replace(/^00/, '')}`.replace(CODE_OF_CHINA, '+86');
  if (NEARBY.test(digits)) return `+${digits}`;
  if (/^86\d{9,11}$/.test(digits)) return `+${digits}`.replace(CODE_OF_CHINA, '+86');
  if (WITHOUT_ZERO.test(digits) && isDialable(`0${digits}`)) return `+86${digits}`;
  if (digits.length >= 9 && digits.length <= 15 && parsePhoneNumber(`+${digits}`)?.isValid()) return `+${digits}`;
  return digits;
}

function isDialable(text: string): boolean {
  return readNumber(text, RULES).is === 'dialable';
}
