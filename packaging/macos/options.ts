import { join } from 'node:path';
import type { Options } from '@electron/packager';
import { SCHEMES, type Product } from '../product.ts';

const ENTITLEMENTS = join(import.meta.dirname, 'entitlements.plist');

/**
 * The bundle's Info.plist and, where the environment names a Developer ID, signature and notarisation:
 * `MACOS_SIGN_IDENTITY`, `MACOS_NOTARY_KEYCHAIN_PROFILE` (made by `xcrun notarytool store-credentials`).
 */
export function macOptions({ title }: Product): Partial<Options> {
  const identity = process.env['MACOS_SIGN_IDENTITY'];
  const profile = process.env['MACOS_NOTARY_KEYCHAIN_PROFILE'];
  return {
    appCategoryType: 'public.app-category.business',
    darwinDarkModeSupport: true,
    protocols: [{ name: title, schemes: [...SCHEMES] }],
    extendInfo: {
      NSUserNotificationAlertStyle: 'alert',
      NSLocalNetworkUsageDescription: `${title} asks your phone and your company's SIP server whether the phone is registered.`,
      LSMinimumSystemVersion: '12.0',
      LSMultipleInstancesProhibited: true,
    },
    // Both halves hold keytar for both processors, so that their archives are the same.
    osxUniversal: { x64ArchFiles: '**/prebuilds/darwin-*/*.node' },
    ...(identity !== undefined && {
      osxSign: { identity, optionsForFile: () => ({ hardenedRuntime: true, entitlements: ENTITLEMENTS }) },
    }),
    ...(identity !== undefined && profile !== undefined && { osxNotarize: { keychainProfile: profile } }),
  };
}
