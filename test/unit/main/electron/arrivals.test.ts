import { expect, it } from 'vitest';
import { Arrivals, type Arrival } from '../../../../src/main/electron/arrivals.ts';

it('links and second starts that come too early are all kept, in order, and later ones are taken at once', () => {
  const arrivals = new Arrivals();
  const early: Arrival[] = [
    { is: 'link', link: 'tel:1' },
    { is: 'start', argv: ['app', '--quick-dial'] },
    { is: 'link', link: 'tel:2' },
  ];
  early.forEach((arrival) => arrivals.add(arrival));
  const taken: Arrival[] = [];
  arrivals.deliverTo((arrival) => taken.push(arrival));
  expect(taken).toEqual(early);
  arrivals.add({ is: 'link', link: 'tel:3' });
  expect(taken).toHaveLength(4);
});
