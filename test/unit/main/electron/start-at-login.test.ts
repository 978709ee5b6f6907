import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StartAtLogin, storedLogin } from '../../../../src/main/electron/start-at-login.ts';
import { JsonFile } from '../../../../src/main/files/json-file.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

interface Computer {
  path: string;
  entry: string | undefined;
  told: [entry: string, before: string][];
  logged: unknown[];
  refuses: boolean;
}

async function computer(): Promise<Computer> {
  return { path: join(await tempFolder(), 'login.json'), entry: 'on', told: [], logged: [], refuses: false };
}

/** One run of the app. */
function run(here: Computer): StartAtLogin {
  return new StartAtLogin({
    system: {
      entry: () => here.entry,
      apply: (entry, before) => {
        if (here.refuses) return Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' }));
        here.told.push([entry, before]);
        return Promise.resolve();
      },
    },
    file: new JsonFile(here.path, storedLogin),
    log: (...line) => here.logged.push(line),
  });
}

describe('starting at login', () => {
  it('leaves the system alone until somebody asks for it', async () => {
    const here = await computer();
    await run(here).use(false);
    expect(here.told).toEqual([]);
  });

  it('reaches the system when a company’s file has it from the first start on', async () => {
    const here = await computer();
    await run(here).use(true);
    expect(here.told).toEqual([['on', '']]);
  });

  it('is off in the system when a company’s file takes it back between two runs', async () => {
    const here = await computer();
    await run(here).use(true);
    await run(here).use(false);
    expect(here.told.at(-1)).toEqual(['', 'on']);
  });

  it('does not overrule somebody who took the app out of the system’s own list', async () => {
    const here = await computer();
    await run(here).use(true);
    const next = run(here);
    for (let change = 0; change < 3; change++) await next.use(true);
    expect(here.told).toHaveLength(1);
  });

  it('follows the setting through a run, one change after the other', async () => {
    const here = await computer();
    const app = run(here);
    await Promise.all([app.use(true), app.use(false), app.use(true)]);
    expect(here.told.map(([entry]) => entry)).toEqual(['on', '', 'on']);
    expect(JSON.parse(await readFile(here.path, 'utf8'))).toEqual({ applied: 'on' });
  });

  it('tells the system anew when the program has moved', async () => {
    const here = await computer();
    await run(here).use(true);
    here.entry = 'elsewhere';
    await run(here).use(true);
    expect(here.told.at(-1)).toEqual(['elsewhere', 'on']);
  });

  it('tries what was refused again in the next run, and logs it', async () => {
    const here = { ...(await computer()), refuses: true };
    await run(here).use(true);
    expect(here.logged).toEqual([['warn', 'login.refused', { code: 'EACCES' }]]);
    here.refuses = false;
    await run(here).use(true);
    expect(here.told).toEqual([['on', '']]);
  });

  it('is not possible, and writes nothing, where the program cannot be started', async () => {
    const here = { ...(await computer()), entry: undefined };
    const app = run(here);
    await app.use(true);
    expect([app.isPossible, here.told]).toEqual([false, []]);
    expect(await readdir(join(here.path, '..'))).toEqual([]);
  });
});
