/**
 * [I9] A backup is somebody else's archive. Its names, kinds and sizes are looked at before a byte is unpacked, every file
 * is measured while it is, and nothing of it lies where anybody reads before all of it has proved whole.
 */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, statfs } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import * as yauzl from 'yauzl';
import { BackupError } from './errors.ts';
import { BACKUP_FORMAT, isSafePath, Manifest, MANIFEST_FILE, MANIFEST_MAX_BYTES, type FileLine } from './manifest.ts';

export interface OpenBackup {
  readonly manifest: Manifest;
  /**
   * Writes every file where `placeOf` says, and none over another.
   * @param placeOf absolute; undefined leaves the file out
   * @throws {BackupError} `damaged`
   */
  readonly unpack: (placeOf: (name: string) => string | undefined) => Promise<void>;
  readonly close: () => void;
}

/** @throws {BackupError} `not-a-backup`, `newer`, `unsafe`, `damaged` */
export async function openBackup(file: string): Promise<OpenBackup> {
  const archive = await yauzl.openPromise(file, { autoClose: false, strictFileNames: true }).catch((cause: unknown) => {
    throw new BackupError('not-a-backup', {}, { cause });
  });
  try {
    const entries = await entriesOf(archive);
    const manifest = await manifestIn(archive, entries.get(MANIFEST_FILE));
    entries.delete(MANIFEST_FILE);
    demandListed(manifest, entries);
    return {
      manifest,
      close: () => archive.close(),
      async unpack(placeOf) {
        for (const line of manifest.files) {
          const [entry, target] = [entries.get(line.path), placeOf(line.path)];
          if (entry !== undefined && target !== undefined) await unpackOne(archive, entry, line, target);
        }
      },
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}

/** Upper bits of the attributes: what kind of thing it was on the disk it comes from. */
const KIND_MASK = 0o170000;
const PLAIN_FILE = 0o100000;

async function entriesOf(archive: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>();
  const seen = new Set<string>();
  try {
    for await (const entry of archive.eachEntry()) {
      const name = entry.fileName;
      const kind = (entry.externalFileAttributes >>> 16) & KIND_MASK;
      if (name !== MANIFEST_FILE && !isSafePath(name)) throw new BackupError('unsafe', { what: name.slice(0, 120) });
      if (kind !== 0 && kind !== PLAIN_FILE) throw new BackupError('unsafe', { what: name });
      // Some disks cannot tell the two apart, and the second would be written over the first.
      const folded = name.normalize('NFC').toLowerCase();
      if (seen.has(folded)) throw new BackupError('unsafe', { what: name });
      seen.add(folded);
      entries.set(name, entry);
    }
  } catch (cause) {
    if (cause instanceof BackupError) throw cause;
    // The archive's reader refuses ways up and absolute paths by itself, in its own words.
    const reason = cause instanceof Error ? cause.message : '';
    const name = /^(?:invalid relative path|absolute path|invalid characters in fileName): (.*)$/s.exec(reason)?.[1];
    if (name !== undefined) throw new BackupError('unsafe', { what: name.slice(0, 120) }, { cause });
    throw new BackupError('damaged', { what: 'daftar isi' }, { cause });
  }
  return entries;
}

async function manifestIn(archive: yauzl.ZipFile, entry: yauzl.Entry | undefined): Promise<Manifest> {
  if (entry === undefined || entry.uncompressedSize > MANIFEST_MAX_BYTES) throw new BackupError('not-a-backup');
  let value: unknown;
  try {
    value = JSON.parse((await buffer(await archive.openReadStreamPromise(entry))).toString('utf8'));
  } catch (cause) {
    throw new BackupError('damaged', { what: MANIFEST_FILE }, { cause });
  }
  const { format } = (value ?? {}) as { format?: unknown };
  if (typeof format === 'number' && format > BACKUP_FORMAT) throw new BackupError('newer');
  const manifest = Manifest.safeParse(value);
  if (!manifest.success) throw new BackupError('not-a-backup', {}, { cause: manifest.error });
  return manifest.data;
}

/** The same files on both sides, each once and as large as the manifest says. */
function demandListed({ files }: Manifest, entries: ReadonlyMap<string, yauzl.Entry>): void {
  const listed = new Set(files.map((line) => line.path));
  const unlisted = [...entries.keys()].find((name) => !listed.has(name));
  if (unlisted !== undefined || listed.size !== files.length) {
    throw new BackupError('damaged', { what: unlisted ?? MANIFEST_FILE });
  }
  for (const line of files) {
    if (entries.get(line.path)?.uncompressedSize !== line.bytes) throw new BackupError('damaged', { what: line.path });
  }
}

async function unpackOne(archive: yauzl.ZipFile, entry: yauzl.Entry, line: FileLine, target: string): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  const hash = createHash('sha256');
  try {
    await pipeline(
      await archive.openReadStreamPromise(entry),
      async function* measured(stream: AsyncIterable<Buffer>) {
        for await (const chunk of stream) {
          hash.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(target, { flags: 'wx', mode: 0o644 }),
    );
  } catch (cause) {
    // What the disk refuses is the disk's fault, not the archive's.
    if (cause instanceof Error && 'syscall' in cause) throw cause;
    throw new BackupError('damaged', { what: line.path }, { cause });
  }
  if (hash.digest('hex') !== line.sha256) throw new BackupError('damaged', { what: line.path });
  const handle = await open(target, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const MEGABYTE = 1024 * 1024;

/** @throws {BackupError} `no-space` */
export async function demandSpace(dir: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(dir);
  const free = bavail * bsize;
  if (bytes > free) {
    throw new BackupError('no-space', { needed: Math.ceil(bytes / MEGABYTE), free: Math.floor(free / MEGABYTE) });
  }
}
