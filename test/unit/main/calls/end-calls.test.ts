import { describe, expect, it } from 'vitest';
import { AgentScope } from '../../../../src/main/account/agent-scope.ts';
import { endCalls } from '../../../../src/main/calls/end-calls.ts';
import type { CallsService } from '../../../../src/main/calls/calls.service.ts';
import { WorkService } from '../../../../src/main/work/work.service.ts';

describe('quitting', () => {
  it('closes the calls when the work that needs them has tidied up', async () => {
    const order: string[] = [];
    const work = new WorkService({
      scope: new AgentScope(),
      announce: () => undefined,
      newId: () => 'w1',
      showInFolder: () => undefined,
      log: () => undefined,
    });
    work.start({ kind: 'export', path: 'calls.csv', total: 1 }, async (signal) => {
      await new Promise((resolve) => signal.addEventListener('abort', () => setTimeout(resolve, 20)));
      order.push('tidy');
    });
    const calls = { close: () => Promise.resolve(void order.push('closed')) } as unknown as CallsService;
    await endCalls({ work, calls });
    expect(order).toEqual(['tidy', 'closed']);
  });
});
