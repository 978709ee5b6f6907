import { expect, it } from 'vitest';
import { enforcesSandbox } from '../../../../src/main/electron/os-sandbox.ts';

const root = { isPackaged: false, isRoot: true, hasNoSandbox: true };

it('root may start the app from its folder without the sandbox, because there is no other way', () => {
  expect(enforcesSandbox(root)).toBe(false);
});

it('nobody else may, nor root with a packaged app or without having asked for it', () => {
  expect(enforcesSandbox({ ...root, isRoot: false })).toBe(true);
  expect(enforcesSandbox({ ...root, isPackaged: true })).toBe(true);
  expect(enforcesSandbox({ ...root, hasNoSandbox: false })).toBe(true);
});
