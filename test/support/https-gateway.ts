import { createServer } from 'node:https';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ofCompany } from './private-authority.ts';

export interface HttpsGateway {
  port: number;
  close(): Promise<void>;
}

/** What stands before many an API: speaks HTTPS with a company's certificate, and asks the server behind it under that one's own name. */
export async function startHttpsGateway(behind: string): Promise<HttpsGateway> {
  const { hostname, port, host } = new URL(behind);
  const gateway = createServer(ofCompany, (asked, answer) => {
    const { method, url, headers } = asked;
    const onward = request({ hostname, port, method, path: url, headers: { ...headers, host } }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    answer.on('error', () => onward.destroy());
    asked.pipe(onward);
  }).on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  return {
    port: (gateway.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        gateway.close(() => resolve());
        gateway.closeAllConnections();
      }),
  };
}
