import fc from 'fast-check';
import { z } from 'zod';

/** What JSON Schema (draft 2020-12) says of an input, as zod writes it. */
interface Schema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
}

/** Values by the name of their field. They are taken instead of made up ones: ids that exist, addresses that reach nobody. */
export type Pool = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** Inputs as this schema wants them, and now and then with one thing wrong: a value out of bounds, a field that is missing or nobody's. */
export function shapedInput(input: z.ZodType, pool: Pool): fc.Arbitrary<unknown> {
  if (input instanceof z.ZodUndefined) return fc.constantFrom(undefined, undefined, null, {});
  return shaped(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema, '', pool);
}

function shaped(schema: Schema, field: string, pool: Pool): fc.Arbitrary<unknown> {
  const own = Object.hasOwn(pool, field) ? pool[field] : undefined;
  if (own && schema.type === 'array') return fc.array(own, { maxLength: 3 });
  if (own) return own;
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return mostly(fc.constantFrom(...schema.enum), fc.constant('none-of-them'));
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => shaped(choice, field, pool)));
  switch (schema.type) {
    case 'object':
      return object(schema, pool);
    case 'array':
      return fc.array(shaped(schema.items ?? {}, field, pool), { maxLength: Math.min(schema.maxItems ?? 4, 4) });
    case 'string':
      return text(schema);
    case 'integer':
    case 'number':
      return number(schema);
    case 'boolean':
      return mostly(fc.boolean(), fc.constant('yes'));
    case 'null':
      return fc.constant(null);
    default:
      return fc.anything();
  }
}

function object({ properties = {}, required = [] }: Schema, pool: Pool): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, shaped(of, name, pool)]));
  const whole = fc.record(fields, { requiredKeys: required.filter((name) => name in fields) });
  const strange = fc
    .tuple(whole, fc.constantFrom('agentId', 'agent_id', 'token', 'constructor'))
    .map(([one, name]) => ({
      ...one,
      [name]: '100003',
    }));
  return fc.oneof(
    { weight: 16, arbitrary: whole },
    { weight: 1, arbitrary: strange },
    { weight: 1, arbitrary: fc.record(fields, { requiredKeys: [] }) },
  );
}

function text({ pattern, minLength = 0, maxLength = 300 }: Schema): fc.Arbitrary<unknown> {
  const plain = fc.string({
    minLength: Math.min(minLength, 50),
    maxLength: Math.min(maxLength, 300),
    unit: 'grapheme',
  });
  const tooLong = fc.constant('x'.repeat(Math.min(maxLength, 10_000) + 1));
  return mostly(
    pattern === undefined ? plain : matching(pattern, plain),
    fc.oneof(tooLong, fc.constantFrom('', 7, null)),
  );
}

/** Some patterns look ahead or name Unicode properties, which cannot be written from. */
function matching(pattern: string, otherwise: fc.Arbitrary<string>): fc.Arbitrary<string> {
  try {
    // eslint-disable-next-line security/detect-non-literal-regexp -- from our own schemas
    return fc.stringMatching(new RegExp(pattern));
  } catch {
    return otherwise;
  }
}

function number({ minimum = -1_000, maximum = 1_000_000 }: Schema): fc.Arbitrary<unknown> {
  const [from, to] = [Math.max(minimum, -1e15), Math.min(maximum, 1e15)];
  const within = fc.oneof(fc.integer({ min: Math.ceil(from), max: Math.floor(to) }), fc.constantFrom(from, to));
  return mostly(within, fc.constantFrom(from - 1, to + 1, 0.5, NaN, Infinity, '1'));
}

function mostly(good: fc.Arbitrary<unknown>, bad: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: bad });
}
