/** One thing that is different about a product, in words staff read. */
export interface Change {
  /** Dotted path, as in a problem; "" where it has none. */
  readonly field: string;
  /** "harga", or the whole change where there is no before and after: "foto utama diganti". Lower case. */
  readonly label: string;
  /** As staff read it ("Rp30.000", "12 Maret 2024"). Missing where nothing stood before. */
  readonly before?: string;
  /** Missing where nothing stands any more. */
  readonly after?: string;
}

/** A change from one value to another; none when they are the same. */
export function changed(field: string, label: string, before: string | undefined, after: string | undefined): Change[] {
  if (before === after) return [];
  return [{ field, label, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

/** "harga Rp30.000 menjadi Rp32.000", "nomor P-IRT diisi: …", "foto utama diganti": for lists without any markup. */
export function changeInWords({ label, before, after }: Change): string {
  if (before !== undefined && after !== undefined) return `${label} ${before} menjadi ${after}`;
  if (after !== undefined) return `${label} diisi: ${after}`;
  return before === undefined ? label : `${label} dihapus, semula ${before}`;
}
