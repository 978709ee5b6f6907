import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../../support/temp-folder.ts';
import { ADA, BOB } from '../own-data/own-data-world.ts';
import { followUpsAt, LI, MINUTE, WANG } from './follow-ups-world.ts';

describe('follow-ups', () => {
  it('are kept over restarts, the earliest first, and are their agent’s alone', async () => {
    const folder = await tempFolder();
    const before = followUpsAt(folder);
    before.add(LI, 90);
    before.add(WANG, 30, 'offer');
    before.data.dispose();
    const { service, numbers, become } = followUpsAt(folder);
    expect(numbers()).toEqual([WANG, LI]);
    expect(service.list()[0]).toMatchObject({ note: 'offer', origin: 'number' });
    become(BOB);
    expect(numbers()).toEqual([]);
  });

  it('are not made for a time that is over', async () => {
    const { service, clock, numbers } = followUpsAt(await tempFolder());
    const wanted = { customerNumber: WANG, dueAt: clock.now, note: '', origin: 'call' } as const;
    expect(() => service.add(wanted)).toThrow('bad-input');
    expect(numbers()).toEqual([]);
  });

  it('say nothing that repaints the window, or that nobody sees', async () => {
    const { service, add } = followUpsAt(await tempFolder());
    const { id } = add(`${WANG}\u202e`, 30, 'offer\u202e\u3164\u0000');
    expect(service.list()[0]).toMatchObject({ customerNumber: WANG, note: 'offer' });
    service.change(id, { note: '\u2066later' });
    expect(service.list()[0]?.note).toBe('later');
  });

  it('are not more than anybody can keep', async () => {
    const { service, data, clock, add } = followUpsAt(await tempFolder());
    add(WANG, 30);
    const copy = `INSERT INTO follow_ups SELECT id || ?, customer, number, due_at, note, origin, created_at, talks_from, told_at, done_at, updated_at
      FROM follow_ups WHERE length(id) = 36`;
    data.transaction(() => {
      for (let n = 1; n < 2_000; n++) data.run(copy, String(n));
    });
    const wanted = { customerNumber: LI, dueAt: clock.now + MINUTE, note: '', origin: 'number' } as const;
    expect(() => service.add(wanted)).toThrow(
      expect.objectContaining({ error: { code: 'bad-input', field: 'dueAt', reason: 'too-many' } }),
    );
    service.settle(service.list()[0]?.id ?? '', true);
    expect(service.add(wanted)).toHaveLength(2_000);
  });

  it('are closed by a talk that began after them, and by no earlier one', async () => {
    const { service, add, talks, clock, numbers, announced } = followUpsAt(await tempFolder());
    talks.push({ number: WANG, at: clock.now - 1 });
    add(WANG, 60);
    add(LI, 60);
    await service.callsChanged();
    expect(numbers()).toEqual(expect.arrayContaining([WANG, LI]));
    clock.now += MINUTE;
    talks.push({ number: `+86 ${WANG}`, at: clock.now });
    await service.callsChanged();
    expect(numbers()).toEqual([LI]);
    expect(announced.at(-1)).toEqual(service.list());
  });

  it('are opened again on request, and the same talk does not close them a second time', async () => {
    const { service, add, talks, clock, numbers } = followUpsAt(await tempFolder());
    const { id } = add(WANG, 60);
    talks.push({ number: WANG, at: clock.now + 1 });
    await service.callsChanged();
    expect(numbers()).toEqual([]);
    clock.now += MINUTE;
    service.settle(id, false);
    await service.callsChanged();
    expect(numbers()).toEqual([WANG]);
    service.settle(id, true);
    expect(numbers()).toEqual([]);
    expect(() => service.change(id, { note: 'late' })).toThrow('not-found');
  });

  it('go with a customer who is forgotten, however the number is written', async () => {
    const { data, add, numbers } = followUpsAt(await tempFolder());
    add(`+86${WANG}`, 60);
    add(LI, 60);
    data.forgetCustomer(WANG);
    expect(numbers()).toEqual([LI]);
  });

  it('are told to nobody after their agent has signed out', async () => {
    const { scope, add, become, pass, told, announced } = followUpsAt(await tempFolder());
    add(WANG, 5);
    become(undefined);
    await scope.end(ADA);
    pass(60 * MINUTE);
    expect(told).toEqual([]);
    expect(announced.at(-1)).toEqual([]);
  });
});

describe('a follow-up that is due', () => {
  it('is told once, at its time', async () => {
    const { add, pass, told } = followUpsAt(await tempFolder());
    const one = add(WANG, 30);
    pass(30 * MINUTE - 1);
    expect(told).toEqual([]);
    pass(1);
    expect(told).toEqual([[one]]);
    pass(24 * 60 * MINUTE);
    expect(told).toHaveLength(1);
  });

  it('is told after a restart, once, though the app did not run at its time', async () => {
    const folder = await tempFolder();
    const before = followUpsAt(folder);
    const one = before.add(WANG, 30);
    before.data.dispose();
    const later = followUpsAt(folder, before.clock.now + 90 * MINUTE);
    later.service.resume();
    expect(later.told).toEqual([[one]]);
    later.data.dispose();
    const last = followUpsAt(folder, later.clock.now + MINUTE);
    last.service.resume();
    last.pass(60 * MINUTE);
    expect(last.told).toEqual([]);
    expect(last.numbers()).toEqual([WANG]);
  });

  it('is told when the computer wakes up, and within a minute when the clock is set', async () => {
    const { service, add, jump, pass, told } = followUpsAt(await tempFolder());
    add(WANG, 30);
    add(LI, 60);
    jump(45 * MINUTE);
    service.resume();
    expect(told.flat().map(({ customerNumber }) => customerNumber)).toEqual([WANG]);
    jump(45 * MINUTE);
    pass(MINUTE);
    expect(told.flat().map(({ customerNumber }) => customerNumber)).toEqual([WANG, LI]);
  });

  it('waits for the end of quiet hours and is told then, once', async () => {
    const { add, pass, told, state } = followUpsAt(await tempFolder());
    add(WANG, 30);
    state.isQuiet = true;
    pass(120 * MINUTE);
    expect(told).toEqual([]);
    state.isQuiet = false;
    pass(120 * MINUTE);
    expect(told).toHaveLength(1);
  });

  it('is told again when it was put off', async () => {
    const { service, add, pass, clock, told } = followUpsAt(await tempFolder());
    const { id } = add(WANG, 30);
    pass(31 * MINUTE);
    service.change(id, { dueAt: clock.now + 10 * MINUTE });
    pass(10 * MINUTE);
    expect(told).toHaveLength(2);
  });

  it('is never waited for with a timer of more than a minute', async () => {
    const { add, pass, waits } = followUpsAt(await tempFolder());
    add(WANG, 60 * 24 * 40);
    pass(10 * MINUTE);
    expect(Math.max(...waits)).toBeLessThanOrEqual(MINUTE);
  });
});

describe('the calendar file of follow-ups', () => {
  it('holds each open one in UTC, with text escaped and lines folded as RFC 5545 says', async () => {
    const folder = await tempFolder();
    const { service, add, state, clock } = followUpsAt(folder);
    clock.now = Date.UTC(2026, 10, 28, 1);
    const { id } = add(WANG, 30, `报价, 第二版; C:\\x\n${'很'.repeat(60)}`);
    state.path = join(folder, 'f.ics');
    expect(await service.exportFile(true)).toEqual({ name: 'f.ics' });
    const text = readFileSync(state.path, 'utf8');
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const lines = text.replaceAll('\r\n ', '').split('\r\n');
    expect(lines).toEqual(expect.arrayContaining([`UID:${id}@softphone-companion`, 'DTSTART:20261128T013000Z']));
    expect(lines).toContain('SUMMARY:Call 154****0003');
    expect(lines).toContain(`DESCRIPTION:报价\\, 第二版\\; C:\\\\x\\n${'很'.repeat(60)}`);
    expect(text).not.toContain(WANG);
  });

  it('does not tell the number in the note, where numbers are masked', async () => {
    const folder = await tempFolder();
    const { service, add, state } = followUpsAt(folder);
    add(WANG, 30, `also 154-0571-0003`);
    state.path = join(folder, 'f.ics');
    await service.exportFile(true);
    expect(readFileSync(state.path, 'utf8')).not.toContain('0571-0003');
    await service.exportFile(false);
    expect(readFileSync(state.path, 'utf8')).toContain('154-0571-0003');
  });

  it('is not written when the agent cancels', async () => {
    const { service, add } = followUpsAt(await tempFolder());
    add(WANG, 30);
    expect(await service.exportFile(false)).toBeNull();
  });
});

interface Step {
  is: 'add' | 'talk' | 'settle' | 'kill' | 'wait';
  who: number;
}

describe('over random days with talks, kills and restarts', () => {
  it('no follow-up is lost and none invented', async () => {
    const folder = await tempFolder();
    let run = 0;
    const step: fc.Arbitrary<Step> = fc.record({
      is: fc.constantFrom('add', 'talk', 'settle', 'kill', 'wait'),
      who: fc.integer({ min: 0, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        let world = followUpsAt(join(folder, String(run++)));
        /** What a person would have on paper. */
        let paper: string[] = [];
        for (const { is, who } of steps) {
          const number = `1540571000${who}`;
          if (is === 'add') paper.push(world.add(number, 1 + who * 40).id);
          if (is === 'wait') world.pass(30 * MINUTE);
          if (is === 'kill') world = reborn(world, join(folder, String(run - 1)));
          if (is === 'settle') paper = settleFirst(world, paper);
          if (is === 'talk') {
            world.talks.push({ number, at: world.clock.now + 1 });
            world.jump(2);
            const theirs = world.service.list().filter(({ customerNumber }) => customerNumber === number);
            paper = paper.filter((id) => !theirs.some((one) => one.id === id));
            await world.service.callsChanged();
          }
        }
        expect(
          world.service
            .list()
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual(paper.toSorted());
        world.data.dispose();
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

type World = ReturnType<typeof followUpsAt>;

/** The app is killed: nothing is closed in order, and another one opens the same file. */
function reborn(world: World, folder: string): World {
  const next = followUpsAt(folder, world.clock.now + MINUTE);
  next.talks.push(...world.talks);
  next.service.resume();
  return next;
}

function settleFirst({ service }: World, paper: string[]): string[] {
  const [first] = paper;
  if (first !== undefined) service.settle(first, true);
  return paper.slice(1);
}
