/**
 * One pull, from asking for feed.json to the last commit, best read whole. The network and the store stand behind ports;
 * what may be believed is decided by `contract/verify.ts`. The old content is whole at every await.
 */
import type { RotationEntry } from '../contract/feed.ts';
import type { VerifiedFeed } from '../contract/verify.ts';
import { StoreError } from '../store/errors.ts';
import type { Holdings, ScreenWriter } from '../store/ports.ts';
import { HttpError, NoRotationError } from './errors.ts';
import type { NotStaged, QuarantinedCard } from './messages.ts';
import { fetchFeed, heldFeed, type FetchedFeed } from './newest-feed.ts';
import { failureOf, keptOld, retryAfterOf, type PullResult } from './outcome.ts';
import type { PullMemory } from './pull-memory.ts';
import { stageRotation, type Staged, type StagingPorts } from './stage-rotation.ts';
import type { FileCache } from './verified-files.ts';
import { wantedRotations } from './wanted.ts';
import type { WallTime } from './wall-clock.ts';

export interface PullPorts extends Omit<StagingPorts, 'cache'> {
  readonly store: Pick<ScreenWriter, 'holdings' | 'document' | 'missingPhotos'>;
  readonly memory: PullMemory;
  /** Ends the pull; `http` and `write` obey it too. */
  readonly signal: AbortSignal;
  /** The wall clock; a fresh answer of the server goes before it. */
  readonly now: () => WallTime;
  readonly monotonicMs: () => number;
  /** The document on the screen, which must not be pruned under it. */
  readonly showing: () => string | undefined;
  readonly onServerTime: (epochMs: number) => void;
  /** [G1] Whether the server that gave the feed wants to hear of this screen. */
  readonly onListens?: (listens: boolean) => void;
}

/** A server whose clock says its own feed is not published yet, by more than this, has no clock. */
const CLOCK_SLACK_MS = 86_400_000;

/**
 * Brings the store up to date with the server, as far as both allow.
 * @throws whatever kept the current rotation from being complete; the old content stays (see `keptOld`)
 */
export async function pullFeed(ports: PullPorts): Promise<PullResult> {
  const { store, memory, signal } = ports;
  const held = await store.holdings();
  const fetched = await fetchFeed(ports.http, memory, held).catch((error: unknown) => ({ error }));
  signal.throwIfAborted();
  if ('error' in fetched) return mend(ports, held, fetched.error);

  ports.onListens?.(fetched.answer.listens);
  // Once: what is current and what is coming must not change between the first file and the last.
  const now = timeOf(ports, fetched);
  const { feed } = fetched;
  const wanted = wantedOf(feed, held, now);
  const [current, ...coming] = wanted;
  if (current === undefined) throw new NoRotationError(`revision ${feed.feed.revision} has nothing for today`);
  if (await isSettled(ports, feed, wanted, held)) {
    if (now.trusted) await prune(ports, wanted, held);
    return unchanged(feed, 0, memory.settled?.quarantined ?? []);
  }

  memory.settled = undefined;
  const staged = [await stageCurrent(ports, feed, current, held, now)];
  const { notStaged, retryAfterMs } = await stageComing(ports, feed, coming, staged);
  if (now.trusted) await prune(ports, wanted, await store.holdings());

  const quarantined = staged.flatMap(quarantinedIn);
  if (notStaged.length === 0) memory.settled = settledBy(feed, wanted, quarantined);
  const rotationIds = staged.flatMap(({ rotation, committed }) => (committed ? [rotation.entry.id] : []));
  const repairedPhotos = staged.reduce((sum, { repairedPhotos: repaired }) => sum + repaired, 0);
  if (rotationIds.length === 0) return { ...unchanged(feed, repairedPhotos, quarantined), notStaged, retryAfterMs };
  const { revision } = feed.feed;
  return { outcome: { outcome: 'updated', revision, rotationIds }, quarantined, notStaged, retryAfterMs };
}

/**
 * No feed from the server, but photos may be missing here (a damaged one; all of them when the database is gone, S6).
 * They are fetched for the feed this screen lives by. When the network is away only the HTTP cache is asked: forty
 * requests into a dead line would hold up the next poll.
 */
async function mend(ports: PullPorts, held: Holdings | undefined, failure: unknown): Promise<PullResult> {
  const feed = await heldFeed(held);
  const cache: FileCache = failure instanceof HttpError ? 'only-if-cached' : 'default';
  for (const entry of feed === undefined ? [] : wantedOf(feed, held, ports.now())) {
    try {
      if (feed !== undefined) await stageRotation({ ...ports, cache }, { feed, entry, held });
    } catch {
      // Reported is why there was no feed; what could not be mended is tried again with the next one.
      ports.signal.throwIfAborted();
    }
  }
  return keptOld(failure);
}

async function stageCurrent(
  ports: PullPorts,
  feed: VerifiedFeed,
  entry: RotationEntry,
  held: Holdings | undefined,
  now: WallTime,
): Promise<Staged> {
  try {
    return await stageRotation({ ...ports, cache: 'default' }, { feed, entry, held });
  } catch (error) {
    if (error instanceof StoreError && error.code === 'quota' && now.trusted) await makeRoom(ports, held, now);
    throw error;
  }
}

/** A bad rotation of next week must not cost anything of this week's: what fails here is reported, nothing else. */
async function stageComing(
  ports: PullPorts,
  feed: VerifiedFeed,
  coming: readonly RotationEntry[],
  staged: Staged[],
): Promise<Pick<PullResult, 'notStaged' | 'retryAfterMs'>> {
  const notStaged: NotStaged[] = [];
  let retryAfterMs: number | undefined;
  const held = coming.length === 0 ? undefined : await ports.store.holdings();
  for (const entry of coming) {
    try {
      staged.push(await stageRotation({ ...ports, cache: 'default' }, { feed, entry, held }));
    } catch (error) {
      ports.signal.throwIfAborted();
      notStaged.push({ rotationId: entry.id, ...failureOf(error) });
      retryAfterMs ??= retryAfterOf(error);
    }
  }
  return { notStaged, retryAfterMs };
}

/**
 * [S4] Only when the current rotation is here: until then an older one is on the screen, or will be after a restart.
 * A poll every half minute must not write to the disk, so nothing is done where there is nothing to do.
 */
async function prune(ports: PullPorts, keep: readonly RotationEntry[], held: Holdings | undefined): Promise<void> {
  const showing = ports.showing();
  const kept = new Set([...keep.map(({ sha256 }) => sha256), ...(showing === undefined ? [] : [showing])]);
  const isCurrentHere = keep[0] !== undefined && held?.committed.has(keep[0].sha256) === true;
  if (!isCurrentHere || [...held.committed.keys()].every((sha256) => kept.has(sha256))) return;
  try {
    await ports.write({ write: 'prune', keep: [...kept] });
  } catch {
    // Leftovers cost disk, not content; the next pull tries again.
    ports.signal.throwIfAborted();
  }
}

/** [S5] A full disk gives back what was fetched ahead, so that the next pull finds room for what is due today. */
async function makeRoom(ports: PullPorts, held: Holdings | undefined, now: WallTime): Promise<void> {
  const feed = await heldFeed(held);
  if (feed !== undefined) await prune(ports, wantedOf(feed, held, now).slice(0, 1), held);
}

/** [P3] Whether the last pull left nothing to do, and everything it left is still here. */
async function isSettled(
  { memory, store }: PullPorts,
  feed: VerifiedFeed,
  wanted: readonly RotationEntry[],
  held: Holdings | undefined,
): Promise<boolean> {
  const { settled } = memory;
  if (settled === undefined || held?.sha256 !== feed.sha256 || settled.feedSha256 !== feed.sha256) return false;
  const digests: string[] = [];
  for (const { sha256 } of wanted) {
    const photoDigests = held.committed.get(sha256);
    if (photoDigests === undefined || !settled.rotations.includes(sha256)) return false;
    digests.push(...photoDigests);
  }
  return (await store.missingPhotos(digests)).size === 0;
}

const settledBy = (feed: VerifiedFeed, wanted: readonly RotationEntry[], quarantined: readonly QuarantinedCard[]) => ({
  feedSha256: feed.sha256,
  rotations: wanted.map(({ sha256 }) => sha256),
  quarantined,
});

/** [T1] The server's time where a fresh answer carried it, the page's otherwise. */
function timeOf(ports: PullPorts, { feed, answer }: FetchedFeed): WallTime {
  const { serverEpochMs, receivedAtMs } = answer;
  const publishedMs = Date.parse(feed.feed.publishedAt);
  if (serverEpochMs === undefined || serverEpochMs < publishedMs - CLOCK_SLACK_MS) return ports.now();
  const epochMs = serverEpochMs + ports.monotonicMs() - receivedAtMs;
  ports.onServerTime(epochMs);
  return { epochMs, trusted: true };
}

const wantedOf = ({ feed }: VerifiedFeed, held: Holdings | undefined, now: WallTime): RotationEntry[] =>
  wantedRotations({
    entries: feed.rotations,
    screen: feed.gallery.screen,
    now,
    isCommitted: (sha256) => held?.committed.has(sha256) === true,
  });

const unchanged = (
  { feed }: VerifiedFeed,
  repairedPhotos: number,
  quarantined: readonly QuarantinedCard[],
): PullResult => ({
  outcome: { outcome: 'unchanged', revision: feed.revision, repairedPhotos },
  quarantined,
  notStaged: [],
  retryAfterMs: undefined,
});

const quarantinedIn = ({ rotation }: Staged): QuarantinedCard[] =>
  rotation.quarantined.map(({ id, reason }) => ({ rotationId: rotation.entry.id, cardId: id, reason }));
