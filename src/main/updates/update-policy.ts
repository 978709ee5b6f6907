import { createHash, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { ManagedFile } from '../files/administered.ts';
import { jsonIn, readHandedFile } from '../settings/handed-file.ts';
import { publicKeyOf } from './release-manifest.ts';

/** What the company has decided about update notices. */
export interface UpdatePolicy {
  /** Where the manifest lies, https. */
  manifest: string;
  publicKey: KeyObject;
  /** SHA-256 of the key, hex: what was seen under another key does not count. */
  keyId: string;
  /** How to get a newer version, https; for the agent's browser. */
  page?: string;
}

export type PolicyReading = { is: 'off' } | { is: 'misconfigured' } | { is: 'on'; policy: UpdatePolicy };

const SIZE_CAP = 64 * 1024;
const address = z
  .string()
  .max(2048)
  .refine((text) => isPlainHttps(text));
const section = z.strictObject({ manifest: address, publicKey: z.string().max(64), page: address.optional() });
const file = z.object({ updates: z.unknown() });

/**
 * Reads `updates` of the company's settings file. Only that file can switch the notice on: never an import, never the agent, and not a file
 * that others than administrators can change. Never throws.
 */
export async function readUpdatePolicy({ path, isAdministered }: ManagedFile): Promise<PolicyReading> {
  const bytes = await readHandedFile(path, SIZE_CAP);
  if (typeof bytes === 'string') return { is: 'off' };
  const content = file.safeParse(jsonIn(bytes));
  if (!content.success || content.data.updates === undefined) return { is: 'off' };
  return (await isAdministered(path)) ? policyOf(content.data.updates) : { is: 'misconfigured' };
}

function policyOf(content: unknown): PolicyReading {
  const parsed = section.safeParse(content);
  const publicKey = parsed.success ? publicKeyOf(parsed.data.publicKey) : undefined;
  if (!parsed.success || publicKey === undefined) return { is: 'misconfigured' };
  const { manifest, page, publicKey: text } = parsed.data;
  const keyId = createHash('sha256').update(text).digest('hex');
  return { is: 'on', policy: { manifest, publicKey, keyId, ...(page !== undefined && { page }) } };
}

/** Without a user name or a password: they would stand in logs of proxies. */
function isPlainHttps(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'https:' && url.username === '' && url.password === '' && url.hash === '';
}
