/** Every sentence staff can meet, by code. `{…}` are filled in. Style: EYD, "Anda", no jargon. */
export type Severity = 'error' | 'warning';

export const SENTENCES = {
  // shape
  required: ['error', 'Wajib diisi.'],
  blank: ['error', 'Tidak boleh kosong.'],
  'unknown-field': ['error', 'Kolom "{name}" tidak dikenal; periksa ejaannya atau hapus.'],
  'wrong-type': ['error', 'Jenis isian tidak sesuai; seharusnya {expected}.'],
  'not-a-choice': ['error', 'Pilihan tidak dikenal; pilih salah satu: {choices}.'],
  'too-long': ['error', 'Terlalu panjang; paling banyak {max} karakter.'],
  'too-many': ['error', 'Terlalu banyak; paling banyak {max}.'],
  'too-few': ['error', 'Terlalu sedikit; paling sedikit {min}.'],
  'too-big': ['error', 'Angka terlalu besar; paling besar {max}.'],
  'too-small': ['error', 'Angka terlalu kecil; paling kecil {min}.'],
  'wrong-format': ['error', 'Format tidak sesuai.'],
  'wrong-date': ['error', 'Tanggal tidak sesuai; tulis tahun-bulan-hari, misalnya 2026-11-24.'],
  'wrong-id': ['error', 'Gunakan huruf kecil, angka, dan tanda hubung saja, misalnya sambal-bawang.'],
  'wrong-photo-name': [
    'error',
    'Nama berkas foto tidak sesuai; gunakan nama biasa tanpa folder, berakhiran .jpg, .png, atau .webp.',
  ],
  'forbidden-characters': ['error', 'Teks memuat karakter tersembunyi; ketik ulang teks ini.'],
  'time-zone': ['error', 'Zona waktu tidak dikenal; gunakan Asia/Jakarta.'],
  // files
  'broken-json': [
    'error',
    'Berkas tidak dapat dibaca (baris {line}, kolom {column}): periksa tanda koma, kutip, dan kurung di sekitar baris itu.',
  ],
  'not-utf8': ['error', 'Berkas tidak tersimpan sebagai UTF-8; simpan ulang sebagai UTF-8.'],
  'file-missing': ['error', 'Berkas "{name}" tidak ditemukan.'],
  'outside-content': ['error', 'Tautan ini menunjuk ke luar folder konten; salin berkas aslinya ke sini.'],
  'file-too-large': ['error', 'Berkas terlalu besar ({megabytes} MB); paling besar {max} MB.'],
  'content-empty': ['error', 'Folder konten kosong atau tidak ditemukan; isi gallery.json, products, dan rotations.'],
  'id-is-not-folder': ['error', 'Id harus sama dengan nama {what} "{name}".'],
  'sudin-is-not-folder': ['error', 'Sudin harus sama dengan nama folder "{name}".'],
  'id-twice': ['error', 'Id "{id}" sudah dipakai di {file}.'],
  'photo-unreadable': ['error', 'Foto tidak dapat dibaca; simpan ulang sebagai JPEG, PNG, atau WebP.'],
  'photo-too-small': ['error', 'Foto terlalu kecil (minimal 1.200 × 1.200 piksel); foto ini {width} × {height}.'],
  'photo-too-many-pixels': ['error', 'Foto terlalu besar ({width} × {height} piksel); perkecil dahulu.'],
  // curation
  'no-halal': ['error', 'Makanan dan minuman wajib memiliki sertifikat halal sebelum dapat disetujui.'],
  'halal-shape': ['error', 'Nomor sertifikat halal harus diawali ID dan diikuti 17 angka.'],
  'halal-no-id': ['error', 'Nomor ini belum diawali huruf ID; tulis ID di depan 17 angkanya.'],
  'halal-letters': [
    'error',
    'Setelah huruf ID hanya boleh ada angka, tetapi di sini tertulis "{found}". Lihat kembali sertifikat dari BPJPH.',
  ],
  'halal-digits-missing': [
    'error',
    'Nomor ini kurang {missing} angka: baru {count} dari 17 angka setelah huruf ID. Lihat kembali sertifikat dari BPJPH.',
  ],
  'halal-digits-extra': [
    'error',
    'Nomor ini kelebihan {extra} angka: ada {count} angka setelah huruf ID, seharusnya 17. Lihat kembali sertifikat dari BPJPH.',
  ],
  'halal-decree': ['error', 'Nomor ini nomor Ketetapan Halal MUI, bukan nomor sertifikat BPJPH.'],
  'halal-expired': ['error', 'Masa berlaku sertifikat halal sudah berakhir pada {date}; produk tidak boleh tayang.'],
  'halal-badge-off': [
    'warning',
    'Masa berlaku sertifikat halal sudah berakhir pada {date}; lencana halal tidak ditampilkan.',
  ],
  'halal-ends-soon': ['warning', 'Sertifikat halal segera berakhir ({days} hari lagi).'],
  'halal-province': ['warning', 'Kode provinsi pada nomor halal tidak dikenal; periksa kembali.'],
  'halal-month': ['warning', 'Bulan pada akhir nomor halal tidak wajar; periksa kembali.'],
  'halal-issued-before-number': [
    'warning',
    'Tanggal terbit lebih awal daripada bulan pada nomor halal; periksa kembali.',
  ],
  'halal-issued-in-future': ['warning', 'Tanggal terbit ada di masa depan; periksa kembali.'],
  'halal-other-producer': ['warning', 'Nomor halal ini juga dipakai pelaku usaha lain ({name}); periksa kembali.'],
  'packaging-unchecked': [
    'error',
    'Kemasan makanan dan minuman belum diperiksa kurator; beri tanda setelah diperiksa.',
  ],
  'no-pirt': ['warning', 'Belum memiliki P-IRT; produk boleh tayang, tetapi P-IRT diutamakan.'],
  'pirt-shape': ['error', 'Nomor P-IRT terdiri atas 15 angka.'],
  'pirt-letters': [
    'error',
    'Nomor P-IRT hanya terdiri atas angka, tetapi di sini tertulis "{found}". Lihat kembali sertifikat P-IRT.',
  ],
  'pirt-digits-missing': [
    'error',
    'Nomor ini kurang {missing} angka: baru {count} dari 15 angka. Lihat kembali sertifikat P-IRT.',
  ],
  'pirt-digits-extra': [
    'error',
    'Nomor ini kelebihan {extra} angka: ada {count} angka, seharusnya 15. Lihat kembali sertifikat P-IRT.',
  ],
  'pirt-packaging': [
    'error',
    'Angka pertama nomor P-IRT adalah jenis kemasan, dari 1 sampai 8; di sini tertulis {found}. Lihat kembali sertifikat P-IRT.',
  ],
  'pirt-group-unknown': [
    'error',
    'Angka ke-2 dan ke-3 nomor P-IRT adalah kelompok pangan, dari 01 sampai 19; di sini tertulis {found}. Lihat kembali sertifikat P-IRT.',
  ],
  'pirt-old': ['error', 'Nomor P-IRT format lama (12 angka) sudah tidak berlaku.'],
  'pirt-year': [
    'error',
    'Tahun pada nomor P-IRT adalah {year}, tetapi masa berlaku tertulis sampai {written}; perbaiki yang keliru.',
  ],
  'pirt-expired': ['warning', 'P-IRT sudah berakhir pada {date}; lencana P-IRT tidak ditampilkan.'],
  'pirt-ends-soon': ['warning', 'P-IRT segera berakhir ({days} hari lagi).'],
  'pirt-city': ['warning', 'Kode wilayah bukan Jakarta Timur.'],
  'pirt-group': ['warning', 'Kelompok pangan pada nomor P-IRT tidak dikenal; periksa kembali.'],
  'pirt-on-non-food': ['warning', 'P-IRT hanya untuk makanan dan minuman.'],
  'no-photo': ['error', 'Produk yang disetujui memerlukan paling sedikit satu foto.'],
  'name-long': ['warning', 'Nama mungkin tidak muat dalam tiga baris; usahakan paling banyak {max} karakter.'],
  'description-long': ['warning', 'Deskripsi lebih dari {max} karakter akan terpotong di layar.'],
  'no-english': ['warning', 'Belum ada teks bahasa Inggris; layar menampilkan teks bahasa Indonesia.'],
  'no-link': ['warning', 'Belum ada tautan; pengunjung tidak dapat menghubungi pelaku usaha.'],
  'link-url': ['error', 'Tautan tidak dapat dibaca; salin ulang alamat lengkapnya.'],
  'link-https': ['error', 'Tautan harus diawali https://.'],
  'link-host': ['error', 'Alamat tautan tidak sesuai dengan jenisnya ({kind}).'],
  'link-sample-host': ['error', 'Contoh data hanya boleh memakai alamat berakhiran .example.'],
  'link-long': ['warning', 'Tautan lebih dari {max} karakter membuat kode QR sulit dipindai.'],
  // rotations, notices and gallery
  'dates-reversed': ['error', 'Tanggal selesai lebih awal daripada tanggal mulai.'],
  'rotation-overlap': ['error', 'Tanggal bertumpang tindih dengan rotasi "{id}".'],
  'rotation-gap': ['warning', 'Ada jeda {days} hari sebelum rotasi ini; rotasi sebelumnya tetap tayang.'],
  'rotation-empty': ['error', 'Rotasi belum berisi produk.'],
  'rotation-unknown-product': ['error', 'Produk "{id}" tidak ditemukan.'],
  'rotation-draft-product': ['error', 'Produk "{id}" masih draf; setujui dahulu atau keluarkan dari rotasi.'],
  'rotation-product-twice': ['error', 'Produk "{id}" tercantum dua kali.'],
  'rotation-forbidden-product': [
    'error',
    'Produk "{id}" tidak boleh tayang selama rotasi ini: sertifikat halalnya berakhir pada {date}, sebelum rotasi dimulai.',
  ],
  'rotation-product-leaves': [
    'warning',
    'Produk "{id}" berhenti tayang di tengah rotasi: sertifikat halalnya berakhir pada {date}.',
  ],
  'rotation-sudin-missing': ['warning', 'Rotasi ini tidak memuat produk binaan {name}.'],
  'no-rotation-now': ['warning', 'Tidak ada rotasi untuk hari ini ({date}).'],
  'no-rotation-next': ['warning', 'Belum ada rotasi setelah {date}; siapkan rotasi berikutnya.'],
  'notice-over': ['warning', 'Pengumuman sudah berakhir pada {date}; hapus berkasnya atau perpanjang tanggalnya.'],
  'notice-file-name': [
    'error',
    'Nama berkas pengumuman hanya memakai huruf kecil, angka, dan tanda hubung, misalnya cara-bergabung.json.',
  ],
  'notices-too-many': ['error', 'Ada {count} pengumuman yang belum berakhir; paling banyak {max}.'],
  'sudin-missing': ['error', 'Keenam Suku Dinas harus tercantum tepat satu kali: {names}.'],
  'hours-reversed': ['error', 'Jam tutup harus setelah jam buka.'],
  'holidays-missing': ['warning', 'Kalender libur {year} belum diisi.'],
  'exception-empty': ['error', 'Isi "closed": true atau tabel jam "weekly".'],
  'panel-out-of-reach': [
    'warning',
    'Tombol layar tidak dapat berada {min}–{max} mm dari lantai pada posisi panel ini; periksa kembali ukurannya.',
  ],
  'contrast-low': ['error', 'Warna kurang kontras dengan tulisan krem ({ratio}:1); minimal 4,5:1.'],
} as const satisfies Record<string, readonly [Severity, string]>;

export type SentenceCode = keyof typeof SENTENCES;
export type SentenceValues = Readonly<Record<string, string | number>>;

export interface Sentence {
  readonly severity: Severity;
  readonly sentence: string;
}

/** The sentence of a code with its blanks filled. */
export function say(code: SentenceCode, values: SentenceValues = {}): Sentence {
  const [severity, template] = SENTENCES[code];
  return { severity, sentence: template.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')) };
}

export const isSentenceCode = (code: string): code is SentenceCode => Object.hasOwn(SENTENCES, code);
