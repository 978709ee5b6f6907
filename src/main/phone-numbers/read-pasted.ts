import type { NumberReading } from '../../preload/contract/index.ts';
import { plainText } from './number-characters.ts';
import { withoutLabel } from './number-label.ts';
import { no } from './number-reading.ts';
import { numbersInText } from './numbers-in-text.ts';
import { readNumber, type NumberRules } from './read-number.ts';

/**
 * `readNumber` for a text that was written for somebody else and pasted: what the agent types slowly may be set apart anyhow, but here
 * digits that the finder of numbers in texts takes for no number, or for another one, are none (`odd-grouping`).
 */
export function readPasted(text: string, rules: Partial<NumberRules> = {}): NumberReading {
  const reading = readNumber(text, rules);
  if (reading.is === 'not-dialable') return reading;
  const clean = withoutLabel(plainText(text));
  // Codes, numbers with their area code left out, and plain digits: the reader allows nothing there that could be misread.
  const isStrict = /^\+?\d+$/.test(clean) || !['mobile', 'landline', 'toll-free'].includes(reading.kind);
  const isLocal = reading.kind === 'landline' && /^\(?(?!86)[2-8]/.test(clean);
  if (isStrict || isLocal) return reading;
  const [found, ...others] = numbersInText(`电话 ${clean}`, rules);
  return found?.callee === reading.callee && others.length === 0 ? reading : no('odd-grouping');
}
