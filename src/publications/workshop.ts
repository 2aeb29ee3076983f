/** What every part of the publisher works with: places on the disk, the database, the clock, and what is remembered of files. */
import path from 'node:path';
import { openDigests, type FileDigests } from '../build/file-digests.ts';
import { digestsFile } from '../build/publish.ts';
import type { Records } from '../records/records.ts';
import { DamagedBlobError, openBlobs, type Blobs } from './blobs.ts';
import { contentsOf, type Contents } from './contents.ts';
import { manifestOfRow, type PublicationRow } from './history.ts';
import type { Manifest } from './manifest.ts';
import type { Outcome } from './run.ts';

export interface PublisherOptions {
  readonly contentDir: string;
  readonly dataDir: string;
  readonly records: Records;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /**
   * The queue in which the staff page's own edits wait for each other, by folder of the content (`products/kpkp/abon`,
   * `rotations`, `notices`, `gallery.json`); without one, nobody edits meanwhile.
   */
  readonly inTurn?: (<T>(key: string, work: () => Promise<T>) => Promise<T>) | undefined;
  /** Hears how each publication and each return has ended. */
  readonly onEnded?: ((outcome: Outcome) => void) | undefined;
}

export interface Workshop extends Required<Omit<PublisherOptions, 'onEnded'>> {
  readonly feedDir: string;
  /** Holds one folder at a time, of hard links. */
  readonly stagedDir: string;
  /** What a return replaced, by row of the return: plain files under their own names. */
  readonly replacedDir: string;
  readonly digests: FileDigests;
  readonly blobs: Blobs;
  /** Photos that decoding has found broken since the start, by digest. */
  readonly undecodable: Set<string>;
  readonly contentsOf: (manifest: Manifest) => Promise<Contents>;
  /** Undefined where its manifest is no longer kept. */
  readonly contentsOfRow: (row: PublicationRow) => Promise<Contents | undefined>;
  /** After a row's manifest has changed. */
  readonly forgetContents: (id: number) => void;
}

/** Enough for what is running, what it is compared with, and a visitor of the history. */
const REMEMBERED_CONTENTS = 4;

export async function openWorkshop(options: PublisherOptions): Promise<Workshop> {
  const { dataDir, records } = options;
  const digests = await openDigests(digestsFile(dataDir));
  const history = path.join(dataDir, 'history');
  const blobs = openBlobs(path.join(history, 'blobs'), digests);
  const remembered = new Map<number, Contents>();

  const ofManifest = (manifest: Manifest) => contentsOf(manifest, (_, sha256) => readJson(blobs, sha256));

  return {
    ...options,
    inTurn: options.inTurn ?? ((_, work) => work()),
    feedDir: path.join(dataDir, 'feed'),
    stagedDir: path.join(history, 'staged'),
    replacedDir: path.join(history, 'replaced'),
    digests,
    blobs,
    undecodable: new Set(),
    contentsOf: ofManifest,
    async contentsOfRow({ id }) {
      const known = remembered.get(id);
      if (known !== undefined) return known;
      const manifest = await manifestOfRow(records, id);
      if (manifest === undefined) return undefined;
      const contents = await ofManifest(manifest);
      remembered.set(id, contents);
      if (remembered.size > REMEMBERED_CONTENTS) remembered.delete(remembered.keys().next().value ?? id);
      return contents;
    },
    forgetContents: (id) => void remembered.delete(id),
  };
}

async function readJson(blobs: Blobs, sha256: string): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await blobs.read(sha256)));
  } catch (error) {
    if (error instanceof DamagedBlobError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
