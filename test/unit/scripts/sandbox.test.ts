import { describe, expect, it } from 'vitest';
import { sandboxAdvice, type SandboxFacts } from '../../../scripts/sandbox.ts';

/** Ubuntu 24.04 with what npm has unpacked. */
const ubuntu: SandboxFacts = {
  ...{ platform: 'linux', isRoot: false, restriction: '1\n' },
  helper: { path: '/home/a b/dist/chrome-sandbox', uid: 1000, mode: 0o100755 },
};

describe('before Electron starts', () => {
  it('says what to type where its sandbox could not start', () => {
    expect(sandboxAdvice(ubuntu)?.split('\n').at(-1)?.trim()).toBe(
      "sudo chown root:root '/home/a b/dist/chrome-sandbox' && sudo chmod 4755 '/home/a b/dist/chrome-sandbox'",
    );
  });

  it.each([
    ['with the bit, but of another owner', { uid: 1000, mode: 0o104755 }],
    ['of root, but without the bit', { uid: 0, mode: 0o100755 }],
    ['of root with the bit, but not for everybody', { uid: 0, mode: 0o104750 }],
  ])('says so of a helper %s, too', (_name, helper) => {
    expect(sandboxAdvice({ ...ubuntu, helper: { path: '/x', ...helper } })).toContain('sudo chmod 4755');
  });

  it.each<[string, Partial<SandboxFacts>]>([
    ['the helper is set up', { helper: { path: '/x', uid: 0, mode: 0o104755 } }],
    ['nothing is forbidden', { restriction: '0\n' }],
    ['the system knows no such restriction', { restriction: undefined }],
    ['root starts it without the sandbox', { isRoot: true }],
    ['there is no helper to set up', { helper: undefined }],
    ['it is another system', { platform: 'darwin' }],
  ])('says nothing where %s', (_name, change) => {
    expect(sandboxAdvice({ ...ubuntu, ...change })).toBeUndefined();
  });

  it('writes a path so that the shell reads it as one word', () => {
    const helper = { path: "/it's/chrome-sandbox", uid: 1, mode: 0o100755 };
    expect(sandboxAdvice({ ...ubuntu, helper })).toContain(String.raw`'/it'\''s/chrome-sandbox'`);
  });
});
