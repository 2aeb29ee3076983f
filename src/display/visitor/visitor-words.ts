/**
 * The words a visitor meets after the first touch, both languages side by side: a key without one of them does not
 * compile. They come with the browsing chunk, so that the first card of a boot does not carry them.
 */
import { fillBlanks, type Language } from '../words.ts';

type Entry = Readonly<Record<Language, string>>;

export const VISITOR_WORDS = {
  browseTitle: { id: 'Jelajahi produk', en: 'Browse products' },
  products: { id: 'Daftar produk', en: 'List of products' },
  commodity: { id: 'Pilih komoditas', en: 'Choose a commodity' },
  anyCommodity: { id: 'Semua', en: 'All' },
  sudin: { id: 'Pilih Suku Dinas', en: 'Choose a Suku Dinas' },
  anySudin: { id: 'Semua Sudin', en: 'All Sudin' },
  pageOf: { id: '{index} dari {total}', en: '{index} of {total}' },
  previousPage: { id: 'Halaman sebelumnya', en: 'Previous page' },
  nextPage: { id: 'Halaman berikutnya', en: 'Next page' },
  found: { id: '{count} produk, halaman {index} dari {total}', en: '{count} products, page {index} of {total}' },
  nothingHere: { id: 'Belum ada produk', en: 'No products yet' },
  nothingOf: { id: 'Belum ada {commodity}', en: 'No {commodity} yet' },
  nothingFrom: { id: 'Belum ada produk dari {sudin}', en: 'No products from {sudin} yet' },
  nothingOfFrom: { id: 'Belum ada {commodity} dari {sudin}', en: 'No {commodity} from {sudin} yet' },
  sudinHas: { id: '{sudin} membina produk {list}.', en: '{sudin} assists makers of {list}.' },
  seeAllOrClear: {
    id: 'Lihat semua {commodity} atau hapus saringan.',
    en: 'See all {commodity} or clear the filters.',
  },
  clearToSeeAll: { id: 'Hapus saringan untuk melihat semua produk.', en: 'Clear the filters to see all products.' },
  seeAllOf: { id: 'Lihat semua {commodity}', en: 'See all {commodity}' },
  clearFilters: { id: 'Hapus saringan', en: 'Clear filters' },
  notice: { id: 'Pengumuman', en: 'Notice' },
  notices: { id: 'Pengumuman', en: 'Notices' },
  previousNotice: { id: 'Pengumuman sebelumnya', en: 'Previous notice' },
  nextNotice: { id: 'Pengumuman berikutnya', en: 'Next notice' },
  language: { id: 'Bahasa', en: 'Language' },
  toIndonesian: { id: 'Bahasa Indonesia', en: 'Indonesian' },
  toEnglish: { id: 'Bahasa Inggris', en: 'English' },
  comfort: { id: 'Kenyamanan membaca', en: 'Reading comfort' },
  largeText: { id: 'Perbesar teks', en: 'Larger text' },
  highContrast: { id: 'Kontras tinggi', en: 'High contrast' },
  readAloud: { id: 'Baca keras', en: 'Read aloud' },
  stopReading: { id: 'Berhenti membaca', en: 'Stop reading' },
  spokenPrice: { id: '{amount} rupiah', en: '{amount} rupiah' },
  madeBy: { id: 'Dibuat oleh {name}', en: 'Made by {name}' },
  close: { id: 'Tutup', en: 'Close' },
  back: { id: 'Kembali', en: 'Back' },
  previousProduct: { id: 'Produk sebelumnya', en: 'Previous product' },
  nextProduct: { id: 'Produk berikutnya', en: 'Next product' },
  photos: { id: 'Foto produk', en: 'Photos of the product' },
  photoOf: { id: 'Foto {index} dari {total}', en: 'Photo {index} of {total}' },
  halalCertified: { id: 'Bersertifikat halal', en: 'Halal certified' },
  pirt: { id: 'P-IRT', en: 'P-IRT' },
  issued: { id: 'Terbit {date}', en: 'Issued {date}' },
  validUntil: { id: 'Berlaku hingga {date}', en: 'Valid until {date}' },
  allergens: { id: 'Mengandung {list}', en: 'Contains {list}' },
  scanTitle: { id: 'Pindai dengan ponsel Anda', en: 'Scan with your phone' },
  scanHint: {
    id: 'untuk menghubungi atau memesan langsung dari pelaku usaha',
    en: 'to contact or order directly from the maker',
  },
  scanCode: { id: 'Kode QR {label}: {address}', en: 'QR code for {label}: {address}' },
  moreCodes: { id: 'Tautan lain: {label}', en: 'Another link: {label}' },
  noLink: { id: 'Lihat produk aslinya di etalase', en: 'See the real product in the display case' },
  website: { id: 'Situs web', en: 'Website' },
  inIndonesian: { id: 'dalam bahasa Indonesia', en: 'in Indonesian' },
  returnsIn: { id: 'Layar akan kembali ke awal dalam', en: 'The screen goes back to the start in' },
  seconds: { id: 'detik', en: 'seconds' },
  keepLooking: { id: 'Lanjutkan melihat', en: 'Keep looking' },
  toStart: { id: 'Kembali ke awal', en: 'Back to the start' },
  lower: { id: 'Turunkan', en: 'Lower' },
  raise: { id: 'Naikkan', en: 'Raise' },
} as const satisfies Readonly<Record<string, Entry>>;

export type VisitorWordKey = keyof typeof VISITOR_WORDS;

/** The word with its blanks filled. */
export const visitorWord = (
  language: Language,
  key: VisitorWordKey,
  values: Readonly<Record<string, string | number>> = {},
): string => fillBlanks(VISITOR_WORDS[key][language], values);
