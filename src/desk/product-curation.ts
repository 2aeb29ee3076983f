/** The way to approval: submit, take back, decide. What each may do where is the table's (`curation-states.ts`). */
import type { ProductView } from '../api/products.ts';
import { Refused } from '../api/refusal.ts';
import type { ProductKey } from '../api/shapes.ts';
import type { LocalDate } from '../contract/dates.ts';
import { halalNumberFault, normalizeHalal } from '../contract/permits.ts';
import { draftFile, productFile, productFolder } from './content-path.ts';
import { addApproval, clearCuration, setCuration, setHalalCheck } from './curation-records.ts';
import { blockersOf } from './judge.ts';
import type { KeepCopy } from './kept-copies.ts';
import { mattersOfDraft, productBytes } from './product-content.ts';
import { demandStep, type Hand, type ProductDesk } from './product-desk.ts';
import type { StoredProduct } from './product-reader.ts';
import { contentMark } from './saved-by.ts';

export interface ProductCuration {
  readonly submit: (key: ProductKey, note: string | undefined, match: string, hand: Hand) => Promise<ProductView>;
  readonly withdraw: (key: ProductKey, match: string, hand: Hand) => Promise<ProductView>;
  readonly approve: (key: ProductKey, match: string, hand: Hand) => Promise<ProductView>;
  readonly sendBack: (
    decision: 'return' | 'reject',
    key: ProductKey,
    reason: string,
    match: string,
    hand: Hand,
  ) => Promise<ProductView>;
  /** @param checkedOn undefined takes the tick back */
  readonly checkHalal: (key: ProductKey, checkedOn: LocalDate | undefined, hand: Hand) => Promise<ProductView>;
}

const MEND_FIRST = 'Masih ada yang harus diperbaiki sebelum produk ini dapat diajukan.';
const MAY_NOT = 'Aturan galeri belum mengizinkan produk ini disetujui; kembalikan untuk perbaikan.';
const NO_NUMBER = 'Isi dahulu nomor sertifikat halal yang benar; tanda periksa berlaku untuk satu nomor.';
const NOT_YET = 'Tanggal pemeriksaan tidak boleh di masa depan.';

export function productCuration(desk: ProductDesk, keepCopy: KeepCopy): ProductCuration {
  const { files, records, reader, photos, todayOf, change, find, show, note } = desk;

  /** [E6] @throws {Refused} `forbidden-by-rules` */
  const demandRulesKept = async (product: StoredProduct, sentence: string, nowMs: number) => {
    const beside = { today: await todayOf(nowMs), twins: await reader.twinsOf(product.key) };
    const problems = await blockersOf(product, photos, beside);
    if (problems.length > 0) throw new Refused('forbidden-by-rules', sentence, { problems });
  };

  /** What is decided about is what the page shows, so the file says exactly that from now on. */
  const tidied = async (now: StoredProduct, hand: Hand) => {
    const { key, working, workingIn } = now;
    if (working === undefined) throw new Refused('conflict', MEND_FIRST);
    const bytes = productBytes(working.draft, key, workingIn === 'product' && now.curated ? 'curated' : 'draft');
    if (!Buffer.from(working.bytes).equals(bytes)) {
      await keepCopy(key, `${workingIn}.json`, working, hand.nowMs);
      await files.write(workingIn === 'product' ? productFile(key) : draftFile(key), bytes);
    }
    return { matters: mattersOfDraft(working.draft, key), mark: contentMark(hand.by.displayName, bytes) };
  };

  return {
    submit: (key, said, match, hand) =>
      change(key, match, hand, async (now) => {
        demandStep(now, 'submit');
        await demandRulesKept(now, MEND_FIRST, hand.nowMs);
        const { matters, mark } = await tidied(now, hand);
        await records.change(async (transaction) => {
          await setCuration(transaction, now.productKey, {
            state: 'submitted',
            reason: said === undefined || said === '' ? null : said,
            by: hand.by.displayName,
            atMs: hand.nowMs,
            mattersSha256: matters,
          });
          await note(transaction, hand, 'product-submitted', key, { ...mark, note: said ?? '' });
        });
      }),

    withdraw: (key, match, hand) =>
      change(key, match, hand, async (now) => {
        demandStep(now, 'withdraw');
        await records.change(async (transaction) => {
          await clearCuration(transaction, now.productKey);
          await note(transaction, hand, 'product-withdrawn', key);
        });
      }),

    approve: (key, match, hand) =>
      change(key, match, hand, async (now) => {
        demandStep(now, 'approve');
        await demandRulesKept(now, MAY_NOT, hand.nowMs);
        const { working } = now;
        if (working === undefined) throw new Refused('conflict', MAY_NOT);
        const bytes = productBytes(working.draft, key, 'curated');
        await keepCopy(key, `${now.workingIn}.json`, working, hand.nowMs);
        // First what screens are to show, then who allowed it, last the working copy: whenever the power goes, what lies
        // there is submitted still, and approving it once more does no harm.
        await files.write(productFile(key), bytes);
        await records.change(async (transaction) => {
          await addApproval(transaction, now.productKey, {
            mattersSha256: mattersOfDraft(working.draft, key),
            by: hand.by.displayName,
            atMs: hand.nowMs,
          });
          await clearCuration(transaction, now.productKey);
          await note(transaction, hand, 'product-approved', key, contentMark(hand.by.displayName, bytes));
        });
        await files.remove(draftFile(key));
      }),

    sendBack: (decision, key, reason, match, hand) =>
      change(key, match, hand, async (now) => {
        demandStep(now, decision);
        const state = decision === 'return' ? 'returned' : 'rejected';
        await records.change(async (transaction) => {
          await setCuration(transaction, now.productKey, {
            state,
            reason,
            by: hand.by.displayName,
            atMs: hand.nowMs,
            mattersSha256: now.working?.mattersSha256 ?? null,
          });
          await note(transaction, hand, `product-${state}`, key, { reason });
        });
      }),

    checkHalal: (key, checkedOn, hand) =>
      files.inTurn(productFolder(key), async () => {
        const now = await find(key);
        const certificate = now.working?.draft.halal?.certificate;
        if (certificate === undefined || halalNumberFault(certificate) !== undefined) {
          throw new Refused('conflict', NO_NUMBER);
        }
        if (checkedOn !== undefined && checkedOn > (await todayOf(hand.nowMs))) throw new Refused('invalid', NOT_YET);
        const number = normalizeHalal(certificate);
        await records.change(async (transaction) => {
          await setHalalCheck(
            transaction,
            now.productKey,
            number,
            checkedOn === undefined ? undefined : { checkedOn, by: hand.by.displayName, atMs: hand.nowMs },
          );
          const action = checkedOn === undefined ? 'halal-unchecked' : 'halal-checked';
          await note(transaction, hand, action, key, { certificate: number, checkedOn });
        });
        return show(now, hand.nowMs);
      }),
  };
}
