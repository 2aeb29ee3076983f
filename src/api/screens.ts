/** The lobby screens: which there are, how they are, and what is on them. */
import * as z from 'zod/mini';
import { SCREEN_MODES, ScreenId, ScreenName } from '../contract/report.ts';
import { COMMODITIES } from '../contract/places.ts';
import { route } from './route.ts';
import { Instant, Nothing, Sudin } from './shapes.ts';

/**
 * `connected`: it reports. `asleep`: outside opening hours, whether it reports or is switched off until it opens; no failure.
 * `silent`: nothing has been heard of it for longer than is normal.
 */
export const SCREEN_STATES = ['connected', 'asleep', 'silent'] as const;
export type ScreenStateName = (typeof SCREEN_STATES)[number];

/** What is on now; the page draws a card from the product's content, no picture is ever taken of the screen. */
export const OnScreen = z.strictObject({
  productId: z.string(),
  /** Missing where the product was never published by this server. */
  product: z.optional(
    z.strictObject({ sudin: Sudin, commodity: z.enum(COMMODITIES), name: z.string(), producer: z.string() }),
  ),
});
export type OnScreen = z.infer<typeof OnScreen>;

export const ScreenView = z.strictObject({
  id: ScreenId,
  name: ScreenName,
  state: z.enum(SCREEN_STATES),
  /** Silent: when it was last heard. Connected, asleep: since when it is. */
  sinceMs: Instant,
  firstSeenAtMs: Instant,
  /** When it was last heard. */
  seenAtMs: Instant,
  /** Everything below is what it said then. */
  mode: z.enum(SCREEN_MODES),
  appVersion: z.string(),
  /** Missing while it has no content. */
  revision: z.optional(z.int()),
  rotationId: z.optional(z.string()),
  /** Its revision is the one that is published now ("Tayang di layar"). */
  showsCurrent: z.boolean(),
  /** Missing while it is asleep, while a visitor browses, and during a notice. */
  onScreen: z.optional(OnScreen),
  /** Why its last pull kept the old content, missing when all is well; in words by `failureWords` of the display. */
  errorCode: z.optional(z.string()),
  storage: z.optional(z.strictObject({ usedBytes: z.int(), quotaBytes: z.int() })),
  clockTrusted: z.boolean(),
  /** Counted shows that still wait on the screen to be sent. */
  waitingPlays: z.int(),
  /** Records this server refused; they stay on the screen. */
  parkedPlays: z.int(),
});
export type ScreenView = z.infer<typeof ScreenView>;

export const ScreenList = z.strictObject({
  /** By name, then by the time they were first seen. */
  screens: z.array(ScreenView),
  /** What is published now; missing before the first publication. */
  revision: z.optional(z.int()),
  /** Minutes of silence after which a connected screen counts as silent. */
  silentMinutes: z.int(),
});
export type ScreenList = z.infer<typeof ScreenList>;

export const screenRoutes = {
  listScreens: route({ method: 'GET', path: '/screens', access: 'read', answer: ScreenList }),
  /** Takes it off the list; it comes back when it reports again. Its plays stay counted. */
  forgetScreen: route({
    method: 'DELETE',
    path: '/screens/:screenId',
    access: 'manage-screens',
    params: z.strictObject({ screenId: ScreenId }),
    answer: Nothing,
  }),
} as const;
