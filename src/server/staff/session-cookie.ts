/**
 * The cookie in which a browser holds its session: encrypted and signed, and in it nothing but the id. It is sent below
 * `/api` only: photos, feed and pages never carry it, so nothing that serves those can leak it.
 */
import secureSession from '@fastify/secure-session';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { API_PREFIX } from '../../api/route.ts';
import { COOKIE_MAX_SECONDS } from './limits.ts';
import type { Visit } from './handler.ts';

declare module '@fastify/secure-session' {
  interface SessionData {
    id: string;
  }
}

export const SESSION_COOKIE = 'galeri_staf';

const COOKIE = { path: API_PREFIX, httpOnly: true, sameSite: 'strict' } as const;

/** @param key 32 bytes */
export async function addSessionCookie(app: FastifyInstance, key: Buffer): Promise<void> {
  await app.register(secureSession, {
    key,
    cookieName: SESSION_COOKIE,
    expiry: COOKIE_MAX_SECONDS,
    // No expiry of its own: whoever closes the browser is signed out.
    cookie: COOKIE,
  });
}

export function visitOf(request: FastifyRequest): Visit {
  const { session } = request;
  // Decided by request: one server may be asked over HTTPS through a proxy and in clear on the machine itself. A
  // browser would throw a Secure cookie away that came in clear.
  const cookie = { ...COOKIE, secure: request.protocol === 'https' };
  return {
    session: session.get('id'),
    address: request.ip,
    begin(newId) {
      session.regenerate();
      session.set('id', newId);
      session.options(cookie);
    },
    end() {
      session.delete();
      session.options(cookie);
    },
  };
}
