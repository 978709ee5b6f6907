import fc from 'fast-check';
import type { DialState } from '../../../src/preload/contract/index.ts';
import { PLAIN_RECORDS, type RecordsManner } from '../../support/fault-records.ts';
import type { FaultCase } from '../../support/fault-kinds.ts';
import { DialerModel, type Answer } from './dialer-model.ts';
import type { Lane } from './lane.ts';
import { confirmed, fault, setClock, type Breakage, type Order } from './script.ts';
import { shrinkingBriefly } from './shrinking.ts';
import type { Tally } from './tally.ts';
import type { Reply } from './orders.ts';
import { World } from './world.ts';

type Command = fc.AsyncCommand<DialerModel, World>;

/** Does one thing to both, and compares what they show. */
function command(name: string, run: (model: DialerModel, world: World) => Promise<void> | void): Command {
  return {
    check: () => true,
    toString: () => name,
    run: async (model, world) => {
      await run(model, world);
      const { is } = world.app.dialer.state();
      const open = world.app.dialer.unresolved().length;
      if (is !== model.card)
        world.oracle.violation('other_violations', `after ${name}: shows ${is} instead of ${model.card}`);
      if (open !== model.openRows)
        world.oracle.violation(
          'other_violations',
          `after ${name}: ${open} calls are open instead of ${model.openRows}`,
        );
      if (!world.oracle.isClean) throw new Error(`after ${name}`);
    },
  };
}

function dials(order: Order, withFault: FaultCase): Command {
  return command(`dial ${wordsFor(order, withFault)}`, (model, world) => dial(order, withFault, model, world));
}

/** Its outcome cannot be written down when it comes, only later. */
function dialsWithoutOutcome(order: Order, withFault: FaultCase): Command {
  return command(`dial with a journal that breaks ${wordsFor(order, withFault)}`, async (model, world) => {
    breakJournal('settle', model, world);
    await dial(order, withFault, model, world);
    mend(model, world);
  });
}

async function dial(order: Order, withFault: FaultCase, model: DialerModel, world: World): Promise<void> {
  const expected = model.mayAnswer(order, withFault);
  const [reply] = await world.click([order], withFault);
  await world.arrived();
  const answer = answerOf(reply);
  if (!expected.some((one) => one === answer))
    world.oracle.violation(
      'other_violations',
      `${withFault.name}: answered ${answer} instead of ${expected.join(' or ')}`,
    );
  model.answered(order, withFault, answer as Answer);
}

function wordsFor({ number, confirmed }: Order, { name, isPlaced }: FaultCase): string {
  return `${number}${confirmed.length > 0 ? ', knowingly' : ''}: ${name}${isPlaced ? ', placed' : ''}`;
}

function answerOf(reply: Reply): string {
  if (!reply) return 'nothing';
  return reply.is === 'rejected' ? reply.code : wordFor(reply);
}

function wordFor(state: DialState): string {
  return state.is === 'calling' ? 'accepted' : state.is;
}

/** `all` is left to the other trials: it takes a restart to break and one to mend. */
type ModelledBreakage = Exclude<Breakage, 'all'>;

function breakJournal(what: ModelledBreakage, model: DialerModel, world: World): void {
  model.broken.add(what);
  world.break(what);
}

function mend(model: DialerModel, world: World): void {
  model.broken.clear();
  world.journal.mend();
}

const restart = command('restart', async (model, world) => {
  mend(model, world);
  await world.restart();
  model.restart();
});

const dismiss = command('dismiss', (model, world) => {
  world.app.dialer.dismiss();
  model.dismiss();
});

const order: fc.Arbitrary<Order> = fc.record({
  number: fc.nat(1),
  form: fc.nat(3),
  confirmed,
  app: fc.constant<0>(0),
});

const dialled = fc.tuple(order, fault);

const commands = fc.commands(
  [
    dialled.map((parts) => dials(...parts)),
    dialled.map((parts) => dials(...parts)),
    dialled.map((parts) => dialsWithoutOutcome(...parts)),
    fc.constantFrom(1000, 4000, 61_000, 300_000, 660_000).map((ms) =>
      command(`${ms / 1000} s`, async (model, world) => {
        await world.pass(ms);
        model.pass(ms);
      }),
    ),
    setClock.map(({ ms }) =>
      command(`set the clock by ${ms / 1000} s`, (model, world) => {
        world.clock.setWall(ms);
        model.setWall(ms);
      }),
    ),
    fc
      .constantFrom<ModelledBreakage>('begin', 'sending', 'settle')
      .map((what) => command(`break ${what}`, (model, world) => breakJournal(what, model, world))),
    fc.constantFrom(command('mend', mend), restart, dismiss, dismiss),
  ],
  { maxCommands: 10, size: 'max' },
);

const records = fc
  .record({ appears: fc.boolean(), echoesUserData: fc.boolean() })
  .map(({ appears, echoesUserData }) => ({
    ...PLAIN_RECORDS,
    echoesUserData,
    appearsAfterLooks: appears ? 0 : Number.MAX_SAFE_INTEGER,
  }));

/** Every step of the dialer is the model's. */
export function modelled(lane: Lane, tally: Tally): fc.IAsyncProperty<unknown> {
  type Steps = Iterable<Command>;
  const trial = async (manner: RecordsManner, callsPerMinute: number, steps: Steps): Promise<void> => {
    tally.trials++;
    const world = new World(lane, { records: manner, callsPerMinute, hasTwin: false }, tally);
    try {
      await fc.asyncModelRun(() => ({ model: new DialerModel(manner, callsPerMinute), real: world }), steps);
    } finally {
      await world.conclude();
    }
    world.oracle.assertClean();
  };
  return fc.asyncProperty(records, fc.constantFrom(0, 0, 2), commands, shrinkingBriefly(trial));
}
