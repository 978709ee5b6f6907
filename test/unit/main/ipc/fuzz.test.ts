import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { createRouter } from '../../../../src/main/ipc/router.ts';
import { createRoutes } from '../../../../src/main/ipc/routes.ts';
import { BY_HAND } from '../../../support/callers.ts';
import { guilty, ipcMessages } from '../../../support/ipc-messages.ts';
import { AGENT } from '../../../support/sessions.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { createTestWorld } from '../../../support/world.ts';

const MESSAGES = 5000;
const AT_ONCE = 25;

it(`${MESSAGES} messages of any name and input never reject, never crash, and never ask for another agent`, async () => {
  const world = createTestWorld(await tempFolder());
  const { account } = world.services;
  await Promise.all([world.services.settings.start(), world.services.phone.start()]);
  account.start();
  onTestFinished(async () => {
    await account.signOut();
  });
  const routes = createRoutes(world.services);
  const ask = createRouter(routes, (level, event, fields) => void world.logged.push({ level, event, fields }));
  await account.enterDemo();
  const message = ipcMessages({
    routes,
    host: world.demos[0]?.host ?? '',
    token: () => world.demos.at(-1)?.token ?? '',
    agentId: AGENT,
    // The token of the demo opens it; test/e2e/ipc-fuzz.spec.ts tries it.
    leftOut: ['account.signOut', 'supervisor.unlock'],
  });

  const seen = new WeakSet<object>();
  const answered = new Map<string, number>();
  let good = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(message, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (messages) => {
      if ((await account.get()).is !== 'signed-in') await account.enterDemo();
      const results = await Promise.all(messages.map(([name, input]) => ask(name, input, BY_HAND)));
      for (const [index, result] of results.entries()) {
        const name = nameOf(messages[index]?.[0]);
        answered.set(name, (answered.get(name) ?? 0) + 1);
        if (result.ok) good++;
        else expect(result.error.code).not.toBe('unexpected');
      }
      expect(world.demos.flatMap(({ requests }) => guilty(requests, AGENT, seen))).toEqual([]);
      expect(world.logged.filter(({ event }) => event === 'request.crashed')).toEqual([]);
    }),
    { numRuns: MESSAGES / AT_ONCE, endOnFailure: true },
  );
  expect([...answered.values()].reduce((sum, count) => sum + count, 0)).toBe(MESSAGES);
  expect(Object.keys(routes).filter((name) => !answered.has(name))).toEqual(['account.signOut', 'supervisor.unlock']);
  expect(good).toBeGreaterThan(MESSAGES / 10);
  expect(world.demos.flatMap(({ requests }) => requests).some(({ path }) => path.endsWith('/callout'))).toBe(true);
}, 120_000);

/** A name may be an object whose `toString` is no function. */
function nameOf(name: unknown): string {
  return typeof name === 'string' ? name : typeof name;
}
