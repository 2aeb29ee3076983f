/** Who a request may come from, before anybody looks at what it wants: a private connection, and the staff page itself. */
import { Refused } from '../../api/refusal.ts';
import { isOnThisMachine, type SocketFacts } from '../on-this-machine.ts';
import { refused } from './refuse.ts';

export interface Connection extends SocketFacts {
  /** By TLS, or by what a trusted proxy says. */
  readonly isHttps: boolean;
}

const PLAIN_HTTP =
  'Halaman staf hanya dapat dipakai lewat HTTPS atau langsung di komputer galeri; buka alamat https:// atau hubungi pengelola sistem.';

/**
 * [E18] Passwords and session cookies cross no network in clear. The whole API is refused, not signing in alone: a
 * password typed into a form that is refused afterwards has been read by then.
 * @throws {Refused} `not-trusted`
 */
export function demandPrivateConnection(connection: Connection, allowHttp: boolean): void {
  if (connection.isHttps || allowHttp || isOnThisMachine(connection)) return;
  throw new Refused('not-trusted', PLAIN_HTTP);
}

export interface Sender {
  readonly method: string;
  /** `Sec-Fetch-Site`; browsers leave it out over plain HTTP to anything but localhost. */
  readonly fetchSite: string | undefined;
  readonly origin: string | undefined;
  /** Host and port the request was sent to. */
  readonly host: string | undefined;
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * [E17] What another site sends changes nothing, not even one on another port of this very host, which a browser counts
 * as the same site and gives our cookie to. A request that says nothing of where it comes from is refused, too.
 * @throws {Refused} `not-trusted`
 */
export function demandOwnPage({ method, fetchSite, origin, host }: Sender): void {
  if (SAFE_METHODS.has(method)) return;
  if (fetchSite !== undefined) {
    if (fetchSite === 'same-origin') return;
  } else if (origin !== undefined && host !== undefined && hostOf(origin) === host.toLowerCase()) return;
  throw refused('not-trusted');
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
