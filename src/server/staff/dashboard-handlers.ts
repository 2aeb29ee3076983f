import type { dashboardRoutes } from '../../api/dashboard.ts';
import type { ReadDashboard } from '../../desk/dashboard.ts';
import type { Handlers } from './handler.ts';

export const dashboardHandlers = (readDashboard: ReadDashboard): Handlers<typeof dashboardRoutes> => ({
  dashboard: ({ nowMs }) => readDashboard(nowMs),
});
