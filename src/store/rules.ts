/** What every store, in the database or in memory, demands of a commit before it believes it. */
import type { AcceptedFeed } from '../contract/verify.ts';
import { StoreError } from './errors.ts';

/**
 * F5 and F6 once more, inside the transaction: between the check of a pull and its commit another tab may have
 * committed, and a pull that was given up for dead may come back after its successor.
 * @throws {StoreError} `superseded`
 */
export function requireNotSuperseded(accepted: AcceptedFeed | undefined, offered: AcceptedFeed): void {
  if (accepted === undefined || offered.revision > accepted.revision) return;
  if (offered.revision === accepted.revision && offered.sha256 === accepted.sha256) return;
  throw new StoreError('superseded', `revision ${accepted.revision} is accepted, ${offered.revision} was offered`);
}

/**
 * S1: nothing is committed on the promise that its photos will come.
 * @throws {StoreError} `incomplete`
 */
export function requireComplete(photoDigests: readonly string[], isHere: (sha256: string) => boolean): void {
  const missing = photoDigests.filter((sha256) => !isHere(sha256));
  if (missing.length > 0)
    throw new StoreError('incomplete', `${missing.length} of ${photoDigests.length} photos are missing`);
}
