/** What a worker knows from its last pull. Only a saving: losing it, at any moment, costs one pull its shortcut. */
import type { VerifiedFeed } from '../contract/verify.ts';
import type { QuarantinedCard } from './messages.ts';

export interface PullMemory {
  /** The feed of the last pull that had one. */
  feed?: VerifiedFeed | undefined;
  /** The ETag under which the server knows the feed with this digest. */
  etag?: { readonly sha256: string; readonly value: string } | undefined;
  /** The last pull that left nothing to do, see `isSettled`. */
  settled?: Settled | undefined;
}

export interface Settled {
  readonly feedSha256: string;
  readonly rotations: readonly string[];
  readonly quarantined: readonly QuarantinedCard[];
}
