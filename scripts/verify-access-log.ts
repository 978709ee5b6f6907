import { parseArgs } from 'node:util';
import { verifyCommand } from '../src/main/access-log/verify-command.ts';

/** `npm run verify-access-log -- FILE`: as the app's `--verify`, but without a keychain. */
const { positionals } = parseArgs({ allowPositionals: true });
const [path] = positionals;
if (path === undefined || positionals.length !== 1) {
  console.error('usage: npm run verify-access-log -- FILE');
  process.exitCode = 2;
} else {
  const { text, exitCode } = await verifyCommand(path);
  process.stdout.write(text);
  process.exitCode = exitCode;
}
