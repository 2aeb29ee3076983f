/** The lobby screens, for the staff page. */
import { Refused } from '../../api/refusal.ts';
import type { screenRoutes } from '../../api/screens.ts';
import type { ScreensDesk } from '../../screens/screens-desk.ts';
import type { FeedFile } from '../feed-file.ts';
import type { Handlers } from './handler.ts';
import { signedIn } from './signed-in.ts';

const GONE = 'Layar ini tidak ada di daftar; muat ulang halaman.';

export const screenHandlers = (
  desk: ScreensDesk,
  readFeed: () => Promise<FeedFile | undefined>,
): Handlers<typeof screenRoutes> => ({
  listScreens: async () => desk.list((await readFeed())?.revision),

  async forgetScreen(request) {
    if (!(await desk.forget(request.params.screenId, signedIn(request)))) throw new Refused('not-found', GONE);
    return {};
  },
});
