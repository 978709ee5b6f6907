/**
 * The process that is killed: opens the journal in a folder, tells what an earlier run has left open, and then dials without
 * pause. Started by kills.ts with the journal's path, the server's host and a seed for its numbers; ends with its parent.
 */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { ulid } from 'ulid';
import { CallApi } from '../../../src/main/call-api/call-api.ts';
import { isFault } from '../../../src/main/fault.ts';
import { App } from './app.ts';

const [journalPath = '', host = '', agentId = ''] = process.argv.slice(2);
/** Longer than any run. */
const LIFE_MS = 30_000;
/** Looks into the records come this much faster. */
const SPEED = 1000;

setTimeout(() => process.exit(3), LIFE_MS).unref();
process.stdin.on('end', () => process.exit(0)).resume();

const api = new CallApi({ host, readToken: () => Promise.resolve('a-token') }, { readMs: 2000, callMs: 60 });
const session = { agentId, agentName: '', host, isDemo: false, api };
const app = new App({
  journalPath,
  session: () => session,
  clock: { now: Date.now, wait: (ms, signal) => sleep(ms / SPEED, undefined, { signal }) },
  ticks: () => performance.now(),
  callsPerMinute: 0,
  newIntentId: () => ulid(),
  announce: () => undefined,
  onFound: () => undefined,
  onClock: () => undefined,
});

app.open();
// Before `resume` has looked anywhere: what the journal itself says.
const unresolved = app.dialer.unresolved().map(({ intentId }) => intentId);
process.stdout.write(`${JSON.stringify({ unresolved })}\n`);
app.dialer.resume();

for (let n = 0; ; n++) {
  try {
    await app.dial(`138${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`, ['repeat']);
  } catch (error) {
    if (!isFault(error)) throw error;
  }
  app.dialer.dismiss();
}
