import type { RotationContent } from '../contract/product.ts';

/** What staff call it: "Rotasi 8" of "Rotasi 8 – Awal Mei 2026". */
export const titleOf = ({ title }: Pick<RotationContent, 'title'>): string => title.id.split(/ [–-] /, 1).join('');
