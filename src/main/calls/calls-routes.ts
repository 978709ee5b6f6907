import { z } from 'zod';
import { nothing, numberText } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import type { CallsService } from './calls.service.ts';
import type { ForgetCustomer } from './forget-customer.ts';
import { CALL_STATES } from './store/call-kind.ts';
import type { SavingService } from './saving.service.ts';

/** As long as an id may be that the records are read with. */
const uuid = z.string().min(1).max(255);
const states = z.enum(CALL_STATES);
const time = z.number().int().min(0).max(Date.UTC(9999, 0)); // RFC 3339 ends with the year 9999
const filter = z.strictObject({
  from: time.exactOptional(),
  to: time.exactOptional(),
  direction: z.enum(['outbound', 'inbound']).exactOptional(),
  states: z.array(states).max(7).exactOptional(),
  trunkNumber: z.string().max(32).exactOptional(),
  outcome: z.enum(['talked', 'missed']).exactOptional(),
  tag: z.string().min(1).max(24).exactOptional(),
  customer: numberText.min(1).exactOptional(),
  search: numberText.exactOptional(),
});
const place = z.number().int().min(0).max(100_000_000);
/** Fields end at 2,000 characters; what was written on a call's card may have been added to that. */
const ownNote = z.strictObject({
  text: z.string().max(10_000),
  tags: z.array(z.string().min(1).max(24)).max(10),
});
const noteTarget = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('call'), uuid }),
  z.strictObject({ is: z.literal('number'), number: numberText.min(1) }),
]);
const period = z.strictObject({
  period: z.enum(['day', 'week', 'month']),
  offset: z.number().int().min(-520).max(0),
});

/** The signed-in agent's calls: lists, notes, statistics, and what is saved of them. */
export function callsRoutes(
  calls: CallsService,
  saving: SavingService,
  forgetCustomer: ForgetCustomer,
): RoutesOf<'calls'> {
  return {
    'calls.first': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ filter }),
      run: (input) => calls.queries.first(calls.sought(input.filter)),
    },
    'calls.outline': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ filter, anchor: uuid.exactOptional() }),
      run: (input) => calls.queries.outline(calls.sought(input.filter), input.anchor),
    },
    'calls.rows': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ outline: place, from: place, count: z.number().int().min(1).max(100) }),
      run: (input) => calls.queries.rows(input.outline, input.from, input.count),
    },
    'calls.get': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ uuid }),
      run: (input) => calls.get(input.uuid),
    },
    'calls.recentNumbers': { from: 'both', gesture: 'none', input: nothing, run: () => calls.queries.recentNumbers() },
    'calls.customer': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ number: z.string().max(64) }),
      run: (input) => calls.queries.customer(input.number),
    },
    'calls.choices': { from: 'main', gesture: 'none', input: nothing, run: () => calls.queries.choices() },
    'calls.notes': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ uuid }),
      run: (input) => calls.notes(input.uuid),
    },
    'calls.saveNote': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ target: noteTarget, note: ownNote }),
      run: (input) => calls.saveNote(input.target, input.note),
    },
    'calls.missed': { from: 'main', gesture: 'none', input: nothing, run: () => calls.missed() },
    'calls.settleMissed': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ number: z.string().max(64), isSettled: z.boolean() }),
      run: (input) => calls.settleMissed(input.number, input.isSettled),
    },
    'calls.forgetCustomer': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ number: numberText.min(1) }),
      run: (input) => forgetCustomer(input.number),
    },
    'calls.history': { from: 'main', gesture: 'none', input: nothing, run: () => calls.history() },
    'calls.sync': { from: 'main', gesture: 'none', input: nothing, run: () => calls.sync() },
    'calls.cancelSync': { from: 'main', gesture: 'none', input: nothing, run: () => calls.cancelSync() },
    'calls.statistics': { from: 'main', gesture: 'none', input: period, run: (input) => calls.statistics(input) },
    'calls.recording': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ uuid }),
      run: (input) => saving.play(input.uuid),
    },
    'calls.saveRecording': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ uuid }),
      run: (input) => saving.saveRecording(input.uuid),
    },
    'calls.saveRecordings': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ filter }),
      run: (input) => saving.saveRecordings(input.filter),
    },
    'calls.export': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ filter, areNumbersMasked: z.boolean(), format: z.enum(['csv', 'xlsx']).optional() }),
      run: (input) => saving.exportCalls(input.filter, input.areNumbersMasked, input.format),
    },
  };
}
