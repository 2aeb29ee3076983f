/** A trembling hand, a bouncing panel or an impatient finger touches twice; the second touch means nothing. */
export const TOUCH_GUARD_MS = 350;

/**
 * [V4] Whether a press counts. It does unless one that counted lies less than 350 ms back; a press that did not count
 * does not push the next one away, so that steady tapping is slowed down and never shut out.
 * @param monotonicMs the page's monotonic clock
 */
export function createTouchGuard(monotonicMs: () => number): () => boolean {
  let countedAtMs = -Infinity;
  return () => {
    const nowMs = monotonicMs();
    if (nowMs - countedAtMs < TOUCH_GUARD_MS) return false;
    countedAtMs = nowMs;
    return true;
  };
}
