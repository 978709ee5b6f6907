import { describe, expect, it } from 'vitest';
import { recognise } from '../../../../../src/main/calls/recordings/recording-kind.ts';
import { SOUNDS } from './sounds.ts';

describe('the first bytes of a recording', () => {
  it.each(SOUNDS)('tell what it is: $name', ({ bytes, extension, isPlayable }) => {
    expect(recognise(bytes)).toMatchObject({ extension, isPlayable });
  });

  it.each([
    '<html>',
    '  \r\n<!DOCTYPE html>',
    '\ufeff<?xml version="1.0"?><Error><Code>ExpiredToken</Code></Error>',
    '{"code":401}',
    '[]',
    '"expired"',
    'The link has expired.',
    '链接已过期，请重新获取',
  ])('tell a message of the server: %s', (text) => {
    expect(recognise(Buffer.from(text))).toBe('text');
    if (/^\s*[<{]/.test(text)) expect(recognise(Buffer.from(`\ufeff${text.trimStart()}`, 'utf16le'))).toBe('text');
  });

  it.each([
    ['PDF', '%PDF-1.7\n'],
    ['PNG', '\x89PNG\r\n\x1a\n'],
    ['GIF', 'GIF89a'],
    ['JPEG', '\xff\xd8\xff\xe0'],
  ])('tell a picture or a page that came in its place: %s', (_name, beginning) => {
    expect(recognise(Buffer.concat([Buffer.from(beginning, 'latin1'), Buffer.alloc(64, 0x80)]))).toBe('text');
  });

  it('say nothing where they are neither', () => {
    expect(recognise(new Uint8Array())).toBe('unknown');
    expect(recognise(Buffer.from([0x3c, 0x01, 0x02, 0x80, 0xff, 0x00, 0x13, 0x37]))).toBe('unknown');
  });
});
