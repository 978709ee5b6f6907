import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CallNotesService } from '../../../../src/main/call-notes/call-notes.service.ts';
import { OwnCallLinks } from '../../../../src/main/calls/own-call-links.ts';
import { admittedNote, joinedNote } from '../../../../src/main/call-notes/call-note-table.ts';
import type { OwnRow } from '../../../../src/main/own-data/own-copy.ts';
import { joinNotes } from '../../../../src/main/calls/store/join-notes.ts';
import type { CallNote } from '../../../../src/preload/contract/index.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { ADA, BOB, ownDataAt } from '../own-data/own-data-world.ts';
import { dial, LI, outside, recordOf, WANG, type Outside } from '../outcomes/outcomes-world.ts';

/** The notes of records, in the calls' own file. `fails`: the thread dies, before or after it has written. */
interface Kept {
  notes: Map<string, string>;
  fails?: 'before' | 'after' | undefined;
}

function callNotesAt(folder: string, around: Outside = outside(), kept: Kept = { notes: new Map() }) {
  const own = ownDataAt(folder);
  let whose = ADA;
  const become = (who: typeof ADA): void => own.become((whose = who));
  const told: CallNote[][] = [];
  const placedSince = (at: number) => around.clicks.filter(({ startedAt }) => startedAt >= at);
  const service = new CallNotesService({
    ownData: own.data,
    session: () => whose as never,
    placedSince,
    queries: {
      addToNote: (target, before, now) => {
        const { fails } = kept;
        if (fails === 'before') return Promise.reject(new Error('the thread has ended'));
        const key = target.is === 'call' ? target.uuid : target.number;
        kept.notes.set(key, joinNotes(kept.notes.get(key) ?? '', before, now));
        return fails === 'after' ? Promise.reject(new Error('the thread has ended')) : Promise.resolve();
      },
    },
    links: new OwnCallLinks({
      placedSince: (at) => placedSince(at).map(({ id, callee, startedAt }) => ({ intentId: id, callee, startedAt })),
      brief: ({ from, to }) =>
        Promise.resolve(around.records.filter(({ startedAt }) => startedAt >= from && startedAt < to)),
    }),
    announce: (waiting) => void told.push(waiting),
    onMoved: () => undefined,
    now: () => around.now,
  });
  const restart = () => {
    own.data.dispose();
    return callNotesAt(folder, around, kept);
  };
  return { ...own, become, service, around, kept, told, restart };
}

describe('a note that is written while a call runs', () => {
  it('is kept with the click from the first letter, and is in the note of the record once there is one', async () => {
    const first = callNotesAt(await tempFolder());
    const click = dial(first.around, WANG);
    first.service.write(click, '报');
    const later = first.restart();
    expect(later.service.of(click)).toEqual({ text: '报' });
    later.service.write(click, '报价');
    const uuid = recordOf(later.around, click);
    await later.service.callsChanged();
    expect(later.kept.notes).toEqual(new Map([[uuid, '报价']]));
    expect(later.service.waiting()).toEqual([]);
    later.service.write(click, '报价已发');
    await later.service.callsChanged();
    expect(later.kept.notes.get(uuid)).toBe('报价已发');
  });

  it('leaves alone what was written about the record elsewhere', async () => {
    const { service, around, kept } = callNotesAt(await tempFolder());
    const click = dial(around, WANG);
    const uuid = recordOf(around, click);
    kept.notes.set(uuid, 'from the list');
    service.write(click, 'offer');
    await service.callsChanged();
    expect(kept.notes.get(uuid)).toBe('from the list\noffer');
    kept.notes.set(uuid, 'from the list, changed\noffer');
    service.write(click, 'offer sent');
    await service.callsChanged();
    expect(kept.notes.get(uuid)).toBe('from the list, changed\noffer sent');
    service.write(click, '');
    await service.callsChanged();
    expect(kept.notes.get(uuid)).toBe('from the list, changed');
  });

  it('waits in sight where no record comes, until it is kept on the number or thrown away', async () => {
    const { service, around, kept, told } = callNotesAt(await tempFolder());
    const [wang, li] = [dial(around, WANG), dial(around, LI)];
    service.write(wang, 'offer');
    service.write(li, 'nothing');
    expect(
      service
        .waiting()
        .map(({ intentId }) => intentId)
        .sort(),
    ).toEqual([wang, li].sort());
    await service.settle(wang, 'number');
    expect(kept.notes).toEqual(new Map([[WANG, 'offer']]));
    await service.settle(li, 'nowhere');
    expect(service.waiting()).toEqual([]);
    expect(told.at(-1)).toEqual([]);
  });

  it('is refused for a call that was never placed, goes with a forgotten customer, and is its agent’s alone', async () => {
    const { service, around, data, become } = callNotesAt(await tempFolder());
    expect(() => service.write('01ARZ3NDEKTSV4RRFFQ69G5FAV', 'x')).toThrow('not-found');
    const click = dial(around, WANG);
    service.write(click, 'offer');
    become(BOB);
    expect(service.of(click)).toEqual({ text: '' });
    become(ADA);
    data.forgetCustomer(`+86 ${WANG}`);
    expect(service.of(click)).toEqual({ text: '' });
  });
});

describe('notes of two copies of one database', () => {
  const row = (cells: object) =>
    ({
      table: 'call_notes',
      id: 'r',
      updatedAt: 1,
      parts: {},
      cells: { number: WANG, uuid: null, ...cells },
    }) as OwnRow;

  it('are one, with the words of both and all that may stand in the record’s note', () => {
    const newer = row({ text: 'offer', standing: '', tried: '["off"]' });
    const older = row({ text: 'call back', standing: 'call', tried: 'damaged', uuid: 'u' });
    const { cells } = joinedNote(newer, older);
    expect(cells).toMatchObject({ text: 'offer\ncall back', uuid: 'u', tried: '["off","call"]' });
    expect(joinedNote(newer, row({ text: 'off', standing: '', tried: '[]' })).cells['text']).toBe('offer');
  });

  it('keep no list that is none', () => {
    expect(admittedNote(row({ text: 'x', standing: '', tried: '{"a":1}' })).cells).toMatchObject({ tried: '[]' });
  });
});

describe('notes over random days', () => {
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ is: fc.constant('dial' as const), customer: fc.constantFrom(WANG, LI) }) },
    { weight: 3, arbitrary: fc.record({ is: fc.constant('record' as const), at: fc.nat(6) }) },
    {
      weight: 6,
      arbitrary: fc.record({
        is: fc.constant('write' as const),
        at: fc.nat(6),
        words: fc.integer({ min: 1, max: 4 }),
      }),
    },
    { weight: 3, arbitrary: fc.record({ is: fc.constant('look' as const) }) },
    {
      weight: 3,
      arbitrary: fc.record({ is: fc.constant('crash' as const), when: fc.constantFrom('before', 'after') }),
    },
    { weight: 2, arbitrary: fc.record({ is: fc.constant('restart' as const) }) },
  );

  it('are never lost, never twice and never another call’s, whatever dies between two writes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const around = outside();
        let world = callNotesAt(await tempFolder(), around);
        const { kept } = world;
        const calls: { click: string; uuid?: string; text: string }[] = [];
        for (const one of steps) {
          around.now += 20_000;
          const call = 'at' in one ? calls[one.at] : undefined;
          if (one.is === 'dial') calls.push({ click: dial(around, one.customer), text: '' });
          else if (one.is === 'look') await world.service.callsChanged();
          else if (one.is === 'crash') {
            kept.fails = one.when;
            await world.service.callsChanged();
            kept.fails = undefined;
          } else if (one.is === 'restart') {
            await world.service.callsChanged();
            world = world.restart();
          } else if (!call) continue;
          else if (one.is === 'record') call.uuid ??= recordOf(around, call.click);
          // Grows and shrinks as it is typed; each call has words of its own.
          else {
            call.text = Array.from({ length: one.words }, (_, n) => `${calls.indexOf(call)}-${n}.`).join(' ');
            world.service.write(call.click, call.text);
          }
        }
        for (const call of calls) call.uuid ??= recordOf(around, call.click);
        world = world.restart();
        await world.service.callsChanged();
        await world.service.callsChanged();
        expect(world.service.waiting()).toEqual([]);
        for (const { uuid = '', text } of calls) expect(kept.notes.get(uuid) ?? '').toBe(text);
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});
