/** Taking a product out of sight: archive and trash, and back. Never one that a screen shows or is going to show. */
import type { ProductView } from '../api/products.ts';
import { Refused } from '../api/refusal.ts';
import type { ProductKey } from '../api/shapes.ts';
import type { SudinKey } from '../contract/places.ts';
import { productFile, productFolder, ROTATIONS_FOLDER } from './content-path.ts';
import { clearCuration, setCuration } from './curation-records.ts';
import { isAhead } from './planned.ts';
import { jsonBytes } from './json-value.ts';
import { demandStep, type Hand, type ProductDesk } from './product-desk.ts';
import { currentRotation } from './published.ts';
import { contentMark } from './saved-by.ts';
import type { Trash } from './trash.ts';

export interface ProductRemoval {
  /** @returns by which it comes back */
  readonly remove: (key: ProductKey, match: string, hand: Hand) => Promise<{ trashId: string }>;
  /** @param sudin whose trash it is looked for in */
  readonly restore: (sudin: SudinKey, trashId: string, hand: Hand) => Promise<ProductView>;
  readonly archive: (key: ProductKey, match: string, hand: Hand) => Promise<ProductView>;
  readonly unarchive: (key: ProductKey, match: string, hand: Hand) => Promise<ProductView>;
}

const NOT_YOURS = 'Produk yang dihapus ini tidak ditemukan di Suku Dinas tersebut.';
const CHANGED = 'Produk ini sudah diubah sejak Anda membukanya; periksa dahulu, lalu hapus lagi.';
const STILL_NAMED = (titles: readonly string[]) =>
  `Produk ini masih ada di ${titles.join(', ')}; keluarkan dahulu dari rotasi itu, lalu terbitkan.`;

export function productRemoval(desk: ProductDesk, trash: Trash): ProductRemoval {
  const { files, records, readPlan, published, todayOf, change, find, show, note } = desk;

  /** [E9] @throws {Refused} `conflict` with the titles of the rotations */
  const demandUnnamed = async ({ sudin, id }: ProductKey, nowMs: number) => {
    const today = await todayOf(nowMs);
    const planned = (await readPlan()).filter((rotation) => isAhead(rotation, today) && rotation.names(id));
    const running = await published();
    const current = currentRotation(running?.rotations ?? [], today);
    const shown = (running?.rotations ?? []).filter(
      (rotation) =>
        (rotation.ends >= today || rotation === current) &&
        rotation.products.includes(id) &&
        running?.productDigests.has(`${sudin}/${id}`) === true,
    );
    const titles = new Map(planned.map(({ file, title }) => [file, title]));
    for (const rotation of shown) {
      const file = `${ROTATIONS_FOLDER}/${rotation.id}.json`;
      if (!titles.has(file)) titles.set(file, `rotasi "${rotation.id}" yang sedang terbit`);
    }
    if (titles.size > 0) throw new Refused('conflict', STILL_NAMED([...titles.values()]));
  };

  /** While a rotation is being written, nobody can say whom it names. Whoever writes one holds the same turn. */
  const whileUnplanned = <T>(work: () => Promise<T>) => files.inTurn(ROTATIONS_FOLDER, work);

  return {
    remove: (key, match, hand) =>
      whileUnplanned(() =>
        files.inTurn(productFolder(key), async () => {
          const now = await find(key);
          if (now.etag !== match) {
            throw new Refused('changed-meanwhile', CHANGED, { current: await show(now, hand.nowMs) });
          }
          await demandUnnamed(key, hand.nowMs);
          const trashId = await trash.put(key, hand.by.displayName, hand.nowMs);
          // What the database knows of it stays: it comes back as what it was.
          await records.change((transaction) => note(transaction, hand, 'product-deleted', key, { trashId }));
          return { trashId };
        }),
      ),

    async restore(sudin, trashId, hand) {
      const key = await trash.keyOf(trashId);
      // Who may edit one Suku Dinas' products restores only those.
      if (key.sudin !== sudin) throw new Refused('not-found', NOT_YOURS);
      return files.inTurn(productFolder(key), async () => {
        await trash.restore(trashId);
        await records.change((transaction) => note(transaction, hand, 'product-restored', key, { trashId }));
        return show(await find(key), hand.nowMs);
      });
    },

    archive: (key, match, hand) =>
      whileUnplanned(() =>
        change(key, match, hand, async (now) => {
          demandStep(now, 'archive');
          await demandUnnamed(key, hand.nowMs);
          // Before the database: a file that says "approved" would enter the next feed, whatever a row says.
          const bytes = now.curated && jsonBytes({ ...(now.curated.value as object), status: 'draft' });
          if (bytes !== undefined) await files.write(productFile(key), bytes);
          await records.change(async (transaction) => {
            const { displayName } = hand.by;
            await setCuration(transaction, now.productKey, {
              state: 'archived',
              reason: null,
              by: displayName,
              atMs: hand.nowMs,
              mattersSha256: null,
            });
            const working = now.workingIn === 'product' && bytes !== undefined ? bytes : now.working?.bytes;
            await note(transaction, hand, 'product-archived', key, working && contentMark(displayName, working));
          });
        }),
      ),

    unarchive: (key, match, hand) =>
      change(key, match, hand, async (now) => {
        demandStep(now, 'unarchive');
        await records.change(async (transaction) => {
          await clearCuration(transaction, now.productKey);
          await note(transaction, hand, 'product-unarchived', key);
        });
      }),
  };
}
