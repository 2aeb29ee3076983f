/** Why the records could not do what they were asked; the list is closed. Each has its sentence for whoever keeps the box running. */
const SENTENCES = {
  /** Wrong folder, no right to write, not a database, server away. */
  unavailable: 'Basis data "{place}" tidak dapat dibuka; periksa alamat, isi, dan hak aksesnya.',
  /** A newer app has been here; writing by older rules would spoil what it keeps. */
  newer:
    'Basis data "{place}" berformat {found}, sedangkan aplikasi ini hanya mengenal sampai format {known}; perbarui aplikasi ini.',
  migration: 'Basis data "{place}" gagal diperbarui ke format {format}; isinya tetap seperti semula.',
  /** Another process writes and does not come to an end. */
  busy: 'Basis data sedang dipakai program lain; coba beberapa saat lagi.',
  /** A row of another shape than the app writes. */
  row: 'Catatan di basis data tidak dapat dibaca; pulihkan basis data dari cadangan.',
} as const;

export type RecordsErrorCode = keyof typeof SENTENCES;

/** A refusal with its code and one Indonesian sentence as message; what went wrong underneath is kept as `cause`. */
export class RecordsError extends Error {
  readonly code: RecordsErrorCode;

  constructor(
    code: RecordsErrorCode,
    values: Readonly<Record<string, string | number>> = {},
    options?: { cause?: unknown },
  ) {
    super(
      SENTENCES[code].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')),
      options,
    );
    this.name = 'RecordsError';
    this.code = code;
  }
}
