import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { AccessEvent } from '../../../../src/main/access-log/access-event.ts';
import { ListFiles } from '../../../../src/main/call-lists/list-files.ts';
import type { ExportFormat } from '../../../../src/preload/contract/index.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { listsForTest } from './lists-world.ts';

const ADA = '15400000001';
const CSV = `姓名,手机,备注\n=1+1,${ADA};15400000002,打 ${ADA}\n李四,15400000003,@x\n`;

async function exported(format: ExportFormat, areNumbersMasked: boolean) {
  const world = await listsForTest();
  const list = await world.imported(CSV);
  world.end(world.place(list, ADA), 'answered', 65);
  const folder = await tempFolder();
  const events: AccessEvent[] = [];
  let asked = '';
  const files = new ListFiles({
    table: world.table,
    files: {
      newFile: (name) => {
        asked = name;
        return Promise.resolve(join(folder, 'out'));
      },
    },
    language: () => 'en',
    recordAccess: (event) => void events.push(event),
  });
  world.lists.change(list, { name: 'Spring: A/B' });
  const told = await files.exportList(list, format, areNumbersMasked);
  return { told, asked, events, bytes: await readFile(join(folder, 'out')) };
}

describe('an exported call list', () => {
  it('has the columns of the file, the results, and no formula', async () => {
    const { told, asked, events, bytes } = await exported('csv', false);
    expect([told, asked]).toEqual([{ name: 'out', entries: 2 }, 'Spring A B.csv']);
    expect(events).toEqual([{ is: 'call-list-exported', format: 'csv', areNumbersMasked: false, entries: 2 }]);
    const [head, first, second] = bytes.toString().split('\r\n');
    expect(head).toContain(
      'Name,Company,Number,Further numbers,备注,Progress,Calls,Last called,Call result,Talk seconds',
    );
    expect(first).toMatch(/^'=1\+1,,154 0000 0001,.+,打 15400000001,Reached,1,2027-03-01 10:00:00,Answered,65$/);
    expect(second).toBe(`李四,,154 0000 0003,,'@x,To be called,0,,,`);
  });

  it('tells no number where numbers are masked, in none of its columns', async () => {
    const { bytes } = await exported('csv', true);
    expect(bytes.toString()).toContain('154****0001');
    expect(bytes.toString().replaceAll(/\D/g, '')).not.toContain('4000000');
  });

  it('is a workbook with typed cells', async () => {
    const { bytes } = await exported('xlsx', false);
    const { sheets } = await readXlsx(bytes);
    expect(sheets[0]?.name).toBe('Spring A B');
    expect(sheets[0]?.rows[1]?.[0]).toBe('=1+1');
    expect(sheets[0]?.rows[1]?.[7]).toBeInstanceOf(Date);
    expect(sheets[0]?.rows[1]?.[9]).toBe(65);
  });
});
