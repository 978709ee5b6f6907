export type Platform = 'linux' | 'win32' | 'darwin';
export type Arch = 'x64' | 'arm64' | 'universal';

export interface Target {
  platform: Platform;
  arch: Arch;
}

/** What each system's people expect to install. */
export const FORMATS = {
  linux: ['deb', 'rpm', 'uos'],
  win32: ['nsis', 'msi'],
  darwin: ['dmg', 'zip'],
} as const satisfies Record<Platform, readonly string[]>;

export type Format = (typeof FORMATS)[Platform][number];

/** Names of the same processor in the words of each packager. */
export const ARCH_NAMES = {
  deb: { x64: 'amd64', arm64: 'arm64' },
  rpm: { x64: 'x86_64', arm64: 'aarch64' },
} as const;

/** The parts of a universal app, or the one there is. */
export function slicesOf(arch: Arch): Exclude<Arch, 'universal'>[] {
  return arch === 'universal' ? ['x64', 'arm64'] : [arch];
}

export function isPlatform(name: string): name is Platform {
  return Object.hasOwn(FORMATS, name);
}

export function isFormat(name: string, platform: Platform): name is Format {
  return (FORMATS[platform] as readonly string[]).includes(name);
}
