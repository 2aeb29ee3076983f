/** [E30] From a look to a publication of exactly that. */
import { Refused } from '../api/refusal.ts';
import type { FiledProblem } from '../contract/problems.ts';
import { recordAudit } from '../records/audit.ts';
import { auditOf, type By } from './by.ts';
import { beginPublication, type Kind, type Summary } from './history.ts';
import { previewOf, takeOutlook, type Outlook } from './outlook.ts';
import { subjectOf, type Job } from './run.ts';
import type { Workshop } from './workshop.ts';

const CHANGED_MEANWHILE =
  'Isi atau layar berubah sejak Anda melihatnya; periksa kembali perubahannya, lalu terbitkan lagi.';
const BLOCKED = 'Isi belum dapat diterbitkan; perbaiki kesalahan pada kalender, galeri, atau pengumuman dahulu.';

export interface Wish {
  readonly kind: Kind;
  readonly by: By;
  readonly note: string;
  /** What was looked at; whatever there is now when left out. */
  readonly digest?: string | undefined;
  readonly scheduleId?: number;
}

export type Ready = Omit<Job, 'onPhoto'>;

/**
 * Looks again, and writes down that it begins.
 * @throws {Refused} `changed-meanwhile` with what there is now; `forbidden-by-rules`
 */
export async function beginJob(workshop: Workshop, wish: Wish): Promise<Ready> {
  const outlook = await takeOutlook(workshop);
  const { ahead, headline } = outlook;
  if (wish.digest !== undefined && wish.digest !== outlook.digest) {
    throw new Refused('changed-meanwhile', CHANGED_MEANWHILE, { current: previewOf(outlook) });
  }
  refuseBlocked(BLOCKED, ahead.blockers);
  const summary: Summary = {
    ...headline,
    ...(wish.scheduleId !== undefined && { scheduleId: wish.scheduleId }),
  };
  const id = await recordBegun(workshop, wish, outlook, summary);
  return {
    id: id.id,
    by: wish.by,
    startedAtMs: id.startedAtMs,
    manifest: ahead.manifest,
    sources: ahead.sources,
    summary,
  };
}

async function recordBegun(
  { records, now }: Workshop,
  { kind, by, note }: Wish,
  { ahead, running }: Outlook,
  summary: Summary,
): Promise<{ id: number; startedAtMs: number }> {
  const startedAtMs = now();
  const id = await records.change(async (tx) => {
    const begun = await beginPublication(tx, {
      kind,
      previousRevision: running?.feed.revision,
      manifest: ahead.manifest,
      note,
      by: by.displayName,
      startedAtMs,
      summary,
    });
    const detail = { kind, note };
    await recordAudit(tx, auditOf(by, startedAtMs, { action: 'publication-begun', subject: subjectOf(begun), detail }));
    return begun;
  });
  return { id, startedAtMs };
}

/** @throws {Refused} */
export function refuseBlocked(sentence: string, blockers: readonly FiledProblem[]): void {
  if (blockers.length === 0) return;
  const problems = blockers.map(({ file, severity, field, sentence: why }) => ({
    severity,
    // A refusal has no place of its own for the file.
    field: field === '' ? file : `${file}: ${field}`,
    sentence: why,
  }));
  throw new Refused('forbidden-by-rules', sentence, { problems });
}
