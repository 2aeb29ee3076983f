/**
 * What every step on a product stands on: look at it anew, compare with what the edit was made on, change, show. One step at
 * a time per product.
 */
import type { Actor } from '../api/roles.ts';
import type { ProductView } from '../api/products.ts';
import { Refused } from '../api/refusal.ts';
import type { ProductKey } from '../api/shapes.ts';
import { normalizeHalal } from '../contract/permits.ts';
import { recordAudit } from '../records/audit.ts';
import type { Records } from '../records/records.ts';
import type { ContentFiles } from './content-files.ts';
import { productFolder } from './content-path.ts';
import { halalCheckOf } from './curation-records.ts';
import { afterStep, type CurationState, type CurationStep } from './curation-states.ts';
import type { FolderPhotos } from './folder-photos.ts';
import { problemsOf } from './judge.ts';
import type { ReadPlan } from './planned.ts';
import type { ProductReader, StoredProduct } from './product-reader.ts';
import { productView } from './product-view.ts';
import type { Published } from './published.ts';
import { savedBy, subjectOf } from './saved-by.ts';
import type { Surroundings } from './statuses.ts';
import type { TodayOf } from './today-of.ts';

/** Who does it, and when. */
export interface Hand {
  readonly by: Actor;
  /** Epoch milliseconds. */
  readonly nowMs: number;
}

export interface DeskParts {
  readonly files: ContentFiles;
  readonly records: Records;
  readonly reader: ProductReader;
  readonly photos: FolderPhotos;
  readonly readPlan: ReadPlan;
  readonly published: Published;
  readonly todayOf: TodayOf;
}

export interface ProductDesk extends DeskParts {
  readonly around: (nowMs: number) => Promise<Surroundings>;
  /** @throws {Refused} `not-found` */
  readonly find: (key: ProductKey) => Promise<StoredProduct>;
  readonly show: (product: StoredProduct, nowMs: number) => Promise<ProductView>;
  /**
   * [E7] A step on exactly what somebody has seen.
   * @param match the etag it was made on
   * @throws {Refused} `changed-meanwhile` with what stands there now, `not-found`, and what `work` throws
   */
  readonly change: (
    key: ProductKey,
    match: string,
    hand: Hand,
    work: (now: StoredProduct) => Promise<void>,
  ) => Promise<ProductView>;
  /** The same without a look at what came of it, for those who take many steps: a look asks what is published. */
  readonly changeUnseen: (
    key: ProductKey,
    match: string,
    hand: Hand,
    work: (now: StoredProduct) => Promise<void>,
  ) => Promise<void>;
  /** One line of audit; in the transaction it is handed. */
  readonly note: (
    records: Records,
    hand: Hand,
    action: string,
    key: ProductKey,
    detail?: Readonly<Record<string, unknown>>,
  ) => Promise<void>;
}

const GONE = 'Produk ini tidak ditemukan; mungkin sudah dihapus.';
const CHANGED =
  'Produk ini sudah diubah sejak Anda membukanya; bandingkan dahulu, lalu simpan lagi. Isian Anda tidak hilang.';
const MEND_FILE = (sentence: string) =>
  `Berkas produk ini rusak, jadi belum dapat diubah di sini: ${sentence} Perbaiki berkasnya dahulu.`;

export function productDesk(parts: DeskParts): ProductDesk {
  const { files, records, reader, photos, readPlan, published, todayOf } = parts;

  const around = async (nowMs: number): Promise<Surroundings> => ({
    today: await todayOf(nowMs),
    published: await published(),
    plan: await readPlan(),
  });

  const find = async (key: ProductKey) => {
    const product = await reader.read(key);
    if (product === undefined) throw new Refused('not-found', GONE);
    return product;
  };

  const show = async (product: StoredProduct, nowMs: number) => {
    const surroundings = await around(nowMs);
    const beside = { today: surroundings.today, twins: await reader.twinsOf(product.key) };
    const certificate = product.working?.draft.halal?.certificate;
    return productView(photos, {
      product,
      around: surroundings,
      problems: await problemsOf(product, photos, beside),
      halalCheck:
        certificate === undefined
          ? undefined
          : await halalCheckOf(records, product.productKey, normalizeHalal(certificate)),
      savedBy: await savedBy(records, product),
    });
  };

  const step: ProductDesk['changeUnseen'] = async (key, match, hand, work) => {
    const now = await find(key);
    if (now.etag !== match) {
      throw new Refused('changed-meanwhile', CHANGED, { current: await show(now, hand.nowMs) });
    }
    await work(now);
  };

  return {
    ...parts,
    around,
    find,
    show,
    change: (key, match, hand, work) =>
      files.inTurn(productFolder(key), async () => {
        await step(key, match, hand, work);
        return show(await find(key), hand.nowMs);
      }),
    changeUnseen: (key, match, hand, work) => files.inTurn(productFolder(key), () => step(key, match, hand, work)),
    note: (transaction, { by, nowMs }, action, key, detail = {}) =>
      recordAudit(transaction, {
        atMs: nowMs,
        accountId: by.id,
        who: by.name,
        action,
        subject: subjectOf(key),
        detail,
      }),
  };
}

/** @throws {Refused} `conflict` in the words of the table, or because a file cannot be read */
export function demandStep(product: StoredProduct, step: CurationStep): CurationState {
  if (product.fault !== undefined) throw new Refused('conflict', MEND_FILE(product.fault.sentence));
  const outcome = afterStep(product.state, step);
  if ('no' in outcome) throw new Refused('conflict', outcome.no);
  return outcome.state;
}
