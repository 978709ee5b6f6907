const CANONICAL = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
/** Before an id that is not kept as 16 bytes. */
const AS_TEXT = '=';

/** A call's id as it is kept: 16 bytes for a UUID in its usual form, less than half its text; any other id as it is. */
export function storedId(uuid: string): Uint8Array | string {
  return CANONICAL.test(uuid) ? Buffer.from(uuid.replaceAll('-', ''), 'hex') : uuid.toWellFormed();
}

/** The id as one text; hex is made by SQLite, because a buffer for each row would cost as much as the whole row. */
export const ID_TEXT = `CASE typeof(uuid) WHEN 'blob' THEN hex(uuid) ELSE '${AS_TEXT}' || uuid END`;

/** From `ID_TEXT`. */
export function uuidFrom(text: unknown): string {
  const stored = String(text);
  if (stored.startsWith(AS_TEXT)) return stored.slice(AS_TEXT.length);
  const hex = stored.toLowerCase();
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
