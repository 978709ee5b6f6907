import type { WebPreferences } from 'electron';

/** As `Permissions-Policy`: what no page of ours may ask for. Asking fails at once; a refused permission alone leaves `requestFullscreen` waiting for ever. */
export const PERMISSIONS_POLICY = [
  'accelerometer',
  'bluetooth',
  'camera',
  'display-capture',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'screen-wake-lock',
  'serial',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

/** File pickers open the system's dialog before any permission is asked for: pages of ours have none, as main asks for files. */
export const PAGE_FEATURES: WebPreferences = { disableBlinkFeatures: 'FileSystemAccessLocal' };
