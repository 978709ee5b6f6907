import { describe, expect, it } from 'vitest';
import { isOurs, isReload, pathOf, recordingAt } from '../../../../src/main/electron/origin.ts';

const SHOWN = 'app://bundle/index.html';

it.each([
  'app://bundle.example/index.html',
  'app://elsewhere/index.html',
  'https://bundle/index.html',
  'file://bundle/index.html',
  'app://user@bundle/',
  'app://:secret@bundle/',
  'data:text/html,app://bundle/',
  'about:blank',
  '',
])('%j is not ours', (address) => {
  expect([isOurs(address), isOurs(SHOWN)]).toEqual([false, true]);
});

it('a page of ours may load itself again', () => {
  expect(isReload({ url: SHOWN, isMainFrame: true }, SHOWN)).toBe(true);
});

it.each([
  'app://bundle/quick-dial.html',
  'app://bundle/index.html?x',
  'app://bundle/recordings/1',
  'app://bundle.example/index.html',
  'app://user@bundle/index.html',
  'https://example.com/',
  'about:blank',
  'file:///index.html',
  '',
])('it may not go to %j', (url) => {
  expect(isReload({ url, isMainFrame: true }, SHOWN)).toBe(false);
});

it('a page that calls itself a recording may not be loaded as one', () => {
  for (const url of ['app://bundle/recordings/1', 'app://bundle/', 'app://bundle/assets/x.js', 'app://bundle/%E0%A4%A'])
    expect(isReload({ url, isMainFrame: true }, url)).toBe(false);
});

it('a page that is not ours may not even stay, and a frame in ours may nothing', () => {
  for (const url of ['https://example.com/', 'about:blank', ''])
    expect(isReload({ url, isMainFrame: true }, url)).toBe(false);
  expect(isReload({ url: SHOWN, isMainFrame: false }, SHOWN)).toBe(false);
});

describe('the path of an address of ours', () => {
  it.each([
    ['app://bundle/index.html', '/index.html'],
    ['app://bundle/recordings/%E4%B8%80', '/recordings/一'],
    ['app://bundle/%E0%A4%A', undefined],
    ['app://bundle/%ff', undefined],
    ['app://bundle/%', undefined],
  ])('%s is %s', (address, path) => expect(pathOf(address)).toBe(path));
});

describe('the address of a recording', () => {
  it.each(['1700000000.42', 'a84b4c@pc33.example', 'call/2026/11', 'a#b?c=d&e', '100%', 'a b+c', '{x}[y]|z', '录音'])(
    'tells the id of its call, whatever signs that has: %s',
    (id) => {
      expect(recordingAt(`app://bundle/recordings/${encodeURIComponent(id)}`)).toBe(id);
    },
  );

  it.each(['/recordings/', '/recordings/a/b', '/recordings/%E0%A4%A', '/index.html', '/x/recordings/a'])(
    'is not %s',
    (path) => {
      expect(recordingAt(`app://bundle${path}`)).toBeUndefined();
    },
  );
});
