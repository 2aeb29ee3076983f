/** The database: its name, its object stores and the ladder that leads to the newest format. */
import type { DBSchema, IDBPDatabase } from 'idb';
import type { Play } from '../contract/play.ts';

export const DATABASE = 'galeri';

export const STORES = {
  /** `accepted` and, during the very first fill, `filling`. */
  feeds: 'feeds',
  /** SHA-256 of the document → RotationHead. A head here means: committed whole. */
  rotations: 'rotations',
  /** SHA-256 → bytes. Apart from the heads, so that a snapshot does not drag megabytes along. */
  documents: 'documents',
  /** SHA-256 → Blob. */
  photos: 'photos',
  /** By their own id. */
  plays: 'plays',
  /** Small facts of the page, among them whose turn it is. */
  facts: 'facts',
  /** Local date → what visitors looked at on that day. */
  visits: 'visits',
  /** Plays that were summed by day because too many waited; by their own id. */
  sums: 'sums',
  /** What may have reached the server; by the id of the play or sum in it. */
  outbox: 'outbox',
  /** What the server would not have, with its reason; likewise. */
  parked: 'parked',
} as const;
export type StoreName = (typeof STORES)[keyof typeof STORES];

export const ACCEPTED = 'accepted';
export const FILLING = 'filling';

/** Read as unknown: see records.ts. */
interface Keyed {
  key: string;
  value: unknown;
}
export interface GaleriSchema extends DBSchema {
  feeds: Keyed;
  rotations: Keyed;
  documents: Keyed;
  photos: Keyed;
  plays: { key: string; value: Play };
  facts: Keyed;
  visits: Keyed;
  sums: Keyed;
  outbox: Keyed;
  parked: Keyed;
}
export type GaleriDatabase = IDBPDatabase<GaleriSchema>;

/**
 * [S7] Rung n leads from format n to n + 1, so far by new object stores alone; a new format is a new rung at the end, never
 * a change of an old one. The browser runs all of it in one transaction, so a power cut in the middle leaves the old
 * format whole.
 */
const LADDER: readonly (readonly StoreName[])[] = [
  [STORES.feeds, STORES.rotations, STORES.documents, STORES.photos, STORES.facts, STORES.plays],
  [STORES.visits],
  [STORES.sums, STORES.outbox, STORES.parked],
];

export const VERSION = LADDER.length;

/** Climbs from `oldVersion` (0 for a new database) to VERSION. */
export function upgrade(database: GaleriDatabase, oldVersion: number): void {
  for (const name of LADDER.slice(oldVersion).flat()) {
    // Plays carry their own key.
    database.createObjectStore(name, name === STORES.plays ? { keyPath: 'id' } : undefined);
  }
}

/** False for a database of this name and version that something else has made. */
export const isOurs = (database: GaleriDatabase): boolean =>
  Object.values(STORES).every((name) => database.objectStoreNames.contains(name));
