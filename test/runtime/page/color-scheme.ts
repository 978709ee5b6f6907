import type { CdpSession } from '../chromium/cdp.ts';

const kept = ['(prefers-reduced-motion: reduce)', '(forced-colors: active)', '(prefers-contrast: more)'];

/** Keeps the other media features that are emulated at the moment: CDP can only set them all at once. */
export async function applyColorScheme(cdp: CdpSession, isDark: boolean): Promise<void> {
  const expression = `${JSON.stringify(kept)}.filter((query) => matchMedia(query).matches)`;
  const { result } = await cdp.send('Runtime.evaluate', { expression, returnByValue: true });
  const features = (result.value as string[]).map((query) => {
    const [name = '', value = ''] = query.slice(1, -1).split(': ');
    return { name, value };
  });
  features.push({ name: 'prefers-color-scheme', value: isDark ? 'dark' : 'light' });
  await cdp.send('Emulation.setEmulatedMedia', { features });
}
