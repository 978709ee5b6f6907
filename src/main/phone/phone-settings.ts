import { z } from 'zod';
import type { PhoneSettings } from '../../preload/contract/phone.ts';
import { HOST_OR_NOTHING, HOST_PORT_OR_NOTHING, isHost, readHostPort } from './host-name.ts';

// Quotes and backslashes are legal in a realm, but nobody has one, and no format that we write needs to carry them.
const REALM = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}"\\]*$/u;

/** One shape a setting; the company file, our own file and the windows' changes are all made of them. */
export const phoneShapes = {
  domain: z
    .string()
    .max(253)
    .regex(HOST_OR_NOTHING)
    .refine((text) => text === '' || isHost(text)),
  port: z.number().int().min(1).max(65_535).nullable(),
  transport: z.enum(['udp', 'tcp', 'tls']),
  realm: z.string().max(128).regex(REALM),
  outboundProxy: z.string().max(260).regex(HOST_PORT_OR_NOTHING).refine(isProxy),
  codecs: z
    .array(z.enum(['opus', 'G722', 'PCMA', 'PCMU', 'G729']))
    .max(5)
    .refine((codecs) => new Set(codecs).size === codecs.length),
  isCheckOn: z.boolean(),
  eventsFrom: z.enum(['none', 'baresip', 'microsip']),
  controlPort: z.number().int().min(1_024).max(65_535),
  answersOwnCalls: z.boolean(),
} satisfies { [K in keyof PhoneSettings]: z.ZodType<PhoneSettings[K]> };

export const DEFAULT_PHONE: PhoneSettings = {
  domain: '',
  port: null,
  transport: 'udp',
  realm: '',
  outboundProxy: '',
  codecs: [],
  isCheckOn: false,
  eventsFrom: 'none',
  controlPort: 4444,
  answersOwnCalls: false,
};

const stored = Object.entries(phoneShapes).map(([name, shape]: [string, z.ZodType]) => {
  return [name, shape.catch(DEFAULT_PHONE[name as keyof PhoneSettings])] as const;
});

export interface StoredPhone extends PhoneSettings {
  /** The settings (as `placeOf` writes them) under which the registrar did not ask who we are: it is never asked again with them. */
  unchallenged?: string | undefined;
}

/** What our own file holds. Every part falls back to its default alone. */
export const storedPhone = z.object({
  ...Object.fromEntries(stored),
  unchallenged: z.string().max(2_000).optional().catch(undefined),
}) as unknown as z.ZodType<StoredPhone>;

/** What a window may send: any part, nothing else. Texts get further than they are valid, to be told which of them is not. */
export const phoneChange = z
  .strictObject({
    ...phoneShapes,
    domain: z.string().max(300),
    realm: z.string().max(300),
    outboundProxy: z.string().max(300),
  })
  .partial() as unknown as z.ZodType<Partial<PhoneSettings>>;

/**
 * Where the registrar is and how it is reached: what must change before a registrar that did not challenge is asked again. The marks of
 * earlier versions, which refusals left as well, are no such marks any more.
 */
export function placeOf({ domain, port, transport, realm, outboundProxy }: PhoneSettings): string {
  return JSON.stringify(['2xx', domain, port, transport, realm, outboundProxy]);
}

function isProxy(text: string): boolean {
  return text === '' || readHostPort(text) !== undefined;
}
