/** Publishing with a look ahead, a history, and a way back. Composition: each step has its own file. */
import type { Changes, Preview, Progress, PublicationEntry } from '../api/publications.ts';
import { Refused } from '../api/refusal.ts';
import type { FiledProblem } from '../contract/problems.ts';
import type { RotationContent } from '../contract/product.ts';
import { mattersSha256 } from '../records/matters-sha256.ts';
import { beginJob } from './begin.ts';
import { BY_SYSTEM, byNamed, type By } from './by.ts';
import { changesBetween, isNothing } from './changes.ts';
import type { Contents, ProductVersion } from './contents.ts';
import { listPublished, publishedBefore, publishedOfRevision, type PublicationRow } from './history.ts';
import { findRunning, previewOf, takeOutlook } from './outlook.ts';
import { newProgressBoard } from './progress.ts';
import { pruneHistory } from './prune.ts';
import { adoptUnknown, reconcile } from './reconcile.ts';
import { readRunningFeed } from './running-feed.ts';
import { beginRestore, finishRestore } from './restore.ts';
import { runPublication, type Outcome } from './run.ts';
import { addToSchedule, readSchedule, runDue, takeFromSchedule } from './scheduled.ts';
import type { Scheduled } from './schedule.ts';
import { removeStages } from './stage.ts';
import { openWorkshop, type PublisherOptions, type Workshop } from './workshop.ts';

export type { By } from './by.ts';
export type { Outcome } from './run.ts';
export type { PublisherOptions } from './workshop.ts';

/** What is on the screens, for whoever tells staff where a product stands. */
export interface RunningPublication {
  readonly current: { readonly revision: number; readonly version: number; readonly publishedAtMs: number };
  /** By `sudin/id`: SHA-256 of what matters about the version that is published; also of those in no rotation. */
  readonly productDigests: ReadonlyMap<string, string>;
  /** The versions themselves. */
  readonly products: ReadonlyMap<string, ProductVersion>;
  /** By start; ended ones included. */
  readonly rotations: readonly RotationContent[];
}

export interface Publisher {
  /** Call once at the start, before anything else: what a kill cut off is finished or written off, and the feed is in the history. */
  readonly reconcile: () => Promise<void>;
  readonly preview: () => Promise<Preview>;
  /**
   * Begins at once; how it goes on is told by `progress`.
   * @throws {Refused} `changed-meanwhile` with the preview of now, `conflict`, `forbidden-by-rules`
   */
  readonly publish: (wish: { by: By; digest: string; note: string }) => Promise<Progress>;
  readonly progress: () => Progress;
  /** When nothing is under way any more. */
  readonly settled: () => Promise<Progress>;
  /** Twenty, newest first, older than `before`. */
  readonly list: (before?: number) => Promise<{ publications: PublicationEntry[]; hasMore: boolean }>;
  /**
   * What a publication brought against the one before it, or against `other`.
   * @throws {Refused} `not-found`; `conflict` where its files are no longer kept
   */
  readonly compare: (revision: number, other?: number) => Promise<Changes>;
  /** @throws {Refused} `not-found`, `conflict`, `forbidden-by-rules` */
  readonly restore: (wish: { by: By; revision: number; note: string }) => Promise<Progress>;
  /** @throws {Refused} `invalid` for a time that has passed */
  readonly schedule: (wish: { by: By; atMs: number; note: string }) => Promise<Scheduled>;
  readonly listScheduled: () => Promise<Scheduled[]>;
  /** @throws {Refused} `conflict` for one that waits no more */
  readonly cancelScheduled: (wish: { by: By; id: string }) => Promise<void>;
  /** For a timer, about every half minute: what is due happens, and a feed made elsewhere comes into the history. */
  readonly tick: (nowMs: number) => Promise<void>;
  /** Undefined when there is no feed. */
  readonly running: () => Promise<RunningPublication | undefined>;
  /** Whether a publication would bring screens anything. */
  readonly hasUnpublished: () => Promise<boolean>;
  /**
   * Publishes what is approved without a look, for a start that finds no feed; waits for its end. What the rules forbid of
   * single products is withheld, not refused.
   * @throws {Refused} `conflict` while another one is under way
   * @throws {Error} where the disk or the database failed
   */
  readonly publishAtStart: () => Promise<StartOutcome>;
}

/** As `npm start` tells it. */
export type StartOutcome =
  | {
      readonly outcome: 'published' | 'unchanged';
      readonly revision: number;
      readonly warnings: readonly FiledProblem[];
    }
  | { readonly outcome: 'refused'; readonly problems: readonly FiledProblem[] };

const PAGE_ENTRIES = 20;
const DAY_MS = 86_400_000;
const NOT_THERE = 'Versi ini tidak ada di riwayat; muat ulang halaman.';
const NOT_KEPT = 'Isi versi ini tidak lagi tersimpan, jadi tidak dapat dibandingkan.';

export function createPublisher(options: PublisherOptions): Publisher {
  const { records, now } = options;
  const board = newProgressBoard(options.onEnded);
  let opened: Promise<Workshop> | undefined;
  const workshop = () => (opened ??= openWorkshop(options));
  let upToDate: Promise<void> = Promise.resolve();
  let ticking = false;
  let prunedAtMs = Number.NEGATIVE_INFINITY;

  /** Whatever brings the history up to date with the feed happens one after the other. */
  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const result = upToDate.then(work);
    upToDate = result.then(
      () => {},
      () => {},
    );
    return result;
  };

  /** A feed made elsewhere is taken in first; never while one of ours may be about to appear. */
  const ready = async (): Promise<Workshop> => {
    const shop = await workshop();
    await inLine(async () => {
      if (!board.isBusy()) await adoptUnknown(shop);
    });
    return shop;
  };

  /** The same within a publication, which has not begun its own work yet. */
  const readyInside = async (): Promise<Workshop> => {
    const shop = await workshop();
    await inLine(() => adoptUnknown(shop));
    return shop;
  };

  const afterwards = async (outcome: Outcome): Promise<Outcome> => {
    if (now() - prunedAtMs < DAY_MS) return outcome;
    prunedAtMs = now();
    // History that could not be thinned out is thinned out another day; the publication stands.
    await pruneHistory(await workshop()).catch(() => {});
    return outcome;
  };

  const publishNow = (kind: 'manual' | 'startup', by: By, note: string, digest?: string) =>
    board.begin(by.displayName, async () => {
      const shop = await readyInside();
      const job = await beginJob(shop, { kind, by, note, digest });
      return async () => afterwards(await runPublication(shop, { ...job, onPhoto: board.onPhoto }));
    });

  const resume = (row: PublicationRow) =>
    board.begin(row.by, async () => {
      const shop = await workshop();
      return async () => afterwards(await finishRestore(shop, row, byNamed(row.by), board.onPhoto));
    });

  const settleHistory = async () => {
    const shop = await workshop();
    const unfinished = await inLine(async () => (board.isBusy() ? undefined : reconcile(shop)));
    if (unfinished !== undefined) await resume(unfinished);
  };

  const contentsOf = async (shop: Workshop, row: PublicationRow | undefined) => {
    if (row === undefined) throw new Refused('not-found', NOT_THERE);
    const contents = await shop.contentsOfRow(row);
    if (contents === undefined) throw new Refused('conflict', NOT_KEPT);
    return contents;
  };

  return {
    async reconcile() {
      await removeStages((await workshop()).stagedDir);
      await settleHistory();
    },

    async preview() {
      return previewOf(await takeOutlook(await ready()));
    },

    publish: ({ by, digest, note }) => publishNow('manual', by, note, digest),
    progress: board.now,
    settled: board.settled,

    async list(before) {
      const shop = await ready();
      const live = (await readRunningFeed(shop.feedDir))?.revision;
      const rows = await listPublished(records, before, PAGE_ENTRIES + 1);
      const publications = rows.slice(0, PAGE_ENTRIES).flatMap((row) => entryOf(row, live));
      return { publications, hasMore: rows.length > PAGE_ENTRIES };
    },

    async compare(revision, other) {
      const shop = await ready();
      const row = await publishedOfRevision(records, revision);
      const after = await contentsOf(shop, row);
      const against =
        other === undefined ? row && (await publishedBefore(records, row)) : await publishedOfRevision(records, other);
      const before = against === undefined && other === undefined ? undefined : await contentsOf(shop, against);
      return changesBetween(before, after, { today: after.today });
    },

    restore: (wish) =>
      board.begin(wish.by.displayName, async () => {
        const shop = await readyInside();
        const row = await beginRestore(shop, wish);
        return async () => afterwards(await finishRestore(shop, row, wish.by, board.onPhoto));
      }),

    schedule: async (wish) => addToSchedule(await workshop(), wish),
    listScheduled: async () => readSchedule(await workshop()),
    cancelScheduled: async (wish) => takeFromSchedule(await workshop(), wish),

    async tick(nowMs) {
      if (ticking || board.isBusy()) return;
      ticking = true;
      try {
        await settleHistory();
        await runDue(await workshop(), board, nowMs);
      } finally {
        ticking = false;
      }
    },

    async running() {
      const shop = await ready();
      const running = await findRunning(shop);
      const contents = running && (await shop.contentsOfRow(running.row));
      if (running === undefined || contents === undefined) return undefined;
      const { revision, publishedAtMs } = running.feed;
      const { products, rotations } = contents;
      const current = { revision, version: running.row.version, publishedAtMs };
      return { current, productDigests: digestsOf(contents), products, rotations };
    },

    async hasUnpublished() {
      const { changes } = await takeOutlook(await ready());
      return !isNothing(changes);
    },

    async publishAtStart() {
      const { ahead } = await takeOutlook(await ready());
      if (ahead.blockers.length > 0) return { outcome: 'refused', problems: ahead.blockers };
      await publishNow('startup', BY_SYSTEM, '');
      const { state, revision, problems, sentence } = await board.settled();
      if (state === 'refused') return { outcome: state, problems: problems ?? [] };
      if (revision === undefined || state === 'failed') throw new Error(sentence ?? 'publication failed');
      return { outcome: state === 'unchanged' ? state : 'published', revision, warnings: ahead.warnings };
    },
  };
}

/** Of a thousand products a tenth of a second, and asked for with every list of products. */
const remembered = new WeakMap<Contents, ReadonlyMap<string, string>>();

function digestsOf(contents: Contents): ReadonlyMap<string, string> {
  const known = remembered.get(contents);
  if (known !== undefined) return known;
  const digests = new Map([...contents.products].map(([key, { value }]) => [key, mattersSha256(value)]));
  remembered.set(contents, digests);
  return digests;
}

function entryOf(row: PublicationRow, live: number | undefined): PublicationEntry[] {
  const { revision, version, publishedAtMs, by, kind, note, summary, hasManifest } = row;
  if (revision === undefined || publishedAtMs === undefined) return [];
  return [
    {
      revision,
      version,
      publishedAtMs,
      by,
      kind,
      note,
      headline: summary.headline ?? '',
      detail: summary.detail ?? '',
      isLive: revision === live,
      isRestorable: hasManifest && summary.isPartial !== true,
    },
  ];
}
