import type { Options } from '@electron/packager';
import { PUBLISHER, type Product } from '../product.ts';

/** What Windows shows of the program in Explorer, the task manager and its own prompts. */
export function windowsOptions({ title, name }: Product): Partial<Options> {
  return {
    win32metadata: {
      CompanyName: PUBLISHER,
      FileDescription: title,
      ProductName: title,
      InternalName: name,
      OriginalFilename: `${name}.exe`,
      'requested-execution-level': 'asInvoker',
    },
  };
}
