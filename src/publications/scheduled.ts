/** [E34] Publications that happen by themselves, at their time or as soon as there is a server again; each once. */
import { Refused } from '../api/refusal.ts';
import { recordAudit } from '../records/audit.ts';
import { beginJob } from './begin.ts';
import { auditOf, byNamed, type By } from './by.ts';
import type { ProgressBoard } from './progress.ts';
import { runPublication } from './run.ts';
import { addScheduled, dueSchedule, endScheduled, listSchedule, type Scheduled } from './schedule.ts';
import type { Workshop } from './workshop.ts';

const IN_THE_PAST = 'Waktu terbit sudah lewat; pilih waktu yang akan datang, atau terbitkan sekarang.';
const NOT_WAITING = 'Penerbitan terjadwal ini sudah berjalan atau sudah dibatalkan; muat ulang halaman.';
const OVER_SHOWN = 10;

/** @throws {Refused} `invalid` for a time that has passed */
export async function addToSchedule(
  { records, now }: Workshop,
  { by, atMs, note }: { by: By; atMs: number; note: string },
): Promise<Scheduled> {
  const nowMs = now();
  if (atMs <= nowMs) {
    const problems = [{ severity: 'error' as const, field: 'atMs', sentence: IN_THE_PAST }];
    throw new Refused('invalid', IN_THE_PAST, { problems });
  }
  return records.change(async (tx) => {
    const added = await addScheduled(tx, { atMs, note, by: by.displayName, nowMs });
    const audit = { action: 'publication-scheduled', subject: `schedule/${added.id}`, detail: { atMs, note } };
    await recordAudit(tx, auditOf(by, nowMs, audit));
    return added;
  });
}

export const readSchedule = ({ records }: Workshop): Promise<Scheduled[]> => listSchedule(records, OVER_SHOWN);

/** @throws {Refused} `conflict` for one that waits no more */
export async function takeFromSchedule({ records, now }: Workshop, { by, id }: { by: By; id: string }): Promise<void> {
  await records.change(async (tx) => {
    if (!(await endScheduled(tx, Number(id), 'cancelled', null))) throw new Refused('conflict', NOT_WAITING);
    await recordAudit(
      tx,
      auditOf(by, now(), { action: 'publication-cancelled', subject: `schedule/${id}`, detail: {} }),
    );
  });
}

/**
 * Does what is due, one after the other. What cannot begin because somebody publishes by hand waits for the next look; so
 * does what only a photo stopped that nobody could have known of, which then costs its product and nothing else.
 */
export async function runDue(workshop: Workshop, board: ProgressBoard, nowMs: number): Promise<void> {
  for (const due of await dueSchedule(workshop.records, nowMs)) {
    if (board.isBusy()) return;
    try {
      await board.begin(due.by, () => beginDue(workshop, board, due));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.code === 'conflict') return;
      await recordFailed(workshop, due, error);
    }
    await board.settled();
  }
}

async function beginDue(workshop: Workshop, board: ProgressBoard, { id, by, note }: Scheduled) {
  const wish = { kind: 'scheduled', by: byNamed(by), note, scheduleId: Number(id) } as const;
  const ready = await beginJob(workshop, wish);
  return () => runPublication(workshop, { ...ready, onPhoto: board.onPhoto });
}

function recordFailed({ records, now }: Workshop, { id, by }: Scheduled, refused: Refused): Promise<void> {
  const [first] = refused.extra.problems ?? [];
  const outcome = first === undefined ? refused.message : `${refused.message} ${first.field}: ${first.sentence}`;
  return records.change(async (tx) => {
    await endScheduled(tx, Number(id), 'failed', outcome);
    const audit = { action: 'publication-refused', subject: `schedule/${id}`, detail: { sentence: outcome } };
    await recordAudit(tx, auditOf(byNamed(by), now(), audit));
  });
}
