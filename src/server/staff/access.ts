/** [E16] Whether somebody may call a route, by what the route says of itself and what its address names. */
import { may, type Actor } from '../../api/roles.ts';
import type { Route } from '../../api/route.ts';
import { Sudin } from '../../api/shapes.ts';
import { refused } from './refuse.ts';

/**
 * @param params as the route's schema leaves them
 * @throws {Refused} `not-signed-in`, `not-allowed`
 */
export function demandAccess({ access, path }: Route, actor: Actor | undefined, params: unknown): void {
  if (access === 'anyone') return;
  if (actor === undefined) throw refused('not-signed-in');
  if (access === 'signed-in') return;
  if (!may(actor, access, path.includes(':sudin') ? sudinOf(params) : undefined)) throw refused('not-allowed');
}

const sudinOf = (params: unknown) => Sudin.parse((params as { sudin?: unknown }).sudin);
