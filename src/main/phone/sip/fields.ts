/**
 * Splits at `separator` outside of quoted strings and angle brackets (RFC 3261 §7.3.1 and §25.1), parts trimmed.
 * undefined: a quoted string or a bracket is not closed, or a bracket opens within another.
 */
export function splitOutside(text: string, separator: ',' | ';'): string[] | undefined {
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  let isBracketed = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (isQuoted) {
      if (character === '\\') at++;
      else if (character === '"') isQuoted = false;
    } else if (character === '"' && !isBracketed) isQuoted = true;
    else if (character === '<') {
      if (isBracketed) return undefined;
      isBracketed = true;
    } else if (character === '>') isBracketed = false;
    else if (character === separator && !isBracketed) {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  return isQuoted || isBracketed ? undefined : [...parts, text.slice(start).trim()];
}

/** The inside of a quoted string with its escapes undone; a token stays as it is; undefined for a half of either. */
export function unquote(text: string): string | undefined {
  if (!text.startsWith('"')) return text.includes('"') ? undefined : text;
  if (text.length < 2 || !text.endsWith('"')) return undefined;
  const inside = text.slice(1, -1);
  return /^(?:[^"\\]|\\[\s\S])*$/.test(inside) ? inside.replace(/\\([\s\S])/g, '$1') : undefined;
}

/** As a quoted string. Throws on line ends: they would begin a header of somebody else's making. */
export function quote(text: string): string {
  if (/[\r\n\0]/.test(text)) throw new Error('a header value must not hold a line end');
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/**
 * `name=value` parts by lower-case name, values unquoted, '' for a name alone. undefined: malformed, or a name stands twice: for what
 * tells our answers from those of others.
 */
export function readParameters(parts: readonly string[]): Map<string, string> | undefined {
  const parameters = new Map<string, string>();
  for (const part of parts) {
    if (part === '') continue; // `;;` is not legal, but harmless
    const parameter = readParameter(part);
    if (!parameter || parameters.has(parameter.name)) return undefined;
    parameters.set(parameter.name, parameter.value);
  }
  return parameters;
}

/** The same, but a part that cannot be read costs that part alone, and a name has all the different values that it was given. */
export function readEachParameter(parts: readonly string[]): Map<string, string[]> {
  const parameters = new Map<string, Set<string>>();
  for (const { name, value } of parts.flatMap((part) => readParameter(part) ?? [])) {
    const values = parameters.get(name);
    if (values) values.add(value);
    else parameters.set(name, new Set([value]));
  }
  return new Map([...parameters].map(([name, values]) => [name, [...values]]));
}

function readParameter(part: string): { name: string; value: string } | undefined {
  const [, name, raw] = /^([A-Za-z0-9\-.!%*_+`'~]+)(?:\s*=\s*([\s\S]*))?$/.exec(part) ?? [];
  const value = raw === undefined ? '' : unquote(raw);
  return name === undefined || value === undefined ? undefined : { name: name.toLowerCase(), value };
}
