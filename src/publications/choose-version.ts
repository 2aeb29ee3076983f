/** [E31] Which version of a product goes out: the approved one on the disk, else the last published one, else none; and why. */
import { isDraft } from '../build/check-products.ts';
import type { ProductFile } from '../build/read.ts';
import type { LocalDate } from '../contract/dates.ts';
import { whatChanged } from '../contract/matters.ts';
import type { Problem } from '../contract/problems.ts';
import { productProblems } from '../contract/product-problems.ts';
import { mattersSha256 } from '../records/matters-sha256.ts';
import type { Blobs } from './blobs.ts';
import type { ProductVersion } from './contents.ts';
import type { CurationState } from './standing.ts';

const WHY = {
  archived: 'Produk ini diarsipkan.',
  draft: 'Produk ini masih draf; setujui dahulu agar dapat tayang.',
  gone: 'Folder produk ini tidak ada lagi.',
  unreadable: 'Berkas product.json tidak dapat dibaca.',
  'edited-outside': 'Berkasnya diubah di luar halaman setelah disetujui; kurator perlu menyetujuinya dahulu.',
} as const;

/** Why a newer working copy is not published, though nothing is wrong with it. */
const PENDING: Readonly<Record<CurationState, string>> = {
  draft: 'Perubahan terbaru belum diajukan untuk kurasi.',
  submitted: 'Perubahan terbaru masih menunggu kurasi.',
  returned: 'Perubahan terbaru dikembalikan untuk diperbaiki.',
  rejected: 'Perubahan terbaru ditolak kurator.',
  archived: WHY.archived,
};

export interface Choice {
  readonly version: 'current' | 'last' | 'none';
  /** Why not the current one. */
  readonly why?: string;
}

export interface Candidate {
  /** As found in the content folder. */
  readonly found: ProductFile | undefined;
  /** Everything said about its file and its photos. */
  readonly problems: readonly Problem[];
  /** Of the newest approval on record. */
  readonly approvedMatters: string | undefined;
  readonly curation: CurationState | undefined;
  /** Whether the last published version may stand in; asked only where it would have to. */
  readonly mayKeepLast: () => Promise<boolean>;
}

export async function chooseVersion(candidate: Candidate): Promise<Choice> {
  const { found, problems, approvedMatters, curation, mayKeepLast } = candidate;
  // Taken off the screens on purpose: what was published before does not stand in.
  if (found !== undefined && isDraft(found.value)) {
    return { version: 'none', why: curation === 'archived' ? WHY.archived : WHY.draft };
  }
  const why = whyNotCurrent(found, problems, approvedMatters);
  if (why === undefined) return { version: 'current' };
  return { version: (await mayKeepLast()) ? 'last' : 'none', why };
}

/** Its whole folder went: that is no accident inside a file. */
export const GONE: Choice = { version: 'none', why: WHY.gone };

function whyNotCurrent(
  found: ProductFile | undefined,
  problems: readonly Problem[],
  approvedMatters: string | undefined,
): string | undefined {
  const error = problems.find(({ severity }) => severity === 'error');
  if (error !== undefined) return error.sentence;
  if (found === undefined) return WHY.unreadable;
  // Content made by hand has no approval on record, and its file's word counts.
  const isApproved = approvedMatters === undefined || approvedMatters === mattersSha256(found.value);
  return isApproved ? undefined : WHY['edited-outside'];
}

/** Whether what was published of a product may be published again: today's rules allow it and its files are whole. */
export async function mayPublishAgain(last: ProductVersion, today: LocalDate, blobs: Blobs): Promise<boolean> {
  if (productProblems(last.value, today).some(({ severity }) => severity === 'error')) return false;
  for (const sha256 of [last.sha256, ...last.photos.values()]) {
    if (!(await blobs.has(sha256))) return false;
  }
  return true;
}

/**
 * Why a working copy beside the approved version is not published; undefined where it says nothing new.
 * @param draft what draft.json says
 */
export function whyPending(
  approved: unknown,
  draft: unknown,
  curation: CurationState | undefined,
  today: LocalDate,
): string | undefined {
  if (whatChanged(approved, draft).length === 0) return undefined;
  const error = productProblems(draft, today).find(({ severity }) => severity === 'error');
  return error?.sentence ?? PENDING[curation ?? 'draft'];
}
