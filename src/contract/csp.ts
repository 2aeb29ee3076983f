/** What the kiosk page may load and do. One table for the header of this server and the meta tag of a static export. */

const DIRECTIVES = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  // Photos come out of IndexedDB as object URLs.
  'img-src': "'self' blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  // Text becomes markup or code nowhere: only the policy "galeri" may name the URLs of the worker and the service worker.
  'require-trusted-types-for': "'script'",
  'trusted-types': 'galeri',
} as const;

/** Browsers ignore it in a meta tag and complain on the console. */
const HEADER_ONLY = new Set<string>(['frame-ancestors'] satisfies (keyof typeof DIRECTIVES)[]);

/** The policy as text, for an HTTP header or for `<meta http-equiv="Content-Security-Policy">`. */
export function contentSecurityPolicy(target: 'header' | 'meta'): string {
  return Object.entries(DIRECTIVES)
    .filter(([name]) => target === 'header' || !HEADER_ONLY.has(name))
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
