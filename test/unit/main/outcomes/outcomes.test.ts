import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admittedOutcome, callOfOutcome, joinedOutcome } from '../../../../src/main/outcomes/outcome-table.ts';
import type { OwnRow } from '../../../../src/main/own-data/own-copy.ts';
import { DEFAULT_OUTCOME_CODES } from '../../../../src/main/settings/outcome-codes.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { BOB } from '../own-data/own-data-world.ts';
import { byClick, byRecord, dial, LI, MINUTE, outcomesAt, outside, recordOf, WANG } from './outcomes-world.ts';

describe('the outcome of a call', () => {
  it('belongs to the click first, and to the record once it is there, also after a restart', async () => {
    const first = outcomesAt(await tempFolder());
    const click = dial(first.around, WANG);
    await first.service.set(byClick(click), 'agreed');
    const later = first.restart();
    expect(later.service.of(byClick(click))).toMatchObject({ code: { id: 'agreed' }, customerNumber: WANG });
    const uuid = recordOf(later.around, click);
    expect(later.service.of(byRecord(uuid))).toBeNull();
    await later.service.callsChanged();
    expect(later.service.of(byRecord(uuid))).toMatchObject({ intentId: click, uuid, code: { id: 'agreed' } });
    expect(later.told.at(-1)).toMatchObject({ call: byRecord(uuid), outcome: { uuid } });
  });

  it('finds a record that came days later, at the next start', async () => {
    const first = outcomesAt(await tempFolder());
    const click = dial(first.around, WANG);
    await first.service.set(byClick(click), 'agreed');
    first.around.now += 5 * 86_400_000;
    const uuid = recordOf(first.around, click);
    const later = first.restart();
    later.service.resume();
    await later.service.callsChanged();
    expect(later.service.of(byRecord(uuid))).toMatchObject({ code: { id: 'agreed' } });
  });

  it('is one, whether it was set by the click or by the record, and the later word counts', async () => {
    const { service, around } = outcomesAt(await tempFolder());
    const click = dial(around, WANG);
    const uuid = recordOf(around, click);
    await service.set(byRecord(uuid), 'agreed');
    around.now += 1;
    await service.set(byClick(click), 'declined');
    expect(service.of(byRecord(uuid))).toMatchObject({ code: { id: 'declined' } });
    service.remove(byRecord(uuid));
    expect(service.of(byClick(click))).toBeNull();
  });

  it('is refused for a call or a code that is not there', async () => {
    const { service, around } = outcomesAt(await tempFolder());
    await expect(service.set(byClick('01ARZ3NDEKTSV4RRFFQ69G5FAV'), 'agreed')).rejects.toThrow('not-found');
    await expect(service.set(byRecord('u-none'), 'agreed')).rejects.toThrow('not-found');
    await expect(service.set(byClick(dial(around, WANG)), 'no-such-code')).rejects.toThrow('not-found');
  });

  it('keeps the words of its code when the code is gone from the settings', async () => {
    const { service, around, settings } = outcomesAt(await tempFolder());
    const click = dial(around, WANG);
    await service.set(byClick(click), 'agreed');
    settings.outcomeCodes = settings.outcomeCodes.slice(1);
    expect(service.of(byClick(click))?.code.labels.en).toBe('Interested');
  });

  it('is named for a file of calls, once for each record, in the language of the file', async () => {
    const { service, around } = outcomesAt(await tempFolder());
    const uuid = recordOf(around, dial(around, WANG));
    await service.set(byRecord(uuid), 'agreed');
    await service.set(byClick(dial(around, LI)), 'declined');
    expect(service.labels('en')).toEqual([[uuid, 'Interested']]);
    expect(service.labels('zh-CN')).toEqual([[uuid, '有意向']]);
  });

  it('goes with a customer who is forgotten, however the number is written', async () => {
    const { service, around, data } = outcomesAt(await tempFolder());
    const [wang, li] = [dial(around, WANG), dial(around, LI)];
    await service.set(byClick(wang), 'agreed');
    await service.set(byClick(li), 'agreed');
    data.forgetCustomer(`+86 ${WANG}`);
    expect(service.of(byClick(wang))).toBeNull();
    expect(service.of(byClick(li))).not.toBeNull();
  });

  it('is its agent’s alone, also where another one signs in while it is being set', async () => {
    const { service, around, become } = outcomesAt(await tempFolder());
    const click = dial(around, WANG);
    const uuid = recordOf(around, click);
    const setting = service.set(byRecord(uuid), 'agreed');
    become(BOB);
    await expect(setting).rejects.toThrow('signed-out');
    expect(service.of(byRecord(uuid))).toBeNull();
  });
});

describe('outcomes of two copies of one database', () => {
  const code = (id: string) => JSON.stringify(DEFAULT_OUTCOME_CODES.find((one) => one.id === id));
  const row = (cells: object, table = 'outcomes') =>
    ({ table, id: 'r', updatedAt: 1, parts: {}, cells: { number: WANG, uuid: null, intent: 'i', ...cells } }) as OwnRow;

  it('are one for each call: the later word, with the record that either knows', () => {
    const [linked, changed] = [
      row({ code: code('agreed'), set_at: 1, uuid: 'u' }),
      row({ code: code('declined'), set_at: 2 }),
    ];
    expect(callOfOutcome(linked)).toBe(callOfOutcome(changed));
    for (const joined of [joinedOutcome(linked, changed), joinedOutcome(changed, linked)])
      expect(joined.cells).toMatchObject({ uuid: 'u', code: code('declined'), set_at: 2 });
  });

  it('are left out where they are about no call, or have a code that is none', () => {
    expect(admittedOutcome(row({ code: code('agreed') }))?.cells).toMatchObject({ customer: `+86${WANG}` });
    expect(admittedOutcome(row({ code: code('agreed'), intent: null }))).toBeUndefined();
    for (const bad of ['', '{', '{"id":"x"}', 'null']) expect(admittedOutcome(row({ code: bad }))).toBeUndefined();
    expect(admittedOutcome(row({ since: 1 }, 'outcomes_wanted'))).toBeDefined();
  });
});

describe('an outcome with a consequence', () => {
  it('puts the customer on the do-not-call list with it, with its reason or its name', async () => {
    const { service, around, doNotCall, settings } = outcomesAt(await tempFolder());
    await service.set(byClick(dial(around, WANG)), 'do-not-call');
    expect(doNotCall.list('', 0, 10).entries).toMatchObject([{ number: WANG, reason: 'Do not call', source: 'agent' }]);
    settings.outcomeCodes = settings.outcomeCodes.map((code) =>
      code.id === 'do-not-call' ? { ...code, then: { is: 'do-not-call', reason: 'asked on the phone' } } : code,
    );
    await service.set(byClick(dial(around, LI)), 'do-not-call');
    expect(doNotCall.list(LI, 0, 10).entries).toMatchObject([{ reason: 'asked on the phone' }]);
  });

  it('changes no entry that is there, and another outcome takes nobody off the list', async () => {
    const { service, around, doNotCall } = outcomesAt(await tempFolder());
    doNotCall.add({ number: WANG, reason: 'letter', source: 'agent' });
    const click = dial(around, WANG);
    await service.set(byClick(click), 'do-not-call');
    await service.set(byClick(click), 'agreed');
    service.remove(byClick(click));
    expect(doNotCall.list('', 0, 10).entries).toMatchObject([{ reason: 'letter' }]);
  });

  it('asks for nobody’s number where the server hides it', async () => {
    const { service, around, doNotCall } = outcomesAt(await tempFolder());
    await service.set(byRecord(recordOf(around, undefined, 'answered', 'anonymous')), 'do-not-call');
    expect(doNotCall.list('', 0, 10).total).toBe(0);
  });
});

describe('calls without an outcome', () => {
  const wanted = async () => {
    const world = outcomesAt(await tempFolder());
    world.settings.wantsOutcomes = true;
    world.service.resume();
    await world.service.callsChanged();
    world.around.now += MINUTE;
    return world;
  };

  it('are open only while outcomes are wanted, and only since then', async () => {
    const world = outcomesAt(await tempFolder());
    recordOf(world.around, dial(world.around, WANG));
    expect(await world.open()).toEqual([]);
    world.around.now += MINUTE;
    world.settings.wantsOutcomes = true;
    world.service.resume();
    world.around.now += MINUTE;
    const uuid = recordOf(world.around, dial(world.around, WANG));
    expect(await world.open()).toEqual([byRecord(uuid)]);
    world.settings.wantsOutcomes = false;
    world.service.resume();
    expect(await world.open()).toEqual([]);
    await world.service.callsChanged();
    expect(world.toldOpen.at(-1) ?? []).toEqual([]);
  });

  it('are wanted since the same moment after a restart', async () => {
    const world = await wanted();
    const uuid = recordOf(world.around, dial(world.around, WANG));
    world.around.now += MINUTE;
    const later = world.restart();
    later.settings.wantsOutcomes = true;
    later.service.resume();
    expect(await later.open()).toEqual([byRecord(uuid)]);
  });

  it('are those of the records and of the journal, each once, and not the one that goes on', async () => {
    const { service, around, state, open } = await wanted();
    const [lost, ended, running] = [dial(around, WANG), dial(around, LI), dial(around, WANG)];
    const uuid = recordOf(around, ended);
    state.dialer = { is: 'calling', stage: 'talking', intentId: running } as never;
    expect(await open()).toEqual(expect.arrayContaining([byClick(lost), byRecord(uuid)]));
    expect(await open()).toHaveLength(2);
    await service.set(byClick(ended), 'agreed');
    expect(await open()).toEqual([byClick(lost)]);
    service.remove(byClick(ended));
    expect(await open()).toHaveLength(2);
  });

  it('are told to the windows when they change, and only then', async () => {
    const { service, around, toldOpen } = await wanted();
    const uuid = recordOf(around, dial(around, WANG));
    await service.callsChanged();
    await service.callsChanged();
    expect(toldOpen.flat().map(({ call }) => call)).toEqual([byRecord(uuid)]);
  });

  it('leave out calls that reached nobody: the agent’s own phone, a missed caller', async () => {
    const { around, open } = await wanted();
    recordOf(around, dial(around, WANG), 'agent-missed');
    around.records.push({
      ...{ uuid: 'in-1', direction: 'inbound', state: 'ring-missed', customerNumber: LI, startedAt: around.now },
    });
    around.records.push({
      ...{ uuid: 'in-2', direction: 'inbound', state: 'answered', customerNumber: LI, startedAt: around.now },
    });
    expect(await open()).toEqual([byRecord('in-2')]);
  });
});

describe('outcomes over random days', () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ is: fc.constant('dial' as const), customer: fc.constantFrom(WANG, LI) }) },
    { weight: 4, arbitrary: fc.record({ is: fc.constant('record' as const), at: fc.nat(8) }) },
    {
      weight: 5,
      arbitrary: fc.record({
        is: fc.constant('set' as const),
        at: fc.nat(8),
        code: fc.constantFrom('agreed', 'declined', 'no-answer'),
        byRecord: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ is: fc.constant('remove' as const), at: fc.nat(8) }) },
    { weight: 2, arbitrary: fc.record({ is: fc.constant('look' as const) }) },
    { weight: 1, arbitrary: fc.record({ is: fc.constant('restart' as const) }) },
  );

  it('are never lost and never another call’s, and whatever has none is open', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const around = outside();
        let world = outcomesAt(await tempFolder(), around);
        const begin = (): void => {
          world.settings.wantsOutcomes = true;
          world.service.resume();
        };
        begin();
        const calls: { click: string; uuid?: string; code?: string }[] = [];
        for (const one of steps) {
          around.now += 20_000;
          const call = 'at' in one ? calls[one.at] : undefined;
          if (one.is === 'dial') calls.push({ click: dial(around, one.customer) });
          else if (one.is === 'look') await world.service.callsChanged();
          else if (one.is === 'restart') {
            world = world.restart();
            begin();
          } else if (!call) continue;
          else if (one.is === 'record') call.uuid ??= recordOf(around, call.click);
          else {
            const ref =
              call.uuid !== undefined && 'byRecord' in one && one.byRecord ? byRecord(call.uuid) : byClick(call.click);
            if (one.is === 'remove') {
              world.service.remove(ref);
              delete call.code;
            } else {
              await world.service.set(ref, one.code);
              call.code = one.code;
            }
          }
        }
        for (const call of calls) call.uuid ??= recordOf(around, call.click);
        world = world.restart();
        begin();
        await world.service.callsChanged();
        for (const { click, uuid = '', code } of calls) {
          expect(world.service.of(byRecord(uuid))?.code.id).toBe(code);
          expect(world.service.of(byClick(click))?.code.id).toBe(code);
        }
        const owed = calls.filter(({ code }) => code === undefined).map(({ uuid = '' }) => byRecord(uuid));
        expect(await world.open()).toEqual(expect.arrayContaining(owed));
        expect(await world.open()).toHaveLength(owed.length);
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});
