import { z } from 'zod';

/** Shapes of inputs that several nouns use. Anything else is refused before it reaches a service. */

export const nothing = z.undefined();
export const agentId = z.string().regex(/^\d{1,19}$/);
export const numberText = z.string().max(256);
export const callerId = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('automatic') }),
  z.strictObject({ is: z.literal('number'), number: z.string().min(1).max(32) }),
]);
