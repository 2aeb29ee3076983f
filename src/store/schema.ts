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
}
export type GaleriDatabase = IDBPDatabase<GaleriSchema>;

/**
 * [S7] Rung n leads from format n to n + 1; a new format is a new rung at the end, never a change of an old one. The
 * browser runs all of it in one transaction, so a power cut in the middle leaves the old format whole.
 */
const LADDER: readonly ((database: GaleriDatabase) => void)[] = [
  (database) => {
    for (const name of [STORES.feeds, STORES.rotations, STORES.documents, STORES.photos, STORES.facts]) {
      database.createObjectStore(name);
    }
    database.createObjectStore(STORES.plays, { keyPath: 'id' });
  },
  (database) => void database.createObjectStore(STORES.visits),
];

export const VERSION = LADDER.length;

/** Climbs from `oldVersion` (0 for a new database) to VERSION. */
export function upgrade(database: GaleriDatabase, oldVersion: number): void {
  for (const rung of LADDER.slice(oldVersion)) rung(database);
}

/** False for a database of this name and version that something else has made. */
export const isOurs = (database: GaleriDatabase): boolean =>
  Object.values(STORES).every((name) => database.objectStoreNames.contains(name));
