import type { ContactDraft, Language } from '../../preload/contract/index.ts';
import type { Demo } from '../account/account-parts.ts';
import type { ContactsService } from '../contacts/contacts.service.ts';
import type { DoNotCallService } from '../do-not-call/do-not-call.service.ts';
import type { FollowUpsService } from '../follow-ups/follow-ups.service.ts';

export interface Furnished {
  contacts: Pick<ContactsService, 'take' | 'told'>;
  doNotCall: Pick<DoNotCallService, 'addAll' | 'told'>;
  followUps: Pick<FollowUpsService, 'remember'>;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Before the working day ends, so that what is promised for tomorrow is promised for office hours. */
const MORNING = 10;

/** Nobody is called so: each says that it is made up. With `second`, they have two numbers. */
const PEOPLE = [
  { name: '张示例', company: '示例贸易有限公司', label: '手机', second: true },
  { name: '李演示', company: '演示科技有限公司', label: '办公' },
  { name: '单样例', company: '', label: '手机' },
  { name: '王测试', company: '样例餐饮管理', label: '手机' },
  { name: '赵虚构', company: '虚构物流有限公司', label: '手机' },
  { name: 'Anna Example', company: 'Example Ltd', label: 'work' },
  { name: '陈假设', company: '', label: '手机' },
  { name: '刘样本', company: '示例贸易有限公司', label: '办公' },
  { name: '', company: '样本家居广场', label: '总机' },
  { name: 'Max Mustermann', company: 'Muster GmbH', label: 'work' },
] as const;

const WORDS = {
  'zh-CN': {
    note: '喜欢上午接电话。',
    complains: '投诉过多次来电',
    asked: '客户要求不再联系',
    quote: '等报价，上次说周内决定',
    delivery: '确认收货时间',
    contract: '合同续签，先看上次的备注',
    visit: '约上门时间',
  },
  en: {
    note: 'Prefers calls in the morning.',
    complains: 'Complained about too many calls',
    asked: 'Asked not to be called again',
    quote: 'Waits for a quote, wants to decide this week',
    delivery: 'Confirm the time of delivery',
    contract: 'Renewal of the contract: read the last note first',
    visit: 'Agree on a time for a visit',
  },
} as const;

const furnished = new WeakSet<Demo>();

/** Once for each demo: what its agent removes stays removed. Never throws; a demo without is one as well. */
export function furnishDemo(demo: Demo | undefined, services: Furnished, language: Language): void {
  if (!demo?.regulars || furnished.has(demo)) return;
  furnished.add(demo);
  try {
    furnish(services, demo.regulars, Date.now(), language);
  } catch {
    // a full disk: the screens say so
  }
}

/**
 * Writes what an agent would have gathered about these customers of the demo: contacts, numbers not to call, follow-ups that are overdue, due and to
 * come. The overdue ones count as told: the demo begins without a notification.
 */
function furnish(
  { contacts, doNotCall, followUps }: Furnished,
  customers: readonly string[],
  now: number,
  language: Language,
): void {
  const words = WORDS[language];
  const numberAt = (place: number): string => customers[place] ?? '';
  contacts.take(peopleWith(customers, words.note), 'add');
  contacts.told();
  doNotCall.addAll([
    { number: numberAt(4), reason: words.complains, source: 'agent' },
    { number: numberAt(PEOPLE.length + 2), reason: words.asked, source: 'file', expiresAt: now + 90 * DAY },
  ]);
  doNotCall.told();
  const tomorrow = new Date(now + DAY).setHours(MORNING, 0, 0, 0);
  followUps.remember([
    { customerNumber: numberAt(1), dueAt: now - 20 * HOUR, note: words.quote, origin: 'call' },
    { customerNumber: numberAt(0), dueAt: now - 4 * MINUTE, note: words.delivery, origin: 'contact' },
    { customerNumber: numberAt(3), dueAt: now + 3 * HOUR, note: words.contract, origin: 'call' },
    { customerNumber: numberAt(PEOPLE.length + 4), dueAt: tomorrow, note: words.visit, origin: 'number' },
  ]);
}

function peopleWith(customers: readonly string[], note: string): ContactDraft[] {
  return PEOPLE.map((person, place) => {
    const { name, company, label } = person;
    const numbers = [{ number: customers[place] ?? '', label }];
    const other = customers[PEOPLE.length + 1];
    if ('second' in person && other !== undefined) numbers.push({ number: other, label: '办公' });
    return { name, company, note: place === 0 ? note : '', numbers };
  });
}
