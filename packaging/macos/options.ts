import type { Options } from '@electron/packager';
import { SCHEMES, type Product } from '../product.ts';

/** The bundle's Info.plist. */
export function macOptions({ title }: Product): Partial<Options> {
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
  };
}
