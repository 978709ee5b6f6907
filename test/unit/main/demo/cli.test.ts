import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readCommandLine } from '../../../../src/main/demo/cli-options.ts';
import { BASE } from './visit.ts';

const script = join(import.meta.dirname, '../../../../src/main/demo/cli.ts');

interface Run {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}

function run(...args: string[]): Run {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { child, output: () => text, ended: new Promise((resolve) => child.on('close', (code) => resolve(code))) };
}

async function untilSaid({ output }: Run, wanted: RegExp): Promise<string> {
  for (let tries = 0; tries < 500; tries++) {
    const match = wanted.exec(output());
    if (match) return match[1] ?? '';
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`not said: ${output()}`);
}

describe('the command line', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'opens a call centre that one can sign in to, and closes it cleanly on %s',
    async (signal) => {
      const cli = run('--token', 'my-token', '--calls', '50');
      const host = await untilSaid(cli, /Host\s+(http:\S+)/);
      await untilSaid(cli, /(0011)/);
      const answer = await fetch(`${host}${BASE}/sips`, { headers: { Authorization: 'Bearer my-token' } });
      expect(answer.status).toBe(200);
      for (const word of ['my-token', '演示坐席一', '9007199254740993', '80010001', '0004'])
        expect(cli.output()).toContain(word);
      cli.child.kill(signal);
      expect(await cli.ended).toBe(0);
    },
  );

  it('says what is wrong in a sentence, without a stack, and exits with 2', async () => {
    const cli = run('--port', 'abc');
    expect(await cli.ended).toBe(2);
    expect(cli.output()).toContain('--port needs a whole number from 0 to 65535.');
    expect(cli.output()).not.toContain('    at ');
  });

  it('says so when the port is taken, and exits with 1', async () => {
    const first = run('--calls', '1');
    const host = await untilSaid(first, /Host\s+(http:\S+)/);
    const second = run('--port', new URL(host).port);
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain('cannot start');
    expect(second.output()).not.toContain('    at ');
  });

  it.each([
    ['--port', '65536'],
    ['--port', '-1'],
    ['--seed', '1.5'],
    ['--calls', '200001'],
    ['--speed', '0'],
    ['--speed', 'fast'],
    ['--page-base', '2'],
    ['--offset', 'mars'],
    ['--order', 'random'],
    ['--token', 'two words'],
    ['--unknown', '1'],
    ['left-over', ''],
    ['--live-calls=yes', ''],
  ])('does not take %s %s', (...args) => {
    const wish = readCommandLine(args.filter((arg) => arg !== ''));
    expect(wish.is).toBe('wrong');
    expect(wish.is === 'wrong' && wish.sentence.length).toBeGreaterThan(10);
  });

  it('understands every option', () => {
    const words = '--port 8080 --token t --seed 5 --calls 9 --speed 2.5 --page-base 0 --offset china --order oldest';
    const flags = '--relative-recordings --other-uuid --no-user-data --live-calls --no-inbound';
    expect(readCommandLine(`${words} ${flags}`.split(' '))).toEqual({
      is: 'start',
      options: {
        port: 8080,
        token: 't',
        seed: 5,
        calls: 9,
        speed: 2.5,
        pageBase: 0,
        offset: 'china',
        order: 'oldest',
        recordPath: 'relative',
        callUuidEquals: false,
        echoesUserData: false,
        showsLiveCalls: true,
        inbound: false,
      },
    });
    expect(readCommandLine([])).toEqual({ is: 'start', options: {} });
    expect(readCommandLine(['--help'])).toEqual({ is: 'help' });
  });
});
