import type { Clock } from './clock.ts';

const ASK_EVERY_MS = 30_000;

/**
 * Resolves when the server this page came from answers again: only then is a reload sure to bring the page and not the
 * browser's error. Asked with a picture, because the page itself has no other business with the network.
 */
export async function serverAnswers(clock: Clock, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await clock.sleep(ASK_EVERY_MS, signal);
    const picture = new Image();
    picture.src = new URL(`icons/icon.svg?${clock.monotonicMs()}`, document.baseURI).href;
    const isThere = await picture.decode().then(
      () => true,
      () => false,
    );
    if (isThere) return;
  }
}
