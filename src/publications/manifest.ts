/** What one publication consists of: every file it takes from the content folder, by the digest of its bytes. */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { LocalDateSchema } from '../contract/date-schema.ts';
import type { SudinKey } from '../contract/places.ts';
import { SUDIN_KEYS } from '../contract/places.ts';

/** Relative to the content folder, with `/`; nothing that leads out of it. */
const FilePath = z
  .string()
  .check(
    z.regex(/^(?:gallery\.json|(?:rotations|notices)\/[^/]+|products\/[^/]+\/[^/]+\/[^/]+)$/),
    z.regex(/^[^\\\0]+$/),
  )
  .check(z.refine((file) => !file.split('/').some((part) => part === '.' || part === '..')));
const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

export const ManifestShape = z.strictObject({
  /** The local day it was made for. */
  today: LocalDateSchema,
  files: z.record(FilePath, Sha256),
});
export interface Manifest {
  readonly today: string;
  readonly files: Readonly<Record<string, string>>;
}

/** In a fixed order, so that the same files are the same text. */
export const manifestText = ({ today, files }: Manifest): string =>
  JSON.stringify({ today, files: Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) });

/**
 * Names what somebody looked at: these files, to take the place of that publication. The day is no part of it, because it
 * changes nothing that could be seen in the files.
 */
export function digestOfLook({ files }: Manifest, runningRevision: number | undefined): string {
  const text = manifestText({ today: '', files });
  return createHash('sha256')
    .update(`${runningRevision ?? '-'}\n${text}`)
    .digest('hex');
}

export interface ProductPath {
  readonly sudin: string;
  readonly id: string;
}

/** Where a product's file says it lies; undefined for any other file. */
export function productOfFile(file: string): ProductPath | undefined {
  const [, sudin, id] = /^products\/([^/]+)\/([^/]+)\/product\.json$/.exec(file) ?? [];
  return sudin === undefined || id === undefined ? undefined : { sudin, id };
}

export const productKey = ({ sudin, id }: ProductPath): string => `${sudin}/${id}`;

export const isSudin = (name: string): name is SudinKey => (SUDIN_KEYS as readonly string[]).includes(name);
