/**
 * What an editor shows staff when they point at a field, by the field's path (`*` for each item of a list). The path is
 * the one problems use, so that a curator who reads "halal.validUntil" finds it under the same name.
 */
export const PRODUCT_WORDS: Readonly<Record<string, string>> = {
  id: 'Sama dengan nama folder produk: huruf kecil, angka, dan tanda hubung, misalnya sambal-bawang.',
  sudin: 'Suku Dinas pembina; sama dengan nama folder di atasnya.',
  commodity: 'Komoditas: kuliner, kriya, atau fesyen.',
  status: '"draft" selama disiapkan; "curated" setelah disetujui kurator dan boleh tayang.',
  name: 'Nama produk. Usahakan paling banyak 60 karakter agar muat dalam tiga baris.',
  'name.id': 'Nama dalam bahasa Indonesia (wajib).',
  'name.en': 'Nama dalam bahasa Inggris. Bila kosong, layar menampilkan teks bahasa Indonesia.',
  'producer.name': 'Nama pelaku usaha, seperti pada kemasan.',
  'producer.kecamatan': 'Kecamatan tempat usaha di Jakarta Timur.',
  description:
    'Satu sampai tiga kalimat; paling banyak 240 karakter agar tidak terpotong. Jangan memuat klaim kesehatan.',
  price: 'Harga. Hapus seluruh bagian ini bila harga tidak ditampilkan.',
  'price.idr': 'Rupiah bulat tanpa titik, misalnya 35000. Tanpa angka, layar menampilkan "Tanyakan harga".',
  'price.unit': 'Satuan, misalnya "botol 250 ml".',
  photos: 'Foto produk; yang pertama menjadi sampul.',
  'photos.*.file': 'Nama berkas foto di folder produk ini (.jpg, .png, atau .webp), minimal 1.200 × 1.200 piksel.',
  'photos.*.alt': 'Gambarkan foto dengan satu kalimat, untuk pengunjung yang tidak dapat melihatnya.',
  'photos.*.focus':
    'Titik yang harus tetap terlihat ketika foto dipotong, dalam persen dari kiri (x) dan dari atas (y).',
  halal: 'Sertifikat halal; wajib untuk kuliner.',
  'halal.certificate': 'Nomor sertifikat BPJPH: ID diikuti 17 angka. Bukan nomor Ketetapan Halal MUI.',
  'halal.issuedOn': 'Tanggal terbit, tahun-bulan-hari, misalnya 2024-03-12.',
  'halal.validUntil': 'Hanya bila sertifikat mencantumkan tanggal berakhir; sejak UU 6/2023 tidak ada.',
  pirt: 'P-IRT; diutamakan untuk kuliner, tidak wajib.',
  'pirt.number': 'Nomor P-IRT: 15 angka; dua angka terakhir adalah tahun berakhirnya.',
  'pirt.validUntil': 'Tanggal berakhir; tahunnya sama dengan dua angka terakhir nomor P-IRT.',
  packagingChecked: 'Isi true setelah kurator memeriksa kemasan (wajib untuk kuliner).',
  allergens: 'Alergen yang terkandung; kosongkan daftar bila tidak ada.',
  links: 'Tautan untuk kode QR, paling banyak enam; yang pertama paling utama.',
  'links.*.kind': 'Jenis tautan; alamatnya harus sesuai dengan jenis ini.',
  'links.*.url': 'Alamat lengkap diawali https://; usahakan paling banyak 60 karakter.',
  sample: 'Isi true hanya untuk contoh data; layar menandainya "Contoh data".',
};

export const ROTATION_WORDS: Readonly<Record<string, string>> = {
  id: 'Sama dengan nama berkas ini tanpa .json.',
  title: 'Judul rotasi.',
  starts: 'Hari pertama tayang, tahun-bulan-hari, misalnya 2026-11-16.',
  ends: 'Hari terakhir tayang (termasuk hari itu). Tidak boleh bertumpang tindih dengan rotasi lain.',
  products: 'Id produk yang tayang. Semua produk harus berstatus "curated".',
};

export const NOTICE_WORDS: Readonly<Record<string, string>> = {
  title: 'Judul pengumuman, paling banyak 60 karakter.',
  text: 'Satu sampai tiga kalimat, paling banyak 240 karakter.',
  'title.en': 'Judul dalam bahasa Inggris. Bila kosong, layar menampilkan teks bahasa Indonesia.',
  'text.en': 'Isi dalam bahasa Inggris. Bila kosong, layar menampilkan teks bahasa Indonesia.',
  photo: 'Satu foto di folder notices. Hapus seluruh bagian ini bila tidak ada foto.',
  'photo.file': 'Nama berkas foto di folder notices (.jpg, .png, atau .webp), minimal 1.200 × 1.200 piksel.',
  'photo.alt': 'Gambarkan foto dengan satu kalimat, untuk pengunjung yang tidak dapat melihatnya.',
  'photo.focus': 'Titik yang harus tetap terlihat ketika foto dipotong, dalam persen dari kiri (x) dan dari atas (y).',
  link: 'Satu tautan untuk kode QR. Hapus seluruh bagian ini bila tidak ada tautan.',
  'link.kind': 'Jenis tautan; alamatnya harus sesuai dengan jenis ini.',
  'link.url': 'Alamat lengkap diawali https://; usahakan paling banyak 60 karakter.',
  starts: 'Hari pertama tayang, tahun-bulan-hari, misalnya 2026-11-16.',
  ends: 'Hari terakhir tayang (termasuk hari itu).',
  everySlides: 'Pengumuman tampil setelah sekian produk (3–100), misalnya 12.',
  sample: 'Isi true hanya untuk contoh data; layar menandainya "Contoh data".',
};

export const GALLERY_WORDS: Readonly<Record<string, string>> = {
  name: 'Nama galeri di layar.',
  host: 'Penyelenggara dan mitra, ditampilkan di tepi atas layar.',
  intro: 'Kalimat di layar selama isi galeri belum ada.',
  languages: 'Bahasa yang dapat dipilih pengunjung.',
  screen: 'Pengaturan layar.',
  'screen.slideSeconds': 'Lama satu produk tampil, dalam detik (1–3600).',
  'screen.idleSeconds': 'Setelah sekian detik tanpa sentuhan, layar kembali ke tayangan bergilir (5–3600).',
  'screen.pollSeconds': 'Layar memeriksa isi baru setiap sekian detik (1–86400).',
  'screen.timeZone': 'Zona waktu galeri: Asia/Jakarta.',
  'screen.panel':
    'Ukuran panel setelah dipasang, supaya tombol berada setinggi tangan. Hapus bagian ini bila belum diukur.',
  'screen.panel.heightMm': 'Tinggi gambar pada panel, tanpa bingkai, dalam milimeter (200–3000).',
  'screen.panel.bottomEdgeMm': 'Jarak dari lantai ke tepi bawah gambar, dalam milimeter (0–2500).',
  'screen.panel.controlsMm': 'Tinggi tengah deretan tombol dari lantai, dalam milimeter (800–1100). Tanpa isian: 950.',
  'screen.hours.weekly': 'Jam layanan per hari; null berarti tutup. "00:00" sampai "24:00" berarti sepanjang hari.',
  'screen.hours.exceptions': 'Hari dengan jam lain atau tutup, misalnya hari libur. Yang tercantum terakhir berlaku.',
  'screen.hours.exceptions.*.from': 'Hari pertama, tahun-bulan-hari.',
  'screen.hours.exceptions.*.until': 'Hari terakhir (termasuk hari itu).',
  'screen.hours.exceptions.*.reason': 'Alasan yang ditampilkan kepada pengunjung.',
  'screen.hours.exceptions.*.closed': 'Isi true bila tutup; selain itu isi "weekly".',
  sudin: 'Keenam Suku Dinas, masing-masing tepat satu kali.',
  'sudin.*.short': 'Nama singkat di kartu produk, misalnya Sudin PPKUKM.',
  'sudin.*.name': 'Nama lengkap.',
  colors: 'Warna tiap komoditas. "panel" dan "deep" harus cukup gelap untuk tulisan krem.',
};
