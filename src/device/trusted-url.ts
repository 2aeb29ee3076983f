/**
 * The CSP allows script URLs only through the Trusted Types policy `galeri`; it passes exactly this app's own worker
 * and service worker. Browsers without Trusted Types take the string.
 */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
}

const sameOrigin = (url: string): string => {
  if (new URL(url, document.baseURI).origin !== location.origin) throw new TypeError(`foreign script ${url}`);
  return url;
};

let policy: { createScriptURL(url: string): unknown } | undefined;

/** A same-origin script URL as the platform wants it. @throws {TypeError} for any other origin */
export function trustedScriptUrl(url: string): string {
  policy ??= (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('galeri', {
    createScriptURL: sameOrigin,
  }) ?? { createScriptURL: sameOrigin };
  // TrustedScriptURL is not in every library of types; the platform reads it like a string.
  return policy.createScriptURL(url) as string;
}
