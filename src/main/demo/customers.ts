import type { Random } from './random.ts';
import { landlineIn, mobileIn, regions } from './regions.ts';

const HOW_MANY = 1400;
const REGION_WEIGHTS = [30, 16, 10, 8, 8, 7, 7, 8, 4, 4];

/**
 * The people that the call centre has to do with. Their last four digits are 1000 and above, so calling one of them back
 * never runs into an ending for show (`endings.ts`).
 */
export function inventCustomers(random: Random): string[] {
  return Array.from({ length: HOW_MANY }, () => {
    const region = regions[random.weighted(REGION_WEIGHTS)] ?? random.pick(regions);
    const numberIn = random.chance(0.82) ? mobileIn : landlineIn;
    return numberIn(region, random.int(1000, 7999));
  });
}

/** Some call every week and most once: the front of the list comes up far more often than its end. */
export function someCustomer(customers: readonly string[], random: Random): string {
  return customers[Math.floor(customers.length * random.next() ** 2.2)] ?? random.pick(customers);
}
