import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A server before a demo centre whose recordings never end, or never begin. */
export interface EndlessRecordings {
  host: string;
  /** Requests for a recording that are still being answered. */
  open(): number;
  /** All that came so far. */
  asked(): number;
  close(): void;
}

const CHUNK = Buffer.alloc(16_384, 128);
const EVERY_MS = 50;

/** `hasBegun`: the recording streams for ever; otherwise not even its headers come. Everything else is passed on to `centre` (an origin). */
export async function startEndlessRecordings(centre: string, hasBegun: boolean): Promise<EndlessRecordings> {
  let [open, asked] = [0, 0];
  let own = '';
  const server = createServer((incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    if (url.startsWith('/recordings/')) {
      open += 1;
      asked += 1;
      outgoing.once('close', () => (open -= 1));
      if (!hasBegun) return;
      outgoing.writeHead(200, { 'Content-Type': 'audio/wav', 'Content-Length': 64_000_000 });
      outgoing.write(wavHead());
      const drip = setInterval(() => outgoing.write(CHUNK), EVERY_MS);
      outgoing.once('close', () => clearInterval(drip));
      return;
    }
    const onward = request(new URL(url, centre), { method, headers: { ...headers, host: new URL(centre).host } });
    onward.once('error', () => outgoing.destroy());
    onward.once('response', (response) => {
      void buffer(response).then((answer) => {
        const body = answer.toString().replaceAll(centre, own);
        const passed = { ...response.headers, 'content-length': String(Buffer.byteLength(body)) };
        outgoing.writeHead(response.statusCode ?? 502, passed).end(body);
      });
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host: own,
    open: () => open,
    asked: () => asked,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Of 8-bit mono sound at 8 kHz, 64 MB of it. */
function wavHead(): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(63_999_992, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(63_999_956, 40);
  return head;
}
