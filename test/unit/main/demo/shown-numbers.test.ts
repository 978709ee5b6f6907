import { describe, expect, it } from 'vitest';
import { seeded } from '../../../../src/main/demo/random.ts';
import { namedNumbers, numberGroups, numberToShow } from '../../../../src/main/demo/shown-numbers.ts';
import { ask, callOut, FIRST, open, recordWith } from './visit.ts';

interface WireNumbers {
  groups: { id: number; name: string; numbers: string[]; rule_type: number }[];
  numbers: { name: string; number: string }[];
}

describe('the numbers of the enterprise', () => {
  it('are named, and in groups of both rules', async () => {
    const answer = await ask(await open(), 'GET', '/rule_outnumber_group');
    const { groups, numbers } = answer.json as WireNumbers;
    expect(answer.status).toBe(200);
    expect(numbers).toHaveLength(5);
    expect(numbers.map(({ name }) => name)).toContain('销售热线');
    expect(new Set(groups.map(({ rule_type }) => rule_type))).toEqual(new Set([1, 2]));
    const known = numbers.map(({ number }) => number);
    expect(groups.flatMap((group) => group.numbers).every((number) => known.includes(number))).toBe(true);
    expect(answer.text).toContain('"id":9007199254740995,');
  });
});

describe('which number a customer sees', () => {
  const [home, random] = numberGroups;
  const shown = (choice: Parameters<typeof numberToShow>[0], customer: string) =>
    new Set(Array.from({ length: 60 }, (_, seed) => numberToShow(choice, customer, seeded(seed))));

  it('is one of the home region where the rule prefers it', () => {
    expect(shown({ groups: home ? [home] : [], numbers: [] }, '15400101234')).toEqual(new Set(['01000008003']));
    expect(shown({ groups: home ? [home] : [], numbers: [] }, '01000001234')).toEqual(new Set(['01000008003']));
  });

  it('is any of the group where none is at home, or the rule is random', () => {
    expect(shown({ groups: home ? [home] : [], numbers: [] }, '15400291234')).toEqual(new Set(home?.numbers));
    expect(shown({ groups: random ? [random] : [], numbers: [] }, '15405711234')).toEqual(new Set(random?.numbers));
  });

  it('is a single number without a group, and any of the enterprise without anything', () => {
    expect(shown({ groups: [], numbers: ['057100008002'] }, '15400101234')).toEqual(new Set(['057100008002']));
    expect(shown({ groups: [], numbers: [] }, '15400101234')).toEqual(
      new Set(namedNumbers.map(({ number }) => number)),
    );
  });
});

describe('assigning numbers', () => {
  const assign = (server: Awaited<ReturnType<typeof open>>, body: string) =>
    ask(server, 'POST', '/agent/outnumber_group', body);

  it('replaces what calls of exactly these agents show', async () => {
    const server = await open({ speed: 200 });
    const body = `{"agent_ids":[${FIRST}],"group_ids":[],"numbers":["057100008002"]}`;
    const answer = await assign(server, body);
    expect([answer.status, answer.text]).toEqual([200, '{}']);
    await callOut(server, '15400281234', FIRST, ',"user_data":"assigned"');
    await callOut(server, '15400281234', '100003', ',"user_data":"not assigned"');
    expect((await recordWith(server, 'assigned')).trunk_number).toBe('057100008002');
    expect((await recordWith(server, 'not assigned')).trunk_number).toBe('15400288005');
    await assign(server, `{"agent_ids":[${FIRST}],"group_ids":[9007199254740995],"numbers":[]}`);
    await callOut(server, '15400101234', FIRST, ',"user_data":"assigned again"');
    expect((await recordWith(server, 'assigned again')).trunk_number).toBe('01000008003');
  });

  it.each([
    '{}',
    '{"agent_ids":[100003],"group_ids":[]}',
    '{"agent_ids":[100003],"numbers":[]}',
    '{"group_ids":[],"numbers":[]}',
    '{"agent_ids":[],"group_ids":[],"numbers":[]}',
    '{"agent_ids":null,"group_ids":[],"numbers":[]}',
    '{"agent_ids":[9007199254740994],"group_ids":[],"numbers":[]}',
    '{"agent_ids":[100003],"group_ids":[9007199254740996],"numbers":[]}',
    '{"agent_ids":[100003],"group_ids":[],"numbers":["057100001111"]}',
    '{"agent_ids":["100003"],"group_ids":[],"numbers":[]}',
    '{"agent_ids":[100003],"group_ids":[],"numbers":[57100008002]}',
  ])('refuses %s', async (body) => {
    const answer = await assign(await open(), body);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ error: { code: 'InvalidArgument' } });
  });

  it('does all of it or nothing', async () => {
    const server = await open({ speed: 200 });
    await assign(server, '{"agent_ids":[100004,5],"group_ids":[],"numbers":["057100008002"]}');
    await callOut(server, '15400281234', '100004', ',"user_data":"untouched"');
    expect((await recordWith(server, 'untouched')).trunk_number).toBe('15400288005');
  });
});
