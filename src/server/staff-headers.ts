/** What the pages under `/staf/` may do: more than a screen in a lobby in two points, less in all others. */

import { permissionsPolicy } from './security-headers.ts';

/** Of both pages. No worker, no manifest, and no text becomes code by any policy: unlike the kiosk, not even a URL. */
const COMMON = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  // Photos that are being chosen are object URLs.
  'img-src': "'self' blob:",
  'font-src': "'self'",
  'base-uri': "'none'",
  // Forms are sent by fetch.
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
} as const;

const PAGE = {
  ...COMMON,
  'connect-src': "'self'",
  // The live preview.
  'frame-src': "'self'",
  'frame-ancestors': "'none'",
} as const;

/** Shown inside the page, and told by it what to show: it asks nobody. */
const PREVIEW = { ...COMMON, 'frame-ancestors': "'self'" } as const;

const asText = (directives: Readonly<Record<string, string>>): string =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

const common = {
  // An invitation stands in an address; no search engine has anything to look for here.
  'x-robots-tag': 'noindex, nofollow',
  'cache-control': 'no-cache',
} as const;

/** Headers of the staff page itself, in place of the kiosk's. */
export const STAFF_HEADERS: Readonly<Record<string, string>> = {
  ...common,
  'content-security-policy': asText(PAGE),
  // An invitation is copied by a button.
  'permissions-policy': permissionsPolicy(['clipboard-write']),
  'x-frame-options': 'DENY',
};

/** Headers of the page inside the live preview's frame. */
export const PREVIEW_HEADERS: Readonly<Record<string, string>> = {
  ...common,
  'content-security-policy': asText(PREVIEW),
  'permissions-policy': permissionsPolicy([]),
  'x-frame-options': 'SAMEORIGIN',
};
