import { beforeEach, describe, expect, it } from 'vitest';
import { en } from '../../../../src/renderer/i18n/en.ts';
import { zhCn } from '../../../../src/renderer/i18n/zh-cn.ts';
import { useKeepStore } from '../../../../src/renderer/settings/keep.store.ts';
import { useSettingsStore } from '../../../../src/renderer/settings/settings.store.ts';
import { fileProblemWords, transferWords } from '../../../../src/renderer/settings/transfer-words.ts';
import { useTransferStore } from '../../../../src/renderer/settings/transfer.store.ts';
import { freshWindow, ok, type FakeCompanion } from '../fake-companion.ts';
import { overviewOf } from './any-settings.ts';

let main: FakeCompanion;
beforeEach(async () => {
  main = freshWindow();
  main.answer('settings.get', () => ok(overviewOf({ theme: 'dark', callsPerDay: 5 })));
  main.answer('settings.change', (patch) => ok(overviewOf(patch)));
  await useSettingsStore().load();
});

describe('an import', () => {
  it('can be undone: what it changed goes back, and nothing else', async () => {
    const transfer = useTransferStore();
    main.answer('settings.importFile', () => {
      main.emit('settings.changed', overviewOf({ theme: 'light', callsPerDay: 9 }));
      return ok({ is: 'imported', changed: ['theme', 'callsPerDay'], leftOut: [], unknownCount: 0 });
    });
    await transfer.importFile();
    await transfer.undo();
    expect(main.asked.at(-1)).toEqual({ name: 'settings.change', input: { theme: 'dark', callsPerDay: 5 } });
    expect(transfer.outcome.is).toBe('undone');
  });

  it('that is refused or fails says so; cancelling changes nothing', async () => {
    const transfer = useTransferStore();
    main.answer('settings.importFile', () => ok({ is: 'refused', problem: { why: 'newer-version' } }));
    await transfer.importFile();
    main.answer('settings.importFile', () => ok(null));
    await transfer.importFile();
    expect(transfer.outcome).toEqual({ is: 'refused', problem: { why: 'newer-version' } });
    main.answer('settings.exportFile', () => ({ ok: false, error: { code: 'disk', message: 'a.json: EROFS' } }));
    await transfer.exportFile();
    expect(transfer.outcome).toMatchObject({ is: 'failed', what: 'export' });
  });
});

describe('an import or its undoing that would remove calls', () => {
  const file = { is: 'imported' as const, changed: ['theme' as const], leftOut: [], unknownCount: 0 };
  const changes = () => main.asked.filter(({ name }) => name === 'settings.change');

  beforeEach(async () => {
    main.answer('settings.get', () => ok(overviewOf({ keepsCallsDays: 365 })));
    await useSettingsStore().load();
    main.answer('settings.importFile', () => ok({ ...file, asksFor: { keepsCallsDays: 30 } }));
  });

  it('asks, and changes the rest only after a no', async () => {
    const [transfer, keep] = [useTransferStore(), useKeepStore()];
    const importing = transfer.importFile();
    await expect.poll(() => keep.asked).toBe(30);
    expect(transfer.outcome.is).toBe('none');
    keep.answer(false);
    await importing;
    expect(changes()).toEqual([]);
    expect(transfer.outcome).toMatchObject({
      changed: ['theme'],
      leftOut: [{ name: 'keepsCallsDays', why: 'not-confirmed' }],
    });
    expect(transferWords(en, 'en', transfer.outcome)?.lines).toContain(
      `Would have removed calls, not changed: ${en.settings.items.keepsCallsDays.title}`,
    );
  });

  it('changes it with a yes, and it can be undone', async () => {
    const [transfer, keep] = [useTransferStore(), useKeepStore()];
    const importing = transfer.importFile();
    await expect.poll(() => keep.asked).toBe(30);
    keep.answer(true);
    await importing;
    expect(changes().map(({ input }) => input)).toEqual([{ keepsCallsDays: 30 }]);
    expect(transfer.outcome).toMatchObject({ changed: ['theme', 'keepsCallsDays'], leftOut: [] });
    await transfer.undo();
    expect(main.asked.at(-1)).toEqual({
      name: 'settings.change',
      input: { theme: 'system', keepsCallsDays: 365 },
    });
  });

  it('says nothing of it to an agent who has left the page meanwhile', async () => {
    const [transfer, keep] = [useTransferStore(), useKeepStore()];
    const importing = transfer.importFile();
    await expect.poll(() => keep.asked).toBe(30);
    transfer.forget();
    keep.answer(false);
    await importing;
    expect(transfer.outcome).toEqual({ is: 'none' });
  });

  it('is not undone at all without a yes', async () => {
    const [transfer, keep] = [useTransferStore(), useKeepStore()];
    useSettingsStore();
    main.answer('settings.importFile', () => {
      main.emit('settings.changed', overviewOf({ theme: 'dark', keepsCallsDays: 730 }));
      return ok({ ...file, changed: ['theme', 'keepsCallsDays'] });
    });
    await transfer.importFile();
    const undoing = transfer.undo();
    await expect.poll(() => keep.asked).toBe(365);
    keep.answer(false);
    await undoing;
    expect(changes()).toEqual([]);
    expect(transfer.outcome.is).toBe('imported');
  });
});

describe('the words of an import', () => {
  it('name each setting that changed, and each that did not and why', () => {
    const words = transferWords(en, 'en', {
      is: 'imported',
      before: {},
      changed: ['theme', 'callsPerDay'],
      leftOut: [
        { name: 'language', why: 'bad-value' },
        { name: 'callsPerHour', why: 'managed' },
        { name: 'startsAtLogin', why: 'this-computer' },
      ],
      unknownCount: 1,
    });
    expect(words).toEqual({
      tone: 'amber',
      title: 'Imported, 2 settings changed',
      lines: [
        'Changed: Theme, Calls a day',
        'Set by your company, not changed: Calls an hour',
        'Belongs to one computer only, not imported: Start at login',
        'Ignored, not in the right form: Language',
        '1 entry unknown to this app, ignored.',
      ],
    });
  });

  it('are calm when there was nothing to do, and lists are set as the language does', () => {
    const nothing = { is: 'imported' as const, before: {}, leftOut: [], unknownCount: 0 };
    expect(transferWords(zhCn, 'zh-CN', { ...nothing, changed: [] })).toEqual({
      tone: 'green',
      title: '文件里的设置和现在一样',
      lines: [],
    });
    const three = transferWords(zhCn, 'zh-CN', { ...nothing, changed: ['theme', 'language', 'logLevel'] });
    expect(three?.lines).toEqual(['更改：主题、语言、日志详细程度']);
  });

  it('say the disk’s reason, and which setting of a file is at fault', () => {
    const error = { code: 'disk', message: 'a.json: EROFS' } as const;
    expect(transferWords(en, 'en', { is: 'failed', what: 'export', error })?.lines).toContain('a.json: EROFS');
    expect(fileProblemWords(en, { why: 'bad-value', field: 'zoomPercent' })).toEqual([
      'It holds a value that is not acceptable.',
      'The setting at fault: Size',
    ]);
  });
});
