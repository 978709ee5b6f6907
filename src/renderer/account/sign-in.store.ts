import { computed, ref, shallowRef } from 'vue';
import type { AgentChoice, AppError } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { questions } from '../loadable.ts';
import { defineAgentStore } from '../session.ts';

export const DEFAULT_HOST = 'https://api.meiqia.com';

/** How the check of one field stands. */
export type Check<T> =
  { is: 'untested' } | { is: 'testing' } | { is: 'good'; value: T } | { is: 'bad'; error: AppError };

/** What the agent types to sign in. The token leaves this store when the form is done with. */
export const useSignInStore = defineAgentStore('sign-in', () => {
  const host = ref('');
  const token = ref('');
  const agentId = ref('');
  const hostCheck = shallowRef<Check<string>>({ is: 'untested' });
  const tokenCheck = shallowRef<Check<AgentChoice[]>>({ is: 'untested' });
  const hostTests = questions();
  const tokenTests = questions();
  let testedHost = '';
  let testedToken = '';

  const agents = computed(() => (tokenCheck.value.is === 'good' ? tokenCheck.value.value : []));
  const ready = computed(() => {
    if (hostCheck.value.is !== 'good' || !agents.value.some((agent) => agent.agentId === agentId.value))
      return undefined;
    return { host: hostCheck.value.value, token: token.value.trim(), agentId: agentId.value };
  });

  function forgetToken(): void {
    tokenTests.drop();
    testedToken = '';
    tokenCheck.value = { is: 'untested' };
  }

  function start(withHost: string): void {
    host.value = withHost === '' ? DEFAULT_HOST : withHost;
    token.value = '';
    agentId.value = '';
    testedHost = '';
    hostTests.drop();
    hostCheck.value = { is: 'untested' };
    forgetToken();
  }

  function typeHost(text: string): void {
    host.value = text;
    hostTests.drop();
    testedHost = '';
    hostCheck.value = { is: 'untested' };
    forgetToken();
  }

  function typeToken(text: string): void {
    token.value = text;
    forgetToken();
  }

  async function testHost(): Promise<void> {
    const text = host.value.trim();
    if (text === '' || text === testedHost) return;
    testedHost = text;
    const isNewest = hostTests.take();
    hostCheck.value = { is: 'testing' };
    const result = await request('account.testHost', { host: text });
    if (!isNewest()) return;
    hostCheck.value = result.ok ? { is: 'good', value: result.value.host } : { is: 'bad', error: result.error };
    if (result.ok) await testToken();
    else testedHost = '';
  }

  async function testToken(): Promise<void> {
    const text = token.value.trim();
    if (text === '' || text === testedToken) return;
    // The address could not be reached when it was tested: it may be there now, and what it says comes first.
    if (hostCheck.value.is !== 'good') return testHost();
    testedToken = text;
    const isNewest = tokenTests.take();
    tokenCheck.value = { is: 'testing' };
    const result = await request('account.testToken', { host: hostCheck.value.value, token: text });
    if (!isNewest()) return;
    tokenCheck.value = result.ok ? { is: 'good', value: result.value.agents } : { is: 'bad', error: result.error };
    if (!result.ok) testedToken = '';
    const [only, ...others] = agents.value;
    if (only && others.length === 0) agentId.value = only.agentId;
  }

  return {
    host,
    token,
    agentId,
    hostCheck,
    tokenCheck,
    agents,
    ready,
    start,
    typeHost,
    typeToken,
    testHost,
    testToken,
  };
});
