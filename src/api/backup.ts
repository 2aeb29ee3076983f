/** Everything in one file, and the way back. For the administrator alone. */
import * as z from 'zod/mini';
import { route } from './route.ts';
import { Instant, Nothing } from './shapes.ts';

/** Typed by whoever puts a backup back: it replaces everything. */
export const RESTORE_WORD = 'PULIHKAN';

export const BackupContents = z.strictObject({
  madeAtMs: Instant,
  /** Of the feed in it; 0 where there is none. */
  revision: z.int(),
  files: z.int(),
  bytes: z.int(),
});
export type BackupContents = z.infer<typeof BackupContents>;

export const BackupState = z.strictObject({
  /** `server`: a libSQL server has a backup of its own, and none of it is in ours. */
  database: z.enum(['file', 'server']),
  /** Waits for the next start. */
  staged: z.nullable(BackupContents),
});
export type BackupState = z.infer<typeof BackupState>;

export const backupRoutes = {
  readBackupState: route({ method: 'GET', path: '/backup', access: 'back-up', answer: BackupState }),
  /** The answer is the archive, as it is made. */
  downloadBackup: route({ method: 'GET', path: '/backup/archive', access: 'back-up', answer: z.unknown() }),
  /** One archive. It is tried to its last byte, and put in place at the next start. */
  stageRestore: route({
    method: 'POST',
    path: '/backup/restore',
    access: 'back-up',
    query: z.strictObject({ word: z.literal(RESTORE_WORD) }),
    takesFiles: true,
    takesArchive: true,
    answer: BackupState,
  }),
  cancelRestore: route({ method: 'DELETE', path: '/backup/restore', access: 'back-up', answer: Nothing }),
} as const;
