/** The staff page's one door to time. */

/** Epoch milliseconds of this machine: for "a moment ago", never for dates of the gallery. */
export const nowMs = (): number => Date.now();

/** Runs once after `ms`. @returns takes it back */
export function laterOnPage(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** Runs every `ms` while somebody looks at the page. @returns ends it */
export function everyOnPage(run: () => void, ms: number): () => void {
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') run();
  }, ms);
  return () => clearInterval(timer);
}
