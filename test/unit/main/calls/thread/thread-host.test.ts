import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openCallStore } from '../../../../../src/main/calls/store/open-call-store.ts';
import type { FromThread, ThreadMethod } from '../../../../../src/main/calls/thread/thread-api.ts';
import { ThreadHost } from '../../../../../src/main/calls/thread/thread-host.ts';
import { smallDisk } from '../../../../support/small-disk.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';
import { NOON, rowFrom, uuidOf } from '../store/store-world.ts';

const settings = { timesWithoutOffset: 'utc', keepsCallsDays: 36_500 } as const;

/** The thread of the agent whose files have the key `abc`. */
function host(folder: string) {
  const answers: Extract<FromThread, { is: 'answer' }>[] = [];
  const start = { folder, key: 'abc', host: 'https://api.test', agentId: '1', isDemo: false, settings };
  const thread = new ThreadHost(start, {
    postMessage: (message: FromThread) => {
      if (message.is === 'answer') answers.push(message);
    },
  });
  let id = 0;
  return (method: ThreadMethod, ...args: unknown[]) => {
    const own = ++id;
    thread.hear({ is: 'ask', id: own, method, args });
    return vi.waitUntil(() => answers.find((answer) => answer.id === own), { timeout: 5_000, interval: 5 });
  };
}

describe('a thread whose disk', () => {
  it('is full when it starts can read what is there, and says that it takes nothing', async () => {
    const disk = await smallDisk(1_000);
    if (disk === undefined) return;
    const folder = join(disk, 'calls');
    const store = openCallStore({ folder, key: 'abc', now: () => NOON });
    store.upsert([rowFrom({ call_uuid: uuidOf(1), customer_phone: '13800138000' })]);
    store.saveNote({ is: 'number', number: '13800138000' }, { text: 'a note', tags: [] });
    store.close();
    await writeFile(join(disk, 'fill'), Buffer.alloc(2_000_000)).catch(() => undefined);
    const ask = host(folder);
    expect(await ask('first', {})).toMatchObject({ value: [{ uuid: uuidOf(1), hasNote: true }] });
    expect(await ask('storedState')).toMatchObject({ value: { stored: 1, health: { is: 'read-only' } } });
    await rm(join(disk, 'fill'));
    expect(await ask('saveNote', { is: 'call', uuid: uuidOf(1) }, { text: 'room again', tags: [] })).not.toHaveProperty(
      'error',
    );
    await ask('close', false);
  });

  it('gives no file answers `disk` and lives on', async () => {
    const folder = join(await tempFolder(), 'calls');
    await writeFile(folder, 'a file where the folder should be');
    const ask = host(folder);
    expect(await ask('first', {})).toMatchObject({ error: { code: 'disk' } });
    expect(await ask('sync', 'quick')).toMatchObject({ error: { code: 'disk' } });
    expect(await ask('storedState')).toMatchObject({ value: { stored: 0, health: { is: 'read-only' } } });
    expect(await ask('close', false)).not.toHaveProperty('error');
    expect(await ask('first', {})).toMatchObject({ error: { code: 'signed-out' } });
  });

  it('gives the files later opens them then, by the settings of that time', async () => {
    const folder = join(await tempFolder(), 'calls');
    await writeFile(folder, 'a file where the folder should be');
    const ask = host(folder);
    await ask('configure', { ...settings, timesWithoutOffset: 'china' });
    await rm(folder);
    await mkdir(folder);
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_000);
    expect(await ask('first', {})).toMatchObject({ value: [] });
    vi.restoreAllMocks();
    await ask('close', false);
  });
});
