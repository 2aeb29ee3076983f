/**
 * After a change of view the keyboard and the voice go where the eye goes: to the heading. A view that is still being
 * fetched has none yet; then the heading is focused when it comes, unless somebody has moved on meanwhile.
 */
let waitingAt: Element | null | undefined;

/** For the router, after each change of view. */
export function focusHeading(): void {
  const heading = document.querySelector('h1');
  waitingAt = heading === null ? document.activeElement : undefined;
  heading?.focus({ preventScroll: true });
}

/** For whoever draws a heading, once it is there. */
export function headingCame(heading: HTMLElement): void {
  if (waitingAt === undefined) return;
  const isAsLeft = document.activeElement === waitingAt || document.activeElement === document.body;
  waitingAt = undefined;
  if (isAsLeft) heading.focus({ preventScroll: true });
}
