/**
 * `npm run test:phone`: the app's phone against a real registrar (Kamailio) and real phones (baresip, Linphone) that are set up with what
 * the app wrote, on loopback only and within two minutes. Exit 1 when something did not hold, or when the packages for it are missing.
 */
import { runPhoneTests } from '../test/phone/run.ts';
import { FOR_PHONE, requirePackages } from './packages.ts';

const LIMIT_MS = 115_000;

if (process.platform !== 'linux') {
  console.error('NOT RUN: the registrar and the phones of these tests are packages of Debian.');
  process.exit(1);
}
process.env['PATH'] = `${process.env['PATH'] ?? ''}:/usr/sbin`; // Kamailio lies there, and not everybody looks there
requirePackages(FOR_PHONE);
const limit = setTimeout(() => {
  console.error(`FAILED  not done within ${LIMIT_MS / 1000} s`);
  process.exitCode = 1;
  process.kill(process.pid, 'SIGTERM');
}, LIMIT_MS);
const isGood = await runPhoneTests();
clearTimeout(limit);
process.exit(isGood ? 0 : 1);
