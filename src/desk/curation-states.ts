/**
 * The way of a product to approval, as one table: where it stands, what may be done there, where that leads, and what
 * staff read when it may not be done. Pure; who may do it is said by `may`, whether the rules forbid it by
 * `productProblems`.
 */

/** Where a working copy stands. */
export const CURATION_STATES = [
  /** Approved, and nothing newer. */
  'approved',
  /** Being written. */
  'draft',
  /** Approved once, then changed in its file by hand; nobody has approved that. */
  'edited-outside',
  'submitted',
  'returned',
  'rejected',
  'archived',
] as const;
export type CurationState = (typeof CURATION_STATES)[number];

/** `save` is an edit that matters; one that does not changes no state. */
export const CURATION_STEPS = [
  'save',
  'discard',
  'submit',
  'withdraw',
  'approve',
  'return',
  'reject',
  'archive',
  'unarchive',
] as const;
export type CurationStep = (typeof CURATION_STEPS)[number];

interface No {
  readonly no: string;
}

const no = (sentence: string): No => ({ no: sentence });

const APPROVED_ALREADY = no('Produk ini sudah disetujui dan belum diubah lagi.');
const NOTHING_TO_DISCARD = no('Tidak ada perubahan yang dapat dibuang; yang tampil sudah versi yang disetujui.');
const NOTHING_TO_GO_BACK_TO = no(
  'Versi yang disetujui tidak lagi ada di berkasnya; setujui isi yang sekarang atau ubah lagi.',
);
const NOT_SUBMITTED = no('Produk ini tidak sedang menunggu kurasi; ajukan dahulu.');
const SUBMITTED_ALREADY = no('Produk ini sudah diajukan dan sedang menunggu kurasi.');
const CHANGE_FIRST = no('Produk ini ditolak; ubah dahulu sesuai alasannya, lalu ajukan kembali.');
const WITHDRAW_FIRST = no('Produk ini sedang menunggu kurasi; tarik pengajuannya dahulu.');
const ARCHIVED = no('Produk ini diarsipkan; keluarkan dari arsip dahulu.');
const ARCHIVED_ALREADY = no('Produk ini sudah diarsipkan.');
const NOT_ARCHIVED = no('Produk ini tidak diarsipkan.');

/** Nobody decides about what nobody has submitted. */
const UNDECIDABLE = { withdraw: NOT_SUBMITTED, approve: NOT_SUBMITTED, return: NOT_SUBMITTED, reject: NOT_SUBMITTED };

const TABLE: Readonly<Record<CurationState, Readonly<Record<CurationStep, CurationState | No>>>> = {
  approved: {
    ...UNDECIDABLE,
    save: 'draft',
    discard: NOTHING_TO_DISCARD,
    submit: APPROVED_ALREADY,
    approve: APPROVED_ALREADY,
    archive: 'archived',
    unarchive: NOT_ARCHIVED,
  },
  draft: {
    ...UNDECIDABLE,
    save: 'draft',
    discard: 'approved',
    submit: 'submitted',
    archive: 'archived',
    unarchive: NOT_ARCHIVED,
  },
  'edited-outside': {
    save: 'draft',
    discard: NOTHING_TO_GO_BACK_TO,
    submit: 'submitted',
    withdraw: NOT_SUBMITTED,
    // A curator who sees what was changed by hand need not have it submitted first.
    approve: 'approved',
    return: 'returned',
    reject: 'rejected',
    archive: 'archived',
    unarchive: NOT_ARCHIVED,
  },
  submitted: {
    // What is decided about is what was submitted: an edit takes it back.
    save: 'draft',
    discard: 'approved',
    submit: SUBMITTED_ALREADY,
    withdraw: 'draft',
    approve: 'approved',
    return: 'returned',
    reject: 'rejected',
    archive: WITHDRAW_FIRST,
    unarchive: NOT_ARCHIVED,
  },
  returned: {
    ...UNDECIDABLE,
    // The reason stays in sight until it is submitted again.
    save: 'returned',
    discard: 'approved',
    submit: 'submitted',
    archive: 'archived',
    unarchive: NOT_ARCHIVED,
  },
  rejected: {
    ...UNDECIDABLE,
    save: 'draft',
    discard: 'approved',
    submit: CHANGE_FIRST,
    archive: 'archived',
    unarchive: NOT_ARCHIVED,
  },
  archived: {
    save: ARCHIVED,
    discard: ARCHIVED,
    submit: ARCHIVED,
    withdraw: ARCHIVED,
    approve: ARCHIVED,
    return: ARCHIVED,
    reject: ARCHIVED,
    archive: ARCHIVED_ALREADY,
    // Not back to approved: months may have passed, and permits with them.
    unarchive: 'draft',
  },
};

/** Where a step leads, or the sentence that says why it cannot be taken. */
export function afterStep(state: CurationState, step: CurationStep): { state: CurationState } | No {
  const outcome = TABLE[state][step];
  return typeof outcome === 'string' ? { state: outcome } : outcome;
}
