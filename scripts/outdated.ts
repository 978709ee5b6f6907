/**
 * What is behind: `npm run outdated`. Compares every dependency with the registry and says of each whether a patch, a minor or a major is
 * waiting. Exit 1 when Electron is behind its own line, or anything is behind by a patch: CONTRIBUTING.md says how soon each is taken.
 */
import { spawnSync } from 'node:child_process';
import { ROOT } from './runtime.ts';

interface Behind {
  current?: string;
  wanted: string;
  latest: string;
}

type Distance = 'patch' | 'minor' | 'major';

const npm = process.env['npm_execpath'];
const [program, args] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
const { stdout, stderr } = spawnSync(program, [...args, 'outdated', '--json'], { cwd: ROOT, encoding: 'utf8' });
if (stdout.trim() === '') {
  console.error(stderr.trim() || 'npm said nothing.');
  process.exit(1);
}
const answer = JSON.parse(stdout) as { error?: { summary: string } };
if (answer.error) {
  console.error(`The registry could not be asked: ${answer.error.summary}`);
  process.exit(1);
}
const behind = answer as Record<string, Behind>;
const rows = Object.entries(behind).map(([name, { current = 'missing', wanted, latest }]) => ({
  name,
  current,
  wanted,
  latest,
  behind: distance(current, latest),
}));
if (rows.length === 0) console.log('Everything is at its latest version.');
else console.table(rows);
const urgent = rows.filter(({ name, current, wanted, behind: how }) => {
  const isPatchInLine = current !== wanted && distance(current, wanted) === 'patch';
  return how === 'patch' || isPatchInLine || (name === 'electron' && how === 'minor');
});
for (const { name, current, wanted, latest, behind: how } of urgent)
  console.log(`Take now: ${name} ${current} → ${how === 'major' ? wanted : latest}`);
process.exit(urgent.length > 0 ? 1 : 0);

function distance(current: string, latest: string): Distance {
  const [a, b] = [current, latest].map((version) => version.split('.'));
  if (a?.[0] !== b?.[0]) return 'major';
  return a?.[1] === b?.[1] ? 'patch' : 'minor';
}
