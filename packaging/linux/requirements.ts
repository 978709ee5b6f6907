/**
 * Libraries that Electron's binary is linked against, and those that it and keytar load by name. `t64` are Debian's and Ubuntu's names since
 * their 64-bit time transition. glibc 2.28 is what Electron is built against, and what UOS 20 has.
 */
export const DEB_DEPENDS: readonly string[] = [
  'libasound2 | libasound2t64',
  'libatk-bridge2.0-0 | libatk-bridge2.0-0t64',
  'libatk1.0-0 | libatk1.0-0t64',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libc6 (>= 2.28)',
  'libcairo2',
  'libcups2 | libcups2t64',
  'libdbus-1-3',
  'libexpat1',
  'libgbm1',
  'libglib2.0-0 | libglib2.0-0t64',
  'libgtk-3-0 | libgtk-3-0t64',
  'libnotify4',
  'libnspr4',
  'libnss3 (>= 2:3.26)',
  'libpango-1.0-0',
  'libsecret-1-0',
  'libx11-6',
  'libxcb1',
  'libxcomposite1',
  'libxdamage1',
  'libxext6',
  'libxfixes3',
  'libxkbcommon0',
  'libxrandr2',
  'xdg-utils',
];

/** Without a keyring the token stays in memory for the session. */
export const DEB_RECOMMENDS: readonly string[] = [
  'gnome-keyring | kwalletmanager | org.freedesktop.secrets',
  'desktop-file-utils',
];

/** The same for rpm. Its own search for libraries is switched off: it would ask for those that lie beside the program. */
export const RPM_REQUIRES: readonly string[] = [
  ...['alsa-lib', 'at-spi2-core', 'cairo', 'cups-libs', 'dbus-libs', 'expat', 'glib2', 'glibc >= 2.28', 'gtk3'],
  ...['libX11', 'libXcomposite', 'libXdamage', 'libXext', 'libXfixes', 'libXrandr', 'libnotify', 'libsecret'],
  ...['libxcb', 'libxkbcommon', 'mesa-libgbm', 'nspr', 'nss >= 3.26', 'pango', 'xdg-utils'],
];

export const RPM_RECOMMENDS: readonly string[] = ['(gnome-keyring or kf6-kwallet or kf5-kwallet)'];
