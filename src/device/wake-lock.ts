/**
 * Keeps the panel lit. The lock is dropped by the browser whenever the page is hidden (screen switched off, another
 * window in front), so it is asked for again on `visibilitychange`; a refusal (battery, policy) is not an error.
 */
export interface WakeLock {
  readonly held: () => boolean;
  readonly stop: () => void;
}

export function holdWakeLock(page: Document): WakeLock {
  let sentinel: WakeLockSentinel | undefined;
  let stopped = false;
  const held = () => sentinel?.released === false;

  const acquire = async () => {
    if (stopped || page.visibilityState !== 'visible' || held()) return;
    try {
      const lock = await navigator.wakeLock.request('screen');
      // Asked for twice at once (visible again while the first was on its way): one is enough.
      if (stopped || held()) await lock.release();
      else sentinel = lock;
    } catch {
      sentinel = undefined;
    }
  };
  const onVisible = () => void acquire();

  if ('wakeLock' in navigator) {
    page.addEventListener('visibilitychange', onVisible);
    void acquire();
  }
  return {
    held,
    stop() {
      stopped = true;
      page.removeEventListener('visibilitychange', onVisible);
      void sentinel?.release();
    },
  };
}
