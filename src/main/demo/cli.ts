import { readCommandLine } from './cli-options.ts';
import { usage } from './cli-usage.ts';
import type { DemoOptions, DemoServer } from './demo-server.ts';
import { endings } from './endings.ts';
import { mobileIn, regions } from './regions.ts';
import { startDemoServer } from './server.ts';
import { namedNumbers } from './shown-numbers.ts';

const wish = readCommandLine(process.argv.slice(2));
if (wish.is === 'start') await run(wish.options);
else if (wish.is === 'help') console.log(usage);
else {
  console.error(`${wish.sentence}\nTry --help.`);
  process.exitCode = 2;
}

async function run(options: DemoOptions): Promise<void> {
  try {
    const server = await startDemoServer({
      ...options,
      onNewToken: (token) => console.log(`\nA new token was made: ${token}`),
    });
    console.log(greeting(server));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());
  } catch (error) {
    console.error(`The demo call centre cannot start: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

function greeting({ host, token, agents }: DemoServer): string {
  const example = regions[0] ? mobileIn(regions[0], 0).slice(0, -4) : '';
  return [
    'The demo call centre is open. Ctrl+C closes it.',
    `\n  Host   ${host}\n  Token  ${token}`,
    '\nAgents (name, id, seat):',
    ...agents.map(({ name, agentId, sip }) => `  ${name}  ${agentId.padEnd(16)}  ${sip}`),
    '\nNumbers to show:',
    ...namedNumbers.map(({ number, name }) => `  ${number}  ${name}`),
    `\nWhat becomes of a call, by the last four digits of the number called (such as ${example}0001):`,
    ...endings.map(({ digits, says }) => `  ${digits.padEnd(4)}  ${says}`),
    '',
  ].join('\n');
}
