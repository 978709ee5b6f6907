import { describe, expect, it, vi } from 'vitest';
import {
  answerQuestion,
  KeychainProcess,
  type KeychainAnswer,
  type KeychainQuestion,
} from '../../../../src/main/account/keychain-process.ts';
import type { Keychain } from '../../../../src/main/account/token-store.ts';

const prompting: Keychain = {
  getPassword: () => new Promise(() => undefined),
  setPassword: () => new Promise(() => undefined),
  deletePassword: () => new Promise(() => undefined),
};

function storing(): Keychain {
  const kept = new Map<string, string>();
  return {
    getPassword: (service, account) => Promise.resolve(kept.get(service + account) ?? null),
    setPassword: (service, account, password) => Promise.resolve(void kept.set(service + account, password)),
    deletePassword: (service, account) => Promise.resolve(kept.delete(service + account)),
  };
}

/** A system whose processes load this keychain; they live until they are killed. */
function system(load: () => Promise<Keychain>) {
  const processes: { isAlive: boolean; crash: () => void }[] = [];
  const keychain = new KeychainProcess(() => {
    const listeners = { message: [] as ((answer: KeychainAnswer) => void)[], exit: [] as (() => void)[] };
    const crash = (): void => {
      child.isAlive = false;
      listeners.exit.forEach((listener) => listener());
    };
    const child = { isAlive: true, crash };
    processes.push(child);
    return {
      postMessage: (question: KeychainQuestion) =>
        void answerQuestion(structuredClone(question), load).then((answer) => {
          if (child.isAlive) listeners.message.forEach((listener) => listener(structuredClone(answer)));
        }),
      on: (_event: 'message', listener: (answer: KeychainAnswer) => void) => listeners.message.push(listener),
      once: (_event: 'exit', listener: () => void) => listeners.exit.push(listener),
      kill: crash,
    };
  });
  return { keychain, processes };
}

describe('the keychain in a process of its own', () => {
  it('keeps, gives back and deletes what it is told to, in one process', async () => {
    const stored = storing();
    const { keychain, processes } = system(() => Promise.resolve(stored));
    const loaded = await keychain.load();
    await loaded.setPassword('companion', 'host', 'a-token');
    expect(await loaded.getPassword('companion', 'host')).toBe('a-token');
    expect(await loaded.deletePassword('companion', 'host')).toBe(true);
    expect(await loaded.getPassword('companion', 'host')).toBeNull();
    await keychain.load();
    expect(processes).toHaveLength(1);
  });

  it('starts no process before the first question', () => {
    expect(system(() => Promise.resolve(prompting)).processes).toEqual([]);
  });

  it('cannot be loaded where the system has none, and is tried again', async () => {
    let isInstalled = false;
    const load = () => (isInstalled ? Promise.resolve(prompting) : Promise.reject(new Error('no libsecret')));
    const { keychain } = system(load);
    await expect(keychain.load()).rejects.toThrow('no libsecret');
    isInstalled = true;
    expect(await keychain.load()).toBe(keychain);
  });

  it('ends while a keyring waits for its password, and begins again with the next question', async () => {
    const { keychain, processes } = system(() => Promise.resolve(prompting));
    const asked = keychain.getPassword('companion', 'host');
    keychain.end();
    await expect(asked).rejects.toThrow('has ended');
    expect(processes.map(({ isAlive }) => isAlive)).toEqual([false]);
    await keychain.load();
    expect(processes.map(({ isAlive }) => isAlive)).toEqual([false, true]);
  });

  it('fails what is under way when its process dies', async () => {
    const { keychain, processes } = system(() => Promise.resolve(prompting));
    const asked = keychain.getPassword('companion', 'host');
    processes[0]?.crash();
    await expect(asked).rejects.toThrow('has ended');
  });

  it('ends at rest, not while something is asked, and begins again with the next question', async () => {
    vi.useFakeTimers();
    try {
      const stored = { ...storing(), deletePassword: () => new Promise<boolean>(() => undefined) };
      const { keychain, processes } = system(() => Promise.resolve(stored));
      await keychain.load();
      await keychain.setPassword('companion', 'host', 'a-token');
      const deleting = keychain.deletePassword('companion', 'host').catch(() => undefined);
      await vi.advanceTimersByTimeAsync(30_000);
      expect(processes.map(({ isAlive }) => isAlive)).toEqual([true]);
      keychain.end();
      await deleting;
      expect(await keychain.getPassword('companion', 'host')).toBe('a-token');
      await vi.advanceTimersByTimeAsync(16_000);
      expect(processes.map(({ isAlive }) => isAlive)).toEqual([false, false]);
      await keychain.load();
      expect(await keychain.getPassword('companion', 'host')).toBe('a-token');
      expect(processes.map(({ isAlive }) => isAlive)).toEqual([false, false, true]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('gives up after a minute, together with the prompt', async () => {
    vi.useFakeTimers();
    try {
      const { keychain, processes } = system(() => Promise.resolve(prompting));
      const asked = keychain.getPassword('companion', 'host').catch((error: unknown) => error);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(await asked).toBeInstanceOf(Error);
      expect(processes.map(({ isAlive }) => isAlive)).toEqual([false]);
    } finally {
      vi.useRealTimers();
    }
  });
});
