/**
 * The door through which the staff page writes into the content folder. Every write is whole or did not happen, even when
 * the power goes; nothing is written through a link; and what others changed by hand meanwhile is seen, because a file is
 * read anew each time.
 */
import { createHash, randomUUID } from 'node:crypto';
import { lstat, mkdir, open, readdir, realpath, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Refused } from '../api/refusal.ts';
import { errorCode, syncFolder, writeDurably } from '../build/files.ts';
import { CONTENT_JSON_MAX_BYTES } from '../build/limits.ts';
import { contentPath } from '../build/read.ts';
import { say } from '../contract/sentences.ts';
import type { ContentPath } from './content-path.ts';
import { inTurns, type InTurn } from './in-turn.ts';
import { moveFolder } from './move-folder.ts';

export interface StoredFile {
  readonly bytes: Buffer;
  /** Epoch milliseconds. */
  readonly savedAtMs: number;
}

export interface FolderEntry {
  readonly name: string;
  /** Absolute; undefined for a link that leads out of the content folder, or nowhere. */
  readonly at: string | undefined;
}

export interface ContentFiles {
  /** Absolute; links in it are resolved whenever it is used, so that it may be put in place anew while we run. */
  readonly dir: string;
  /**
   * A file as it is now; undefined when there is none.
   * @param maxBytes of a JSON file unless told otherwise
   * @throws {Refused} `conflict` when it is a link out of the folder or too large to be what its name says
   */
  readonly read: (file: ContentPath, maxBytes?: number) => Promise<StoredFile | undefined>;
  /** Appears at once and whole, and is on the disk when this returns. Its folder is made where it is missing. */
  readonly write: (file: ContentPath, bytes: Uint8Array) => Promise<void>;
  /** Whether it was there. */
  readonly remove: (file: ContentPath) => Promise<boolean>;
  /** The content folder as it is called now, all links resolved; undefined when it is missing. */
  readonly root: () => Promise<string | undefined>;
  /** What lies in a folder, by name, without dotfiles; nothing when it is missing or a link out. */
  readonly entries: (folder: ContentPath, kind: 'files' | 'folders') => Promise<readonly FolderEntry[]>;
  /**
   * A new folder under this name, filled before it appears.
   * @returns false when the name is taken
   */
  readonly addFolder: (folder: ContentPath, fill: (absolute: string) => Promise<void>) => Promise<boolean>;
  /** The folder leaves the content as a whole; `target` is absolute and must not be there yet. */
  readonly takeOut: (folder: ContentPath, target: string) => Promise<void>;
  /** @returns false when the name is taken */
  readonly putBack: (source: string, folder: ContentPath) => Promise<boolean>;
  /**
   * Absolute path of what may be read, links inside the folder obeyed; undefined when it is missing.
   * @throws {Refused} `conflict` for a link out
   */
  readonly locate: (file: ContentPath) => Promise<string | undefined>;
  /** Everything between looking at a folder's files and having changed them goes through here. Rotations before products. */
  readonly inTurn: InTurn;
}

/** Of any file but a product, which is more than one file. */
export const etagOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 32);

const IS_LINK =
  'Folder ini berupa tautan, jadi tidak diubah dari halaman staf; salin folder aslinya ke dalam folder konten.';

export function openContentFiles(contentDir: string): ContentFiles {
  const dir = path.resolve(contentDir);
  const root = () => realpath(dir);

  const locate = async (file: ContentPath) => {
    const absolute = await root().catch(unless('ENOENT'));
    if (absolute === undefined) return undefined;
    const at = await contentPath(absolute, file);
    if (at === 'outside') throw new Refused('conflict', say('outside-content').sentence);
    return at === 'missing' ? undefined : at.path;
  };

  const linked = async (file: string) => {
    const at = await contentPath(await root(), file);
    return typeof at === 'string' ? undefined : at.path;
  };

  /** The folder itself and everything above it are no links, so what is written in it lies where its name says. */
  const ownFolder = async (folder: string): Promise<string> => {
    const expected = path.join(await root(), folder);
    if ((await realpath(expected)) !== expected) throw new Refused('conflict', IS_LINK);
    return expected;
  };

  /** Like `ownFolder`, making what is missing. */
  const ensuredFolder = async (folder: string): Promise<string> => {
    await mkdir(dir, { recursive: true });
    const absolute = await root();
    let below = '';
    for (const part of folder.split('/')) {
      below = path.join(below, part);
      await mkdir(path.join(absolute, below)).catch(unless('EEXIST'));
      // Before anything is made in it: a link half-way up would have the rest made elsewhere.
      await ownFolder(below);
    }
    return path.join(absolute, folder);
  };

  return {
    dir,
    root: () => root().catch(unless('ENOENT')),
    locate,
    inTurn: inTurns(),

    async read(file, maxBytes = CONTENT_JSON_MAX_BYTES) {
      const at = await locate(file);
      return at === undefined ? undefined : readWhole(at, maxBytes);
    },

    async write(file, bytes) {
      const folder = await ensuredFolder(path.posix.dirname(file));
      const target = path.join(folder, path.posix.basename(file));
      // A leading dot: no reader of content, ours or another, takes it for content.
      const temporary = path.join(folder, `.${path.posix.basename(file)}.${randomUUID()}`);
      try {
        await writeDurably(temporary, bytes);
        await rename(temporary, target);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
      await syncFolder(folder);
    },

    async remove(file) {
      const folder = await ownFolder(path.posix.dirname(file)).catch(unless('ENOENT'));
      if (folder === undefined) return false;
      const target = path.join(folder, path.posix.basename(file));
      const wasThere = (await lstat(target).catch(unless('ENOENT'))) !== undefined;
      await rm(target, { force: true });
      await syncFolder(folder);
      return wasThere;
    },

    async entries(folder, kind) {
      // A folder that leads out of the content has nothing for us in it; the check tells about it.
      const at = await linked(folder).catch(unless('ENOENT'));
      if (at === undefined) return [];
      const found = (await readdir(at, { withFileTypes: true }).catch(unless('ENOTDIR'))) ?? [];
      const entries: FolderEntry[] = [];
      for (const entry of found.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
        if (entry.name.startsWith('.')) continue;
        // Only links need to be asked where they lead: a list of a thousand products is looked through for every page.
        if (entry.isSymbolicLink()) entries.push({ name: entry.name, at: await linked(`${folder}/${entry.name}`) });
        else if (entry.isDirectory() === (kind === 'folders')) {
          entries.push({ name: entry.name, at: path.join(at, entry.name) });
        }
      }
      return entries;
    },

    async addFolder(folder, fill) {
      const parent = await ensuredFolder(path.posix.dirname(folder));
      const target = path.join(parent, path.posix.basename(folder));
      const temporary = path.join(parent, `.${path.posix.basename(folder)}.${randomUUID()}`);
      await mkdir(temporary);
      try {
        await fill(temporary);
        // `rename` would replace an empty folder; somebody may just have made it for photos.
        const isTaken = (await lstat(target).catch(unless('ENOENT'))) !== undefined;
        if (!isTaken) await rename(temporary, target);
        return !isTaken;
      } finally {
        await rm(temporary, { recursive: true, force: true });
        await syncFolder(parent);
      }
    },

    async takeOut(folder, target) {
      await moveFolder(await ownFolder(folder), target);
    },

    async putBack(source, folder) {
      const parent = await ensuredFolder(path.posix.dirname(folder));
      const target = path.join(parent, path.posix.basename(folder));
      if ((await lstat(target).catch(unless('ENOENT'))) !== undefined) return false;
      await moveFolder(source, target);
      return true;
    },
  };
}

/** Swallows one kind of failure: `await stat(x).catch(unless('ENOENT'))` is undefined where nothing is. */
export const unless =
  (...codes: string[]) =>
  (error: unknown): undefined => {
    if (!codes.includes(errorCode(error) ?? '')) throw error;
  };

async function readWhole(at: string, maxBytes: number): Promise<StoredFile | undefined> {
  const handle = await open(at, 'r').catch(unless('ENOENT'));
  if (handle === undefined) return undefined;
  try {
    // Size and bytes of the same open file: a rename between two looks would mix two versions.
    const found = await handle.stat();
    const { size, mtimeMs } = found;
    if (!found.isFile()) return undefined;
    if (size > maxBytes) throw new Refused('conflict', tooLarge(size, maxBytes));
    return { bytes: await handle.readFile(), savedAtMs: Math.floor(mtimeMs) };
  } finally {
    await handle.close();
  }
}

const MEGABYTE = 1024 * 1024;
const tooLarge = (bytes: number, maxBytes: number): string =>
  say('file-too-large', { megabytes: Math.ceil(bytes / MEGABYTE), max: maxBytes / MEGABYTE }).sentence;
