/**
 * One publication from its row to the screens: blobs, stage, the ordinary builder, and the row again. A row that says
 * "building" and a feed made at the row's very millisecond belong together; that is how a killed run is told apart from one
 * that had landed.
 */
import { publish } from '../build/publish.ts';
import type { FiledProblem } from '../contract/problems.ts';
import { say } from '../contract/sentences.ts';
import { recordAudit } from '../records/audit.ts';
import type { Records } from '../records/records.ts';
import { DamagedBlobError, SourceChangedError, type BlobSource } from './blobs.ts';
import { auditOf, type By } from './by.ts';
import { changePublication, forgetPublication, publicationRow, publishedOfRevision, type Summary } from './history.ts';
import { photoNames } from './contents.ts';
import { productKey, productOfFile, type Manifest } from './manifest.ts';
import { keepNames, namesIn, type ProductName } from './product-names.ts';
import { endScheduled } from './schedule.ts';
import { stage } from './stage.ts';
import type { Workshop } from './workshop.ts';

export interface Job {
  /** Row, in the state 'building'. */
  readonly id: number;
  readonly by: By;
  readonly startedAtMs: number;
  readonly manifest: Manifest;
  /** Of what the history may not hold yet. */
  readonly sources: ReadonlyMap<string, BlobSource>;
  readonly summary: Summary;
  readonly onPhoto: (done: number, total: number) => void;
}

export type Outcome =
  | {
      readonly state: 'published' | 'unchanged';
      readonly revision: number;
      readonly version: number;
      /** What else there is to tell. */
      readonly sentence?: string;
    }
  | { readonly state: 'refused' | 'failed'; readonly sentence: string; readonly problems?: readonly FiledProblem[] };

const REFUSED = 'Isi belum dapat diterbitkan; perbaiki masalah di bawah ini, lalu terbitkan lagi.';
const CHANGED = 'Isi berubah selagi diterbitkan; lihat kembali perubahannya, lalu terbitkan lagi.';

/** Never rejects for a reason of the content's or the disk's: what happened is its result, and stands in the row. */
export async function runPublication(workshop: Workshop, job: Job): Promise<Outcome> {
  let built: Awaited<ReturnType<typeof build>>;
  try {
    built = await build(workshop, job);
  } catch (error) {
    return endWithout(workshop, job, { state: 'failed', sentence: inWords(error) });
  }
  if (built.outcome !== 'refused') return land(workshop, job, built);
  const hasLearned = await rememberUndecodable(workshop, job.manifest, built.problems);
  // Nobody who looked ahead could know of these photos; now the next look does, and a schedule need not be given up.
  const ended = hasLearned ? { ...job, summary: withoutSchedule(job.summary) } : job;
  return endWithout(workshop, ended, { state: 'refused', sentence: REFUSED, problems: built.problems });
}

async function build(workshop: Workshop, { id, manifest, sources, startedAtMs, onPhoto }: Job) {
  const { blobs, stagedDir, dataDir, digests } = workshop;
  await blobs.put(sources);
  const staged = await stage(stagedDir, String(id), manifest, blobs);
  try {
    const { contentDir } = staged;
    return await publish({ contentDir, dataDir, today: manifest.today, nowMs: startedAtMs, digests, onPhoto });
  } finally {
    await staged.remove();
  }
}

type Landed = { readonly outcome: 'published' | 'unchanged'; readonly revision: number };

async function land(workshop: Workshop, job: Job, { outcome, revision }: Landed): Promise<Outcome> {
  const { records } = workshop;
  const names = await namesOf(workshop, job.manifest);
  const running = outcome === 'unchanged' ? await publishedOfRevision(records, revision) : undefined;
  if (running !== undefined) {
    await records.change(async (tx) => {
      await recordUnchanged(tx, job, { id: running.id, revision }, workshop.now());
      await keepNames(tx, names);
    });
    workshop.forgetContents(running.id);
    return { state: 'unchanged', revision, version: running.version };
  }
  // Also where the feed stood already and only the history did not know it.
  const version = await records.change(async (tx) => {
    const landed = await recordPublished(tx, job, revision);
    await keepNames(tx, names);
    return landed;
  });
  return { state: 'published', revision, version };
}

/** Read before the change, which may wait for nothing but its own statements; without them the publication stands. */
async function namesOf({ contentsOf }: Workshop, manifest: Manifest): Promise<ProductName[]> {
  try {
    return namesIn(await contentsOf(manifest));
  } catch {
    return [];
  }
}

/** Inside a change. @returns its version */
export async function recordPublished(
  tx: Records,
  { id, by, startedAtMs, summary }: Pick<Job, 'id' | 'by' | 'startedAtMs' | 'summary'>,
  revision: number,
): Promise<number> {
  await changePublication(tx, id, { state: 'published', revision, publishedAtMs: startedAtMs });
  const version = (await publicationRow(tx, id))?.version ?? 1;
  if (summary.scheduleId !== undefined) {
    await endScheduled(tx, summary.scheduleId, 'done', `Diterbitkan sebagai versi ${version}.`);
  }
  const detail = { revision, version, headline: summary.headline };
  await recordAudit(tx, auditOf(by, startedAtMs, { action: 'publication-published', subject: subjectOf(id), detail }));
  return version;
}

/**
 * Screens would see no difference, so there is no new publication. What is running is of these files now: a product that
 * stands in no rotation may be another version than the last time.
 */
async function recordUnchanged(tx: Records, job: Job, running: { id: number; revision: number }, nowMs: number) {
  const { id, by, manifest, summary } = job;
  await changePublication(tx, running.id, { manifest });
  await forgetPublication(tx, id);
  if (summary.scheduleId !== undefined) {
    await endScheduled(tx, summary.scheduleId, 'done', 'Tidak ada perubahan untuk layar.');
  }
  const detail = { revision: running.revision };
  await recordAudit(
    tx,
    auditOf(by, nowMs, { action: 'publication-unchanged', subject: subjectOf(running.id), detail }),
  );
}

type Without = Extract<Outcome, { readonly sentence: string }>;

/** [E32] The feed stands as it stood; the row says why. */
export async function endWithout(
  { records, now }: Pick<Workshop, 'records' | 'now'>,
  { id, by, summary }: Pick<Job, 'id' | 'by' | 'summary'>,
  outcome: Without,
): Promise<Outcome> {
  const { sentence, problems = [] } = outcome;
  const told = { ...summary, sentence, problems: problems.filter(({ severity }) => severity === 'error') };
  await records.change(async (tx) => {
    await changePublication(tx, id, { state: 'failed', summary: told });
    if (summary.scheduleId !== undefined) await endScheduled(tx, summary.scheduleId, 'failed', sentence);
    const detail = { sentence };
    await recordAudit(
      tx,
      auditOf(by, now(), { action: `publication-${outcome.state}`, subject: subjectOf(id), detail }),
    );
  });
  return outcome;
}

/** As if it had not been made for a schedule: that goes on waiting. */
export function withoutSchedule(summary: Summary): Summary {
  const { scheduleId: _, ...rest } = summary;
  return rest;
}

export const subjectOf = (id: number): string => `publication/${id}`;

export function inWords(error: unknown): string {
  if (error instanceof SourceChangedError) return CHANGED;
  if (error instanceof DamagedBlobError) return error.message;
  const reason = error instanceof Error ? error.message : String(error);
  return `Penerbitan gagal karena gangguan (${reason}). Layar tetap menayangkan isi sebelumnya; coba lagi.`;
}

/**
 * The next look ahead treats them like any photo that cannot be read: one bad file costs one product, not the publication.
 * @returns whether there were any
 */
async function rememberUndecodable(
  { undecodable, contentsOf }: Workshop,
  manifest: Manifest,
  problems: readonly FiledProblem[],
): Promise<boolean> {
  const unreadable = problems.filter(({ sentence }) => sentence === say('photo-unreadable').sentence);
  if (unreadable.length === 0) return false;
  const before = undecodable.size;
  const { products, notices } = await contentsOf(manifest);
  for (const { file, field } of unreadable) {
    const product = products.get(productKeyOf(file));
    const name = photoNames(product?.value)[Number(field.split('.')[1])];
    const ofProduct = product?.photos.get(name ?? '');
    const ofNotice = notices.find(({ id }) => file === `notices/${id}.json`)?.photo;
    for (const sha256 of [ofProduct, ofNotice]) if (sha256 !== undefined) undecodable.add(sha256);
  }
  return undecodable.size > before;
}

function productKeyOf(file: string): string {
  const product = productOfFile(file);
  return product === undefined ? '' : productKey(product);
}
