/** The numbers of a feed's screen settings as a screen may use them. Free of zod: the first card needs them. */
import type { FeedGallery } from './gallery.ts';
import { clamp, IDLE_SECONDS, POLL_SECONDS, SLIDE_SECONDS } from './limits.ts';

/** The three numbers of the screen, inside their bounds and in milliseconds. */
export interface ScreenTimes {
  readonly slideMs: number;
  readonly idleMs: number;
  readonly pollMs: number;
}

/** [D3] A screen never obeys an absurd number: 0, -5, 1e308, "soon" and null all end inside the bounds. */
export function screenTimes(screen: FeedGallery['screen']): ScreenTimes {
  return {
    slideMs: Math.round(clamp(screen.slideSeconds, SLIDE_SECONDS) * 1000),
    idleMs: Math.round(clamp(screen.idleSeconds, IDLE_SECONDS) * 1000),
    pollMs: Math.round(clamp(screen.pollSeconds, POLL_SECONDS) * 1000),
  };
}
