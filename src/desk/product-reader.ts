/** A product as it lies in its folder now, with what the database knows of it: everything a step decides by. */
import type { Draft } from '../api/draft.ts';
import { Refused } from '../api/refusal.ts';
import type { ProductKey } from '../api/shapes.ts';
import { inParallel } from '../build/in-parallel.ts';
import { CONTENT_JSON_MAX_BYTES, FILES_AT_ONCE } from '../build/limits.ts';
import { SUDIN_KEYS } from '../contract/places.ts';
import { Id } from '../contract/product.ts';
import { say, type Sentence } from '../contract/sentences.ts';
import type { Records } from '../records/records.ts';
import { etagOf, type ContentFiles, type FolderEntry, type StoredFile } from './content-files.ts';
import { draftFile, productFile, productFolder, sudinFolder, type ContentPath } from './content-path.ts';
import { knownOf, knownOfAll, type KnownOfProduct } from './curation-records.ts';
import { draftOf } from './draft-of.ts';
import { lookAt, rememberedByIdentity } from './identity.ts';
import { jsonValue } from './json-value.ts';
import { mattersSha256 } from '../records/matters-sha256.ts';
import { situationOf, type Part, type Situation } from './situation.ts';

/** One of a product's two files. */
export interface ProductPart extends Part {
  readonly bytes: Uint8Array;
  /** Why it cannot be read. */
  readonly fault: Sentence | undefined;
  /** What can be edited of it. */
  readonly draft: Draft;
  /** Epoch milliseconds. */
  readonly savedAtMs: number;
}

export interface StoredProduct extends Situation, KnownOfProduct {
  readonly key: ProductKey;
  /** `sudin/id`: its name in the database. */
  readonly productKey: string;
  readonly folder: ContentPath;
  readonly product: ProductPart | undefined;
  readonly draft: ProductPart | undefined;
  readonly working: ProductPart | undefined;
  readonly curated: ProductPart | undefined;
  /** Of a file that cannot be read: then nothing of the product can be changed on the page. */
  readonly fault: Sentence | undefined;
  readonly etag: string;
  readonly entries: readonly FolderEntry[];
}

export interface ProductReader {
  /** Every byte read anew; undefined when there is no such folder. */
  readonly read: (key: ProductKey) => Promise<StoredProduct | undefined>;
  /** All of them, by Suku Dinas and id; files that are still the same are not read again. */
  readonly readAll: () => Promise<readonly StoredProduct[]>;
  /** Files of approved products of other Suku Dinas under the same id: a rotation could not tell them apart. */
  readonly twinsOf: (key: ProductKey) => Promise<readonly string[]>;
}

/** Two files of ten thousand products; each a few kilobytes. */
const REMEMBERED_MAX = 20_000;

export const keyOf = ({ sudin, id }: ProductKey): string => `${sudin}/${id}`;

export function productReader(files: ContentFiles, records: Records): ProductReader {
  const remembered = rememberedByIdentity<ProductPart>(REMEMBERED_MAX);

  /** Anew, so that what is compared with an etag is what lies there. */
  const freshPart = async (file: ContentPath): Promise<ProductPart | undefined> => {
    try {
      const stored = await files.read(file);
      return stored && partOf(stored);
    } catch (error) {
      if (error instanceof Refused) return unreadable({ severity: 'error', sentence: error.message });
      throw error;
    }
  };

  const rememberedPart = async (file: ContentPath, entry: FolderEntry | undefined) => {
    if (entry === undefined) return undefined;
    const found = entry.at === undefined ? undefined : await lookAt(entry.at);
    if (entry.at === undefined || found === undefined || found.bytes > CONTENT_JSON_MAX_BYTES) return freshPart(file);
    return remembered(entry.at, found.identity, async () => (await freshPart(file)) ?? unreadable(say('required')));
  };

  const stored = async (key: ProductKey, known: KnownOfProduct, isFresh: boolean) => {
    const folder = productFolder(key);
    if (isFresh && (await files.locate(folder)) === undefined) return undefined;
    const entries = await files.entries(folder, 'files');
    const part = (file: ContentPath) =>
      isFresh
        ? freshPart(file)
        : rememberedPart(
            file,
            entries.find(({ name }) => file.endsWith(`/${name}`)),
          );
    const [product, draft] = [await part(productFile(key)), await part(draftFile(key))];
    const situation = situationOf({ product, draft, ...known });
    return {
      ...situation,
      ...known,
      key,
      productKey: keyOf(key),
      folder,
      product,
      draft,
      working: situation.workingIn === 'draft' ? draft : product,
      curated: situation.curated === undefined ? undefined : product,
      fault: product?.fault ?? draft?.fault,
      etag: etagOfProduct(product, draft, known),
      entries,
    };
  };

  return {
    read: async (key) => stored(key, await knownOf(records, keyOf(key)), true),

    async readAll() {
      const keys: ProductKey[] = [];
      for (const sudin of SUDIN_KEYS) {
        const folders = await files.entries(sudinFolder(sudin), 'folders');
        // A folder with another kind of name, or one that leads elsewhere, has no address here; the check tells about it.
        for (const { name, at } of folders) {
          if (at !== undefined && Id.safeParse(name).success) keys.push({ sudin, id: name });
        }
      }
      const known = await knownOfAll(records);
      const all = await inParallel(keys, FILES_AT_ONCE, (key) => stored(key, known(keyOf(key)), false));
      return all.filter((product) => product !== undefined);
    },

    async twinsOf({ sudin, id }) {
      const twins: string[] = [];
      for (const other of SUDIN_KEYS) {
        if (other === sudin) continue;
        const file = productFile({ sudin: other, id });
        const part = await freshPart(file);
        if (situationOf({ product: part, draft: undefined, curation: undefined, approval: undefined }).curated) {
          twins.push(file);
        }
      }
      return twins;
    },
  };
}

function partOf({ bytes, savedAtMs }: StoredFile): ProductPart {
  const json = jsonValue(bytes);
  const value = 'fault' in json ? undefined : json.value;
  return {
    bytes,
    value,
    fault: 'fault' in json ? json.fault : undefined,
    draft: draftOf(value),
    mattersSha256: mattersSha256(value),
    savedAtMs,
  };
}

const unreadable = (fault: Sentence): ProductPart => ({
  bytes: new Uint8Array(),
  value: undefined,
  fault,
  draft: draftOf(undefined),
  mattersSha256: '',
  savedAtMs: 0,
});

/** [E7] Of all an edit is made on: both files, and the way to approval. */
function etagOfProduct(
  product: ProductPart | undefined,
  draft: ProductPart | undefined,
  { curation }: KnownOfProduct,
): string {
  const digests = [product, draft].map((part) => (part === undefined ? '' : etagOf(part.bytes)));
  return etagOf(new TextEncoder().encode(JSON.stringify([...digests, curation ?? null])));
}
