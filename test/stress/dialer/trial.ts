import type { Lane } from './lane.ts';
import type { Action, Script } from './script.ts';
import type { Tally } from './tally.ts';
import type { Reply } from './orders.ts';
import { World } from './world.ts';

/** Plays one script against the real service and real sockets; what the oracle finds is in the tally. */
export async function runTrial(lane: Lane, script: Script, tally: Tally): Promise<void> {
  const world = new World(lane, script, tally);
  tally.trials++;
  try {
    for (const action of script.actions) await act(world, action);
    await world.idle();
    await world.pass(3000);
  } finally {
    await world.conclude();
  }
  world.oracle.assertClean();
}

type Plain = Exclude<Action['is'], 'click' | 'pass' | 'set-clock' | 'break'>;

const PLAIN: Record<Plain, (world: World) => unknown> = {
  suspend: (world) => world.suspend(),
  'sign-out': (world) => world.signOut(),
  dismiss: (world) => world.app.dialer.dismiss(),
  'dismiss-unresolved': (world) => world.dismissUnresolved(),
  mend: (world) => world.mend(),
  restart: (world) => world.restart(),
  renew: (world) => world.renew(),
};

async function act(world: World, action: Action): Promise<void> {
  if (action.is === 'click') await click(world, action);
  else if (action.is === 'pass') await world.pass(action.ms);
  else if (action.is === 'set-clock') world.clock.setWall(action.ms);
  else if (action.is !== 'break') await PLAIN[action.is](world);
  else if (action.what === 'all') await world.restart(true);
  else world.break(action.what);
}

async function click(world: World, { orders, fault, until }: Extract<Action, { is: 'click' }>): Promise<void> {
  const told = world.click(orders, fault).then((states) =>
    checkBurst(
      world,
      orders.map(({ app }) => app),
      states,
    ),
  );
  if (until === 'told') return told;
  if (until === 'arrival') await world.arrival();
}

/** Orders of one moment to one process are one call, whatever window they come from. */
function checkBurst(world: World, apps: readonly number[], states: readonly Reply[]): void {
  for (const app of new Set(apps)) {
    const answers = states.filter((_state, index) => apps[index] === app);
    const calls = new Set(answers.map((reply) => (reply && 'intentId' in reply ? reply.intentId : reply?.is)));
    if (calls.size > 1) world.oracle.violation('other_violations', `orders of one moment became ${calls.size} calls`);
  }
}
