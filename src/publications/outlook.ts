/** The look ahead against what is on the screens now: what the dialog shows, and what a publication is made of. */
import type { Changes, Preview } from '../api/publications.ts';
import { changesBetween } from './changes.ts';
import { NO_CONTENTS, type Contents, type ProductVersion } from './contents.ts';
import { headlineOf, type Headline } from './headline.ts';
import { newestPublished, publishedOfRevision, type PublicationRow } from './history.ts';
import { lookAhead, type LookAhead } from './look-ahead.ts';
import { digestOfLook, productKey } from './manifest.ts';
import { readRunningFeed, type RunningFeed } from './running-feed.ts';
import { readStanding, type Standing } from './standing.ts';
import { asClause } from './words.ts';
import type { Workshop } from './workshop.ts';

export interface Outlook {
  readonly ahead: LookAhead;
  readonly running: Running | undefined;
  readonly changes: Changes;
  readonly headline: Headline;
  readonly digest: string;
}

/** What screens read now, and the row that says how it came about. */
export interface Running {
  readonly feed: RunningFeed;
  readonly row: PublicationRow;
}

/** Undefined when there is no feed, or one that history does not know (yet). */
export async function findRunning({ feedDir, records }: Workshop): Promise<Running | undefined> {
  const feed = await readRunningFeed(feedDir);
  const row = feed && (await publishedOfRevision(records, feed.revision));
  return feed && row && { feed, row };
}

export async function takeOutlook(workshop: Workshop): Promise<Outlook> {
  const { records, contentDir, blobs, digests, undecodable, now } = workshop;
  const running = await findRunning(workshop);
  const onScreens = running && (await workshop.contentsOfRow(running.row));
  const standing = await readStanding(records);
  const last = onScreens ?? (await lastPublished(workshop)) ?? NO_CONTENTS;
  const ahead = await lookAhead({ contentDir, standing, last, blobs, digests, undecodable, nowMs: now() });
  await digests.save();
  const { today } = ahead.manifest;
  const whyGone = reasons(ahead, standing);
  return {
    ahead,
    running,
    changes: changesBetween(onScreens, ahead.contents, { today, whyGone }),
    headline: headlineOf(onScreens, ahead.contents, today),
    digest: digestOfLook(ahead.manifest, running?.feed.revision),
  };
}

/** Where the feed was lost, what was published last still is what may be kept of a product. */
async function lastPublished(workshop: Workshop): Promise<Contents | undefined> {
  const row = await newestPublished(workshop.records);
  return row && workshop.contentsOfRow(row);
}

function reasons(ahead: LookAhead, { curation }: Standing): (product: ProductVersion) => string | undefined {
  const gone = ahead.withheld.filter(({ keepsOldVersion }) => !keepsOldVersion);
  const told = new Map(gone.map(({ id, why }) => [id, asClause(why)]));
  return (product) =>
    curation.get(productKey(product)) === 'archived' ? 'diarsipkan oleh kurator' : told.get(product.id);
}

export const previewOf = ({ ahead, running, changes, digest }: Outlook): Preview => ({
  digest,
  changes,
  withheld: [...ahead.withheld, ...ahead.pending],
  blockers: [...ahead.blockers],
  warnings: [...ahead.warnings],
  ...(running && {
    current: {
      revision: running.feed.revision,
      version: running.row.version,
      publishedAtMs: running.feed.publishedAtMs,
    },
  }),
});
