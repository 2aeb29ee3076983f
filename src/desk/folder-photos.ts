/** The photos that lie in a folder of the content: how large they are, and what is wrong with those that are of no use. */
import type { FolderPhoto } from '../api/products.ts';
import { inParallel } from '../build/in-parallel.ts';
import { inspectPhoto } from '../build/source-photo.ts';
import { say, type Sentence } from '../contract/sentences.ts';
import type { ContentFiles, FolderEntry } from './content-files.ts';
import { isPhotoName, photoFile, type ContentPath } from './content-path.ts';
import { sharp } from './decoder.ts';
import { lookAt, rememberedByIdentity } from './identity.ts';

export interface FolderPhotos {
  /** Every photo of the folder that opens, used or not. */
  readonly list: (entries: readonly FolderEntry[]) => Promise<FolderPhoto[]>;
  /** [C5] Why this file cannot be used, or undefined. Looked at once for as long as it stays the same. */
  readonly faultOf: (
    folder: ContentPath,
    name: string,
    entries: readonly FolderEntry[],
  ) => Promise<Sentence | undefined>;
}

/** Ten thousand products of two photos, a few hundred bytes each. */
const REMEMBERED_MAX = 20_000;
const AT_ONCE = 4;

export function folderPhotos(files: ContentFiles): FolderPhotos {
  const faults = rememberedByIdentity<Sentence | undefined>(REMEMBERED_MAX);
  const sizes = rememberedByIdentity<{ width: number; height: number } | undefined>(REMEMBERED_MAX);

  return {
    async list(entries) {
      const named = entries.filter(({ name }) => isPhotoName(name));
      const photos = await inParallel(named, AT_ONCE, async ({ name, at }) => {
        const found = at === undefined ? undefined : await lookAt(at);
        if (at === undefined || found === undefined) return [];
        const size = await sizes(at, found.identity, () => sizeOf(at));
        return size === undefined ? [] : [{ file: name, ...size, bytes: found.bytes }];
      });
      return photos.flat();
    },

    async faultOf(folder, name, entries) {
      const entry = entries.find((candidate) => candidate.name === name);
      if (entry === undefined) return say('file-missing', { name });
      if (entry.at === undefined) return say('outside-content');
      const found = await lookAt(entry.at);
      if (found === undefined) return say('file-missing', { name });
      return faults(entry.at, found.identity, async () => {
        const inspected = await inspectPhoto((await files.root()) ?? files.dir, photoFile(folder, name));
        return 'fault' in inspected ? inspected.fault : undefined;
      });
    },
  };
}

async function sizeOf(at: string): Promise<{ width: number; height: number } | undefined> {
  try {
    const { autoOrient } = await sharp(at, { limitInputPixels: false }).metadata();
    return { width: autoOrient.width, height: autoOrient.height };
  } catch {
    return undefined;
  }
}
