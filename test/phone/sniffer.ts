import { until, type Children } from './children.ts';
import { holds, same } from './report.ts';

/**
 * Lets tshark, whose SIP reader is nobody's of ours, watch what goes to a UDP port of loopback. undefined: it may not (it needs the right
 * to capture). What it gives is called after the traffic.
 */
export async function startSniffer(children: Children, port: number): Promise<(() => Promise<string>) | undefined> {
  const fields = ['sip.CSeq.method', 'sip.contact.uri', 'sip.Contact', 'sip.Expires'].flatMap((name) => ['-e', name]);
  const args = [
    '-l',
    '-n',
    '-i',
    'lo',
    '-f',
    `udp dst port ${port}`,
    '-d',
    `udp.port==${port},sip`,
    '-T',
    'fields',
    '-E',
    'separator=|',
    ...fields,
  ];
  const child = children.start('tshark', args);
  const isCapturing = await until('tshark captures', 8_000, () => {
    if (/permission|cannot|error/i.test(child.output())) return 'no' as const;
    return child.output().includes('Capturing on') ? ('yes' as const) : undefined;
  }).catch(() => 'no' as const);
  if (isCapturing === 'no') return undefined;
  await new Promise((resolve) => setTimeout(resolve, 700)); // it says so a little early
  return async () => {
    const rows = (): string[] =>
      child
        .output()
        .split('\n')
        .filter((line) => line.startsWith('REGISTER|'));
    await until('tshark has read everything', 8_000, () => (rows().length >= 2_000 ? true : undefined));
    await child.stop();
    same(
      rows().filter((row) => row !== 'REGISTER|||'),
      [],
    );
    holds(rows().length >= 2_000, `${rows().length} requests`);
    return `${rows().length} REGISTER over UDP, none with a Contact or an Expires`;
  };
}
