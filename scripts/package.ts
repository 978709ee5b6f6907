/**
 * Makes the packages of this system: `npm run package`. `-- --formats deb,rpm`, `--platform win32`, `--arch arm64`, `--out FOLDER`;
 * `--electron-zips FOLDER` takes Electron's zips from there instead of downloading them. Signs where the environment says with what.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { assemble, programIn } from '../packaging/assemble.ts';
import { writeDocuments } from '../packaging/documents.ts';
import { makePackage } from '../packaging/make.ts';
import { readProduct, ROOT } from '../packaging/product.ts';
import { describeSignature, signFile } from '../packaging/sign.ts';
import { isFormat, isPlatform, FORMATS, type Arch, type Format, type Platform } from '../packaging/target.ts';

const { values: options } = parseArgs({
  options: {
    platform: { type: 'string', default: process.platform },
    arch: { type: 'string' },
    formats: { type: 'string' },
    out: { type: 'string', default: join(ROOT, 'out/packages') },
    'electron-zips': { type: 'string' },
  },
});
if (!isPlatform(options.platform)) fail(`--platform must be one of ${Object.keys(FORMATS).join(', ')}`);
const platform: Platform = options.platform;
const formats = (options.formats?.split(',') ?? [...FORMATS[platform]]).map((name): Format => {
  if (!isFormat(name, platform)) fail(`--formats for ${platform}: ${FORMATS[platform].join(', ')}`);
  return name;
});
if (process.env['ELECTRON_OVERRIDE_DIST_PATH'] !== undefined)
  fail(
    'ELECTRON_OVERRIDE_DIST_PATH names another Electron than the one of package.json: packages for people are never made with it.',
  );
if (!existsSync(join(ROOT, 'out/main/index.js'))) fail('There is no build yet: run `npm run build` first.');
const product = readProduct();
const arches: Arch[] = (options.arch?.split(',') as Arch[] | undefined) ?? defaultArches();
const sums: string[] = [];
for (const arch of arches) await packageFor(arch);
await writeFile(join(options.out, 'SHA256SUMS'), `${sums.join('\n')}\n`);

async function packageFor(arch: Arch): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'companion-package-'));
  try {
    const target = { platform, arch };
    const assembled = await assemble({ product, target, work, electronZips: options['electron-zips'] });
    if (platform === 'win32')
      console.log(
        describeSignature('program', await signFile(programIn(assembled, product, target), 'exe', process.env)),
      );
    const documents = await writeDocuments(join(work, 'documents'), product, new Date());
    await mkdir(options.out, { recursive: true });
    for (const format of formats) {
      const parts = { product, target, assembled, documents, work, out: options.out, date: new Date() };
      const file = await makePackage(format, { ...parts, compression: 'xz', isTest: false });
      console.log(describeSignature(basename(file), await signFile(file, format, process.env)));
      console.log(`${file}  ${((await stat(file)).size / 1e6).toFixed(1)} MB`);
      sums.push(`${await digestOf(file)}  ${basename(file)}`);
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** On Linux arm64 is made beside x64 where its zip is there or can be downloaded; a Mac gets one app for both processors. */
function defaultArches(): Arch[] {
  if (platform === 'darwin') return ['universal'];
  const zips = options['electron-zips'];
  const hasArm =
    zips === undefined || existsSync(join(zips, `electron-v${product.electronVersion}-${platform}-arm64.zip`));
  return platform === 'linux' && hasArm ? ['x64', 'arm64'] : ['x64'];
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

function fail(words: string): never {
  console.error(words);
  process.exit(1);
}
