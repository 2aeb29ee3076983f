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

  const acquire = async () => {
    if (stopped || page.visibilityState !== 'visible' || sentinel?.released === false) return;
    try {
      const lock = await navigator.wakeLock.request('screen');
      if (stopped) await lock.release();
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
    held: () => sentinel?.released === false,
    stop() {
      stopped = true;
      page.removeEventListener('visibilitychange', onVisible);
      void sentinel?.release();
    },
  };
}
