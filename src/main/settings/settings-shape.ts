import { z } from 'zod';
import type { Settings } from '../../preload/contract/index.ts';
import { callHours, customerLimits } from './call-hours.ts';
import { DEFAULT_OUTCOME_CODES, outcomeCodes } from './outcome-codes.ts';

const limit = z.number().int().min(0).max(100_000);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const recordingHost = z
  .string()
  .max(253)
  .transform((text, context) => {
    const host = hostNameOf(text);
    if (host === undefined) context.addIssue({ code: 'custom', input: text });
    return host ?? z.NEVER;
  });

/** One shape a setting: our own file, the company's, imported ones and the windows' changes are all made of them. */
export const settingShapes = {
  language: z.enum(['system', 'zh-CN', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  areNumbersMasked: z.boolean(),
  areNamesHidden: z.boolean(),
  homeAreaCode: z.string().refine(isAreaCode),
  timesWithoutOffset: z.enum(['utc', 'china']),
  recordingHosts: z.array(recordingHost).max(20),
  allowedCountries: z.array(z.string().regex(/^[A-Z]{2}$/)).max(60),
  costlyNumbers: z.enum(['ask', 'refuse']),
  doNotCallNumbers: z.enum(['ask', 'refuse']),
  callsPerMinute: limit,
  callsPerHour: limit,
  callsPerDay: limit,
  customerLimits,
  callHours,
  sendsExtension: z.boolean(),
  outcomeCodes,
  wantsOutcomes: z.boolean(),
  keepsCallsDays: z.number().int().min(7).max(3650),
  keepsOwnDataDays: z.union([z.literal(0), z.literal(7), z.literal(30), z.literal(90)]),
  notifies: z.strictObject({ missed: z.boolean(), results: z.boolean(), problems: z.boolean() }),
  quietNotifications: z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable(),
  doNotDisturbUntil: z.number().int().min(0).max(Date.UTC(2200, 0)),
  globalShortcut: z.string().max(64),
  callShortcut: z.string().max(64),
  startsAtLogin: z.boolean(),
  startsHidden: z.boolean(),
  zoomPercent: z.number().int().min(80).max(200),
  logLevel: z.enum(['error', 'warn', 'info']),
  opensLinks: z.strictObject({ tel: z.boolean(), callto: z.boolean(), sip: z.boolean() }),
} satisfies { [K in keyof Settings]: z.ZodType<Settings[K]> };

/** The limits stop a jammed key or a mad script, not a busy agent. */
export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  areNumbersMasked: true,
  areNamesHidden: false,
  homeAreaCode: '',
  timesWithoutOffset: 'utc',
  recordingHosts: [],
  allowedCountries: [],
  costlyNumbers: 'ask',
  doNotCallNumbers: 'ask',
  callsPerMinute: 10,
  callsPerHour: 120,
  callsPerDay: 600,
  customerLimits: [{ within: '24-hours', calls: 5, then: 'ask' }],
  callHours: { spans: [], holidays: [], outside: 'ask' },
  sendsExtension: false,
  outcomeCodes: DEFAULT_OUTCOME_CODES,
  wantsOutcomes: false,
  keepsCallsDays: 90,
  keepsOwnDataDays: 30,
  notifies: { missed: true, results: true, problems: true },
  quietNotifications: null,
  doNotDisturbUntil: 0,
  globalShortcut: '',
  callShortcut: '',
  startsAtLogin: false,
  startsHidden: false,
  zoomPercent: 100,
  logLevel: 'info',
  opensLinks: { tel: true, callto: true, sip: true },
};

const stored = Object.entries(settingShapes).map(([name, shape]: [string, z.ZodType]) => {
  return [name, shape.catch(DEFAULT_SETTINGS[name as keyof Settings])] as const;
});

/** Any content as settings. Every part falls back to its default alone, so that one bad value does not cost the others. */
export const storedSettings = z.object(Object.fromEntries(stored)) as unknown as z.ZodType<Settings>;

/** What a window may change: any part, nothing else. Texts get further than they are valid, to be told in words what is wrong. */
export const settingsChange = z
  .strictObject({
    ...settingShapes,
    homeAreaCode: z.string().max(5),
    recordingHosts: z.array(z.string().max(253)).max(20),
  })
  .partial() as unknown as z.ZodType<Partial<Settings>>;

/** Empty, or 0 and two or three more digits. */
function isAreaCode(text: string): boolean {
  return /^(0\d{2,3})?$/.test(text);
}

/** The host as URLs write it; undefined for whatever is more or less than a host. */
function hostNameOf(text: string): string | undefined {
  const url = URL.parse(`https://${text.trim()}`);
  if (url?.pathname !== '/' || url.hostname.includes('*') || url.port || url.username || url.search || url.hash)
    return undefined;
  return url.hostname;
}
