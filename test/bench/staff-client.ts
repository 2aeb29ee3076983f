/** The administrator without a browser: signs in by the one-time link and presses the button. */
import type { Progress } from '../../src/api/publications.ts';

export type Ask = <T>(method: string, route: string, body?: object) => Promise<T>;

export async function signIn(setupLink: string): Promise<Ask> {
  const { origin, pathname } = new URL(setupLink);
  let cookie = '';
  const ask: Ask = async (method, route, body) => {
    const response = await fetch(`${origin}/api${route}`, {
      method,
      headers: { origin, cookie, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    if (!response.ok) throw new Error(`${route}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const token = pathname.split('/').at(-1) ?? '';
  await ask('POST', `/links/${token}`, {
    name: 'pengelola',
    displayName: 'Pengelola',
    password: 'gerobak biru di pasar',
  });
  return ask;
}

/** Looks and publishes; @returns how long each took, in milliseconds, and the new revision */
export async function publishNow(ask: Ask): Promise<{ lookMs: number; publishMs: number; revision: number }> {
  const startMs = performance.now();
  const { digest } = await ask<{ digest: string }>('GET', '/publications/preview');
  const pressedMs = performance.now();
  let progress = await ask<Progress>('POST', '/publications', { digest, note: '' });
  while (progress.state === 'working') {
    await new Promise((resolve) => setTimeout(resolve, 50));
    progress = await ask<Progress>('GET', '/publications/progress');
  }
  if (progress.state !== 'published') throw new Error(JSON.stringify(progress));
  return {
    lookMs: pressedMs - startMs,
    publishMs: performance.now() - pressedMs,
    revision: progress.revision ?? 0,
  };
}
