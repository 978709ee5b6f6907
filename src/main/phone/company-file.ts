import { z } from 'zod';
import type { CompanyFileProblem, PhoneSettings } from '../../preload/contract/phone.ts';
import { jsonIn, readHandedFile } from '../settings/handed-file.ts';
import { DEFAULT_PHONE, phoneShapes } from './phone-settings.ts';

const FORMAT = 'softphone-companion/phone';
const SIZE_CAP = 16 * 1024;
const { domain, port, transport, realm, outboundProxy, codecs, isCheckOn, ...events } = phoneShapes;

/** What stays as it is where the file does not name it. */
const {
  isCheckOn: _ours,
  eventsFrom: _phone,
  controlPort: _port,
  answersOwnCalls: _answers,
  ...DEFAULT_SERVER
} = DEFAULT_PHONE;

const phone = z.strictObject({
  domain: domain.min(1).describe('Host name or IP address of the SIP domain (IPv6 in brackets)'),
  port: port.optional().describe('null or left out: from DNS, or else 5060 (TLS: 5061)'),
  transport: transport.optional().describe('Left out: udp'),
  realm: realm
    .optional()
    .describe('Credentials are given to this realm only. Left out: to whichever the registrar names'),
  outboundProxy: outboundProxy.optional().describe('host or host:port'),
  codecs: codecs.optional().describe('Most preferred first. Left out: the choice of the phone'),
  check: isCheckOn
    .optional()
    .describe('Ask the registrar whether the phone is registered. Left out: the agent decides'),
  eventsFrom: events.eventsFrom
    .optional()
    .describe('The phone that tells the app of its calls. Left out: the agent decides'),
  controlPort: events.controlPort
    .optional()
    .describe('The port of 127.0.0.1 where baresip takes commands. Left out: the agent decides, 4444 at first'),
  answersOwnCalls: events.answersOwnCalls
    .optional()
    .describe(
      'Whether the phone answers by itself what the server rings for a call of the app; false forbids it. Left out: the agent decides',
    ),
});
const companyFile = z.strictObject({ format: z.literal(FORMAT), version: z.literal(1), phone });

export type CompanyFileReading =
  | { is: 'read'; settings: Partial<PhoneSettings> }
  /** There is no such file. */
  | { is: 'missing' }
  | { is: 'refused'; problem: CompanyFileProblem };

/** Reads the one format there is, whole or not at all: nothing that it does not know, and nothing larger than 16 KB. Never throws. */
export async function readCompanyFile(path: string): Promise<CompanyFileReading> {
  const bytes = await readHandedFile(path, SIZE_CAP);
  if (bytes === 'missing') return { is: 'missing' };
  return typeof bytes === 'string' ? refused(bytes) : readCompanyText(bytes);
}

/** The same of bytes. The settings that come out are complete but for the check and what the phone tells, which stay as they are when the file does not name them. */
export function readCompanyText(bytes: Uint8Array): Exclude<CompanyFileReading, { is: 'missing' }> {
  const content = jsonIn(bytes);
  if (content === undefined) return refused('not-json');
  const parsed = companyFile.safeParse(content);
  if (!parsed.success) return { is: 'refused', problem: problemOf(parsed.error) };
  const { check, ...server } = parsed.data.phone;
  return {
    is: 'read',
    settings: { ...DEFAULT_SERVER, ...withoutGaps(server), ...(check !== undefined && { isCheckOn: check }) },
  };
}

/** The settings as a company file: the same text for the same settings, without anything secret because they hold nothing secret. */
export function writeCompanyText(settings: PhoneSettings): string {
  const { isCheckOn: check, ...server } = settings;
  return `${JSON.stringify({ format: FORMAT, version: 1, phone: { ...server, check } }, null, 2)}\n`;
}

/** The format as JSON Schema (draft 2020-12), for whoever writes such files; published as `resources/phone.schema.json`. */
export function companyFileSchema(): string {
  const schema = z.toJSONSchema(companyFile, { io: 'input' });
  return JSON.stringify({ title: 'Softphone Companion: phone settings of a company', ...schema }, null, 2);
}

/** The first thing at fault. Names that are not ours are not repeated: they are the file's words. */
function problemOf(error: z.ZodError): CompanyFileProblem {
  const { issues } = error;
  const isUnknown = issues.some(({ code }) => code === 'unrecognized_keys');
  if (issues.some(({ path, code }) => path[0] === 'format' || (path.length === 0 && code !== 'unrecognized_keys')))
    return { why: 'other-format' };
  if (issues.some(({ path }) => path[0] === 'version')) return { why: 'other-version' };
  if (isUnknown) return { why: 'unknown-field' };
  const field = issues[0]?.path[1];
  return { why: 'bad-value', ...(typeof field === 'string' && { field }) };
}

function withoutGaps<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as never;
}

function refused(why: CompanyFileProblem['why']): { is: 'refused'; problem: CompanyFileProblem } {
  return { is: 'refused', problem: { why } };
}
