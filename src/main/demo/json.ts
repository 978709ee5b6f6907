/**
 * JSON with exact int64. `JSON.parse` alone turns 9007199254740993 into …992, which in this call centre is another
 * agent on purpose. Node 24 hands the reviver the source text of a number, and writes exact digits with `JSON.rawJSON`.
 */
export type Json = null | boolean | number | bigint | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/** What can be written: absent fields (`undefined`) are left out. */
export type Writable =
  null | undefined | boolean | number | bigint | string | readonly Writable[] | { readonly [key: string]: Writable };

interface ExactJson {
  parse(text: string, reviver: (key: string, value: Json, context: { source?: string }) => Json): Json;
  rawJSON(text: string): string;
}
// TypeScript's library does not describe source text access yet.
const exact = JSON as unknown as ExactJson;

/** Parses JSON; every number written as an integer of at most 19 digits becomes a bigint. Throws on anything malformed. */
export function readJson(text: string): Json {
  return exact.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && /^-?\d{1,19}$/.test(source) ? BigInt(source) : value,
  );
}

/** Writes JSON; a bigint goes out as bare digits. */
export function writeJson(value: Writable): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'bigint' ? exact.rawJSON(part.toString()) : part,
  );
}
