/**
 * How long the history can be returned to: the newest 200 publications, and everything of the last 400 days. Of older ones
 * the line in the history stays, its files go. A publication is a few kilobytes and the photos that were new in it, so
 * this bounds the disk by what staff really changed.
 */
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { errorCode } from '../build/files.ts';
import { manifestOfRow } from './history.ts';
import type { Workshop } from './workshop.ts';

export const KEPT_PUBLICATIONS = 200;
export const KEPT_DAYS = 400;
const DAY_MS = 86_400_000;

const IdRow = z.object({ id: z.int() });

/** Nothing may be published meanwhile. */
export async function pruneHistory({ records, blobs, replacedDir, now }: Workshop): Promise<void> {
  await records.change((tx) =>
    tx.run(
      `update publications set manifest = null
       where manifest is not null and (
         state = 'failed'
         or (state = 'published' and published_at_ms < :since and id not in
              (select id from publications where state = 'published' order by id desc limit :kept)))`,
      { since: now() - KEPT_DAYS * DAY_MS, kept: KEPT_PUBLICATIONS },
    ),
  );
  const rows = await records.all(IdRow, 'select id from publications where manifest is not null');
  const named = new Set<string>();
  // One after the other: all of them at once would be a hundred megabytes of a large gallery's history.
  for (const { id } of rows) {
    for (const sha256 of Object.values((await manifestOfRow(records, id))?.files ?? {})) named.add(sha256);
  }
  await blobs.prune(named);
  await pruneReplaced(replacedDir, new Set(rows.map(({ id }) => String(id))), now());
}

/** What a return replaced is kept as long as the return itself, and after one that failed as long as any. */
async function pruneReplaced(replacedDir: string, kept: ReadonlySet<string>, nowMs: number): Promise<void> {
  const names = await readdir(replacedDir, { withFileTypes: true }).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  for (const { name } of names) {
    if (kept.has(name)) continue;
    const folder = path.join(replacedDir, name);
    if (nowMs - (await stat(folder)).mtimeMs > KEPT_DAYS * DAY_MS) await rm(folder, { recursive: true, force: true });
  }
}
