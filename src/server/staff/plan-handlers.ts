import type { planRoutes } from '../../api/plan.ts';
import type { PlanDesk } from '../../desk/plan.ts';
import { handOf } from './hand-of.ts';
import type { Handlers } from './handler.ts';

export const planHandlers = (plan: PlanDesk): Handlers<typeof planRoutes> => ({
  readPlan: ({ nowMs }) => plan.read(nowMs),
  propose: ({ body, nowMs }) => plan.propose(body, nowMs),
  addRotation: ({ body, ...request }) => plan.add(body, handOf(request)),
  saveRotation: ({ params, body, ifMatch, ...request }) => plan.save(params.id, body, ifMatch, handOf(request)),
  async deleteRotation({ params, ifMatch, ...request }) {
    await plan.remove(params.id, ifMatch, handOf(request));
    return {};
  },
});
