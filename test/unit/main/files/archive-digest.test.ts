import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { matchesDigest } from '../../../../src/main/files/archive-digest.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

it('a file matches its digest until a bit of either has changed', async () => {
  const path = join(await tempFolder(), 'app.asar');
  const digest = createHash('sha256').update('content').digest('hex');
  await writeFile(path, 'content');
  expect(matchesDigest(path)).toBe(true); // nothing to compare with
  await writeFile(`${path}.sha256`, `${digest}\n`);
  expect(matchesDigest(path)).toBe(true);
  await writeFile(path, 'bontent');
  expect(matchesDigest(path)).toBe(false);
  await writeFile(path, 'content');
  await writeFile(`${path}.sha256`, '');
  expect(matchesDigest(path)).toBe(false);
});
