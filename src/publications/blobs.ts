/**
 * Every file of every kept publication, once, under the digest of its bytes: `blobs/<aa>/<sha256>`. A copy on write where
 * the file system can, so that the history of a photo costs nothing until the photo is replaced.
 */
import { constants, createReadStream } from 'node:fs';
import { createHash, randomUUID } from 'node:crypto';
import { chmod, copyFile, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileDigests } from '../build/file-digests.ts';
import { errorCode, syncFolder, writeDurably } from '../build/files.ts';
import { inParallel } from '../build/in-parallel.ts';
import { FILES_AT_ONCE } from '../build/limits.ts';

/** Where the bytes of a blob are taken from. */
export type BlobSource = { readonly file: string } | { readonly bytes: Uint8Array };

/** A file of the history is gone or spoilt, and it is nowhere else. */
export class DamagedBlobError extends Error {
  constructor(sha256: string) {
    super(`Berkas riwayat "${sha256}" hilang atau rusak; pulihkan folder history dari cadangan.`);
    this.name = 'DamagedBlobError';
  }
}

/** A source holds other bytes than those it was looked at with. */
export class SourceChangedError extends Error {
  constructor(file: string) {
    super(`Berkas "${file}" berubah selagi diterbitkan.`);
    this.name = 'SourceChangedError';
  }
}

export interface Blobs {
  /** Absolute; whether anything is there is another question. */
  readonly fileOf: (sha256: string) => string;
  /** Whether it is there and its bytes are right. */
  readonly has: (sha256: string) => Promise<boolean>;
  /** @throws {DamagedBlobError} */
  readonly read: (sha256: string) => Promise<Buffer>;
  /**
   * Makes sure of them, on the disk, not only on their way to it.
   * @throws {SourceChangedError} where a source is no longer what it is to be kept as
   */
  readonly put: (wanted: ReadonlyMap<string, BlobSource>) => Promise<void>;
  /** Removes what is not named. Nobody may be putting anything meanwhile. */
  readonly prune: (named: ReadonlySet<string>) => Promise<void>;
}

const TEMPORARY_PREFIX = '.';

export function openBlobs(dir: string, digests: FileDigests): Blobs {
  const fileOf = (sha256: string) => path.join(dir, sha256.slice(0, 2), sha256);
  const has = async (sha256: string) => (await digests.of(fileOf(sha256))) === sha256;

  const putOne = async (sha256: string, source: BlobSource) => {
    const folder = path.dirname(fileOf(sha256));
    const temporary = path.join(folder, `${TEMPORARY_PREFIX}${sha256}.${randomUUID()}`);
    await mkdir(folder, { recursive: true });
    try {
      if ('bytes' in source) await writeDurably(temporary, source.bytes);
      else await copyDurably(source.file, temporary);
      // Of the copy, not of the source: that may change while it is copied.
      if ((await digestOf(temporary)) !== sha256) {
        if ('file' in source) await digests.forget(source.file);
        throw new SourceChangedError('file' in source ? source.file : sha256);
      }
      await rename(temporary, fileOf(sha256));
      await digests.remember(fileOf(sha256), sha256);
    } finally {
      await rm(temporary, { force: true });
    }
  };

  return {
    fileOf,
    has,

    async read(sha256) {
      const bytes = await readFile(fileOf(sha256)).catch((error: unknown) => {
        if (errorCode(error) === 'ENOENT') throw new DamagedBlobError(sha256);
        throw error;
      });
      if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes;
      await digests.forget(fileOf(sha256));
      throw new DamagedBlobError(sha256);
    },

    async put(wanted) {
      const folders = new Set<string>();
      await inParallel([...wanted], FILES_AT_ONCE, async ([sha256, source]) => {
        if (await has(sha256)) return;
        await putOne(sha256, source);
        folders.add(path.dirname(fileOf(sha256)));
      });
      for (const folder of folders) await syncFolder(folder);
      if (folders.size > 0) await syncFolder(dir);
    },

    async prune(named) {
      for (const folder of await namesIn(dir)) {
        for (const name of await namesIn(path.join(dir, folder))) {
          // What a killed process was writing has a name of its own, which nobody names.
          if (!named.has(name)) await rm(path.join(dir, folder, name), { force: true });
        }
      }
    },
  };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return [];
    throw error;
  }
}

async function copyDurably(source: string, target: string): Promise<void> {
  try {
    await copyFile(source, target, constants.COPYFILE_FICLONE);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' && (await isAbsent(source))) throw new SourceChangedError(source);
    throw error;
  }
  // The rights of a source that nobody may write to have been copied, too; a blob is ours.
  await chmod(target, 0o644);
  const handle = await open(target, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isAbsent = (file: string): Promise<boolean> =>
  stat(file).then(
    () => false,
    () => true,
  );

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
