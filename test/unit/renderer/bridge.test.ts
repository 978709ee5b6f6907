import { reactive } from 'vue';
import { describe, expect, it } from 'vitest';
import { request } from '../../../src/renderer/bridge.ts';
import { freshWindow, ok } from './fake-companion.ts';

describe('the bridge to main', () => {
  it('turns a bridge that throws into an error value', async () => {
    freshWindow();
    const result = await request('app.info', undefined);
    expect(result).toEqual({ ok: false, error: { code: 'unexpected', message: 'nothing prepared for app.info' } });
  });

  it('hands over plain copies, which can cross to another process', async () => {
    const main = freshWindow();
    main.answer('calls.first', () => ok([]));
    await request('calls.first', reactive({ filter: { states: ['answered' as const] } }));
    expect(() => structuredClone(main.asked[0]?.input)).not.toThrow();
    expect(main.asked[0]?.input).toEqual({ filter: { states: ['answered'] } });
  });
});
