import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';

/** One request and its answer, as they were on the wire. */
export interface Exchange {
  method: string;
  /** With the query. */
  target: string;
  headers: IncomingHttpHeaders;
  body: string;
  status: number;
  answerHeaders: IncomingHttpHeaders;
  answer: string;
}

export interface RecordingRelay {
  host: string;
  exchanges: Exchange[];
  close(): Promise<void>;
}

/** Passes every request on to `target` (`http://127.0.0.1:<port>`), byte for byte, and keeps what went both ways. */
export async function startRecordingRelay(target: string): Promise<RecordingRelay> {
  const exchanges: Exchange[] = [];
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const { method = '', url = '', headers } = incoming;
      const body = await buffer(incoming);
      const onward = request(new URL(url, target), { method, headers: { ...headers, host: new URL(target).host } });
      onward.once('error', () => outgoing.destroy());
      onward.once('response', (response) => {
        void buffer(response).then((answer) => {
          const { statusCode: status = 0, headers: answerHeaders } = response;
          exchanges.push({
            method,
            target: url,
            headers,
            body: body.toString(),
            status,
            answerHeaders,
            answer: answer.toString(),
          });
          outgoing.writeHead(status, answerHeaders).end(answer);
        });
      });
      onward.end(body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
