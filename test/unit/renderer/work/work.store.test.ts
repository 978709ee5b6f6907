import { beforeEach, describe, expect, it } from 'vitest';
import type { Result, Work } from '../../../../src/preload/contract/index.ts';
import { useWorkStore } from '../../../../src/renderer/work/work.store.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../fake-companion.ts';
import { endSession } from '../../../../src/renderer/session.ts';

const running: Work = { id: '1', kind: 'export', target: 'calls.csv', done: 5, total: 10, state: { is: 'running' } };
const cancelled: Work = { ...running, state: { is: 'cancelled' } };
let main: FakeCompanion;
beforeEach(() => {
  main = freshWindow();
  main.answer('work.list', () => ok([running]));
});

describe('the list of work', () => {
  it('follows main', () => {
    const works = useWorkStore();
    main.emit('work.changed', [running]);
    expect(works.items).toEqual([running]);
    endSession();
    main.emit('work.changed', []);
    expect(works.items).toEqual([running]);
  });

  it('keeps what main said last when an older answer arrives after it', async () => {
    const answer = later<Result<Work[]>>();
    main.answer('work.cancel', () => answer.promise);
    const works = useWorkStore();
    const cancelling = works.cancel('1');
    main.emit('work.changed', [cancelled]);
    answer.resolve(ok([running]));
    await cancelling;
    expect(works.items).toEqual([cancelled]);
  });

  it('is empty after signing out, whatever is still on its way', async () => {
    const works = useWorkStore();
    const loading = works.load();
    endSession();
    await loading;
    expect(useWorkStore().items).toEqual([]);
  });
});

describe('a wish of the agent', () => {
  it('names the work, and shows the list that main answers', async () => {
    main.answer('work.cancel', () => ok([cancelled]));
    main.answer('work.dismiss', () => ok([]));
    const works = useWorkStore();
    await works.load();
    await works.cancel('1');
    expect(works.items).toEqual([cancelled]);
    await works.dismiss('1');
    expect(works.items).toEqual([]);
    expect(main.asked.slice(1)).toEqual([
      { name: 'work.cancel', input: { id: '1' } },
      { name: 'work.dismiss', input: { id: '1' } },
    ]);
  });

  it('that is refused leaves the list, says why, and is forgotten with the next one', async () => {
    main.answer('work.cancel', () => ({ ok: false, error: { code: 'not-found' } }));
    main.answer('work.show', () => ok(null));
    const works = useWorkStore();
    await works.load();
    await works.cancel('1');
    expect(works.items).toEqual([running]);
    expect(works.refused).toEqual({ code: 'not-found' });
    await works.show('1');
    expect(works.refused).toBeUndefined();
  });
});
