import { once } from 'node:events';
import { createServer as createPlainServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createSecureContext, createServer } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CallApi } from '../../../../src/main/call-api/call-api.ts';
import { networkFault } from '../../../../src/main/call-api/failures.ts';
import { Connections } from '../../../../src/main/network/connections.ts';
import { DIRECT } from '../../../../src/main/network/route.ts';
import { markUnsent } from '../../../../src/main/network/unsent.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { companyRoot, ofCompany, ranOut } from '../../../support/private-authority.ts';
import { selfSigned } from '../../../support/self-signed.ts';
import { AGENT } from '../../../support/sessions.ts';

const CALL = { agentId: AGENT, callee: '15405710001' };

async function apiAt(server: Server): Promise<CallApi> {
  server.on('tlsClientError', () => undefined).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const trust = createSecureContext({ ca: companyRoot });
  return new CallApi({
    host: `https://localhost:${(server.address() as AddressInfo).port}`,
    readToken: () => Promise.resolve('a-token'),
    connections: new Connections({ route: () => Promise.resolve(DIRECT), trust: () => trust }),
  });
}

/** Answers the first bytes with these, and hangs up. */
function sayingOnly(bytes: string | number[]): Server {
  return createPlainServer((client) => {
    client.on('error', () => undefined).once('data', () => client.end(Buffer.from(bytes as number[])));
  });
}

const alert = (description: number): number[] => [21, 3, 3, 0, 2, 2, description];

describe('a call over TLS is not placed where the handshake fails:', () => {
  it.each([
    ['the certificate is signed by itself', createServer(selfSigned)],
    ['the certificate has expired', createServer(ranOut)],
    ['the server speaks no TLS', sayingOnly('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['the server refuses every cipher', sayingOnly(alert(40))],
    ['the server knows no such name', sayingOnly(alert(112))],
    ['the server breaks down', sayingOnly(alert(80))],
    [
      'the server wants a certificate of ours',
      createServer({ ...ofCompany, requestCert: true, maxVersion: 'TLSv1.2' }),
    ],
  ])('%s', async (_what, server) => {
    const api = await apiAt(server);
    expect(await faultOf(api.callOut(CALL))).toMatchObject({ code: 'tls' });
  });
});

describe('a call over TLS may have been placed where TLS fails later:', () => {
  it('the server wants a certificate of ours only once the request is under way', async () => {
    const api = await apiAt(createServer({ ...ofCompany, requestCert: true, minVersion: 'TLSv1.3' }));
    expect(await faultOf(api.callOut(CALL))).toMatchObject({ code: 'unknown-outcome' });
  });

  it('a box on the way answers the request in plain HTTP', async () => {
    const server = createServer(ofCompany);
    server.on('connection', (wire: Socket) => {
      server.once('secureConnection', (client) => {
        client.on('error', () => undefined).once('data', () => wire.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
      });
    });
    const api = await apiAt(server);
    expect(await faultOf(api.callOut(CALL))).toMatchObject({ code: 'unknown-outcome' });
  });
});

describe('what TLS says', () => {
  /** As fetch throws it; seen with Electron's BoringSSL, whose names differ from OpenSSL's. */
  function failed(code: string, isUnsent: boolean): Error {
    const error = Object.assign(new Error(code), { code });
    return new TypeError('fetch failed', { cause: isUnsent ? markUnsent(error) : error });
  }

  it.each([
    'INVALID_PURPOSE',
    'PATH_LENGTH_EXCEEDED',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ])('of a certificate is said of the connection: %s', (code) =>
    expect(networkFault(failed(code, false)).error).toEqual({ code: 'tls', message: code }),
  );

  it.each([
    'UNSPECIFIED',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'ERR_SSL_CERTIFICATE_VERIFY_FAILED',
    'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
    'ERR_SSL_TLSV1_ALERT_CERTIFICATE_REQUIRED',
  ])('while connecting is said of the connection, and later proves nothing: %s', (code) => {
    expect(networkFault(failed(code, true)).error).toEqual({ code: 'tls', message: code });
    expect(networkFault(failed(code, false)).error).toEqual({ code: 'bad-answer', message: code });
  });
});
