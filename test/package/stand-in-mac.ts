import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from '../../packaging/run.ts';

const HELPERS = ['Electron Helper', 'Electron Helper (GPU)', 'Electron Helper (Plugin)', 'Electron Helper (Renderer)'];
/** What @electron/fuses looks for: its mark, the version of the wire, how many fuses follow, and each as "0" or "1" (electronjs.org: Fuses). */
const FUSE_WIRE = `dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009${'1'.repeat(9)}`;

/**
 * A zip with the folders of Electron for macOS, and a few bytes in the place of each program: its own cannot be had on every machine. What is
 * made of it can be looked at, not started.
 */
export async function zipStandInMac(folder: string, version: string, arch: 'x64' | 'arm64'): Promise<void> {
  const root = join(folder, `electron-${arch}`);
  const put = async (path: string, content: string): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content, { mode: 0o755 });
  };
  const bundle = async (path: string, name: string): Promise<void> => {
    await put(`${path}/Contents/Info.plist`, plist(name));
    await put(`${path}/Contents/MacOS/${name}`, `stand-in ${arch}`);
  };
  await bundle('Electron.app', 'Electron');
  await put('Electron.app/Contents/Resources/electron.icns', 'icns');
  const frameworks = 'Electron.app/Contents/Frameworks';
  for (const helper of HELPERS) await bundle(`${frameworks}/${helper}.app`, helper);
  await put(`${frameworks}/Electron Framework.framework/Electron Framework`, `stand-in ${arch} ${FUSE_WIRE} end`);
  await put('LICENSE', 'licence');
  await put('LICENSES.chromium.html', 'licences');
  await put('version', version);
  run('zip', ['-q', '-r', '-y', join(folder, `electron-v${version}-darwin-${arch}.zip`), '.'], { cwd: root });
}

function plist(name: string): string {
  const values = {
    CFBundleExecutable: name,
    CFBundleIdentifier: 'com.github.Electron',
    CFBundleName: name,
    CFBundlePackageType: 'APPL',
    ...(name === 'Electron' && { CFBundleIconFile: 'electron.icns', CFBundleDisplayName: name }),
  };
  const lines = Object.entries(values).map(([key, value]) => `<key>${key}</key><string>${value}</string>`);
  return `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict>${lines.join('')}</dict></plist>`;
}
