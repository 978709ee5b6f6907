import { createServer as createTlsServer } from 'node:tls';
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { ofCompany } from './private-authority.ts';

/** What the proxy does to each CONNECT. */
export type ProxyManner =
  | 'tunnels'
  /** 407, whatever comes. */
  | 'wants-login'
  | 'refuses-502'
  | 'hangs-up'
  | 'resets'
  | 'stays-silent'
  | 'speaks-nonsense'
  | 'answers-and-goes-on'
  /** Once the tunnel stands and the client has spoken. */
  | 'dies-after-first-bytes';

export interface ConnectProxy {
  port: number;
  manner: ProxyManner;
  /** The first line of every request. */
  asked: string[];
  /** Header lines that had credentials in them. */
  credentials: string[];
  /** Resets every connection there is. */
  cut(): void;
  close(): Promise<void>;
}

/** A real CONNECT proxy on 127.0.0.1; whatever name is asked for, the tunnel leads to `target` of this computer. */
export async function startConnectProxy(target: number, isTls = false): Promise<ConnectProxy> {
  const sockets = new Set<Socket>();
  const serve = (socket: Socket): void => {
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    sockets.add(socket);
    let head = '';
    const onData = (chunk: Buffer): void => {
      head += chunk.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      socket.off('data', onData);
      proxy.asked.push(head.split('\r\n')[0] ?? '');
      proxy.credentials.push(...head.split('\r\n').filter((line) => /authorization/i.test(line)));
      answer(proxy.manner, socket, target, sockets);
    };
    socket.on('data', onData);
  };
  const server: Server = isTls
    ? createTlsServer(ofCompany, serve).on('tlsClientError', () => undefined)
    : createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: ConnectProxy = {
    port: (server.address() as AddressInfo).port,
    manner: 'tunnels',
    asked: [],
    credentials: [],
    cut: () => sockets.forEach((socket) => socket.resetAndDestroy()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        sockets.forEach((socket) => socket.destroy());
      }),
  };
  return proxy;
}

const PAGE = '<!doctype html><title>Blocked by the company</title>';
const ANSWERS: Partial<Record<ProxyManner, string>> = {
  'wants-login': `HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="office"\r\nContent-Length: ${PAGE.length}\r\n\r\n${PAGE}`,
  'refuses-502': `HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\n\r\n${PAGE}`,
  'speaks-nonsense': '220 mail.example ESMTP\r\n\r\n',
  'answers-and-goes-on': 'HTTP/1.1 200 OK\r\n\r\nand more',
};

function answer(manner: ProxyManner, socket: Socket, target: number, sockets: Set<Socket>): void {
  const said = ANSWERS[manner];
  if (said !== undefined) return void socket.end(said);
  if (manner === 'hangs-up') return void socket.end();
  if (manner === 'resets') return void socket.resetAndDestroy();
  if (manner === 'stays-silent') return;
  tunnel(manner, socket, target, sockets);
}

function tunnel(manner: ProxyManner, client: Socket, target: number, sockets: Set<Socket>): void {
  const server = connect(target, '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection established\r\nVia: 1.1 office\r\n\r\n');
  });
  sockets.add(server);
  server.on('error', () => client.destroy()).on('close', () => client.destroy());
  client.on('close', () => server.destroy());
  client.on('data', (chunk) => {
    if (manner === 'dies-after-first-bytes') client.resetAndDestroy();
    else server.write(chunk);
  });
  server.on('data', (chunk) => client.write(chunk));
}
