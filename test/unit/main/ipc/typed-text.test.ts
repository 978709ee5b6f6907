import { describe, expect, it } from 'vitest';
import { TypedText } from '../../../../src/main/ipc/typed-text.ts';

const plain = { control: false, meta: false, shift: false, alt: false };

function typing(clipboard = '') {
  const typed = new TypedText(() => Promise.resolve(clipboard));
  const press = (key: string, held: Partial<typeof plain> = {}): void => typed.key({ ...plain, key, ...held });
  const type = (text: string): void => text.split('').forEach((key) => press(key));
  return { typed, press, type };
}

describe('a host that the agent has named', () => {
  it.each(['api.example.com', 'https://api.example.com', 'HTTPS://API.Example.com/', 'ａｐｉ．example.com'])(
    'is known when it was typed: %s',
    async (text) => {
      const { typed, type } = typing();
      type(text);
      expect(await typed.hasHost('api.example.com')).toBe(true);
    },
  );

  it.each([
    ['the end of another', 'example.com'],
    ['the beginning of another', 'api.example.co'],
    ['without its port', '127.0.0.1'],
    ['of which nothing was typed', 'evil.example'],
  ])('is not one that is %s: %s', async (_why, host) => {
    const { typed, type } = typing();
    type('https://api.example.com http://127.0.0.1:8080');
    expect(await typed.hasHost(host)).toBe(false);
    expect(await typed.hasHost('127.0.0.1:8080')).toBe(true);
  });

  it('is known after a typing mistake at its end was corrected', async () => {
    const { typed, press, type } = typing();
    type('api.exm');
    press('Backspace');
    type('ample.com');
    expect(await typed.hasHost('api.example.com')).toBe(true);
  });

  it('is not pieced together of what was typed in several places', async () => {
    const { typed, press, type } = typing();
    type('evil');
    press('Tab');
    press('Backspace');
    type('.example');
    expect(await typed.hasHost('evil.example')).toBe(false);
    type('evil');
    typed.moved();
    type('.example');
    expect(await typed.hasHost('evil.example')).toBe(false);
  });

  it.each([{ control: true }, { meta: true }])('is known when it was pasted: %j', async (held) => {
    const { typed, press } = typing('https://api.example.com\n');
    press('v', held);
    expect(await typed.hasHost('api.example.com')).toBe(true);
  });

  it('is not read from the clipboard without being pasted', async () => {
    const { typed, type } = typing('https://api.example.com');
    type('v');
    expect(await typed.hasHost('api.example.com')).toBe(false);
  });

  it('is forgotten', async () => {
    const { typed, type } = typing();
    type('api.example.com');
    typed.forget();
    expect(await typed.hasHost('api.example.com')).toBe(false);
  });
});
