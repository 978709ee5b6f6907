import type { Json, JsonObject } from './json.ts';
import { invalid } from './refusal.ts';
import { readTime } from './times.ts';

const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);

/** One JSON body, field by field. Every method throws a 400 refusal on a wrong type; `null` counts as absent. */
export class Fields {
  readonly #body: JsonObject;

  constructor(body: Json) {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalid('请求体必须是 JSON 对象');
    this.#body = body;
  }

  int64(name: string): bigint | undefined {
    const value = this.#read(name);
    return value === undefined ? undefined : asInt64(value, name);
  }

  text(name: string): string | undefined {
    const value = this.#read(name);
    return value === undefined ? undefined : asText(value, name);
  }

  /** A moment in ms since 1970. An empty text counts as absent. */
  time(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined || text === '') return undefined;
    const at = readTime(text);
    if (at === undefined) throw invalid(`${name} 不是 date-time`);
    return at;
  }

  int64s(name: string): bigint[] | undefined {
    return this.#list(name)?.map((item) => asInt64(item, name));
  }

  texts(name: string): string[] | undefined {
    return this.#list(name)?.map((item) => asText(item, name));
  }

  #list(name: string): Json[] | undefined {
    const value = this.#read(name);
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) throw invalid(`${name} 必须是数组`);
    return value;
  }

  #read(name: string): Json | undefined {
    return Object.hasOwn(this.#body, name) ? (this.#body[name] ?? undefined) : undefined;
  }
}

/** Throws a 400 refusal where a required field is absent. */
export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw invalid(`缺少参数 ${name}`);
  return value;
}

/** An int64 written as a query parameter. */
export function int64InQuery(text: string, name: string): bigint {
  if (!/^-?\d{1,19}$/.test(text)) throw invalid(`${name} 必须是整数`);
  return asInt64(BigInt(text), name);
}

function asInt64(value: Json, name: string): bigint {
  if (typeof value !== 'bigint') throw invalid(`${name} 必须是整数`);
  if (value > INT64_MAX || value < INT64_MIN) throw invalid(`${name} 超出 int64 范围`);
  return value;
}

function asText(value: Json, name: string): string {
  if (typeof value !== 'string') throw invalid(`${name} 必须是字符串`);
  return value;
}
