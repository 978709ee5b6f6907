/**
 * JSON for a wire with int64 ids. `JSON.parse` turns 9007199254740993 into …992, which is another agent,
 * so ids are decimal strings in the app and exact digits on the wire (ECMAScript's JSON.parse source text access).
 */

interface ReviverContext {
  source?: string;
}
type Reviver = (key: string, value: unknown, context: ReviverContext) => unknown;
interface ExactJson {
  parse(text: string, reviver: Reviver): unknown;
  rawJSON(text: string): unknown;
}
// TypeScript's library does not know source text access yet; Node 24 has it.
const exact = JSON as unknown as ExactJson;

const MAX_DEPTH = 32;
const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);
const INTEGER = /^-?\d{1,19}$/;
/** An id as long as this is no int64, but it is somebody's: rounded, two of them would be one. */
const LONG_INTEGER = /^-?\d{1,64}$/;

/** Is this text the decimal form of an int64? */
export function isInt64(text: string): boolean {
  if (!INTEGER.test(text)) return false;
  const value = BigInt(text);
  return value >= INT64_MIN && value <= INT64_MAX && value.toString() === text;
}

/** An id for `stringifyWire`: exact digits, no quotes. Throws a RangeError when the text is no int64. */
export function wireId(id: string): unknown {
  if (!isInt64(id)) throw new RangeError('not an int64');
  return exact.rawJSON(id);
}

/**
 * Parses an answer. Integers that a double cannot hold come back as their decimal digits (a string), all else as JSON says;
 * `__proto__` keys are dropped. Throws a SyntaxError on bad JSON and on more than 32 levels, before building any of it.
 */
export function parseWire(text: string): unknown {
  assertDepth(text);
  return exact.parse(text, (key, value, context) => {
    if (key === '__proto__') return undefined;
    if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
    return context.source !== undefined && LONG_INTEGER.test(context.source) ? context.source : value;
  });
}

/** Five million nested arrays block `JSON.parse` for seconds without an error: look at the depth first. */
function assertDepth(text: string): void {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === 0x22) i = endOfString(text, i);
    else if (char === 0x5b || char === 0x7b) {
      if (++depth > MAX_DEPTH) throw new SyntaxError(`more than ${MAX_DEPTH} levels`);
    } else if (char === 0x5d || char === 0x7d) depth--;
  }
}

function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === 0x5c) i++;
    else if (char === 0x22) return i;
  }
  return text.length;
}
