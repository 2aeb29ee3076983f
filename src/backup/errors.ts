/** Why a backup could not be made, or must not be put back; the list is closed. The message is one Indonesian sentence. */
const SENTENCES = {
  busy: 'Penerbitan masih berjalan; tunggu sampai selesai, lalu buat cadangan lagi.',
  'not-a-backup': 'Berkas ini bukan cadangan galeri; pilih berkas .zip dari "Cadangan data" atau "npm run backup".',
  newer: 'Cadangan ini dibuat oleh versi aplikasi yang lebih baru; perbarui aplikasi ini dahulu.',
  damaged: 'Cadangan ini rusak atau tidak lengkap ({what}); pakai berkas cadangan lain. Belum ada yang diubah.',
  unsafe: 'Cadangan ini memuat nama berkas yang tidak aman ("{what}"), jadi tidak dibuka. Belum ada yang diubah.',
  'no-space': 'Ruang disk tidak cukup: perlu {needed} MB, tersisa {free} MB. Belum ada yang diubah.',
  filled:
    'Folder tujuan sudah berisi ({what}); tambahkan --replace untuk menggantinya. Isi yang lama akan disisihkan, tidak dihapus.',
  running: 'Server masih berjalan di {what}; hentikan dahulu, lalu pulihkan lagi.',
  unfinished: 'Pemulihan sebelumnya belum selesai; mulai ulang server dahulu, lalu coba lagi.',
  'put-back':
    'Pemulihan gagal ({what}); isi yang lama sudah dikembalikan ke tempatnya. Periksa hak akses foldernya, lalu coba lagi.',
  torn: 'Pemulihan gagal di tengah jalan ({what}); isi yang lama ada di {aside}. Perbaiki penyebabnya, lalu jalankan lagi.',
} as const;

export type BackupErrorCode = keyof typeof SENTENCES;

export class BackupError extends Error {
  readonly code: BackupErrorCode;

  constructor(
    code: BackupErrorCode,
    values: Readonly<Record<string, string | number>> = {},
    options?: { cause?: unknown },
  ) {
    super(
      SENTENCES[code].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')),
      options,
    );
    this.name = 'BackupError';
    this.code = code;
  }
}
