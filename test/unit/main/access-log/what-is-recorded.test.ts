import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { readLine, splitLines, type Entry } from '../../../../src/main/access-log/entry.ts';
import { AGENT, demoForTest } from '../../../support/sessions.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { createTestWorld } from '../../../support/world.ts';

/** An agent who is signed in, with calls on this computer. */
async function agentAtWork() {
  const centre = await demoForTest({ calls: 60, speed: 200 });
  const folder = await tempFolder();
  const { services, clipboard, opened } = createTestWorld(folder);
  const { account, calls, phone, settings, work } = services;
  onTestFinished(async () => {
    await work.cancelAll();
    await phone.setUp.close();
    await calls.close();
  });
  account.start();
  await Promise.all([phone.start(), settings.start()]);
  await account.signIn(centre.host, centre.token, AGENT);
  await vi.waitFor(async () => expect((await calls.history()).stored).toBeGreaterThan(0), { timeout: 20_000 });
  const path = join(folder, 'access-log.jsonl');
  const entries = async (): Promise<Entry[]> =>
    splitLines(await readFile(path)).lines.flatMap((line) => readLine(line)?.entry ?? []);
  return { services, centre, clipboard, opened, path, entries };
}

it('tells of exports, saved recordings, passwords, supervisor changes and loosened guards: who and when, no content', async () => {
  const { services, centre, entries } = await agentAtWork();
  const { seat, phone, saving, settings, supervisor, diagnostics, accessLog, work } = services;
  await phone.change({ domain: 'sip.example' });
  await seat.copy('sip');
  await seat.revealPassword();
  await seat.copy('password');
  await phone.setUp.copy('microsip');
  await phone.setUp.openInLinphone();
  await phone.change({ isCheckOn: true });
  await phone.exportFile();
  await settings.change({ theme: 'dark' });
  await settings.change({ callsPerHour: 0, areNumbersMasked: false });
  await settings.exportFile();
  await saving.exportCalls({}, true, 'xlsx');
  await saving.saveRecordings({ outcome: 'talked' });
  await vi.waitFor(() => expect(work.list().every(({ state }) => state.is !== 'running')).toBe(true), 20_000);
  await diagnostics.saveReport('json');
  expect(await supervisor.unlock('wrong-token')).toMatchObject({ is: 'wrong' });
  await supervisor.unlock(centre.token);
  const seats = await supervisor.seats(true);
  const free = seats.seats.find((one) => one.agentId !== AGENT);
  const preview = await supervisor.bindPreview(free?.sip ?? '', AGENT);
  const confirmed = { ownerId: free?.agentId ?? null, agentSips: preview.agent.sips };
  expect(await supervisor.bind(free?.sip ?? '', AGENT, confirmed)).toMatchObject({ is: 'done' });
  await accessLog.exportFile();

  const written = await entries();
  expect(written.map(({ event }) => event)).toEqual([
    { is: 'password-shown' },
    { is: 'password-copied' },
    { is: 'password-handed-over', phone: 'microsip' },
    { is: 'password-handed-over', phone: 'linphone' },
    { is: 'guards-loosened', guards: ['sip-server'] },
    { is: 'phone-settings-exported' },
    { is: 'guards-loosened', guards: ['areNumbersMasked', 'callsPerHour'] },
    { is: 'settings-exported' },
    { is: 'calls-exported', format: 'xlsx', areNumbersMasked: true, calls: expect.any(Number) as number },
    { is: 'recordings-saved', recordings: expect.any(Number) as number },
    { is: 'report-saved' },
    { is: 'supervisor-refused' },
    { is: 'supervisor-unlocked' },
    { is: 'seat-bound', to: AGENT },
    { is: 'access-log-exported' },
  ]);
  expect(new Set(written.map(({ agent, host }) => `${agent} ${host}`))).toEqual(new Set([`${AGENT} ${centre.host}`]));
  expect(written.every(({ at }) => Math.abs(Date.parse(at) - Date.now()) < 60_000)).toBe(true);
}, 60_000);

it('keeps all of that from being done while it cannot be written', async () => {
  const { services, centre, clipboard, opened, path } = await agentAtWork();
  const { seat, phone, saving, settings, supervisor, work } = services;
  await phone.change({ domain: 'sip.example' });
  await rm(path, { force: true });
  await mkdir(path); // nothing can be added to it
  const before = settings.get().settings;
  for (const act of [
    () => seat.revealPassword(),
    () => seat.copy('password'),
    () => phone.setUp.copy('microsip'),
    () => phone.setUp.openInLinphone(),
    () => phone.change({ isCheckOn: true }),
    () => settings.change({ callsPerHour: 0 }),
    () => saving.exportCalls({}, false),
    () => supervisor.unlock(centre.token),
  ])
    expect(await faultOf(act()), String(act)).toMatchObject({ code: 'access-log-unavailable' });
  expect(clipboard.secret).toBe('');
  expect(opened).toEqual([]);
  expect(settings.get().settings).toEqual(before);
  expect(phone.get().settings.isCheckOn).toBe(false);
  expect(supervisor.state()).toMatchObject({ is: 'locked' });
  expect(work.list()).toEqual([]);
}, 60_000);
