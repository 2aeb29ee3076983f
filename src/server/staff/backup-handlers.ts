/** Backups over HTTP. Each is written down: whoever holds one holds the names and password hashes of everybody. */
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { backupRoutes, BackupState } from '../../api/backup.ts';
import { Refused } from '../../api/refusal.ts';
import { BackupError } from '../../backup/errors.ts';
import { makeBackup } from '../../backup/make-backup.ts';
import type { Places } from '../../backup/places.ts';
import { forgetStaged, readJournal } from '../../backup/put-in-place.ts';
import { stageForStart } from '../../backup/restore.ts';
import { recordAudit } from '../../records/audit.ts';
import { RecordsError } from '../../records/errors.ts';
import type { Records } from '../../records/records.ts';
import { handOf } from './hand-of.ts';
import type { Handlers, UploadedFile } from './handler.ts';
import { Download, ZIP_TYPE } from './send-download.ts';

export interface BackupParts {
  readonly places: Places;
  readonly records: Records;
  readonly uploadsDir: string;
}

const UNDER_WAY = 'Cadangan lain sedang dibuat atau diperiksa; tunggu sampai selesai, lalu coba lagi.';
const ONE_FILE = 'Pilih satu berkas cadangan (.zip).';

export function backupHandlers({ places, records, uploadsDir }: BackupParts): Handlers<typeof backupRoutes> {
  let isBusy = false;

  /** One at a time: each reads or writes everything there is. */
  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    if (isBusy) throw new Refused('conflict', UNDER_WAY);
    isBusy = true;
    try {
      return await work();
    } catch (error) {
      throw inApiWords(error);
    } finally {
      isBusy = false;
    }
  };

  const note = (request: Parameters<typeof handOf>[0], action: string, detail: Readonly<Record<string, unknown>>) => {
    const { by, nowMs } = handOf(request);
    return recordAudit(records, {
      atMs: nowMs,
      accountId: by.id,
      who: by.name,
      action,
      subject: 'backup',
      detail,
    });
  };

  const state = async (): Promise<BackupState> => {
    const { madeAtMs, revision, files, bytes } = (await readJournal(places.dataDir)) ?? {};
    const isStaged = madeAtMs !== undefined && revision !== undefined && files !== undefined && bytes !== undefined;
    return {
      database: places.databaseFile === undefined ? 'server' : 'file',
      staged: isStaged ? { madeAtMs, revision, files, bytes } : null,
    };
  };

  return {
    readBackupState: state,

    async downloadBackup(request) {
      await note(request, 'backup-downloaded', {});
      const backup = await new Promise<Awaited<ReturnType<typeof makeBackup>>>((resolve, reject) => {
        // Busy until the last byte is sent, not until the first.
        alone(async () => {
          const made = await makeBackup(places, request.nowMs);
          resolve(made);
          await made.done.catch(() => {});
        }).catch(reject);
      });
      return new Download(`cadangan-galeri-${stampOf(request.nowMs)}.zip`, ZIP_TYPE, backup.content);
    },

    stageRestore: ({ files, ...request }) =>
      alone(async () => {
        const upload = path.join(uploadsDir, `cadangan-${randomUUID()}.zip`);
        try {
          await keepOne(files, upload);
          const { madeAtMs, revision } = await stageForStart(upload, places);
          await note(request, 'restore-staged', { atMs: madeAtMs, revision });
          return await state();
        } finally {
          await rm(upload, { force: true });
        }
      }),

    cancelRestore: (request) =>
      alone(async () => {
        await forgetStaged(places);
        await note(request, 'restore-cancelled', {});
        return {};
      }),
  };
}

async function keepOne(files: AsyncIterable<UploadedFile>, target: string): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  let isKept = false;
  for await (const { stream } of files) {
    if (isKept) throw new Refused('invalid', ONE_FILE);
    await pipeline(stream, createWriteStream(target, { mode: 0o600 }));
    isKept = true;
  }
  if (!isKept) throw new Refused('invalid', ONE_FILE);
}

function inApiWords(error: unknown): unknown {
  if (error instanceof BackupError) {
    const isFile = ['not-a-backup', 'newer', 'damaged', 'unsafe'].includes(error.code);
    return new Refused(isFile ? 'invalid' : 'conflict', error.message);
  }
  // Of the database in it: the sentence names a path of ours, which nobody outside needs.
  if (error instanceof RecordsError) {
    return new Refused(
      'invalid',
      new BackupError(error.code === 'newer' ? 'newer' : 'damaged', { what: 'basis data' }).message,
    );
  }
  return error;
}

/** "2026-11-24-0925", in the gallery's morning or not: a name to tell files apart by. */
const stampOf = (nowMs: number): string =>
  new Date(nowMs).toISOString().slice(0, 16).replace('T', '-').replace(':', '');
