import { z } from 'zod';
import { isInt64 } from './json.ts';
import { plainText } from './plain-text.ts';

/**
 * The answers of the API as its page documents them. Unknown fields are left out; a documented optional field may be
 * missing or null. Ids are decimal strings (see json.ts).
 */

const text = z.string().transform((value) => plainText(value));
const optionalText = text.nullish().transform((value) => (value === null || value === '' ? undefined : value));
/** An address with a signature in it can be long, and is worth nothing cut short. */
const optionalAddress = z
  .string()
  .nullish()
  .transform((value) => plainText(value ?? '', 8192) || undefined);
/** Go services write an empty id as 0: nobody's. */
const id = z.union([z.number().int(), z.string()]).transform(String).refine(isInt64, 'not an int64');
const optionalId = id.nullish().transform((value) => (value === null || value === '0' ? undefined : value));
const optionalNumber = z
  .number()
  .nullish()
  .transform((value) => value ?? undefined);

export const wireRecord = z.object({
  agent_evaluated: optionalNumber,
  agent_id: optionalId,
  agent_phone: optionalText,
  answer_way: optionalText,
  call_type: optionalText,
  call_uuid: optionalText,
  customer_attribution: optionalText,
  customer_duration: optionalNumber,
  customer_phone: optionalText,
  duration: optionalNumber,
  end_time: optionalText,
  hangup_disposition: optionalText,
  queue_wait_time: optionalNumber,
  record_path: optionalAddress,
  start_time: optionalText,
  states: optionalText,
  trunk_number: optionalText,
  trunk_number_name: optionalText,
  wait_time: optionalNumber,
  user_data: optionalText,
});

export const wireRecords = z.object({
  data: z
    .array(wireRecord)
    .nullish()
    .transform((rows) => rows ?? []),
  total: optionalNumber,
});

export const wireNumbers = z.object({
  groups: z
    .array(
      z.object({
        id: optionalId,
        name: optionalText,
        numbers: z
          .array(text)
          .nullish()
          .transform((numbers) => numbers ?? []),
        rule_type: optionalNumber,
      }),
    )
    .nullish()
    .transform((groups) => groups ?? []),
  numbers: z
    .array(z.object({ name: optionalText, number: optionalText }))
    .nullish()
    .transform((numbers) => numbers ?? []),
});

/** A password is not shown as text but typed into a phone: kept to the letter. */
const wireSip = z.object({
  agent_id: optionalId,
  agent_name: optionalText,
  expiration_at: optionalText,
  occupied: optionalText,
  password: z
    .string()
    .nullish()
    .transform((value) => value ?? undefined),
  sip: optionalText,
});

export const wireSips = z.array(wireSip);

/** The page shows a UUID; anything short and plain is taken, so that another id scheme does not turn calls into "unknown". */
export const wireCallout = z.object({ uuid: z.string().regex(/^[\w-]{8,64}$/) });

/** "提示error中的message即可": the documented shape of every refusal. */
export const wireError = z.object({ error: z.object({ code: optionalText, message: optionalText }) });

export type WireRecord = z.infer<typeof wireRecord>;
export type WireRecords = z.infer<typeof wireRecords>;
export type WireNumbers = z.infer<typeof wireNumbers>;
export type WireSip = z.infer<typeof wireSip>;
