/** [V3] How long a visitor may stand still. Pure: what there is to say at a moment, and when to ask again. */

/** One tooth of the dialog per second. Any touch goes on, as often as wanted (WCAG 2.2.1 asks for 20 s, on a page nobody waits for). */
export const IDLE_WARNING_MS = 10_000;
const SECOND_MS = 1000;

export type Idle =
  | { readonly phase: 'present'; readonly againInMs: number }
  /** The dialog with its teeth stands; `secondsLeft` is 1 to 10. */
  | { readonly phase: 'warning'; readonly secondsLeft: number; readonly againInMs: number }
  | { readonly phase: 'gone' };

/**
 * @param quietMs monotonic time since the last touch of any kind
 * @param idleMs the gallery's idle time; when it is shorter than two warnings, its second half warns
 */
export function idleAfter(quietMs: number, idleMs: number): Idle {
  const leftMs = idleMs - quietMs;
  if (leftMs <= 0) return { phase: 'gone' };
  const warningMs = Math.min(IDLE_WARNING_MS, idleMs / 2);
  if (leftMs > warningMs) return { phase: 'present', againInMs: leftMs - warningMs };
  const secondsLeft = Math.ceil(leftMs / SECOND_MS);
  return { phase: 'warning', secondsLeft, againInMs: leftMs - (secondsLeft - 1) * SECOND_MS };
}
