import { z } from 'zod';
import type { CheckId } from '../../preload/contract/index.ts';
import { nothing } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import type { DiagnosticsService } from './diagnostics.service.ts';
import { CHECK_IDS } from './checks.ts';

const checks: z.ZodType<{ checks: CheckId[] } | null> = z
  .strictObject({ checks: z.array(z.enum(CHECK_IDS)).max(CHECK_IDS.length) })
  .nullable();

/** The windows say what to look at, never where. */
export function diagnosticsRoutes(diagnostics: DiagnosticsService): RoutesOf<'diagnostics'> {
  return {
    'diagnostics.get': { from: 'main', gesture: 'none', input: nothing, run: () => diagnostics.get() },
    'diagnostics.run': { from: 'main', gesture: 'none', input: checks, run: (input) => diagnostics.run(input?.checks) },
    'diagnostics.cancel': { from: 'main', gesture: 'none', input: nothing, run: () => diagnostics.cancel() },
    'diagnostics.saveReport': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ as: z.enum(['json', 'text']) }),
      run: (input) => diagnostics.saveReport(input.as),
    },
  };
}
