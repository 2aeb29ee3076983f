/** What staff read about a spreadsheet that cannot be taken, or not whole. */
import { IMPORT_MAX_MEGABYTES, IMPORT_MAX_ROWS } from '../api/exchange.ts';

const thousands = new Intl.NumberFormat('id-ID');

export const WORDS = {
  empty: 'Berkas ini kosong; pilih berkas .xlsx yang sudah diisi.',
  tooLarge: `Berkas terlalu besar; paling besar ${IMPORT_MAX_MEGABYTES} MB. Hapus gambar di dalamnya atau bagi menjadi beberapa berkas.`,
  oldExcel:
    'Berkas ini berformat .xls lama atau dikunci dengan kata sandi; buka di Excel, lalu simpan sebagai "Excel Workbook (.xlsx)" tanpa kata sandi.',
  csv: 'Berkas ini bukan .xlsx, mungkin CSV atau teks; buka di Excel, lalu simpan sebagai "Excel Workbook (.xlsx)".',
  notExcel: 'Berkas ini bukan lembar kerja Excel (.xlsx); simpan ulang sebagai "Excel Workbook (.xlsx)".',
  broken: 'Berkas ini rusak sehingga tidak dapat dibaca; buka di Excel, simpan ulang sebagai .xlsx, lalu coba lagi.',
  unpacksTooLarge:
    'Isi berkas ini jauh lebih besar daripada ukurannya, jadi tidak dibuka; salin barisnya ke templat yang baru.',
  sheetTooLarge:
    'Lembar ini memuat terlalu banyak baris atau kolom, termasuk yang kosong tetapi berformat; salin barisnya ke templat yang baru.',
  noHeader:
    'Baris judul tidak ditemukan; pakai berkas dari "Unduh templat" dan biarkan judul kolom "Nama produk" apa adanya.',
  noRows: 'Tidak ada baris yang dapat diimpor; isi produk di bawah baris contoh, satu baris untuk satu produk.',
  tooManyRows: (rows: number) =>
    `Berkas ini memuat ${thousands.format(rows)} baris; paling banyak ${thousands.format(IMPORT_MAX_ROWS)}. Bagi menjadi beberapa berkas.`,
  titleTwice: (title: string) => `Judul kolom "${title}" tercantum dua kali; hapus salah satunya.`,
  otherSheet: (sheet: string) =>
    `Berkas ini dibuat untuk Suku Dinas lain (lembar "${sheet}"); pilih Suku Dinas itu, atau pakai templat yang sesuai.`,
  oneFile: 'Pilih satu berkas .xlsx.',

  noName: 'Nama produk wajib diisi; baris ini tidak diimpor.',
  otherSudin: (name: string) => `Baris ini milik Suku Dinas ${name}; impor di Suku Dinas itu.`,
  unknownSudin: (text: string) => `Suku Dinas "${text}" tidak dikenal; kosongkan atau perbaiki.`,
  unknownId: (id: string) => `Produk dengan id "${id}" tidak ditemukan; kosongkan kolom Id untuk menambah produk baru.`,
  idTwice: (id: string, row: number) => `Id "${id}" sudah dipakai di baris ${row}; hapus salah satunya.`,
  sameProduct: (id: string) =>
    `Produk bernama sama dari pelaku usaha yang sama sudah ada; isi kolom Id dengan "${id}" untuk mengubahnya, atau bedakan namanya.`,
  sameRow: (row: number) => `Produk ini sama dengan baris ${row}; hapus salah satunya atau bedakan namanya.`,
  unknownCommodity: (text: string) =>
    `Komoditas "${text}" tidak dikenal; tulis Kuliner, Kriya, atau Fesyen. Baris ini tidak diimpor.`,
  withdraws: 'Produk ini sedang menunggu kurasi; perubahan ini menarik pengajuannya.',

  numberLost: (found: string) =>
    `Excel menyimpan nomor ini sebagai angka (${found}), sehingga nol di depan atau angka terakhirnya hilang; atur sel sebagai Teks, lalu ketik ulang. Kolom ini tidak diimpor.`,
  scientific: (found: string) =>
    `Excel menyingkat nomor ini menjadi "${found}"; atur sel sebagai Teks, lalu ketik ulang. Kolom ini tidak diimpor.`,
  becameDate:
    'Excel mengubah isi sel ini menjadi tanggal; atur sel sebagai Teks, lalu ketik ulang. Kolom ini tidak diimpor.',
  noDate: (found: string) =>
    `Tanggal "${found}" tidak dapat dibaca; tulis tahun-bulan-hari, misalnya 2026-11-24. Kolom ini tidak diimpor.`,
  noPrice: (found: string) =>
    `Harga "${found}" tidak dapat dibaca; tulis angkanya saja, misalnya 35000. Kolom ini tidak diimpor.`,
  noYesNo: (found: string) => `"${found}" tidak dikenal; tulis ya atau tidak. Kolom ini tidak diimpor.`,
  tooLong: (max: number) =>
    `Terlalu panjang; paling banyak ${thousands.format(max)} karakter. Kolom ini tidak diimpor.`,
  tooManyLinks: (max: number) => `Terlalu banyak tautan; paling banyak ${max}. Kolom ini tidak diimpor.`,
} as const;
