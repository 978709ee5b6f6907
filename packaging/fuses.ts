import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';

/**
 * Every switch that is burnt into Electron's binary (electronjs.org: Fuses). The type asks for all of them, so that a new one cannot be missed.
 * What the app would otherwise obey: `ELECTRON_RUN_AS_NODE`, `NODE_OPTIONS`, `--inspect`, code beside the archive, a changed archive.
 */
export const FUSES: Record<FuseV1Options, boolean> = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Checked by Electron on Windows and macOS only; on Linux the app looks at its archive itself (src/main/electron/installation.ts).
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Electron's default: WebAssembly out-of-bounds accesses are caught by the processor instead of checked in code.
  [FuseV1Options.WasmTrapHandlers]: true,
};

const OFF = '0'.charCodeAt(0);
const ON = '1'.charCodeAt(0);

/** Burns the fuses into a binary or an .app. An older Electron may know fewer of them: it gets those that it has. */
export async function burnFuses(binary: string): Promise<void> {
  const known = await readFuses(binary);
  const wanted = Object.entries(FUSES).filter(([fuse]) => fuse in known);
  await flipFuses(binary, {
    version: FuseVersion.V1,
    // Apple's processors start nothing whose signature is void; only macOS can make a new one.
    resetAdHocDarwinSignature: process.platform === 'darwin',
    ...Object.fromEntries(wanted),
  });
}

/** What is burnt into it, by fuse; only those that it knows. Throws where there is no fuse wire. */
export async function readFuses(binary: string): Promise<Partial<Record<FuseV1Options, boolean>>> {
  const { version: _version, ...wire } = await getCurrentFuseWire(binary);
  const states = Object.entries(wire as Record<string, number>).filter(([, state]) => state === OFF || state === ON);
  return Object.fromEntries(states.map(([fuse, state]) => [fuse, state === ON]));
}
