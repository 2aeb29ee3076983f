/** The id of a new product: its name, as folders and addresses can bear it. */

const BASE_MAX_CHARS = 60;

/** Windows keeps these for its devices, whatever the ending; a copy of the content folder must open there, too. */
const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** "Sambal Terasi Ébi" → "sambal-terasi-ebi". Always an id, whatever the name. */
export function idBase(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    // What NFKD has split off its letter: é → e + accent.
    .replace(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const base = words.join('-').slice(0, BASE_MAX_CHARS).replace(/-+$/, '');
  if (base === '') return 'produk';
  return WINDOWS_DEVICE.test(base) ? `produk-${base}` : base;
}

/** `base`, or with the first number from 2 that makes it free. */
export function freeId(base: string, isTaken: (id: string) => boolean): string {
  if (!isTaken(base)) return base;
  for (let number = 2; ; number++) {
    const id = `${base}-${number}`;
    if (!isTaken(id)) return id;
  }
}
