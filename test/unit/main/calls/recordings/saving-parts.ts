import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { systemDisk } from '../../../../../src/main/calls/recordings/disk.ts';
import type { SavingParts } from '../../../../../src/main/calls/recordings/download.ts';
import { RecordingsService } from '../../../../../src/main/calls/recordings/recordings.service.ts';
import { storedSettings } from '../../../../../src/main/settings/settings-shape.ts';
import { sessionAt } from '../../../../support/sessions.ts';

/** The real service, whose recordings lie at `<host>/rec/<call id>` unless `paths` says otherwise; pauses are skipped. */
export function savingFrom(
  host: string,
  paths: (uuid: string) => string | undefined = (uuid) => `/rec/${uuid}`,
): SavingParts {
  const session = sessionAt({ host });
  const known = (uuid: string) => {
    const path = paths(uuid);
    return Promise.resolve(path === undefined ? {} : { recordPath: path });
  };
  const recordings = new RecordingsService({
    session: () => session,
    settings: () => storedSettings.parse({}),
    calls: { known },
    readToken: () => Promise.resolve('the-token'),
  });
  return { recordings, disk: systemDisk, wait: () => Promise.resolve(), stallMs: 10_000 };
}

/** What `sha256sum -c` of this computer says about a list of hashes; throws where it is not content. */
export async function checkSums(folder: string, list: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)('sha256sum', ['-c', '--strict', list], { cwd: folder });
  return stdout.trim().split('\n').sort();
}
