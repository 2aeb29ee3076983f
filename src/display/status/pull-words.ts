/** The outcome of a pull in words for staff; the code stays beside it for whoever is on the phone with them. */
import type { PullFailureCode, PullOutcome } from '../../pull/messages.ts';

const FAILURES: Record<PullFailureCode, string> = {
  network: 'Server tidak terjangkau',
  timeout: 'Server tidak menjawab tepat waktu',
  'http-status': 'Server menjawab dengan penolakan',
  'content-type': 'Jawaban bukan data galeri (mungkin halaman masuk Wi-Fi)',
  'too-large': 'Jawaban server terlalu besar',
  'no-rotation': 'Belum ada rotasi yang dimulai',
  'storage-full': 'Penyimpanan perangkat penuh',
  storage: 'Penyimpanan perangkat bermasalah',
  unknown: 'Gangguan yang tidak dikenal',
  'feed-too-large': 'Data galeri terlalu besar',
  'feed-not-json': 'Data galeri tidak dapat dibaca',
  'feed-format-unknown': 'Format data galeri tidak dikenal; perbarui aplikasi',
  'feed-shape': 'Data galeri tidak lengkap',
  'feed-older': 'Server mengirim terbitan yang lebih lama',
  'feed-same-revision-other-bytes': 'Server mengirim isi lain dengan nomor terbitan yang sama',
  'feed-calendar': 'Tanggal rotasi bertumpang tindih',
  'rotation-size': 'Rotasi terpotong saat diunduh',
  'rotation-digest': 'Rotasi rusak saat diunduh',
  'rotation-not-json': 'Rotasi tidak dapat dibaca',
  'rotation-format-unknown': 'Format rotasi tidak dikenal; perbarui aplikasi',
  'rotation-shape': 'Rotasi tidak lengkap',
  'rotation-other': 'Rotasi tertukar',
  'rotation-empty': 'Rotasi kosong',
  'rotation-too-many-bad-cards': 'Terlalu banyak produk rusak dalam rotasi',
  'photo-size': 'Foto terpotong saat diunduh',
  'photo-digest': 'Foto rusak saat diunduh',
  'photo-type': 'Jenis foto tidak sesuai',
};

/** Also for the staff page, which hears codes of screens that may be newer than itself. */
export const failureWords = (code: string): string =>
  Object.hasOwn(FAILURES, code) ? FAILURES[code as PullFailureCode] : FAILURES.unknown;

export function pullWords(outcome: PullOutcome): string {
  switch (outcome.outcome) {
    case 'updated':
      return `Diperbarui ke terbitan ${outcome.revision}`;
    case 'unchanged':
      return outcome.repairedPhotos > 0
        ? `Tidak ada perubahan; ${outcome.repairedPhotos} foto dilengkapi`
        : 'Tidak ada perubahan';
    case 'kept-old':
      return `${FAILURES[outcome.code]}; isi lama tetap tayang (${outcome.code})`;
    case 'elsewhere':
      return 'Sedang diperbarui oleh jendela lain';
  }
}
