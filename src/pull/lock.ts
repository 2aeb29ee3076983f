/** [P5] One pull at a time across the tabs and windows of this browser: they share one database. */
const PULL_LOCK = 'galeri-pull';

/**
 * Runs `work` if no other tab is pulling. A lock goes with its owner, so a closed or crashed tab leaves none behind.
 * @param locks undefined where the browser offers none; then every tab pulls, and the store sorts them out
 */
export async function alone<T>(
  locks: Pick<LockManager, 'request'> | undefined,
  work: () => Promise<T>,
): Promise<T | 'elsewhere'> {
  if (locks === undefined) return work();
  return locks.request(PULL_LOCK, { ifAvailable: true }, async (lock) => (lock === null ? 'elsewhere' : work()));
}
