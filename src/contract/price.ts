const rupiah = new Intl.NumberFormat('id-ID');

/** "Rp35.000", without the space Intl's currency style would put in, and the same in both languages. */
export const formatPrice = (idr: number): string => `Rp${rupiah.format(idr)}`;
