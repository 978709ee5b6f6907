import type { Random } from './random.ts';
import { landlineIn, mobileIn, regionOf, regions, type Region } from './regions.ts';

export interface NamedNumber {
  number: string;
  name: string;
}

export interface NumberGroup {
  id: bigint;
  name: string;
  numbers: readonly string[];
  /** The documented `rule_type`: 1 prefers the customer's home region, 2 is random. */
  rule: 1 | 2;
}

/** The numbers that an agent was given to show. */
export interface NumberChoice {
  groups: readonly NumberGroup[];
  numbers: readonly string[];
}

const sales = landlineIn(home('0571'), 8001);
const service = landlineIn(home('0571'), 8002);
const beijing = landlineIn(home('010'), 8003);
const callback = landlineIn(home('020'), 8004);
const southwest = mobileIn(home('028'), 8005);

export const namedNumbers: readonly NamedNumber[] = [
  { number: sales, name: '销售热线' },
  { number: service, name: '售后服务' },
  { number: beijing, name: '北京专线' },
  { number: callback, name: '回访专线' },
  { number: southwest, name: '西南工作手机' },
];

/** The third id is beyond what a double can hold. */
export const numberGroups: readonly NumberGroup[] = [
  { id: 501n, name: '全国归属地优先', numbers: [sales, beijing, callback, southwest], rule: 1 },
  { id: 502n, name: '销售轮换', numbers: [sales, callback], rule: 2 },
  { id: 9007199254740995n, name: '售后归属地优先', numbers: [service, beijing], rule: 1 },
];

/** What every agent has until somebody assigns something else. */
export const firstChoice: NumberChoice = { groups: numberGroups.slice(0, 1), numbers: [sales] };

/** The number to show when a callout names none: by the first group's rule, else any single one, else any at all. */
export function numberToShow(choice: NumberChoice, customer: string, random: Random): string {
  const group = choice.groups[0];
  if (group) return numberOfGroup(group, customer, random);
  return random.pick(choice.numbers.length > 0 ? choice.numbers : namedNumbers.map(({ number }) => number));
}

function numberOfGroup(group: NumberGroup, customer: string, random: Random): string {
  const customersHome = regionOf(customer);
  const local = group.numbers.filter((number) => customersHome !== undefined && regionOf(number) === customersHome);
  return random.pick(group.rule === 1 && local.length > 0 ? local : group.numbers);
}

function home(areaCode: string): Region {
  const region = regions.find((candidate) => candidate.areaCode === areaCode);
  if (!region) throw new RangeError(`no region with the area code ${areaCode}`);
  return region;
}
