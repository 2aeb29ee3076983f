/** What a backup says of itself: its last entry, with the digest of every other. */
import * as z from 'zod/mini';

export const MANIFEST_FILE = 'manifest.json';
export const BACKUP_FORMAT = 1;
/** Two hundred thousand lines. */
export const MANIFEST_MAX_BYTES = 48 * 1024 * 1024;

const FileLine = z.strictObject({
  path: z.string(),
  bytes: z.int().check(z.gte(0)),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});
export type FileLine = z.infer<typeof FileLine>;

/** The outer fields are not strict: a newer app may say more. */
export const Manifest = z.object({
  app: z.literal('galeri-jakpreneur'),
  format: z.int(),
  /** Epoch milliseconds. */
  madeAtMs: z.int(),
  /** Of the running feed; 0 where there was none. */
  revision: z.int(),
  /** `server`: it lies elsewhere and has a backup of its own. */
  database: z.enum(['copied', 'absent', 'server']),
  files: z.array(FileLine),
});
export type Manifest = z.infer<typeof Manifest>;

/** First part of every path; `database` holds one file, whatever it is called where it is put back. */
export const ROOTS = ['content', 'feed', 'history', 'database'] as const;
export const DATABASE_ENTRY = 'database/galeri.db';

const PATH_MAX_CHARS = 500;
const DEPTH_MAX = 12;
// A colon is a drive or a stream on Windows, a backslash a folder.
const PART = /^[^\p{Cc}\p{Cs}\\/:]{1,200}$/u;

/** [I9] A plain path below one of the roots: no way up, no absolute path, nothing hidden but the schemas of the content. */
export function isSafePath(name: string): boolean {
  if (name.length > PATH_MAX_CHARS) return false;
  const [root = '', ...parts] = name.split('/');
  if (!ROOTS.some((one) => one === root) || parts.length === 0 || parts.length > DEPTH_MAX) return false;
  if (root === 'database') return name === DATABASE_ENTRY;
  const below = root === 'content' && parts[0] === '.schema' ? parts.slice(1) : parts;
  return below.length > 0 && below.every((part) => PART.test(part) && !part.startsWith('.') && !/[ .]$/.test(part));
}
