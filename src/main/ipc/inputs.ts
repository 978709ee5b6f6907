import { z } from 'zod';

/** How the parts of requests must look; everything else is refused before it reaches a service. */

export const nothing = z.undefined();
export const host = z.string().max(512);
export const token = z.string().max(8192);
export const agentId = z.string().regex(/^\d{1,19}$/);
export const numberText = z.string().max(256);
export const uuid = z.string().min(1).max(128);
export const callerId = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('automatic') }),
  z.strictObject({ is: z.literal('number'), number: z.string().min(1).max(32) }),
]);
const states = z.enum([
  'agent-missed',
  'customer-missed',
  'answered',
  'ivr',
  'queue-abandoned',
  'ring-missed',
  'other',
]);
const time = z.number().int().min(0).max(Date.UTC(9999, 0)); // RFC 3339 ends with the year 9999
export const filter = z.strictObject({
  from: time.exactOptional(),
  to: time.exactOptional(),
  direction: z.enum(['outbound', 'inbound']).exactOptional(),
  states: z.array(states).max(7).exactOptional(),
  trunkNumber: z.string().max(32).exactOptional(),
  outcome: z.enum(['talked', 'missed']).exactOptional(),
  tag: z.string().min(1).max(24).exactOptional(),
  customer: numberText.min(1).exactOptional(),
  search: numberText.exactOptional(),
});
export const confirmed = z.array(z.enum(['emergency', 'costly', 'repeat', 'same-customer', 'quiet-hours'])).max(5);
export const place = z.number().int().min(0).max(100_000_000);
export const ownNote = z.strictObject({
  text: z.string().max(2_000),
  tags: z.array(z.string().min(1).max(24)).max(10),
});
export const noteTarget = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('call'), uuid }),
  z.strictObject({ is: z.literal('number'), number: numberText.min(1) }),
]);
export const period = z.strictObject({
  period: z.enum(['day', 'week', 'month']),
  offset: z.number().int().min(-520).max(0),
});
export const looseText = z.string().max(100_000);
export const workId = z.strictObject({ id: z.ulid() });
export const accelerator = z.string().min(1).max(64);
