import { beforeEach, describe, expect, it } from 'vitest';
import type { AgentChoice, Result } from '../../../../src/preload/contract/index.ts';
import { useAccountStore } from '../../../../src/renderer/account/account.store.ts';
import { DEFAULT_HOST, useSignInStore } from '../../../../src/renderer/account/sign-in.store.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../fake-companion.ts';

const one: AgentChoice = { agentId: '9007199254740993', name: '演示坐席一', sips: ['80010001'] };
const two: AgentChoice = { agentId: '2', name: '演示坐席二', sips: [] };
let main: FakeCompanion;
beforeEach(() => {
  main = freshWindow();
  main.answer('account.testHost', ({ host }) => ok({ host: `https://${host.replace(/^https:\/\//, '')}` }));
  main.answer('account.testToken', () => ok({ agents: [one, two] }));
});

describe('signing in', () => {
  it('starts with the default host, or the last one', () => {
    const form = useSignInStore();
    form.start('');
    expect(form.host).toBe(DEFAULT_HOST);
    form.start('https://own.example.com');
    expect(form.host).toBe('https://own.example.com');
  });

  it('is ready with the host as main has normalised it, the token and one of the agents', async () => {
    const form = useSignInStore();
    form.start('');
    form.typeHost('own.example.com');
    await form.testHost();
    form.typeToken(' secret ');
    await form.testToken();
    expect(form.ready).toBeUndefined();
    form.agentId = one.agentId;
    expect(form.ready).toEqual({ host: 'https://own.example.com', token: 'secret', agentId: one.agentId });
  });

  it('ignores the late answer for a host that was changed', async () => {
    const slow = later<Result<{ host: string }>>();
    main.answer('account.testHost', ({ host }) =>
      host === 'old' ? slow.promise : { ok: false, error: { code: 'tls' } },
    );
    const form = useSignInStore();
    form.typeHost('old');
    const first = form.testHost();
    form.typeHost('new');
    await form.testHost();
    slow.resolve(ok({ host: 'https://old' }));
    await first;
    expect(form.hostCheck).toEqual({ is: 'bad', error: { code: 'tls' } });
  });

  it('forgets the agents of a token that is typed over', async () => {
    const form = useSignInStore();
    form.start('');
    await form.testHost();
    form.typeToken('a');
    await form.testToken();
    form.typeToken('ab');
    expect(form.agents).toEqual([]);
    expect(form.tokenCheck).toEqual({ is: 'untested' });
  });

  it('tests the host again before a token, where it could not be reached at first', async () => {
    main.answer('account.testHost', () => ({ ok: false, error: { code: 'offline' } }));
    const form = useSignInStore();
    form.start('https://own.example.com');
    await form.testHost();
    form.typeToken('secret');
    await form.testToken();
    expect([form.hostCheck.is, main.count('account.testToken')]).toEqual(['bad', 0]);
    main.answer('account.testHost', ({ host }) => ok({ host }));
    await form.testToken();
    expect([form.hostCheck.is, form.tokenCheck.is]).toEqual(['good', 'good']);
  });

  it('tests the same text once, and a refused one again', async () => {
    const form = useSignInStore();
    form.start('');
    await form.testHost();
    await form.testHost();
    expect(main.count('account.testHost')).toBe(1);
    main.answer('account.testToken', () => ({ ok: false, error: { code: 'token-rejected' } }));
    form.typeToken('a');
    await form.testToken();
    await form.testToken();
    expect(main.count('account.testToken')).toBe(2);
  });

  it('keeps no token when the form is done with', () => {
    const form = useSignInStore();
    form.typeToken('secret');
    form.start('');
    expect(JSON.stringify(form.$state)).not.toContain('secret');
  });

  it('picks the only agent there is', async () => {
    main.answer('account.testToken', () => ok({ agents: [two] }));
    const form = useSignInStore();
    form.start('');
    await form.testHost();
    form.typeToken('a');
    await form.testToken();
    expect(form.ready?.agentId).toBe('2');
  });
});

describe('the account', () => {
  it('enters the demo once however often it is clicked', async () => {
    const answer = later<Result<never>>();
    main.answer('account.enterDemo', () => answer.promise);
    const accounts = useAccountStore();
    const clicks = [accounts.enterDemo(), accounts.enterDemo()];
    answer.resolve({ ok: false, error: { code: 'unexpected' } });
    await Promise.all(clicks);
    expect(main.count('account.enterDemo')).toBe(1);
    expect(accounts.problem).toEqual({ code: 'unexpected' });
    expect(accounts.isBusy).toBe(false);
  });
});
