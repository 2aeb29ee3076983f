import type { ScreenSize } from '../pull/messages.ts';

/** Device pixels of the window, which on a kiosk is the screen. */
export const screenSize = (): ScreenSize => ({
  widthPx: Math.round(innerWidth * devicePixelRatio),
  heightPx: Math.round(innerHeight * devicePixelRatio),
});
