/** The files of a publication while it is put together: under which name, with which digest, and where the bytes are. */
import path from 'node:path';
import type { FileDigests } from '../build/file-digests.ts';
import type { JsonFile } from '../build/read.ts';
import type { BlobSource } from './blobs.ts';
import type { Manifest } from './manifest.ts';

export interface FileList {
  readonly files: Manifest['files'];
  readonly sources: ReadonlyMap<string, BlobSource>;
  /** @param json as it was read, or made: with `bytes` */
  readonly addJson: (json: JsonFile & { readonly bytes?: Uint8Array }) => void;
  /** A file that lies under this name in the content folder, perhaps by a link. Left out when it has just gone. */
  readonly addFile: (name: string, absolute: string) => Promise<void>;
  /** One the history holds already. */
  readonly addKept: (name: string, sha256: string) => void;
}

export function newFileList(contentDir: string, digests: FileDigests): FileList {
  const files: Record<string, string> = {};
  const sources = new Map<string, BlobSource>();
  return {
    files,
    sources,
    addJson({ file, sha256, bytes }) {
      files[file] = sha256;
      sources.set(sha256, bytes === undefined ? { file: path.join(contentDir, file) } : { bytes });
    },
    async addFile(name, absolute) {
      const sha256 = await digests.of(absolute);
      if (sha256 === undefined) return;
      files[name] = sha256;
      sources.set(sha256, { file: absolute });
    },
    addKept(name, sha256) {
      files[name] = sha256;
    },
  };
}
