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
  /** Called when a version waits; `sinceBoot` when it has waited already before this page began. */
  readonly onWaiting: (sinceBoot: boolean) => void;
}

export function connectServiceWorker({ url, entry, clock, reload, onWaiting }: ServiceWorkerPorts): AppUpdate {
  const none: AppUpdate = { isWaiting: () => false, apply() {}, check() {}, reportSettled() {}, stop() {} };
  if (!('serviceWorker' in navigator)) return none;

  const workbox = new Workbox(trustedScriptUrl(url), { updateViaCache: 'none' });
  const hadController = navigator.serviceWorker.controller !== null;
  let registration: ServiceWorkerRegistration | undefined;
  /** The version that was told to take over. */
  let taken: ServiceWorker | undefined;
  let settled = false;
  let stopped = false;
  let cancelCheck = () => {};

  // The registration is asked, not the event: workbox-window hears of one version that comes later than a minute after
  // the page. When its download fails, the version after it would wait unheard until somebody reloads the page.
  const waiting = () => {
    const worker = registration?.waiting ?? undefined;
    return worker === taken ? undefined : worker;
  };
  const tellSettled = () => navigator.serviceWorker.controller?.postMessage({ type: 'SETTLED', entry });

  workbox.addEventListener('waiting', ({ wasWaitingBeforeRegister }) => onWaiting(wasWaitingBeforeRegister === true));
  workbox.addEventListener('controlling', () => {
    if (taken !== undefined) {
      taken = undefined;
      reload();
    } else if (settled && !hadController) {
      // The very first worker has claimed this page: no reload, but now there is somebody to tell (U2).
      tellSettled();
    }
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
    .then((found) => {
      registration = found;
      checkRegularly();
    })
    // Plain http on another machine, or storage switched off: the gallery still plays, only not offline.
    .catch(() => {});

  return {
    isWaiting: () => waiting() !== undefined,
    apply() {
      const worker = waiting();
      if (worker === undefined) return;
      taken = worker;
      workbox.messageSkipWaiting();
    },
    check,
    reportSettled() {
      settled = true;
      tellSettled();
    },
    stop() {
      stopped = true;
      cancelCheck();
    },
  };
}
