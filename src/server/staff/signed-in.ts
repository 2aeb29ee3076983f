import type { Actor } from '../../api/roles.ts';
import { refused } from './refuse.ts';

/**
 * Who asks, on a route that nobody reaches without a session.
 * @throws {Refused} `not-signed-in`
 */
export function signedIn({ actor }: { readonly actor: Actor | undefined }): Actor {
  if (actor === undefined) throw refused('not-signed-in');
  return actor;
}
