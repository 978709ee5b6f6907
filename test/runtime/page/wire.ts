/** JSON. A list is anything that JSON has no word for: a tag, then its parts. */
export type Packed = string | number | boolean | null | Packed[];

/** What to do with values that have no copy: functions and promises, which only the context bridge lets through. */
export interface References {
  pack: (value: unknown) => Packed | undefined;
  unpack: (tag: string, parts: Packed[]) => unknown;
}

export interface Wire {
  pack: (value: unknown, references?: References) => Packed;
  unpack: (packed: Packed, references?: References) => unknown;
  /** Like `pack`, but first refuses what Electron's IPC refuses: functions, symbols, DOM nodes, proxies. */
  packClone: (value: unknown) => Packed;
}

/**
 * Turns structured-clone values into JSON and back: CDP carries nothing but strings.
 * Its own source text is injected into pages, so it may use nothing from outside its body.
 */
export function createWire(): Wire {
  const refusal = 'An object could not be cloned.';
  const numbers: Record<string, number> = { nan: NaN, inf: Infinity, ninf: -Infinity, nzero: -0 };
  const views = new Map<string, new (buffer: ArrayBuffer) => ArrayBufferView>(
    [
      Int8Array,
      Uint8Array,
      Uint8ClampedArray,
      Int16Array,
      Uint16Array,
      Int32Array,
      Uint32Array,
      Float32Array,
      Float64Array,
      BigInt64Array,
      BigUint64Array,
      DataView,
    ].map((view) => [view.name, view]),
  );
  const errors = new Map<string, ErrorConstructor>(
    [Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError].map((type) => [type.name, type]),
  );

  // Buffer is the fast way in Node; pages have toBase64.
  interface Base64 {
    toBase64(): string;
  }
  const inNode = typeof Buffer !== 'undefined';
  const toText = (bytes: Uint8Array): string =>
    inNode
      ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
      : (bytes as unknown as Base64).toBase64();
  const toBuffer = (text: string): ArrayBuffer =>
    (inNode
      ? new Uint8Array(Buffer.from(text, 'base64'))
      : (Uint8Array as unknown as { fromBase64(text: string): Uint8Array<ArrayBuffer> }).fromBase64(text)
    ).buffer;

  function packPrimitive(value: unknown): Packed | undefined {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (value === undefined) return ['u'];
    if (typeof value === 'bigint') return ['n', value.toString()];
    if (typeof value !== 'number') return undefined;
    const odd = Object.keys(numbers).find((name) => Object.is(numbers[name], value));
    return odd === undefined ? value : ['d', odd];
  }

  function packBuiltIn(value: object, pack: (part: unknown) => Packed): Packed | undefined {
    if (value instanceof Date) return ['date', pack(value.getTime())];
    if (value instanceof RegExp) return ['re', value.source, value.flags];
    if (value instanceof ArrayBuffer) return ['buf', toText(new Uint8Array(value))];
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      const name = inNode && value instanceof Buffer ? 'Uint8Array' : value.constructor.name;
      return views.has(name) ? ['view', name, toText(bytes)] : undefined;
    }
    if (value instanceof Error) {
      const cause: Packed[] = 'cause' in value ? [pack(value.cause)] : [];
      return ['err', value.name, value.message, value.stack ?? '', ...cause];
    }
    if (value instanceof Map) return ['map', ...[...value].flatMap(([key, item]) => [pack(key), pack(item)])];
    if (value instanceof Set) return ['set', ...[...value].map(pack)];
    if (value instanceof Number || value instanceof String || value instanceof Boolean) {
      return ['box', pack(value.valueOf())];
    }
    return undefined;
  }

  function pack(root: unknown, references?: References): Packed {
    const seen = new Map<object, number>();
    const visit = (value: unknown): Packed => {
      const simple = packPrimitive(value);
      if (simple !== undefined) return simple;
      const reference = references?.pack(value);
      if (reference !== undefined) return reference;
      if (typeof value !== 'object' || value === null) throw new Error(refusal);
      const index = seen.get(value);
      if (index !== undefined) return ['r', index];
      seen.set(value, seen.size);
      if (Array.isArray(value)) return ['a', ...Array.from(value, visit)];
      const builtIn = packBuiltIn(value, visit);
      if (builtIn !== undefined) return builtIn;
      if (Object.prototype.toString.call(value) !== '[object Object]') throw new Error(refusal);
      return ['o', ...Object.entries(value).flatMap(([key, item]) => [key, visit(item)])];
    };
    return visit(root);
  }

  function unpackBuiltIn(tag: string, parts: Packed[], unpack: (part: Packed) => unknown): unknown {
    const [first, second] = parts;
    if (tag === 'date') return new Date(unpack(first ?? null) as number);
    // eslint-disable-next-line security/detect-non-literal-regexp -- a copy of a pattern that has been compiled before
    if (tag === 're') return new RegExp(String(first), String(second));
    if (tag === 'buf') return toBuffer(String(first));
    if (tag === 'view') return new (views.get(String(first)) ?? Uint8Array)(toBuffer(String(second)));
    if (tag === 'box') return Object(unpack(first ?? null));
    throw new Error(`stand-in runtime: unknown tag '${tag}' on the wire`);
  }

  function fill(
    tag: string,
    parts: Packed[],
    visit: (part: Packed) => unknown,
    keep: (value: object) => void,
  ): unknown {
    if (tag === 'a') {
      const list: unknown[] = [];
      keep(list);
      for (const part of parts) list.push(visit(part));
      return list;
    }
    if (tag === 'set') {
      const set = new Set();
      keep(set);
      for (const part of parts) set.add(visit(part));
      return set;
    }
    if (tag === 'err') {
      const error = new (errors.get(String(parts[0])) ?? Error)(String(parts[1]));
      keep(error);
      Object.defineProperty(error, 'stack', { value: String(parts[2]), writable: true, configurable: true });
      const cause = parts[3];
      if (cause !== undefined)
        Object.defineProperty(error, 'cause', { value: visit(cause), writable: true, configurable: true });
      return error;
    }
    const target = tag === 'map' ? new Map() : {};
    keep(target);
    for (let at = 0; at < parts.length; at += 2) {
      const key = visit(parts[at] ?? null);
      const value = visit(parts[at + 1] ?? null);
      if (target instanceof Map) target.set(key, value);
      // Not an assignment: a key called __proto__ must stay a key.
      else Object.defineProperty(target, String(key), { value, writable: true, enumerable: true, configurable: true });
    }
    return target;
  }

  function unpack(root: Packed, references?: References): unknown {
    const seen: unknown[] = [];
    const visit = (packed: Packed): unknown => {
      if (!Array.isArray(packed)) return packed;
      const [tag, ...parts] = packed as [string, ...Packed[]];
      if (tag === 'u') return undefined;
      if (tag === 'n') return BigInt(String(parts[0]));
      if (tag === 'd') return numbers[String(parts[0])];
      if (tag === 'r') return seen[Number(parts[0])];
      const reference = references?.unpack(tag, parts);
      if (reference !== undefined) return reference;
      if (['a', 'set', 'map', 'o', 'err'].includes(tag)) return fill(tag, parts, visit, (value) => seen.push(value));
      const index = seen.push(undefined) - 1;
      return (seen[index] = unpackBuiltIn(tag, parts, visit));
    };
    return visit(root);
  }

  function packClone(value: unknown): Packed {
    let copy: unknown;
    try {
      copy = structuredClone(value);
    } catch {
      throw new Error(refusal);
    }
    return pack(copy);
  }

  return { pack, unpack, packClone };
}
