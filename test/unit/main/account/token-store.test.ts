import { afterEach, describe, expect, it, vi } from 'vitest';
import { TokenStore } from '../../../../src/main/account/token-store.ts';
import { FakeKeychain } from '../../../support/fake-keychain.ts';
import { faultOf } from '../../../support/fault-of.ts';

const HOST = 'https://api.meiqia.com';
const UNAVAILABLE = { code: 'keychain-unavailable' };

afterEach(() => vi.useRealTimers());

function storeWith(mood: FakeKeychain['mood']) {
  const keychain = new FakeKeychain();
  keychain.mood = mood;
  return { keychain, store: new TokenStore(keychain.load) };
}

/** The answer to something that waits for a keychain which never answers. */
async function timePassesFor<T>(waiting: Promise<T>): Promise<T> {
  waiting.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(130_000);
  return waiting;
}

describe('a keychain that works', () => {
  it('takes the token, under the name of its host', async () => {
    const { keychain, store } = storeWith('works');
    expect(await store.keep(HOST, 'secret')).toBe('keychain');
    expect([...keychain.entries]).toEqual([[`softphone-companion/${HOST}`, 'secret']]);
  });

  it('is asked at every read, so that a change outside is noticed', async () => {
    const { keychain, store } = storeWith('works');
    await store.keep(HOST, 'secret');
    keychain.entries.set(`softphone-companion/${HOST}`, 'newer');
    expect(await store.read(HOST)).toBe('newer');
    keychain.entries.clear();
    expect(await store.read(HOST)).toBeUndefined();
  });

  it('is believed for five minutes by what reads in the background, until the token is kept or forgotten here', async () => {
    const keychain = new FakeKeychain();
    let now = 0;
    const store = new TokenStore(keychain.load, () => now);
    await store.keep(HOST, 'secret');
    const before = keychain.asked.get;
    for (let page = 0; page < 100; page++) expect(await store.readLately(HOST)).toBe('secret');
    expect(keychain.asked.get - before).toBe(1);
    keychain.entries.set(`softphone-companion/${HOST}`, 'from outside');
    expect(await store.read(HOST)).toBe('from outside');
    now = 300_000;
    expect(await store.readLately(HOST)).toBe('from outside');
    await store.keep(HOST, 'newer');
    expect(await store.readLately(HOST)).toBe('newer');
    const late = store.readLately('https://other.example');
    await store.forget(HOST);
    await late;
    expect(await store.readLately(HOST)).toBeUndefined();
  });

  it('does not bring back for the background what was forgotten while it was read', async () => {
    const { store } = storeWith('works');
    await store.keep(HOST, 'secret');
    const reading = store.readLately(HOST);
    await store.forget(HOST);
    await reading;
    expect(await store.readLately(HOST)).toBeUndefined();
  });

  it('has nothing for another host', async () => {
    const { store } = storeWith('works');
    await store.keep(HOST, 'secret');
    expect(await store.read('https://other.example')).toBeUndefined();
  });

  it('gives the token to the store of the next run', async () => {
    const { keychain, store } = storeWith('works');
    await store.keep(HOST, 'secret');
    expect(await new TokenStore(keychain.load).read(HOST)).toBe('secret');
  });

  it('has nothing left after forgetting', async () => {
    const { keychain, store } = storeWith('works');
    await store.keep(HOST, 'secret');
    await store.forget(HOST);
    expect(keychain.tokens()).toEqual([]);
    expect(await store.read(HOST)).toBeUndefined();
  });

  it('replaces what memory held', async () => {
    const { keychain, store } = storeWith('refuses');
    await store.keep(HOST, 'old');
    keychain.mood = 'works';
    expect(await store.keep(HOST, 'new')).toBe('keychain');
    expect(await store.read(HOST)).toBe('new');
    expect(keychain.tokens()).toEqual(['new']);
  });
});

describe.each(['refuses', 'swallows'] as const)('a keychain that %s', (mood) => {
  it('leaves the token in memory, for this host and this session only', async () => {
    const { keychain, store } = storeWith(mood);
    expect(await store.keep(HOST, 'secret')).toBe('memory');
    expect(await store.read(HOST)).toBe('secret');
    expect(keychain.tokens()).toEqual([]);
    keychain.mood = 'works';
    expect(await store.read('https://other.example')).toBeUndefined();
    expect(await new TokenStore(keychain.load).read(HOST)).toBeUndefined();
  });

  it('does not keep a token that was in memory only from being forgotten', async () => {
    const { keychain, store } = storeWith(mood);
    await store.keep(HOST, 'secret');
    await store.forget(HOST).catch(() => undefined);
    keychain.mood = 'works';
    expect(await store.read(HOST)).toBeUndefined();
  });
});

describe('a keychain that was locked after it took a token', () => {
  it('is said to hold it still, though a newer one was in memory only', async () => {
    const { keychain, store } = storeWith('works');
    await store.keep(HOST, 'old');
    keychain.mood = 'refuses';
    expect(await store.keep(HOST, 'new')).toBe('memory');
    expect(await faultOf(store.forget(HOST))).toEqual(UNAVAILABLE);
    expect(keychain.tokens()).toEqual(['old']);
  });
});

describe('a keychain that takes the token and then refuses to give it', () => {
  it('counts as none', async () => {
    const { keychain, store } = storeWith('works');
    const set = keychain.setPassword.bind(keychain);
    keychain.setPassword = async (service, account, password) => {
      await set(service, account, password);
      keychain.mood = 'refuses';
    };
    expect(await store.keep(HOST, 'secret')).toBe('memory');
    expect(await store.read(HOST)).toBe('secret');
  });
});

describe('a keychain that cannot be had', () => {
  const load = () => Promise.reject(new Error('libsecret-1.so.0: cannot open shared object file'));

  it('is unavailable for reading, in our words and without the reason of the system', async () => {
    expect(await faultOf(new TokenStore(load).read(HOST))).toEqual(UNAVAILABLE);
  });

  it('leaves the token in memory when it cannot be loaded', async () => {
    const store = new TokenStore(load);
    expect(await store.keep(HOST, 'secret')).toBe('memory');
    expect(await store.read(HOST)).toBe('secret');
  });

  it('holds nothing back when a token in memory is forgotten', async () => {
    const store = new TokenStore(load);
    await store.keep(HOST, 'secret');
    await store.forget(HOST);
    expect(await faultOf(store.read(HOST))).toEqual(UNAVAILABLE);
    expect(await faultOf(store.forget(HOST))).toEqual(UNAVAILABLE);
  });

  it('is said when it may still hold what was to be forgotten', async () => {
    const { keychain, store } = storeWith('works');
    await store.keep(HOST, 'secret');
    keychain.mood = 'refuses';
    expect(await faultOf(store.forget(HOST))).toEqual(UNAVAILABLE);
  });

  it('deletes nothing because a read failed', async () => {
    const { keychain, store } = storeWith('works');
    await store.keep(HOST, 'secret');
    keychain.mood = 'refuses';
    expect(await faultOf(store.read(HOST))).toEqual(UNAVAILABLE);
    expect(await faultOf(store.read(HOST, 'patient'))).toEqual(UNAVAILABLE);
    expect(keychain.asked.delete).toBe(0);
    keychain.mood = 'works';
    expect(await store.read(HOST)).toBe('secret');
  });
});

describe('a keychain that never answers', () => {
  it('is unavailable after a while, sooner for a read that nobody waits at', async () => {
    vi.useFakeTimers();
    const { store } = storeWith('hangs');
    const quick = faultOf(store.read(HOST));
    const patient = faultOf(store.read(HOST, 'patient'));
    const first = await Promise.race([
      quick.then(() => 'quick'),
      patient.then(() => 'patient'),
      vi.advanceTimersByTimeAsync(130_000).then(() => 'nobody'),
    ]);
    expect(first).toBe('quick');
    expect([await quick, await patient]).toEqual([UNAVAILABLE, UNAVAILABLE]);
  });

  it('leaves the token in memory', async () => {
    vi.useFakeTimers();
    const { store } = storeWith('hangs');
    expect(await timePassesFor(store.keep(HOST, 'secret'))).toBe('memory');
    expect(await store.read(HOST)).toBe('secret');
  });

  it('is not waited for by a token in memory', async () => {
    const { store } = storeWith('hangs');
    store.keepInMemory(HOST, 'secret');
    expect(await store.read(HOST)).toBe('secret');
  });

  it('is unavailable too when it hangs in loading', async () => {
    vi.useFakeTimers();
    const store = new TokenStore(() => new Promise(() => undefined));
    expect(await timePassesFor(faultOf(store.read(HOST)))).toEqual(UNAVAILABLE);
  });
});
