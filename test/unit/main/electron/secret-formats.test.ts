import { expect, it } from 'vitest';
import { secretFormats } from '../../../../src/main/electron/secret-formats.ts';

const formatsOf = (platform: NodeJS.Platform): string[] =>
  Object.keys(secretFormats(platform)).map(
    (name) => /^electron application\/osclipboard;format="(.+)"$/.exec(name)?.[1] ?? name,
  );

it('marks a secret for the clipboard history and the managers of each system', () => {
  expect(formatsOf('win32')).toEqual([
    'ExcludeClipboardContentFromMonitorProcessing',
    'CanIncludeInClipboardHistory',
    'CanUploadToCloudClipboard',
  ]);
  expect(Object.values(secretFormats('win32'))).toEqual(Array.from({ length: 3 }, () => new Uint8Array([0, 0, 0, 0])));
  expect(formatsOf('darwin')).toEqual(['org.nspasteboard.ConcealedType']);
  expect(formatsOf('linux')).toEqual(['x-kde-passwordManagerHint']);
  expect(Object.values(secretFormats('linux'))).toEqual(['secret']);
});
