/** Rules that hold for every change of an account, whichever route it comes by. */
import { may, type Actor, type Role } from '../api/roles.ts';
import type { SudinKey } from '../contract/places.ts';
import { AccountError } from './errors.ts';

/** @throws {AccountError} `not-allowed` */
export function demandManager(by: Actor): void {
  if (!may(by, 'manage-accounts')) throw new AccountError('not-allowed');
}

/**
 * A kurator has exactly one Suku Dinas, the others have none.
 * @throws {AccountError} `role-sudin`
 */
export function demandSudin(role: Role, sudin: SudinKey | null): void {
  if ((role === 'kurator') !== (sudin !== null)) throw new AccountError('role-sudin');
}
