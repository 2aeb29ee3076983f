/** Writing on a product: a new one, saving, going back, a copy. */
import path from 'node:path';
import type { Draft } from '../api/draft.ts';
import type { ProductView } from '../api/products.ts';
import { Refused } from '../api/refusal.ts';
import type { ProductKey } from '../api/shapes.ts';
import { writeDurably } from '../build/files.ts';
import { SUDIN_KEYS, type SudinKey } from '../contract/places.ts';
import { draftFile, PRODUCTS_FOLDER, productFile, productFolder, sudinFolder } from './content-path.ts';
import { clearCuration, setCuration, type CurationRow } from './curation-records.ts';
import type { KeepCopy } from './kept-copies.ts';
import { mattersOfDraft, productBytes } from './product-content.ts';
import { copyDurably } from './move-folder.ts';
import { demandStep, type Hand, type ProductDesk } from './product-desk.ts';
import { freeId, idBase } from './product-id.ts';
import type { ProductPart, StoredProduct } from './product-reader.ts';
import { contentMark } from './saved-by.ts';
import type { Trash } from './trash.ts';

export interface ProductEdits {
  readonly add: (sudin: SudinKey, name: string, hand: Hand) => Promise<ProductView>;
  /** A new product with more than its name; the id is made of it. */
  readonly addDraft: (sudin: SudinKey, draft: Draft, hand: Hand) => Promise<ProductKey>;
  readonly save: (key: ProductKey, draft: Draft, match: string, hand: Hand) => Promise<ProductView>;
  /** The same for those who save many and look at none. */
  readonly saveUnseen: (key: ProductKey, draft: Draft, match: string, hand: Hand) => Promise<void>;
  readonly discard: (key: ProductKey, match: string, hand: Hand) => Promise<ProductView>;
  readonly duplicate: (key: ProductKey, hand: Hand) => Promise<ProductView>;
}

const NEVER_APPROVED =
  'Produk ini belum pernah disetujui, jadi tidak ada versi lain untuk dikembalikan; hapus produknya bila tidak diperlukan.';
const WITHDRAWN_BY_EDIT = 'Pengajuan ditarik dengan sendirinya karena isinya diubah; ajukan kembali setelah selesai.';
const AFTER_REJECTION = (reason: string | null) => `Sebelumnya ditolak: ${reason ?? ''}`.trim();

export function productEdits(desk: ProductDesk, trash: Pick<Trash, 'ids'>, keepCopy: KeepCopy): ProductEdits {
  const { files, records, note, change, changeUnseen, find, show } = desk;

  /** A folder of its own for a new product: ids are names for rotations, so no two Suku Dinas share one. */
  const addFolder = (sudin: SudinKey, name: string, fill: (key: ProductKey, folder: string) => Promise<void>) =>
    files.inTurn(PRODUCTS_FOLDER, async () => {
      const taken = new Set(await trash.ids());
      for (const unit of SUDIN_KEYS) {
        for (const entry of await files.entries(sudinFolder(unit), 'folders')) taken.add(entry.name);
      }
      for (;;) {
        const key = { sudin, id: freeId(idBase(name), (id) => taken.has(id)) };
        if (await files.addFolder(productFolder(key), (folder) => fill(key, folder))) return key;
        taken.add(key.id);
      }
    });

  const write = async (product: StoredProduct, part: 'product' | 'draft', bytes: Uint8Array, hand: Hand) => {
    const old: ProductPart | undefined = product[part];
    if (old !== undefined && Buffer.from(old.bytes).equals(bytes)) return;
    if (old !== undefined) await keepCopy(product.key, `${part}.json`, old, hand.nowMs);
    await files.write(part === 'product' ? productFile(product.key) : draftFile(product.key), bytes);
  };

  const added = async (key: ProductKey, action: string, hand: Hand, detail: Readonly<Record<string, unknown>>) => {
    const product = await find(key);
    const bytes = product.working?.bytes ?? new Uint8Array();
    await records.change((transaction) =>
      note(transaction, hand, action, key, { ...contentMark(hand.by.displayName, bytes), ...detail }),
    );
    return product;
  };

  const addDraft = async (sudin: SudinKey, draft: Draft, hand: Hand) => {
    const name = draft.name?.id ?? '';
    const key = await addFolder(sudin, name, (made, folder) =>
      writeDurably(path.join(folder, 'product.json'), productBytes(draft, made, 'draft')),
    );
    await added(key, 'product-added', hand, { name });
    return key;
  };

  const saving = (key: ProductKey, draft: Draft, hand: Hand) => async (now: StoredProduct) => {
    demandStep(now, 'save');
    const matters = mattersOfDraft(draft, key);
    const target = targetOf(now, matters);
    const bytes = productBytes(draft, key, target === 'product' && now.curated ? 'curated' : 'draft');
    const isSame = Buffer.from(now.working?.bytes ?? []).equals(bytes) && now.workingIn === target;
    if (isSame) return;
    await write(now, target, bytes, hand);
    if (target === 'product' && now.draft !== undefined) await files.remove(draftFile(key));
    // [E5] A focus point needs nobody's approval, so it need not wait for that of the rest.
    if (target === 'draft' && now.curated && matters === now.working?.mattersSha256) {
      await write(now, 'product', productBytes(withFocusOf(now.curated.draft, draft), key, 'curated'), hand);
    }
    const row = rowAfter(now, matters, target, hand);
    await records.change(async (transaction) => {
      if (row === 'none') await clearCuration(transaction, now.productKey);
      else if (row !== 'as it is') await setCuration(transaction, now.productKey, row);
      await note(transaction, hand, 'product-saved', key, contentMark(hand.by.displayName, bytes));
    });
  };

  return {
    async add(sudin, name, hand) {
      const key = await addDraft(sudin, { name: { id: name }, photos: [], links: [] }, hand);
      return show(await find(key), hand.nowMs);
    },
    addDraft,

    save: (key, draft, match, hand) => change(key, match, hand, saving(key, draft, hand)),
    saveUnseen: (key, draft, match, hand) => changeUnseen(key, match, hand, saving(key, draft, hand)),

    discard: (key, match, hand) =>
      change(key, match, hand, async (now) => {
        // A working copy that cannot be read is no reason to keep it.
        demandStep(now.product?.fault === undefined ? { ...now, fault: undefined } : now, 'discard');
        if (now.draft === undefined || now.product === undefined) throw new Refused('conflict', NEVER_APPROVED);
        await files.remove(draftFile(key));
        const { bytes } = now.product;
        await records.change(async (transaction) => {
          await clearCuration(transaction, now.productKey);
          await note(transaction, hand, 'product-discarded', key, contentMark(hand.by.displayName, bytes));
        });
      }),

    async duplicate(key, hand) {
      const original = await find(key);
      if (original.fault !== undefined) throw new Refused('conflict', original.fault.sentence);
      const draft = copyOf(original.working?.draft ?? { photos: [], links: [] });
      const copy = await addFolder(key.sudin, draft.name?.id ?? key.id, async (made, folder) => {
        for (const { file } of draft.photos) {
          const at = original.entries.find((entry) => entry.name === file)?.at;
          if (at !== undefined) await copyDurably(at, path.join(folder, file));
        }
        await writeDurably(path.join(folder, 'product.json'), productBytes(draft, made, 'draft'));
      });
      return show(await added(copy, 'product-duplicated', hand, { from: original.productKey }), hand.nowMs);
    },
  };
}

/**
 * Where an edit goes. What matters no differently than the approved file is that file; anything else of a product that has
 * one is its working copy.
 */
function targetOf({ curated, draft }: StoredProduct, matters: string): 'product' | 'draft' {
  if (curated !== undefined) return curated.mattersSha256 === matters ? 'product' : 'draft';
  return draft === undefined ? 'product' : 'draft';
}

function rowAfter(
  now: StoredProduct,
  matters: string,
  target: 'product' | 'draft',
  { by, nowMs }: Hand,
): CurationRow | 'none' | 'as it is' {
  const { curation, state, working, curated } = now;
  if (curation === undefined) return 'as it is';
  if (matters === working?.mattersSha256 && curation.state === state) return 'as it is';
  // Back to what is approved: there is nothing left to decide about.
  if (target === 'product' && curated !== undefined) return 'none';
  const row = { state: 'draft', by: by.displayName, atMs: nowMs, mattersSha256: null } as const;
  if (state === 'submitted') return { ...row, reason: WITHDRAWN_BY_EDIT };
  if (state === 'rejected')
    return { ...row, by: curation.by, atMs: curation.atMs, reason: AFTER_REJECTION(curation.reason) };
  // What was said when it was returned, or taken back by an edit, stays in sight; a row that no longer fits does not.
  return curation.state === state ? 'as it is' : 'none';
}

/** The same with the focus points of another, photo by photo. */
function withFocusOf(draft: Draft, other: Draft): Draft {
  const focusOf = new Map(other.photos.map(({ file, focus }) => [file, focus]));
  return {
    ...draft,
    photos: draft.photos.map(({ focus, ...photo }) => {
      const wanted = focusOf.has(photo.file) ? focusOf.get(photo.file) : focus;
      return wanted === undefined ? photo : { ...photo, focus: wanted };
    }),
  };
}

/** Without the tick: nobody has looked at the packaging of a product that does not exist yet. */
function copyOf(original: Draft): Draft {
  const { packagingChecked: _tick, name, ...draft } = original;
  if (name === undefined) return draft;
  const copy = {
    ...(name.id !== undefined && { id: `${name.id} (salinan)` }),
    ...(name.en !== undefined && { en: `${name.en} (copy)` }),
  };
  return { ...draft, name: copy };
}
