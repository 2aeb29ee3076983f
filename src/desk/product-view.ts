/** A product as the form shows it. */
import type { ProductView } from '../api/products.ts';
import type { Problem } from '../contract/problems.ts';
import { SYSTEM } from '../records/audit.ts';
import type { HalalCheckRow } from './curation-records.ts';
import type { FolderPhotos } from './folder-photos.ts';
import type { StoredProduct } from './product-reader.ts';
import { standingOf, type Surroundings } from './statuses.ts';

export interface ViewParts {
  readonly product: StoredProduct;
  readonly problems: readonly Problem[];
  readonly around: Surroundings;
  readonly halalCheck: HalalCheckRow | undefined;
  readonly savedBy: string | undefined;
}

const NOTE_MAX_CHARS = 500;
/** In place of a name: who edits files has no account here. */
const BY_HAND = 'penyunting berkas';

const EDITED_AFTER_APPROVAL =
  'Berkas produk ini diubah di luar halaman setelah disetujui. Layar tetap memakai versi yang disetujui sampai kurator menyetujui isi yang sekarang.';
const EDITED_AFTER_SUBMISSION =
  'Berkas produk ini diubah di luar halaman setelah diajukan, jadi pengajuannya tidak berlaku lagi; ajukan kembali.';

export async function productView(photos: FolderPhotos, parts: ViewParts): Promise<ProductView> {
  const { product, problems, around, halalCheck, savedBy } = parts;
  const { key, etag, working, curated, isEditedOutside, approval, entries, state } = product;
  // Shown beside the working copy also where it was edited by hand: whoever decides has to see what would be replaced.
  const approved = isEditedOutside && working === curated ? undefined : curated?.draft;
  return {
    ...key,
    etag,
    draft: working?.draft ?? { photos: [], links: [] },
    ...(approved && { approved }),
    hasChanges: state !== 'approved',
    statuses: standingOf(product, around).statuses,
    problems: problems.map(({ severity, field, sentence }) => ({ severity, field, sentence })),
    ...curationOf(product),
    ...(approval && curated && !isEditedOutside && { approval: { by: approval.by, atMs: approval.atMs } }),
    ...(halalCheck && { halalCheck }),
    ...(working && { saved: { by: savedBy ?? BY_HAND, atMs: working.savedAtMs } }),
    folderPhotos: await photos.list(entries),
  };
}

function curationOf({ state, curation, working, isSubmissionStale }: StoredProduct): Pick<ProductView, 'curation'> {
  const byHand = (note: string) => ({ curation: { by: SYSTEM, atMs: working?.savedAtMs ?? 0, note } });
  if (state === 'edited-outside') return byHand(EDITED_AFTER_APPROVAL);
  if (isSubmissionStale) return byHand(EDITED_AFTER_SUBMISSION);
  if (curation === undefined || curation.state !== state) return {};
  const { by, atMs, reason } = curation;
  return { curation: { by, atMs, ...(reason !== null && { note: reason.trim().slice(0, NOTE_MAX_CHARS) }) } };
}
