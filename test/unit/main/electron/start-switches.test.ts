import { describe, expect, it } from 'vitest';
import { refusedSwitch } from '../../../../src/main/electron/start-switches.ts';

const PROGRAM = '/usr/lib/softphone-companion/softphone-companion';
const refused = (argument: string, platform: NodeJS.Platform = 'linux'): string | undefined =>
  refusedSwitch([PROGRAM, argument], platform);

describe('switches of a start', () => {
  it.each([
    ...['--remote-debugging-port=9222', '--remote-debugging-pipe', '--remote-allow-origins=*'],
    ...['--inspect', '--inspect-brk=0', '--inspect-port=9229', '--inspect-publish-uid=http'],
    ...['--proxy-server=evil.example:8080', '--host-resolver-rules=MAP * 127.0.0.1', '--ignore-certificate-errors'],
    ...['--disable-web-security', '--no-sandbox', '--disable-gpu-sandbox', '--disable-features=IsolateOrigins'],
    ...['--renderer-cmd-prefix=/tmp/x', '--utility-cmd-prefix=/tmp/x', '--gpu-launcher=/tmp/x'],
    ...[
      '--browser-subprocess-path=/tmp/x',
      '--load-extension=/tmp/x',
      '--js-flags=--expose-gc',
      '--user-data-dir=/tmp',
    ],
    ...['-r', '--require', '-e', '--eval', '--app=/tmp/x', '--a-switch-that-nobody-knows-yet'],
  ])('refuse %s', (argument) => {
    expect(refused(argument)).toBe(argument);
  });

  it.each([
    ...[
      '--demo',
      '--quick-dial',
      '--calls',
      '--verify',
      '--verify=log.jsonl',
      '--lang=zh-CN',
      '--disable-gpu',
      '--ozone-platform-hint=auto',
    ],
    ...['--enable-features=WaylandWindowDecorations,UseOzonePlatform', '--force-device-scale-factor=1.5', '--v=1'],
  ])('allow %s', (argument) => {
    expect(refused(argument)).toBeUndefined();
  });

  it('refuse features that are not about drawing, alone or among others', () => {
    expect(refused('--enable-features=WaylandWindowDecorations,NetworkServiceInProcess')).toBeDefined();
    expect(refused('--enable-features=')).toBeDefined();
  });

  it('are read with one dash as with two, and on Windows with a slash', () => {
    expect(refused('-remote-debugging-port=9222')).toBe('-remote-debugging-port=9222');
    expect(refused('/remote-debugging-port=9222', 'win32')).toBe('/remote-debugging-port=9222');
    expect(refused('/home/li/notes.txt')).toBeUndefined();
  });

  it('are looked for among words and links, but not behind a lone --', () => {
    expect(refusedSwitch([PROGRAM, 'tel:15405714321', '--inspect'], 'linux')).toBe('--inspect');
    expect(refusedSwitch([PROGRAM, '--', 'tel:15405714321'], 'linux')).toBeUndefined();
    expect(refusedSwitch([PROGRAM, '--', '--inspect'], 'linux')).toBeUndefined();
    expect(refusedSwitch([PROGRAM, 'dial', '15405714321'], 'linux')).toBeUndefined();
  });

  it('of the systems’ own are allowed where they belong', () => {
    expect(refused('-Embedding', 'win32')).toBeUndefined();
    expect(refused('-psn_0_12345', 'darwin')).toBeUndefined();
    expect(refused('-NSDocumentRevisionsDebugMode', 'darwin')).toBeUndefined();
    expect(refused('-Embedding')).toBe('-Embedding');
    expect(refused('-psn_0_12345')).toBe('-psn_0_12345');
  });
});
