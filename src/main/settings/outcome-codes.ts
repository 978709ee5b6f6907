import { z } from 'zod';
import type { OutcomeCode } from '../../preload/contract/index.ts';

const LABEL_LENGTH = 24;
const REASON_LENGTH = 100;

const label = z
  .string()
  .max(LABEL_LENGTH)
  .refine((text) => text.trim() !== '');

/** One text stands for every language. */
const labels = z.union([
  label.transform((text) => ({ 'zh-CN': text, en: text })),
  z.strictObject({ 'zh-CN': label, en: label }),
]);

const outcomeCode = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/),
  labels,
  colour: z.enum(['green', 'amber', 'red', 'neutral']),
  meaning: z.enum(['talked', 'refused', 'not-reached']),
  key: z.string().regex(/^\d$/),
  then: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('nothing') }),
    z.strictObject({ is: z.literal('follow-up') }),
    z.strictObject({ is: z.literal('do-not-call'), reason: z.string().max(REASON_LENGTH) }),
  ]),
  inLists: z.enum(['done', 'again', 'never']),
});

/** A digit for each, so ten at most. */
export const outcomeCodes: z.ZodType<OutcomeCode[]> = z
  .array(outcomeCode)
  .min(1)
  .max(10)
  .refine((codes) => areUnique(codes.map(({ id }) => id)) && areUnique(codes.map(({ key }) => key)));

function areUnique(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}

export const DEFAULT_OUTCOME_CODES: OutcomeCode[] = [
  code('agreed', ['有意向', 'Interested'], { colour: 'green', meaning: 'talked', key: '1' }),
  code('call-back', ['再联系', 'Call back'], {
    colour: 'amber',
    meaning: 'talked',
    key: '2',
    then: { is: 'follow-up' },
    inLists: 'again',
  }),
  code('declined', ['没有意向', 'Not interested'], { colour: 'neutral', meaning: 'refused', key: '3' }),
  code('do-not-call', ['不要再打', 'Do not call'], {
    colour: 'red',
    meaning: 'refused',
    key: '4',
    then: { is: 'do-not-call', reason: '' },
    inLists: 'never',
  }),
  code('no-answer', ['没有接听', 'No answer'], {
    colour: 'amber',
    meaning: 'not-reached',
    key: '5',
    inLists: 'again',
  }),
  code('wrong-number', ['号码不对', 'Wrong number'], { colour: 'neutral', meaning: 'not-reached', key: '6' }),
];

function code(
  id: string,
  [zh, en]: [string, string],
  rest: Pick<OutcomeCode, 'colour' | 'meaning' | 'key'> & Partial<OutcomeCode>,
): OutcomeCode {
  return { id, labels: { 'zh-CN': zh, en }, then: { is: 'nothing' }, inLists: 'done', ...rest };
}
