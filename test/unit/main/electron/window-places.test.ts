import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DisplayArea } from '../../../../src/main/electron/window-place.ts';
import { storedPlaces, WindowPlaces } from '../../../../src/main/electron/window-places.ts';
import { JsonFile } from '../../../../src/main/files/json-file.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const least = { width: 360, height: 560 };
const area = { x: 0, y: 0, width: 1440, height: 900 };
const laptop: DisplayArea = { bounds: area, workArea: area, scaleFactor: 2 };
const beside = { x: 1440, y: 0, width: 1920, height: 1080 };
const desk: DisplayArea = { bounds: beside, workArea: beside, scaleFactor: 1 };

async function places(path: string, displays: DisplayArea[]): Promise<WindowPlaces> {
  const kept = new WindowPlaces({ file: new JsonFile(path, storedPlaces), displays: () => displays });
  await kept.load();
  return kept;
}

describe('the places of the main window', () => {
  it('are remembered per arrangement of displays, over restarts', async () => {
    const path = join(await tempFolder(), 'windows.json');
    const displays = [laptop, desk];
    const first = await places(path, displays);
    expect(first.find(least)).toBeUndefined();
    first.keep({ x: 2000, y: 100, width: 500, height: 800 }, true);
    displays.pop();
    first.keep({ x: 20, y: 30, width: 420, height: 720 }, false);
    await first.flush();

    const road = await places(path, [laptop]);
    expect(road.find(least)).toEqual({ x: 20, y: 30, width: 420, height: 720, isMaximized: false });
    const atDesk = await places(path, [desk, laptop]);
    expect(atDesk.find(least)).toEqual({ x: 2000, y: 100, width: 500, height: 800, isMaximized: true });
  });

  it('fit onto displays that were never seen', async () => {
    const path = join(await tempFolder(), 'windows.json');
    const first = await places(path, [laptop, desk]);
    first.keep({ x: 3000, y: 900, width: 420, height: 720 }, false);
    await first.flush();
    const small = { x: 0, y: 0, width: 800, height: 600 };
    const elsewhere = await places(path, [{ bounds: small, workArea: small, scaleFactor: 1 }]);
    expect(elsewhere.find(least)).toEqual({ x: 190, y: 0, width: 420, height: 600, isMaximized: false });
  });

  it('keep the latest eight arrangements', async () => {
    const path = join(await tempFolder(), 'windows.json');
    const displays = [laptop];
    const kept = await places(path, displays);
    for (let width = 1001; width <= 1010; width++) {
      const bounds = { ...area, width };
      displays[0] = { bounds, workArea: bounds, scaleFactor: 1 };
      kept.keep({ x: width - 1000, y: 0, width: 420, height: 720 }, false);
    }
    await kept.flush();
    const { main } = storedPlaces.parse(JSON.parse(await readFile(path, 'utf8')));
    expect(main.map(({ x }) => x)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('are forgotten without a word when the file is damaged or cannot be written', async () => {
    const folder = await tempFolder();
    const path = join(folder, 'windows.json');
    await writeFile(path, '{"main":[{"x":1e9}]}');
    expect((await places(path, [laptop])).find(least)).toBeUndefined();
    await writeFile(join(folder, 'in-the-way'), '');
    const kept = await places(join(folder, 'in-the-way', 'windows.json'), [laptop]);
    kept.keep(area, false);
    await expect(kept.flush()).resolves.toBeUndefined();
  });
});
