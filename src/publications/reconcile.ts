/** [E32] After a start, or a publication that something outside cut off: the history says what the feed says. */
import { recordAudit } from '../records/audit.ts';
import { adopt } from './adopt.ts';
import { auditOf, BY_SYSTEM, byNamed } from './by.ts';
import {
  beginPublication,
  buildingRows,
  changePublication,
  newestPublished,
  publishedOfRevision,
  type PublicationRow,
} from './history.ts';
import { headlineOf } from './headline.ts';
import { hasNoNames, keepNames, namesIn } from './product-names.ts';
import { endWithout, recordPublished, subjectOf, withoutSchedule } from './run.ts';
import { readRunningFeed, type RunningFeed } from './running-feed.ts';
import type { Workshop } from './workshop.ts';

const CUT_OFF = 'Penerbitan terputus sebelum selesai; layar tetap menayangkan isi sebelumnya. Terbitkan lagi.';

/**
 * Nothing may be under way in this process.
 * @returns a return to an earlier publication that was cut off and has to be finished
 */
export async function reconcile(workshop: Workshop): Promise<PublicationRow | undefined> {
  const feed = await readRunningFeed(workshop.feedDir);
  let unfinished: PublicationRow | undefined;
  for (const row of await buildingRows(workshop.records)) {
    const job = { id: row.id, by: byNamed(row.by), startedAtMs: row.startedAtMs, summary: row.summary };
    if (feed !== undefined && hasLanded(row, feed)) {
      const contents = await workshop.contentsOfRow(row);
      await workshop.records.change(async (tx) => {
        await recordPublished(tx, job, feed.revision);
        if (contents !== undefined) await keepNames(tx, namesIn(contents));
      });
    } else if (row.summary.restores !== undefined && unfinished === undefined) unfinished = row;
    // Of a scheduled one the schedule still waits, and is due.
    else
      await endWithout(
        workshop,
        { ...job, summary: withoutSchedule(row.summary) },
        { state: 'failed', sentence: CUT_OFF },
      );
  }
  if (unfinished === undefined) await adoptUnknown(workshop);
  await nameWhatIsRunning(workshop);
  return unfinished;
}

/** A publication that was made before names were kept is on the screens, and its plays come in. */
async function nameWhatIsRunning({ records, contentsOfRow }: Workshop): Promise<void> {
  if (!(await hasNoNames(records))) return;
  const running = await newestPublished(records);
  const contents = running && (await contentsOfRow(running));
  if (contents !== undefined) await records.change((tx) => keepNames(tx, namesIn(contents)));
}

/** The builder writes the instant it was given into the feed, and each run has its own. */
const hasLanded = (row: PublicationRow, feed: RunningFeed): boolean =>
  feed.publishedAtMs === row.startedAtMs && feed.revision > (row.previousRevision ?? 0);

/** A feed that history has never heard of becomes the newest entry. */
export async function adoptUnknown(workshop: Workshop): Promise<void> {
  const { records, blobs, feedDir } = workshop;
  const feed = await readRunningFeed(feedDir);
  if (feed === undefined || (await publishedOfRevision(records, feed.revision)) !== undefined) return;
  // Somebody is at work on it, in this process or another.
  if ((await buildingRows(records)).some((row) => hasLanded(row, feed))) return;
  const { manifest, sources, isPartial } = await adopt(workshop, feed);
  await blobs.put(sources);
  const before = await newestPublished(records);
  const contents = await workshop.contentsOf(manifest);
  const summary = {
    ...headlineOf(before && (await workshop.contentsOfRow(before)), contents, manifest.today),
    ...(isPartial && { isPartial }),
  };
  await records.change(async (tx) => {
    const { publishedAtMs, revision } = feed;
    const id = await beginPublication(tx, {
      kind: 'startup',
      previousRevision: before?.revision,
      manifest,
      note: '',
      by: BY_SYSTEM.displayName,
      startedAtMs: publishedAtMs,
      summary,
    });
    await changePublication(tx, id, { state: 'published', revision, publishedAtMs });
    const detail = { revision };
    await recordAudit(
      tx,
      auditOf(BY_SYSTEM, workshop.now(), { action: 'publication-found', subject: subjectOf(id), detail }),
    );
    await keepNames(tx, namesIn(contents));
  });
}
