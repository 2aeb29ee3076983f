/**
 * Loaded before the app and independent of it: when the app does not come to life, somebody has to try again, and in a
 * lobby nobody presses a key. The service worker counts these tries and hands out another shell after the third (U2).
 */
const BOOT_DEADLINE_MS = 30_000;
const RETRY_AFTER_ERROR_MS = 5000;

const isAlive = () => document.documentElement.dataset['mode'] !== 'starting';
let isRetrying = false;
const retry = () => {
  if (isAlive() || isRetrying) return;
  isRetrying = true;
  location.reload();
};

setTimeout(retry, BOOT_DEADLINE_MS);
for (const type of ['error', 'unhandledrejection']) {
  // Capturing, because a script file that is missing only fires on its own element.
  addEventListener(type, () => isAlive() || setTimeout(retry, RETRY_AFTER_ERROR_MS), { capture: true });
}
addEventListener('pagehide', () => {
  // Left on purpose (a reload from outside): no failed boot. Our own retry above is one, and says nothing.
  if (!isAlive() && !isRetrying) navigator.serviceWorker?.controller?.postMessage({ type: 'LEFT' });
});
