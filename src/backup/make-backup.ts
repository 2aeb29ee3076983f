/** [I8] A backup as a stream: one file after the other, whatever their number, and at the end the manifest. */
import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { PassThrough, Transform, type Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import * as yazl from 'yazl';
import { errorCode } from '../build/files.ts';
import { BACKUP_FORMAT, MANIFEST_FILE, type FileLine, type Manifest } from './manifest.ts';
import type { Places } from './places.ts';
import { takeSnapshot, type Snapshot, type Source } from './snapshot.ts';

export interface BackupReport {
  readonly manifest: Manifest;
  /** Files that could not go into it. */
  readonly leftOut: readonly string[];
}

export interface Backup {
  /** The archive. When it is destroyed, the work ends. */
  readonly content: Readable;
  /** When the last byte is on its way. Rejects where the archive was given up. */
  readonly done: Promise<BackupReport>;
}

/**
 * Begins at once: what is missing or busy is said before the first byte.
 * @throws {BackupError} `busy`
 * @throws {RecordsError}
 */
export async function makeBackup(places: Places, nowMs: number): Promise<Backup> {
  const snapshot = await takeSnapshot(places);
  const archive = new yazl.ZipFile();
  const content = new PassThrough();
  const carry = async (): Promise<BackupReport> => {
    try {
      const carried = pipeline(archive.outputStream, content);
      const [manifest] = await Promise.all([fill(archive, snapshot, nowMs, content), carried]);
      return { manifest, leftOut: snapshot.leftOut };
    } catch (error) {
      content.destroy(error instanceof Error ? error : new Error(String(error)));
      throw error;
    } finally {
      await snapshot.remove();
    }
  };
  const done = carry();
  // Whoever only reads the stream hears of a failure by its end.
  done.catch(() => {});
  return { content, done };
}

async function fill(
  archive: yazl.ZipFile,
  { sources, database, revision }: Snapshot,
  nowMs: number,
  content: Readable,
): Promise<Manifest> {
  const ending = new AbortController();
  const giveUp = (cause: unknown) => ending.abort(cause);
  archive.on('error', giveUp);
  content.on('close', () => giveUp(new Error('the archive was given up')));
  const files: FileLine[] = [];
  for (const source of sources) {
    const line = await add(archive, source, ending.signal);
    if (line !== undefined) files.push(line);
  }
  const manifest = {
    app: 'galeri-jakpreneur',
    format: BACKUP_FORMAT,
    madeAtMs: nowMs,
    revision,
    database,
    files,
  } as const;
  archive.addBuffer(Buffer.from(`${JSON.stringify(manifest)}\n`), MANIFEST_FILE);
  archive.end();
  return { ...manifest, files };
}

/** @returns undefined for a file that has gone since it was listed */
async function add(archive: yazl.ZipFile, { path, at }: Source, signal: AbortSignal): Promise<FileLine | undefined> {
  signal.throwIfAborted();
  const handle = await openIfThere(at);
  if (handle === undefined) return undefined;
  const { mtime, size } = await handle.stat();
  const hash = createHash('sha256');
  let bytes = 0;
  const measured = new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      hash.update(chunk);
      bytes += chunk.length;
      pass(null, chunk);
    },
  });
  // Only now is the archive told of it: it holds one file open at a time.
  archive.addReadStreamLazy(path, { mtime, mode: 0o100644, compress: isWorthPacking(path, size) }, (take) => {
    void pipeline(handle.createReadStream(), measured).catch(() => {});
    take(null, measured);
  });
  try {
    await finished(measured, { signal });
  } finally {
    // The stream has closed it; where it was never begun, nobody else does.
    await handle.close().catch(() => {});
  }
  return { path, bytes, sha256: hash.digest('hex') };
}

/** Photos are packed already; in the history they have no ending, but a size no JSON of ours has. */
const SMALL_BYTES = 64 * 1024;
const isWorthPacking = (path: string, bytes: number): boolean =>
  /\.(?:json|db|txt|md)$/.test(path) || (path.startsWith('history/') && bytes < SMALL_BYTES);

async function openIfThere(at: string): Promise<FileHandle | undefined> {
  try {
    return await open(at, 'r');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
