/**
 * What a file really is, by its first bytes: its name and what the browser says of it are only somebody's word. Nothing but
 * JPEG, PNG and WebP is ever handed to a decoder.
 */

export type PhotoKind = 'jpeg' | 'png' | 'webp';

/** As many bytes as `photoKind` looks at. */
export const KIND_BYTES = 64;

const HEIC =
  'Foto HEIC belum dapat dibaca; pada iPhone pilih Setelan > Kamera > Format > Paling Kompatibel, atau kirim sebagai JPEG.';
const AVIF = 'Foto AVIF belum dapat dibaca; simpan sebagai JPEG, PNG, atau WebP.';
const GIF = 'Berkas GIF tidak dapat dipakai sebagai foto produk; kirim foto JPEG, PNG, atau WebP.';
const SVG = 'Ini gambar vektor atau halaman web, bukan foto; kirim foto JPEG, PNG, atau WebP.';
const PDF = 'Ini dokumen PDF, bukan foto; simpan fotonya sebagai JPEG, PNG, atau WebP.';
const ARCHIVE = 'Ini arsip ZIP atau dokumen Office, bukan foto; keluarkan fotonya dahulu, lalu kirim satu per satu.';
const FILM = 'Ini video, bukan foto; kirim foto JPEG, PNG, atau WebP.';
const SCAN = 'Foto TIFF, BMP, atau RAW belum dapat dibaca; simpan sebagai JPEG, PNG, atau WebP.';
const EMPTY = 'Berkas ini kosong; kirim ulang fotonya.';
const UNKNOWN = 'Berkas ini bukan foto JPEG, PNG, atau WebP; simpan ulang dalam salah satu format itu.';

/** @returns what it is, or the sentence that says why it cannot be taken */
export function photoKind(head: Uint8Array): { kind: PhotoKind } | { sentence: string } {
  const ascii = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to));
  if (head.length === 0) return { sentence: EMPTY };
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return { kind: 'jpeg' };
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return { kind: 'png' };
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return { kind: 'webp' };
  if (ascii(4, 8) === 'ftyp') return { sentence: ofBrands(ascii(8, 12), ascii(16, KIND_BYTES)) };
  if (ascii(0, 4) === 'GIF8') return { sentence: GIF };
  if (ascii(0, 4) === '%PDF') return { sentence: PDF };
  if (ascii(0, 2) === 'PK') return { sentence: ARCHIVE };
  if (['II*\0', 'MM\0*'].includes(ascii(0, 4)) || ascii(0, 2) === 'BM') return { sentence: SCAN };
  // Markup of any kind, behind a byte order mark or blanks.
  if (/^(?:\xef\xbb\xbf)?\s*</.test(ascii(0, KIND_BYTES))) return { sentence: SVG };
  return { sentence: UNKNOWN };
}

/** The family of MPEG-4 names its members by four letters: first the own name, then the relatives. */
function ofBrands(major: string, others: string): string {
  if (/avi[fs]/.test(major)) return AVIF;
  if (/^(?:he[iv]|mif1|msf1)/.test(major)) return /avi[fs]/.test(others) ? AVIF : HEIC;
  return FILM;
}
