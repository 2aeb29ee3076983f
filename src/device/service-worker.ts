/**
 * The bridge to the service worker (workbox-window). A new version waits until the display says the moment is right
 * (U1); then it takes over and the page reloads exactly once.
 */
import { Workbox } from 'workbox-window';
import type { Clock } from './clock.ts';
import { trustedScriptUrl } from './trusted-url.ts';

/** How often the server is asked for a new version of the app; a navigation asks too, but a kiosk never navigates. */
const UPDATE_CHECK_MS = 10 * 60_000;

export interface AppUpdate {
  /** A complete new version is waiting. */
  readonly isWaiting: () => boolean;
  /** Lets the waiting version take over; the page reloads when it has. */
  readonly apply: () => void;
  /** Asks the server now. */
  readonly check: () => void;
  /** Tells the service worker that this version came to life (U2). */
  readonly reportSettled: () => void;
  readonly stop: () => void;
}

export interface ServiceWorkerPorts {
  readonly url: string;
  /** Address of this page's main script; its digest tells which shell the page came from. */
  readonly entry: string;
  readonly clock: Clock;
  readonly reload: () => void;
  /** Called when a version starts to wait. */
  readonly onWaiting: () => void;
}

export function connectServiceWorker({ url, entry, clock, reload, onWaiting }: ServiceWorkerPorts): AppUpdate {
  const none: AppUpdate = { isWaiting: () => false, apply() {}, check() {}, reportSettled() {}, stop() {} };
  if (!('serviceWorker' in navigator)) return none;

  const workbox = new Workbox(trustedScriptUrl(url), { updateViaCache: 'none' });
  let waiting = false;
  let applied = false;
  let stopped = false;
  let cancelCheck = () => {};

  workbox.addEventListener('waiting', () => {
    waiting = true;
    onWaiting();
  });
  workbox.addEventListener('controlling', () => {
    // Also fires when the very first worker claims this page, which needs no reload.
    if (!applied) return;
    applied = false;
    reload();
  });

  const check = () => {
    // Offline is normal here; the next check comes by itself.
    void workbox.update().catch(() => {});
  };
  const checkRegularly = () => {
    cancelCheck = clock.after(UPDATE_CHECK_MS, () => {
      if (stopped) return;
      check();
      checkRegularly();
    });
  };

  void workbox
    .register({ immediate: true })
    .then(checkRegularly)
    // Plain http on another machine, or storage switched off: the gallery still plays, only not offline.
    .catch(() => {});

  return {
    isWaiting: () => waiting,
    apply() {
      if (!waiting || applied) return;
      waiting = false;
      applied = true;
      workbox.messageSkipWaiting();
    },
    check,
    reportSettled: () => navigator.serviceWorker.controller?.postMessage({ type: 'SETTLED', entry }),
    stop() {
      stopped = true;
      cancelCheck();
    },
  };
}
