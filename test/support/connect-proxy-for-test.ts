import { onTestFinished } from 'vitest';
import { startConnectProxy, type ConnectProxy } from './connect-proxy.ts';

/** A CONNECT proxy that is gone with the test. */
export async function connectProxyForTest(target: number, isTls = false): Promise<ConnectProxy> {
  const proxy = await startConnectProxy(target, isTls);
  onTestFinished(() => proxy.close());
  return proxy;
}
