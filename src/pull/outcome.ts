/** [P6] Everything that can go wrong in a pull, by name. */
import { FeedError } from '../contract/errors.ts';
import { StoreError } from '../store/errors.ts';
import { HttpError, NoRotationError } from './errors.ts';
import type { NotStaged, PullFailureCode, PullOutcome, QuarantinedCard } from './messages.ts';

export interface PullResult {
  readonly outcome: PullOutcome;
  readonly quarantined: readonly QuarantinedCard[];
  readonly notStaged: readonly NotStaged[];
  /** What a server asked for while refusing. */
  readonly retryAfterMs: number | undefined;
}

export interface Failure {
  readonly code: PullFailureCode;
  readonly detail: string;
}

export const failureOf = (error: unknown): Failure => ({
  code: codeOf(error),
  // The sentence staff read in the status overlay; an error's cause may be a page of validator output.
  detail: (error instanceof Error ? error.message : String(error)).slice(0, 200),
});

/** A pull that ended by an error: the old content stays. */
export const keptOld = (error: unknown): PullResult => ({
  outcome: { outcome: 'kept-old', ...failureOf(error) },
  quarantined: [],
  notStaged: [],
  retryAfterMs: retryAfterOf(error),
});

export const retryAfterOf = (error: unknown): number | undefined =>
  error instanceof HttpError ? error.retryAfterMs : undefined;

/** [P2] Whether the next pull backs off. A rotation that will not come is asked for less often, too. */
export const isFailure = ({ outcome, notStaged }: PullResult): boolean =>
  outcome.outcome === 'kept-old' || notStaged.length > 0;

function codeOf(error: unknown): PullFailureCode {
  if (error instanceof FeedError || error instanceof HttpError) return error.code;
  if (error instanceof NoRotationError) return 'no-rotation';
  if (error instanceof StoreError) return error.code === 'quota' ? 'storage-full' : 'storage';
  return 'unknown';
}
