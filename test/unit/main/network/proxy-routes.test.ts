import { describe, expect, it } from 'vitest';
import { ProxyRoutes } from '../../../../src/main/network/proxy-routes.ts';
import { DIRECT, type Hop } from '../../../../src/main/network/route.ts';

const ORIGIN = 'https://api.example.com';
const via = (port: number): Hop[] => [{ is: 'proxy', kind: 'http', host: 'proxy.corp', port }];

/** A system whose answer, network and clock are the test's. */
function system() {
  const state = {
    answer: 'PROXY proxy.corp:1',
    asked: [] as string[],
    network: 'office',
    now: 1_000_000,
    isSlow: false,
  };
  const pending: (() => void)[] = [];
  const routes = new ProxyRoutes({
    resolve: async (url) => {
      state.asked.push(url);
      const { answer } = state;
      if (state.isSlow) await new Promise<void>((resolve) => pending.push(resolve));
      if (answer === 'fails') throw new Error('no proxy service');
      return answer;
    },
    network: () => state.network,
    now: () => state.now,
  });
  return { state, routes, answerNow: () => pending.splice(0).forEach((go) => go()) };
}

describe('the way to an origin', () => {
  it('is asked for once and holds for a minute', async () => {
    const { state, routes } = system();
    for (let n = 0; n < 5; n++) expect(await routes.route(ORIGIN, 'now')).toEqual(via(1));
    expect(state.asked).toEqual([ORIGIN]);
    state.now += 60_000;
    state.answer = 'PROXY proxy.corp:2';
    expect(await routes.route(ORIGIN, 'now')).toEqual(via(2));
    expect(state.asked).toHaveLength(2);
  });

  it('is asked for again in another network', async () => {
    const { state, routes } = system();
    await routes.route(ORIGIN, 'now');
    state.network = 'home';
    state.answer = 'DIRECT';
    expect(await routes.route(ORIGIN, 'now')).toEqual(DIRECT);
  });

  it('is asked for again when the clock was set back', async () => {
    const { state, routes } = system();
    await routes.route(ORIGIN, 'now');
    state.now -= 86_400_000;
    await routes.route(ORIGIN, 'now');
    expect(state.asked).toHaveLength(2);
  });

  it('is the last one known while the system takes its time, and the new one afterwards', async () => {
    const { state, routes, answerNow } = system();
    await routes.route(ORIGIN, 'now');
    state.now += 60_000;
    state.answer = 'PROXY proxy.corp:2';
    state.isSlow = true;
    expect(await routes.route(ORIGIN, 'now')).toEqual(via(1));
    expect(await routes.route(ORIGIN, 'whenever')).toEqual(via(1));
    expect(state.asked).toHaveLength(2); // one question at a time
    answerNow();
    await new Promise((resolve) => setImmediate(resolve));
    expect(await routes.route(ORIGIN, 'now')).toEqual(via(2));
  });

  it('is straight there when nothing is known and somebody waits; a read waits for the answer', async () => {
    const { state, routes, answerNow } = system();
    state.isSlow = true;
    const read = routes.route(ORIGIN, 'whenever');
    expect(await routes.route(ORIGIN, 'now')).toEqual(DIRECT);
    answerNow();
    expect(await read).toEqual(via(1));
  });

  it('is the last one known, or straight there, where the system fails', async () => {
    const { state, routes } = system();
    state.answer = 'fails';
    expect(await routes.route(ORIGIN, 'whenever')).toEqual(DIRECT);
    expect(await routes.askSystem(ORIGIN)).toBeUndefined();
    state.answer = 'PROXY proxy.corp:3';
    await routes.route(ORIGIN, 'now');
    state.answer = 'fails';
    state.network = 'elsewhere';
    expect(await routes.route(ORIGIN, 'now')).toEqual(via(3));
  });

  it.each([
    'http://127.0.0.1:4711',
    'http://localhost:1',
    'https://127.8.9.1',
    'http://[::1]:80',
    'https://demo.localhost',
  ])('to this computer never leads through a proxy, and nobody is asked: %s', async (origin) => {
    const { state, routes } = system();
    expect(await routes.route(origin, 'whenever')).toEqual(DIRECT);
    expect(await routes.askSystem(origin)).toEqual(DIRECT);
    expect(state.asked).toEqual([]);
  });

  it.each(['https://localhost.evil.example', 'https://128.0.0.1', 'https://127.example.com'])(
    'to a name that only looks like this computer is asked for: %s',
    async (origin) => {
      const { state, routes } = system();
      await routes.route(origin, 'now');
      expect(state.asked).toEqual([origin]);
    },
  );
});
