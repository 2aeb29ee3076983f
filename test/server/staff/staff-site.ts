/** The staff API over handlers a test can watch, and somebody of each role to ask it. */
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { onTestFinished, vi } from 'vitest';
import { Refused } from '../../../src/api/refusal.ts';
import type { Actor } from '../../../src/api/roles.ts';
import { API_PREFIX, pathOf, type Route } from '../../../src/api/route.ts';
import { routes } from '../../../src/api/routes.ts';
import type { AnyHandler } from '../../../src/server/staff/register.ts';
import { buildStaffApp, type StaffAppOptions } from '../../../src/server/staff/staff-app.ts';

let made = 0;
const actor = (role: Actor['role'], sudin?: Actor['sudin']): Actor => ({
  id: ++made,
  name: role,
  displayName: `Contoh ${role}`,
  role,
  ...(sudin === undefined ? {} : { sudin }),
});

/** Everybody who may ask, by the session that opens the door for them. Parameters below name a product of KPKP. */
export const PEOPLE = {
  nobody: undefined,
  peninjau: actor('peninjau'),
  'kurator of it': actor('kurator', 'kpkp'),
  'kurator of another': actor('kurator', 'ppapp'),
  admin: actor('admin'),
} as const satisfies Record<string, Actor | undefined>;
export type Person = keyof typeof PEOPLE;

/** What may stand in an address. */
export const PARAMETERS = {
  sudin: 'kpkp',
  id: 'abon-lele',
  token: 'a'.repeat(43),
  file: 'foto-0123456789ab.webp',
  trashId: 'kpkp-abon-lele-1',
  screenId: '00000000-0000-4000-8000-000000000001',
  revision: '7',
} as const;

/** Stands for "the handler was asked". */
export const REACHED = 'sampai';

export const reached: AnyHandler = async () => {
  throw new Refused('conflict', REACHED);
};

export interface StaffSite {
  readonly app: FastifyInstance;
  /** Asks as the staff page would: from the same origin, and with a version where one is needed. */
  readonly ask: (person: Person, route: Route, options?: AskOptions) => Promise<LightMyRequestResponse>;
  /** The cookie a browser of that person holds. */
  readonly cookieOf: (person: Person) => string;
}

export interface AskOptions extends InjectOptions {
  readonly parameters?: Record<string, string>;
}

export interface SiteOptions extends Partial<Omit<StaffAppOptions, 'handlers'>> {
  /** Beside those that only say they were reached. */
  readonly handlers?: Partial<Record<keyof typeof routes, AnyHandler>>;
}

export async function staffSite({ handlers = {}, ...options }: SiteOptions = {}): Promise<StaffSite> {
  const all = Object.fromEntries(Object.keys(routes).map((name) => [name, reached]));
  const app = await buildStaffApp({
    routes,
    handlers: { ...all, ...handlers },
    actorOf: async (session) => PEOPLE[session as Person],
    now: () => 1_795_000_000_000,
    sessionKey: Buffer.alloc(32, 7),
    allowHttp: false,
    trustProxy: [],
    ...options,
  });
  onTestFinished(() => app.close());
  const cookieOf = (person: Person) =>
    `galeri_staf=${encodeURIComponent(app.encodeSecureSession(app.createSecureSession({ id: person })))}`;
  return {
    app,
    cookieOf,
    ask: (person, route, { parameters, headers, ...rest } = {}) =>
      app.inject({
        method: route.method,
        url: API_PREFIX + pathOf(route.path, { ...PARAMETERS, ...parameters }),
        headers: {
          'sec-fetch-site': 'same-origin',
          ...(person === 'nobody' ? {} : { cookie: cookieOf(person) }),
          ...(route.needsMatch === true ? { 'if-match': '"v1"' } : {}),
          ...headers,
        },
        ...rest,
      }),
  };
}

/** What `session` answers to somebody who is not signed in. */
export const NOBODY = { actor: null, needsSetup: false };

/** A handler that answers, and remembers what it was asked. */
export const answering = (answer: unknown) => vi.fn<AnyHandler>(async () => answer);
