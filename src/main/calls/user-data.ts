/**
 * `user_data` (at most 100 characters) carries the intent id of every call of ours, so that `/records` can tell later what
 * happened to it, and behind it the agent's own reference: `sc:<ULID> <reference>`.
 */

const PREFIX = 'sc:';
const ULID_LENGTH = 26;
const OURS = /^sc:([0-9A-HJKMNP-TV-Z]{26})(?: ([\s\S]*))?$/;
/** However a server has wrapped, encoded or cut what it was given: nothing else is such an id by chance. */
const WITHIN = /sc(?::|%3a)([0-9A-HJKMNP-TV-Z]{26})(?![0-9A-Z])/i;

/** Counted in UTF-16 units: never more than a server that counts code points would find. */
export const USER_DATA_LENGTH = 100;
export const REFERENCE_LENGTH = USER_DATA_LENGTH - PREFIX.length - ULID_LENGTH - 1;

/** `intentId` is a ULID; `reference` at most `REFERENCE_LENGTH` long. */
export function toUserData(intentId: string, reference: string): string {
  return reference === '' ? `${PREFIX}${intentId}` : `${PREFIX}${intentId} ${reference}`;
}

/** What a record's `user_data` says; one that is not ours (another program's) is all reference. */
export function fromUserData(userData: string | undefined): { intentId?: string; reference?: string } {
  if (userData === undefined) return {};
  const match = OURS.exec(userData);
  if (!match?.[1]) return { reference: userData };
  return { intentId: match[1], ...(match[2] && { reference: match[2] }) };
}

/** The intent id in a record's `user_data`, wherever in it. */
export function intentIdIn(userData: string | undefined): string | undefined {
  return WITHIN.exec(userData ?? '')?.[1]?.toUpperCase();
}
