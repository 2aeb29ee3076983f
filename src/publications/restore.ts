/**
 * [E33] The way back to an earlier publication: its content becomes the approved content again and is published under a
 * new, higher revision. The row is written first and says what is to be done, so that a start after a kill can finish it.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Refused } from '../api/refusal.ts';
import { readContent } from '../build/read.ts';
import { todayOf } from '../build/today.ts';
import { recordAudit } from '../records/audit.ts';
import { refuseBlocked } from './begin.ts';
import { auditOf, type By } from './by.ts';
import { NO_CONTENTS } from './contents.ts';
import {
  beginPublication,
  changePublication,
  manifestOfRow,
  publishedOfRevision,
  publicationRow,
  type PublicationRow,
} from './history.ts';
import { lookAhead } from './look-ahead.ts';
import type { Manifest } from './manifest.ts';
import { findRunning, takeOutlook } from './outlook.ts';
import { endWithout, inWords, runPublication, subjectOf, type Job, type Outcome } from './run.ts';
import { stage } from './stage.ts';
import { NO_STANDING, readStanding } from './standing.ts';
import { asClause } from './words.ts';
import type { Workshop } from './workshop.ts';
import { whyNotWritable, writeBack } from './write-back.ts';

const NOT_THERE = 'Versi ini tidak ada di riwayat; muat ulang halaman.';
const NOT_KEPT = 'Isi versi ini tidak lagi tersimpan lengkap, jadi tidak dapat dikembalikan; pilih versi lain.';
const FORBIDDEN = 'Isi versi ini tidak dapat diterbitkan lagi menurut aturan hari ini; pilih versi lain.';
const WRITTEN_NOT_PUBLISHED = 'Isi versi lama sudah dikembalikan ke folder konten, tetapi belum terbit';

/**
 * Looks whether it can be done, and writes down that it is to be done. Nothing of the content has changed yet.
 * @returns the row
 * @throws {Refused} `not-found`, `conflict`, `forbidden-by-rules`
 */
export async function beginRestore(
  workshop: Workshop,
  { by, revision, note }: { by: By; revision: number; note: string },
): Promise<PublicationRow> {
  const { records, contentDir, now } = workshop;
  const wanted = await publishedOfRevision(records, revision);
  if (wanted === undefined) throw new Refused('not-found', NOT_THERE);
  const manifest = await manifestOfRow(records, wanted.id);
  if (manifest === undefined || wanted.summary.isPartial === true || !(await isWhole(workshop, manifest))) {
    throw new Refused('conflict', NOT_KEPT);
  }
  const obstacle = await whyNotWritable(contentDir, manifest);
  if (obstacle !== undefined) throw new Refused('conflict', obstacle);
  await refuseForbidden(workshop, manifest);

  const running = await findRunning(workshop);
  const startedAtMs = now();
  const summary = { headline: `Dikembalikan ke isi versi ${wanted.version}`, restores: wanted.id };
  const id = await records.change(async (tx) => {
    const begun = await beginPublication(tx, {
      kind: 'restored',
      previousRevision: running?.feed.revision,
      manifest,
      note,
      by: by.displayName,
      startedAtMs,
      summary,
    });
    const detail = { revision, version: wanted.version, note };
    await recordAudit(
      tx,
      auditOf(by, startedAtMs, { action: 'publication-return-begun', subject: subjectOf(begun), detail }),
    );
    return begun;
  });
  const row = await publicationRow(records, id);
  if (row === undefined) throw new Error('the row that was just written is gone');
  return row;
}

async function isWhole({ blobs }: Workshop, { files }: Manifest): Promise<boolean> {
  for (const sha256 of Object.values(files)) if (!(await blobs.has(sha256))) return false;
  return true;
}

/** Before anything is written: by today's rules, with the very functions that will judge it then. */
async function refuseForbidden(workshop: Workshop, manifest: Manifest): Promise<void> {
  const { stagedDir, blobs, digests, undecodable, now } = workshop;
  const staged = await stage(stagedDir, 'look', manifest, blobs);
  try {
    const { contentDir } = staged;
    const running = await findRunning(workshop);
    const last = (running && (await workshop.contentsOfRow(running.row))) ?? NO_CONTENTS;
    const ahead = await lookAhead({
      contentDir,
      standing: NO_STANDING,
      last,
      blobs,
      digests,
      undecodable,
      nowMs: now(),
    });
    refuseBlocked(FORBIDDEN, ahead.blockers);
  } finally {
    await staged.remove();
  }
}

/** Does what the row says is to be done, from wherever it was left. */
export async function finishRestore(
  workshop: Workshop,
  row: PublicationRow,
  by: By,
  onPhoto: Job['onPhoto'],
): Promise<Outcome> {
  let { summary } = row;
  let job: Job;
  try {
    if (summary.isWrittenBack !== true) {
      summary = { ...summary, isWrittenBack: true };
      await writeAndApprove(workshop, row, by, summary);
    }
    const { ahead, running, headline } = await takeOutlook(workshop);
    const error = ahead.blockers[0];
    if (error !== undefined) {
      const sentence = `${WRITTEN_NOT_PUBLISHED}: ${error.sentence}`;
      return await endWithout(
        workshop,
        { id: row.id, by, summary },
        { state: 'refused', sentence, problems: ahead.blockers },
      );
    }
    const left = ahead.withheld.map(({ title, why }) => `${title} (${asClause(why)})`);
    const withheld = left.length > 0 ? `Tidak ikut tayang: ${left.join(', ')}.` : undefined;
    summary = { ...summary, detail: [row.note || headline.detail, withheld].filter(Boolean).join(' – ') };
    const startedAtMs = workshop.now();
    job = { id: row.id, by, startedAtMs, manifest: ahead.manifest, sources: ahead.sources, summary, onPhoto };
    await workshop.records.change((tx) =>
      changePublication(tx, row.id, {
        startedAtMs,
        manifest: ahead.manifest,
        summary,
        previousRevision: running?.feed.revision,
      }),
    );
    const outcome = await runPublication(workshop, job);
    return 'revision' in outcome && withheld !== undefined ? { ...outcome, sentence: withheld } : outcome;
  } catch (error) {
    const sentence = summary.isWrittenBack === true ? `${WRITTEN_NOT_PUBLISHED}. ${inWords(error)}` : inWords(error);
    return endWithout(workshop, { id: row.id, by, summary }, { state: 'failed', sentence });
  }
}

async function writeAndApprove(
  workshop: Workshop,
  row: PublicationRow,
  by: By,
  summary: PublicationRow['summary'],
): Promise<void> {
  const { records, contentDir, now } = workshop;
  const manifest = await manifestOfRow(records, row.id);
  if (manifest === undefined) throw new Error('the row has lost what it brings back');
  const contents = await workshop.contentsOf(manifest);
  const today = todayOf(await readContent(contentDir), now());
  const approved = await writeBack(workshop, { manifest, contents, id: row.id, today });
  const standing = await readStanding(records);
  await records.change(async (tx) => {
    for (const [key, matters] of approved) {
      const newest = standing.approved.get(key);
      // Where no approval is on record the file's own word counts, and goes on counting.
      if (newest !== undefined && newest !== matters) {
        await tx.run('insert into approvals (product_key, matters_sha256, by_name, at_ms) values (?, ?, ?, ?)', [
          key,
          matters,
          by.displayName,
          now(),
        ]);
      }
      if (standing.curation.get(key) !== 'archived') continue;
      // It is shown again; what lies beside it, if anything does, is a working copy like any other.
      if (existsSync(path.join(contentDir, 'products', key, 'draft.json'))) {
        await tx.run(
          `update curation set state = 'draft', reason = null, by_name = ?, at_ms = ? where product_key = ?`,
          [by.displayName, now(), key],
        );
      } else await tx.run('delete from curation where product_key = ?', [key]);
    }
    await changePublication(tx, row.id, { summary });
    const detail = { restores: summary.restores, products: approved.size };
    await recordAudit(tx, auditOf(by, now(), { action: 'content-returned', subject: subjectOf(row.id), detail }));
  });
}
