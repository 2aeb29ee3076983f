/**
 * Moments at which a pull is likely to succeed. Hints only (P7): `navigator.onLine` has been wrong in both directions on
 * real devices, so nothing is ever left out because of it.
 */
export function watchNetworkHints(target: Window, onHint: (reason: 'online' | 'visible') => void): () => void {
  const onOnline = () => onHint('online');
  const onVisible = () => {
    if (target.document.visibilityState === 'visible') onHint('visible');
  };
  target.addEventListener('online', onOnline);
  target.document.addEventListener('visibilitychange', onVisible);
  return () => {
    target.removeEventListener('online', onOnline);
    target.document.removeEventListener('visibilitychange', onVisible);
  };
}
