import { describe, expect, it } from 'vitest';
import { openLink } from '../../../../src/main/electron/open-link.ts';

/** A Linux desktop, where opening always seems to work. */
function desktop(programs: Record<string, string>) {
  const opened: string[] = [];
  return {
    opened,
    nameOfProgram: (link: string) => programs[link.slice(0, link.indexOf(':'))] ?? '',
    open: (link: string) => {
      opened.push(link);
      return Promise.resolve();
    },
  };
}

describe('a link to another program', () => {
  it('goes to the program that is registered for it', async () => {
    const here = desktop({ 'linphone-config': 'linphone.desktop' });
    await openLink('linphone-config:http://127.0.0.1:1/x', here);
    expect(here.opened).toEqual(['linphone-config:http://127.0.0.1:1/x']);
  });

  it('is refused where no program is registered, though the desktop would take it', async () => {
    const here = desktop({});
    await expect(openLink('sip:1000@pbx.test', here)).rejects.toThrow('no program');
    expect(here.opened).toEqual([]);
  });

  it('to the web goes to whatever browser the desktop finds', async () => {
    const here = desktop({});
    await openLink('https://example.test/', here);
    expect(here.opened).toHaveLength(1);
  });
});
