import { describe, expect, it } from 'vitest';
import type { FromMain, FromThread } from '../../../../src/main/calls/thread/thread-api.ts';
import { ThreadHost } from '../../../../src/main/calls/thread/thread-host.ts';
import type { Route } from '../../../../src/main/network/route.ts';
import { connectProxyForTest } from '../../../support/connect-proxy-for-test.ts';
import { closedPort } from '../../../support/raw-server.ts';
import { AGENT } from '../../../support/sessions.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

describe('the calls’ thread', () => {
  it('asks main for the way to its host, and takes it', async () => {
    const proxy = await connectProxyForTest(await closedPort());
    const answered = Promise.withResolvers<FromThread>();
    const route: Route = [{ is: 'proxy', kind: 'http', host: '127.0.0.1', port: proxy.port }];
    const main = ({ is, id }: Extract<FromThread, { is: 'wants-token' | 'wants-route' }>): FromMain =>
      is === 'wants-token' ? { is: 'token', id, token: 'a-token' } : { is: 'route', id, route };
    const host: ThreadHost = new ThreadHost(
      {
        folder: await tempFolder(),
        key: 'one',
        host: 'https://api.test',
        agentId: AGENT,
        isDemo: true,
        settings: { timesWithoutOffset: 'utc', keepsCallsDays: 90 },
      },
      {
        postMessage: (message: FromThread) => {
          if (message.is === 'answer') answered.resolve(message);
          else if (message.is === 'wants-token' || message.is === 'wants-route')
            setImmediate(() => host.hear(main(message)));
        },
      },
    );
    host.hear({ is: 'ask', id: 1, method: 'sync', args: ['quick'] });
    expect(await answered.promise).toMatchObject({ value: { is: 'failed', error: { code: 'proxy' } } });
    expect(new Set(proxy.asked)).toEqual(new Set(['CONNECT api.test:443 HTTP/1.1']));
  });
});
