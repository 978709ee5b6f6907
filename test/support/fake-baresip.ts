import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface FakeBaresip {
  port: number;
  /** The commands that have arrived, such as `accept` or `callfind id`. */
  commands: string[];
  connections: () => number;
  /** A customer calls; the id is the call's. */
  ring: (address: string, name?: string) => string;
  hangUp: (id: string) => void;
  tell: (event: Record<string, unknown>) => void;
  /** These bytes as they are. */
  send: (bytes: string) => void;
  /** Ends the connection, as a phone that crashes. */
  drop: () => void;
  /** Whether `accept` leads to a call, as it does not where there is no microphone. */
  hasMicrophone: boolean;
  close: () => Promise<void>;
}

/**
 * A control port that answers as baresip 1.0's ctrl_tcp and menu modules do, written down from what the real one sent: one connection, netstrings, `ok` to
 * `callfind` also for a call that it does not have, and an answer to `accept` whether or not the call is taken then.
 */
export async function startFakeBaresip(port = 0, registration = '\u001b[32mOK \u001b[;m'): Promise<FakeBaresip> {
  let socket: Socket | undefined;
  let connections = 0;
  let serial = 0;
  const sockets = new Set<Socket>();
  const calls = new Map<string, { peeruri: string; peerdisplayname?: string; isMuted: boolean }>();
  let current: string | undefined;
  const send = (text: string): void => void socket?.write(text);
  const write = (message: object): void => {
    const text = JSON.stringify(message);
    send(`${Buffer.byteLength(text)}:${text},`);
  };
  const tell = (event: Record<string, unknown>): void => write({ event: true, ...event });
  const tellCall = (type: string, id: string): void => {
    const call = calls.get(id);
    const { peeruri = '', peerdisplayname } = call ?? {};
    tell({
      type,
      class: 'call',
      accountaor: 'sip:agent@127.0.0.1',
      direction: 'incoming',
      peeruri,
      ...(peerdisplayname !== undefined && { peerdisplayname }),
      id,
      param: peeruri,
    });
  };
  const end = (id: string): void => {
    tellCall('CALL_CLOSED', id);
    calls.delete(id);
    current = [...calls.keys()].at(-1);
  };
  const fake: FakeBaresip = {
    port: 0,
    commands: [],
    connections: () => connections,
    ring: (peeruri, peerdisplayname) => {
      const id = `call${++serial}`;
      calls.set(id, { peeruri, isMuted: false, ...(peerdisplayname !== undefined && { peerdisplayname }) });
      current = id;
      tellCall('CALL_INCOMING', id);
      return id;
    },
    hangUp: end,
    tell,
    send,
    drop: () => socket?.destroy(),
    hasMicrophone: true,
    close: () =>
      new Promise((resolve) => {
        for (const one of sockets) one.destroy();
        server.close(() => resolve());
      }),
  };
  const obey = (command: string, params: string | undefined): [boolean, string] => {
    if (command === 'reginfo') return [true, `\n--- User Agents (1) ---\n> sip:agent@127.0.0.1  ${registration}\n\n`];
    if (calls.size === 0) return [false, `command not found (${command})\n`];
    const call = current === undefined ? undefined : calls.get(current);
    switch (command) {
      case 'callfind':
        if (params === undefined || !calls.has(params)) return [true, `call not found (id=${params})\n`];
        current = params;
        return [true, `setting current call: ${params}\n`];
      case 'accept':
        if (current !== undefined && fake.hasMicrophone) tellCall('CALL_ESTABLISHED', current);
        return [true, 'sip:agent@127.0.0.1: Answering incoming call\n'];
      case 'hangup':
        if (current !== undefined) end(current);
        return [true, ''];
      case 'mute':
        if (call) call.isMuted = !call.isMuted;
        return [true, `\ncall ${call?.isMuted ? '' : 'un-'}muted\n`];
      default:
        return [true, ''];
    }
  };
  const server = createServer((next) => {
    connections++;
    socket?.destroy();
    socket = next;
    sockets.add(next);
    next.on('error', () => undefined);
    next.on('close', () => sockets.delete(next));
    let held = '';
    next.on('data', (bytes) => {
      held += bytes.toString('utf8');
      for (let match = /^(\d+):/.exec(held); match; match = /^(\d+):/.exec(held)) {
        const [start, length] = [match[0].length, Number(match[1])];
        const { command, params, token } = JSON.parse(held.slice(start, start + length)) as Record<string, string>;
        held = held.slice(start + length + 1);
        fake.commands.push(params === undefined ? (command ?? '') : `${command} ${params}`);
        const [ok, data] = obey(command ?? '', params);
        write({ response: true, ok, data, token });
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  fake.port = (server.address() as AddressInfo).port;
  return fake;
}
