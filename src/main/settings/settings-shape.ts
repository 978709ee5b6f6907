import { z } from 'zod';
import type { Settings } from '../../preload/contract/index.ts';

const limit = z.number().int().min(0).max(100_000);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const shapes = {
  language: z.enum(['system', 'zh-CN', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  areNumbersMasked: z.boolean(),
  homeAreaCode: z.string().refine(isAreaCode),
  timesWithoutOffset: z.enum(['utc', 'china']),
  recordingHosts: z.array(z.string().max(253)).max(20),
  allowedCountries: z.array(z.string().regex(/^[A-Z]{2}$/)).max(60),
  callsPerMinute: limit,
  callsPerHour: limit,
  callsPerDay: limit,
  callsPerCustomer: limit,
  quietHours: z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable(),
  sendsExtension: z.boolean(),
  keepsCallsDays: z.number().int().min(7).max(3650),
  notifies: z.strictObject({ missed: z.boolean(), results: z.boolean(), problems: z.boolean() }),
  quietNotifications: z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable(),
  doNotDisturbUntil: z.number().int().min(0).max(Date.UTC(2200, 0)),
  globalShortcut: z.string().max(64),
  startsAtLogin: z.boolean(),
  startsHidden: z.boolean(),
  zoomPercent: z.number().int().min(80).max(200),
  logLevel: z.enum(['error', 'warn', 'info']),
  opensLinks: z.strictObject({ tel: z.boolean(), callto: z.boolean(), sip: z.boolean() }),
} satisfies { [K in keyof Settings]: z.ZodType<Settings[K]> };

/** The limits stop a jammed key or a mad script, not a busy agent. */
const DEFAULTS: Settings = {
  language: 'system',
  theme: 'system',
  areNumbersMasked: true,
  homeAreaCode: '',
  timesWithoutOffset: 'utc',
  recordingHosts: [],
  allowedCountries: [],
  callsPerMinute: 10,
  callsPerHour: 120,
  callsPerDay: 600,
  callsPerCustomer: 5,
  quietHours: null,
  sendsExtension: false,
  keepsCallsDays: 90,
  notifies: { missed: true, results: true, problems: true },
  quietNotifications: null,
  doNotDisturbUntil: 0,
  globalShortcut: '',
  startsAtLogin: false,
  startsHidden: false,
  zoomPercent: 100,
  logLevel: 'info',
  opensLinks: { tel: true, callto: true, sip: true },
};

const stored = Object.entries(shapes).map(([name, shape]: [string, z.ZodType]) => {
  return [name, shape.catch(DEFAULTS[name as keyof Settings])] as const;
});

/** What the file holds. Every part falls back to its default alone, so that one bad value does not cost the others. */
export const storedSettings = z.object(Object.fromEntries(stored)) as unknown as z.ZodType<Settings>;

/** What a window may change: any part, nothing else. A wrong area code gets further, to be told in words. */
export const settingsChange = z
  .strictObject({ ...shapes, homeAreaCode: z.string().max(5) })
  .partial() as unknown as z.ZodType<Partial<Settings>>;

/** Empty, or 0 and two or three more digits. */
export function isAreaCode(text: string): boolean {
  return /^(0\d{2,3})?$/.test(text);
}
