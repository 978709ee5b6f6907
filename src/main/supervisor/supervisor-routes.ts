import { z } from 'zod';
import { agentId, nothing } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import type { SupervisorService } from './supervisor.service.ts';

const sip = z.string().min(1).max(64);
/** More than any floor has; keeps a message below what one IPC frame should carry. The screen says it before. */
const MANY = 500;
const order = z.strictObject({
  agentIds: z.array(agentId).max(MANY),
  groupIds: z.array(z.string().min(1).max(20)).max(MANY),
  numbers: z.array(z.string().min(1).max(32)).max(MANY),
});
const confirmed = z.strictObject({ ownerId: agentId.nullable(), agentSips: z.array(z.string().max(512)).max(MANY) });

/** The only requests in which a window names other agents; all but the first three fail with `locked` outside supervisor mode. */
export function supervisorRoutes(supervisor: SupervisorService): RoutesOf<'supervisor'> {
  return {
    'supervisor.state': { from: 'main', gesture: 'none', input: nothing, run: () => supervisor.state() },
    'supervisor.unlock': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ token: z.string().max(8192) }),
      run: (input) => supervisor.unlock(input.token),
    },
    'supervisor.lock': { from: 'main', gesture: 'none', input: nothing, run: () => supervisor.lock('by-hand') },

    'supervisor.seats': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ fresh: z.boolean() }),
      run: (input) => supervisor.seats(input.fresh),
    },
    'supervisor.bindPreview': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ sip, agentId }),
      run: (input) => supervisor.bindPreview(input.sip, input.agentId),
    },
    'supervisor.bind': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ sip, agentId, confirmed }),
      run: (input) => supervisor.bind(input.sip, input.agentId, input.confirmed),
    },

    'supervisor.assignPreview': {
      from: 'main',
      gesture: 'none',
      input: order,
      run: (input) => supervisor.assignPreview(input),
    },
    'supervisor.assign': { from: 'main', gesture: 'needed', input: order, run: (input) => supervisor.assign(input) },
    'supervisor.assignment': { from: 'main', gesture: 'none', input: nothing, run: () => supervisor.assignment() },
    'supervisor.retryAssignment': {
      from: 'main',
      gesture: 'needed',
      input: nothing,
      run: () => supervisor.retryAssignment(),
    },
    'supervisor.cancelAssignment': {
      from: 'main',
      gesture: 'none',
      input: nothing,
      run: () => supervisor.cancelAssignment(),
    },

    'supervisor.log': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({
        before: z
          .string()
          .regex(/^\d{1,15}$/)
          .exactOptional(),
      }),
      run: (input) => supervisor.log(input.before),
    },
    'supervisor.renewLog': {
      from: 'main',
      gesture: 'needed',
      input: nothing,
      run: () => (supervisor.renewLog(), null),
    },
  };
}
