/** The book of changes in words. It is written in codes, so that a better word needs no new book. */

/** What was done, by code. A code that is not here is shown as it stands. */
export const ACTION_WORDS: Readonly<Record<string, string>> = {
  'account-changed': 'Mengubah akun',
  'account-created': 'Membuat akun',
  'account-invited': 'Mengundang',
  'invitation-withdrawn': 'Menarik undangan',
  'password-changed': 'Mengganti kata sandi',
  'password-reset': 'Membuat kata sandi baru lewat tautan',
  'reset-link-made': 'Membuat tautan kata sandi',
  'setup-link-made': 'Membuat tautan pengelola pertama',
  'sign-in-locked': 'Mengunci nama setelah percobaan gagal',
  'signed-in': 'Masuk',
  'signed-out': 'Keluar',
  'signed-out-everywhere': 'Keluar dari semua perangkat',
  'product-added': 'Menambah produk',
  'product-duplicated': 'Menggandakan produk',
  'product-saved': 'Mengubah produk',
  'product-discarded': 'Membuang perubahan',
  'product-submitted': 'Mengajukan produk',
  'product-withdrawn': 'Menarik pengajuan',
  'product-approved': 'Menyetujui produk',
  'product-returned': 'Mengembalikan produk',
  'product-rejected': 'Menolak produk',
  'product-archived': 'Mengarsipkan produk',
  'product-unarchived': 'Mengaktifkan kembali produk',
  'product-deleted': 'Menghapus produk',
  'product-restored': 'Memulihkan produk',
  'halal-checked': 'Memeriksa sertifikat halal',
  'halal-unchecked': 'Membatalkan tanda periksa halal',
  'photo-added': 'Menambah foto',
  'rotation-added': 'Menambah rotasi',
  'rotation-changed': 'Mengubah rotasi',
  'rotation-removed': 'Menghapus rotasi',
  'gallery-changed': 'Mengubah pengaturan galeri',
  'notice-added': 'Menambah pengumuman',
  'notice-changed': 'Mengubah pengumuman',
  'notice-removed': 'Menghapus pengumuman',
  'screen-forgotten': 'Menghapus layar dari daftar',
  'publication-begun': 'Memulai penerbitan',
  'publication-published': 'Menerbitkan',
  'publication-unchanged': 'Menerbitkan tanpa perubahan',
  'publication-refused': 'Penerbitan ditolak',
  'publication-failed': 'Penerbitan gagal',
  'publication-found': 'Mencatat penerbitan dari luar halaman',
  'publication-return-begun': 'Memulai pengembalian',
  'content-returned': 'Mengembalikan isi',
  'publication-scheduled': 'Menjadwalkan penerbitan',
  'publication-cancelled': 'Membatalkan jadwal',
  'backup-downloaded': 'Mengunduh cadangan data',
  'restore-staged': 'Menyiapkan pemulihan cadangan',
  'restore-cancelled': 'Membatalkan pemulihan cadangan',
};

/** What it was done to: the part before the slash. */
const SUBJECT_WORDS: Readonly<Record<string, string>> = {
  account: 'akun',
  link: 'tautan',
  product: 'produk',
  rotation: 'rotasi',
  notice: 'pengumuman',
  gallery: 'pengaturan galeri',
  publication: 'penerbitan',
  schedule: 'jadwal penerbitan',
  screen: 'layar',
  backup: 'cadangan data',
  'unknown-name': 'nama yang tidak dikenal',
};

const DETAIL_WORDS: Readonly<Record<string, string>> = {
  role: 'peran',
  sudin: 'Suku Dinas',
  displayName: 'nama lengkap',
  disabled: 'nonaktif',
  address: 'alamat',
  failures: 'percobaan gagal',
  lockedMinutes: 'dikunci (menit)',
  sessions: 'sesi diakhiri',
  link: 'tautan',
  purpose: 'untuk',
  name: 'nama',
  from: 'dari',
  note: 'catatan',
  reason: 'alasan',
  certificate: 'sertifikat',
  checkedOn: 'diperiksa pada',
  file: 'berkas',
  title: 'judul',
  starts: 'mulai',
  ends: 'selesai',
  fields: 'bagian',
  added: 'ditambahkan',
  removed: 'dikeluarkan',
  kind: 'jenis',
  revision: 'revisi',
  version: 'versi',
  restores: 'dari revisi',
  products: 'produk',
  headline: 'isi',
  sentence: 'keterangan',
  atMs: 'waktu',
  tooLongBytes: 'rincian terlalu panjang (bita)',
};

/** Values that are codes themselves, by field. */
const VALUE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  role: { admin: 'Admin galeri', kurator: 'Kurator', peninjau: 'Peninjau' },
  purpose: { setup: 'pengelola pertama', invitation: 'undangan', reset: 'kata sandi baru' },
  kind: { manual: 'manual', scheduled: 'terjadwal', restored: 'pengembalian', startup: 'awal' },
  sudin: {
    ppkukm: 'PPKUKM',
    ppapp: 'PPAPP',
    kpkp: 'KPKP',
    parekraf: 'Parekraf',
    sosial: 'Sosial',
    nakertransgi: 'Nakertransgi',
  },
};

/** Marks by which the program knows its own work again. */
const NOT_FOR_READERS = new Set(['by', 'content', 'trashId', 'link', 'revision']);

const MOMENT = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Jakarta' });

export const actionInWords = (action: string): string => ACTION_WORDS[action] ?? action;

/** `account/admin.satu` → "akun admin.satu". */
export function subjectInWords(subject: string): string {
  const [kind = '', ...rest] = subject.split('/');
  return [SUBJECT_WORDS[kind] ?? kind, rest.join('/')].filter((part) => part !== '').join(' ');
}

/** Plain JSON, field by field; a change of one as "kurator → admin". */
export function detailInWords(detail: unknown): string {
  if (typeof detail !== 'object' || detail === null) return valueInWords('', detail);
  return Object.entries(detail)
    .filter(([name, value]) => !NOT_FOR_READERS.has(name) && valueInWords(name, value) !== '')
    .map(([name, value]) => `${DETAIL_WORDS[name] ?? name}: ${momentOr(name, value)}`)
    .join('; ');
}

const momentOr = (name: string, value: unknown): string =>
  name === 'atMs' && typeof value === 'number' ? MOMENT.format(value) : valueInWords(name, value);

function valueInWords(name: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'ya' : 'tidak';
  if (Array.isArray(value)) return value.map((each) => valueInWords(name, each)).join(', ');
  if (typeof value === 'string') return VALUE_WORDS[name]?.[value] ?? value;
  if (typeof value !== 'object') return JSON.stringify(value);
  if ('from' in value && 'to' in value) {
    return `${valueInWords(name, value.from) || '–'} → ${valueInWords(name, value.to) || '–'}`;
  }
  return JSON.stringify(value);
}

/** Codes whose words hold this text: who searches types words. */
export function actionsLike(text: string): string[] {
  const wanted = text.toLowerCase();
  return Object.entries(ACTION_WORDS)
    .filter(([, words]) => words.toLowerCase().includes(wanted))
    .map(([code]) => code);
}
