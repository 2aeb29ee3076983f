/**
 * [D12] Closes the ways out of the page that a page can close. What only the browser or the desktop can close
 * (Alt+F4, Ctrl+W, the edge swipes of a desktop) is closed by the flags of `npm run kiosk`.
 */

/** Reload, print, save, find, new window or tab, history, zoom, developer tools. */
const CONTROL_KEYS = new Set([
  'r',
  'p',
  's',
  'f',
  'g',
  'n',
  't',
  'o',
  'u',
  'i',
  'c',
  'h',
  'j',
  'd',
  'l',
  'w',
  'a',
  '+',
  '-',
  '=',
  '0',
]);
const PLAIN_KEYS = new Set(['F1', 'F3', 'F5', 'F6', 'F7', 'F11', 'F12', 'BrowserBack', 'BrowserHome', 'ContextMenu']);

function isWayOut(event: KeyboardEvent): boolean {
  if (PLAIN_KEYS.has(event.key)) return true;
  if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight' || event.key === 'Home')) return true;
  return (event.ctrlKey || event.metaKey) && CONTROL_KEYS.has(event.key.toLowerCase());
}

/** Returns its clean-up. */
export function lockDown(target: Document): () => void {
  const cleanUp = new AbortController();
  const options = { capture: true, passive: false, signal: cleanUp.signal };
  const refuse = (event: Event) => event.preventDefault();
  for (const type of ['contextmenu', 'selectstart', 'dragstart', 'drop', 'dragover', 'gesturestart', 'auxclick']) {
    target.addEventListener(type, refuse, options);
  }
  target.addEventListener('keydown', (event) => isWayOut(event) && event.preventDefault(), options);
  // Ctrl + wheel is how a trackpad and some touch panels report a pinch.
  target.addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), options);
  target.addEventListener('touchmove', (event) => event.touches.length > 1 && event.preventDefault(), options);
  return () => cleanUp.abort();
}
